import { refused } from "@concord/kernel";
import { onOneLine } from "../csv-line.ts";
import { movePoint, plainNumber } from "../plain-number.ts";
import { readXml } from "./read-xml.ts";
import { sheetLimits, type SheetOddities, type SheetRow } from "./sheet-row.ts";
import { workbookRefusals } from "./workbook-refusals.ts";

/** Rows that say the same are written once, with how often. More than this was made to fill a disk. */
const repeatedRows = 100_000;

export type OpenDocumentRows = { sheet: string; hidden: boolean; rows: SheetRow[] };

/**
 * The rows of all sheets of an OpenDocument spreadsheet (OASIS OpenDocument 1.3, part
 * 3, section 9), some at a time, each cell as the text that a CSV would have for it.
 */
export async function* readOpenDocument(
  bytes: AsyncIterable<Uint8Array>,
  oddities: SheetOddities,
): AsyncGenerator<OpenDocumentRows[], void, undefined> {
  let ready: OpenDocumentRows[] = [];
  let sheet: OpenDocumentRows | undefined;
  let begun = false;
  let number = 0;
  let repeated = 0;
  let row: { cells: string[]; times: number; empty: number } | undefined;
  let cell: Readonly<Record<string, string>> | undefined;
  let paragraphs: string[] = [];
  let inParagraph = 0;
  let inNote = 0;
  let style = "";
  const hidden = new Set<string>();

  const xml = readXml(bytes, {
    open: (name, attributes) => {
      switch (name) {
        case "table":
          sheet = { sheet: attributes["table:name"] ?? "", hidden: hidden.has(attributes["table:style-name"] ?? ""), rows: [] };
          begun = false;
          number = 0;
          break;
        case "table-source":
          // What formulas refer to in other files is kept beside the sheets, whole: nobody sees it, and it is none of them.
          if (!begun) sheet = undefined;
          break;
        case "style":
          style = attributes["style:name"] ?? "";
          break;
        case "table-properties":
          if (attributes["table:display"] === "false") hidden.add(style);
          break;
        case "table-row":
          if (sheet && !begun) ready.push(sheet);
          begun = true;
          row = { cells: [], times: times(attributes["table:number-rows-repeated"]), empty: 0 };
          if (/^(collapse|filter)$/.test(attributes["table:visibility"] ?? "")) oddities.hiddenRows++;
          break;
        case "table-cell":
        case "covered-table-cell":
          cell = attributes;
          paragraphs = [];
          break;
        case "annotation":
          inNote++;
          break;
        case "p":
          if (cell && inNote === 0 && inParagraph++ === 0) paragraphs.push("");
          break;
        case "s":
          add(" ".repeat(Math.min(times(attributes["text:c"]), 1000)));
          break;
        case "tab":
        case "line-break":
          add(" ");
      }
    },
    text: add,
    close: (name) => {
      switch (name) {
        case "table-cell":
        case "covered-table-cell":
          if (row && cell) putCell(row, cell);
          cell = undefined;
          break;
        case "annotation":
          inNote--;
          break;
        case "p":
          if (inParagraph > 0 && inNote === 0) inParagraph--;
          break;
        case "table-row":
          if (row && sheet) putRow(sheet, row);
          row = undefined;
      }
    },
  });
  for await (const _ of xml) {
    if (ready.length === 0) continue;
    const some = ready;
    // The sheet that is not at its end goes on in a list of its own.
    sheet = sheet && { ...sheet, rows: [] };
    ready = sheet && begun ? [sheet] : [];
    yield some;
  }

  function add(text: string) {
    if (inParagraph > 0 && inNote === 0) paragraphs[paragraphs.length - 1] += text;
  }

  function putCell(into: NonNullable<typeof row>, attributes: Readonly<Record<string, string>>) {
    const often = times(attributes["table:number-columns-repeated"]);
    const text = cellText(attributes);
    if (text === "") {
      into.empty += often;
      return;
    }
    if (into.cells.length + into.empty + often > sheetLimits.columns) throw damaged();
    const line = onOneLine(text);
    if (line !== text) oddities.brokenCells++;
    for (; into.empty > 0; into.empty--) into.cells.push("");
    for (let place = 0; place < often; place++) into.cells.push(line);
  }

  function putRow(into: OpenDocumentRows, { cells, times: often }: NonNullable<typeof row>) {
    if (cells.length > 0) {
      repeated += often - 1;
      if (repeated > repeatedRows || number + often > sheetLimits.rows) throw damaged();
      for (let place = 1; place <= often; place++) into.rows.push({ number: number + place, cells });
    }
    number += often;
  }

  function cellText(attributes: Readonly<Record<string, string>>): string {
    const value = attributes["office:value"];
    switch (attributes["office:value-type"]) {
      case "float":
      case "currency":
        return value === undefined ? "" : plainNumber(Number(value));
      case "percentage":
        return value === undefined ? "" : `${movePoint(plainNumber(Number(value)), 2)}%`;
      case "date":
        return attributes["office:date-value"] ?? "";
      case "time":
        return clock(attributes["office:time-value"] ?? "");
      case "boolean":
        return attributes["office:boolean-value"] === "true" ? "TRUE" : "FALSE";
      default:
        return attributes["office:string-value"] ?? paragraphs.join("\n");
    }
  }
}

/** "PT18H30M05S" as 18:30:05. */
function clock(duration: string): string {
  const [, hours, minutes, seconds] = /^PT(\d+)H(\d+)M(\d+)/.exec(duration) ?? [];
  return hours === undefined ? duration : [hours, minutes, seconds].map((part) => String(Number(part)).padStart(2, "0")).join(":");
}

function times(said: string | undefined): number {
  if (said === undefined) return 1;
  const number = Number(said);
  if (!(Number.isInteger(number) && number >= 1)) throw damaged();
  return number;
}

const damaged = () => refused("workbook-damaged", workbookRefusals["workbook-damaged"]);
