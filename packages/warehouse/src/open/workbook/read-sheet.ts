import { refused } from "@concord/kernel";
import { onOneLine } from "../csv-line.ts";
import { numberAsText, type CellKind } from "./cell-formats.ts";
import { readXml } from "./read-xml.ts";
import { richText, unescapeText } from "./shared-strings.ts";
import { sheetLimits, type SheetOddities, type SheetRow } from "./sheet-row.ts";
import { workbookRefusals } from "./workbook-refusals.ts";

export type SheetContext = { texts: readonly string[]; kinds: readonly CellKind[]; since1904: boolean; oddities: SheetOddities };

/**
 * The rows of a worksheet that have a cell in them, some at a time, each cell as the
 * text that a CSV would have for it. Of a formula the result that was stored with it.
 */
export async function* readSheet(bytes: AsyncIterable<Uint8Array>, context: SheetContext): AsyncGenerator<SheetRow[], void, undefined> {
  const { oddities } = context;
  let rows: SheetRow[] = [];
  let row: SheetRow | undefined;
  let lastRow = 0;
  let lastColumn = -1;
  let column = 0;
  let type = "n";
  let kind: CellKind = "number";
  let value = "";
  let inValue = false;
  let hasFormula = false;
  const inline = richText();
  let inInline = false;

  const xml = readXml(bytes, {
    open: (name, attributes) => {
      switch (name) {
        case "row":
          lastRow = rowNumber(attributes.r, lastRow);
          row = { number: lastRow, cells: [] };
          lastColumn = -1;
          if (isTrue(attributes.hidden)) oddities.hiddenRows++;
          break;
        case "c":
          column = columnNumber(attributes.r, lastColumn);
          lastColumn = column;
          type = attributes.t ?? "n";
          kind = context.kinds[Number(attributes.s ?? 0)] ?? "number";
          value = "";
          hasFormula = false;
          inline.begin();
          break;
        case "v":
          inValue = true;
          break;
        case "f":
          hasFormula = true;
          break;
        case "is":
          inInline = true;
          break;
        case "col":
          if (isTrue(attributes.hidden)) oddities.hiddenColumns += hiddenSpan(attributes);
          break;
        default:
          if (inInline) inline.open(name);
      }
    },
    text: (text) => {
      if (inValue) value += text;
      else if (inInline) inline.add(text);
    },
    close: (name) => {
      switch (name) {
        case "v":
          inValue = false;
          break;
        case "is":
          inInline = false;
          break;
        case "c":
          if (row) putCell(row);
          break;
        case "row":
          if (row && row.cells.length > 0) rows.push(row);
          row = undefined;
          break;
        default:
          if (inInline) inline.close(name);
      }
    },
  });

  for await (const _ of xml) {
    if (rows.length === 0) continue;
    const ready = rows;
    rows = [];
    yield ready;
  }

  function putCell(into: SheetRow) {
    const text = cellText();
    if (text === "") return;
    const line = onOneLine(text);
    if (line !== text) oddities.brokenCells++;
    while (into.cells.length < column) into.cells.push("");
    into.cells.push(line);
  }

  function cellText(): string {
    if (type === "inlineStr") return inline.whole();
    if (value === "") {
      if (hasFormula && type !== "str") oddities.unresolved++;
      return "";
    }
    switch (type) {
      case "s":
        return textNumbered(value);
      case "str":
        return unescapeText(value);
      case "b":
        return value.trim() === "1" ? "TRUE" : "FALSE";
      case "e":
        oddities.errors++;
        return value;
      case "d":
        return value;
      default: {
        const number = Number(value);
        return Number.isFinite(number) ? numberAsText(number, kind, context.since1904) : unescapeText(value);
      }
    }
  }

  function textNumbered(number: string): string {
    const text = context.texts[Number(number)];
    if (text === undefined) throw damaged();
    return text;
  }
}

/** Rows and cells may leave out where they are: they come after the one before. None may go back. */
function rowNumber(said: string | undefined, last: number): number {
  const number = said === undefined ? last + 1 : Number(said);
  if (!(Number.isInteger(number) && number > last && number <= sheetLimits.rows)) throw damaged();
  return number;
}

function columnNumber(said: string | undefined, last: number): number {
  if (said === undefined) return last + 1;
  let column = 0;
  for (let place = 0; place < said.length; place++) {
    const code = said.charCodeAt(place);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  column--;
  if (column <= last || column >= sheetLimits.columns) throw damaged();
  return column;
}

const hiddenSpan = ({ min, max }: Readonly<Record<string, string>>) => {
  const span = Number(max) - Number(min) + 1;
  return span > 0 && span < 1000 ? span : 0; // all the columns to the right of a table are often hidden
};

const isTrue = (value: string | undefined) => value === "1" || value === "true";
const damaged = () => refused("workbook-damaged", workbookRefusals["workbook-damaged"]);
