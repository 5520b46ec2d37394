import { writeZip, type ZipEntry } from "./write-zip.ts";

/** A cell: text, a number, a truth, nothing; or as a workbook says it, with a style or a kind of its own. */
export type WorkbookCell =
  | string
  | number
  | boolean
  | null
  | { number: number; format: string }
  | { formula: string; result?: string | number }
  | { error: string }
  | { xml: string };

export type WorkbookSheet = {
  name: string;
  rows: Iterable<readonly WorkbookCell[]> | AsyncIterable<readonly WorkbookCell[]>;
  hidden?: boolean;
  /** What comes before the rows: `<cols>…</cols>`. */
  before?: string;
  /** Of these rows, from 1, the attributes: `hidden="1"`. */
  rowAttributes?: Readonly<Record<number, string>>;
};

export type WorkbookOptions = {
  /** Keep texts where Excel does, beside the sheets. Otherwise they stand in their cells. */
  shared?: boolean;
  since1904?: boolean;
  /** Entries beside or instead of those that are written. */
  entries?: readonly ZipEntry[];
};

/** Writes an Excel workbook to disk while its rows come. A workbook of a million rows needs no memory, unless its texts are shared. */
export async function writeWorkbook(path: string, sheets: readonly WorkbookSheet[], options: WorkbookOptions = {}): Promise<void> {
  const { shared = false, since1904 = false, entries = [] } = options;
  const formats = new Map<string, number>();
  const texts = new Map<string, number>();
  const replaced = new Set(entries.map(({ name }) => name));
  const styleOf = (format: string) => formats.get(format) ?? formats.set(format, formats.size + 1).size;

  async function* parts(): AsyncGenerator<ZipEntry> {
    for (const [place, sheet] of sheets.entries()) {
      yield { name: `xl/worksheets/sheet${place + 1}.xml`, content: sheetXml(sheet, shared ? texts : undefined, styleOf) };
    }
    // Written after the sheets, which say what there is in them.
    if (shared) yield { name: "xl/sharedStrings.xml", content: sharedXml(texts) };
    yield { name: "xl/styles.xml", content: stylesXml([...formats.keys()]) };
    yield { name: "xl/workbook.xml", content: workbookXml(sheets, since1904) };
    yield { name: "xl/_rels/workbook.xml.rels", content: linksXml(sheets.length, shared) };
    yield {
      name: "_rels/.rels",
      content: `${xml}<Relationships xmlns="${packageLinks}"><Relationship Id="rId1" Type="${links}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    };
    yield { name: "[Content_Types].xml", content: `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>` };
  }
  async function* all() {
    for await (const part of parts()) if (!replaced.has(part.name)) yield part;
    yield* entries;
  }
  await writeZip(path, all());
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageLinks = "http://schemas.openxmlformats.org/package/2006/relationships";

async function* sheetXml(
  { rows, before = "", rowAttributes = {} }: WorkbookSheet,
  texts: Map<string, number> | undefined,
  styleOf: (format: string) => number,
) {
  let piece = `${xml}<worksheet xmlns="${main}">${before}<sheetData>`;
  let number = 0;
  for await (const row of rows) {
    number++;
    const cells = row.map((cell, column) => cellXml(cell, `${lettersOf(column)}${number}`, texts, styleOf)).join("");
    piece += `<row r="${number}" ${rowAttributes[number] ?? ""}>${cells}</row>`;
    if (piece.length > 64 * 1024) {
      yield piece;
      piece = "";
    }
  }
  yield `${piece}</sheetData></worksheet>`;
}

function cellXml(cell: WorkbookCell, at: string, texts: Map<string, number> | undefined, styleOf: (format: string) => number): string {
  if (cell === null) return "";
  if (typeof cell === "number") return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === "string") {
    if (!texts) return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
    const place = texts.get(cell) ?? texts.size;
    texts.set(cell, place);
    return `<c r="${at}" t="s"><v>${place}</v></c>`;
  }
  if ("format" in cell) return `<c r="${at}" s="${styleOf(cell.format)}"><v>${cell.number}</v></c>`;
  if ("error" in cell) return `<c r="${at}" t="e"><v>${cell.error}</v></c>`;
  if ("xml" in cell) return cell.xml.replaceAll("{at}", at);
  const value = cell.result === undefined ? "" : `<v>${typeof cell.result === "string" ? escaped(cell.result) : cell.result}</v>`;
  return `<c r="${at}"${typeof cell.result === "string" ? ' t="str"' : ""}><f>${escaped(cell.formula)}</f>${value}</c>`;
}

const sharedXml = (texts: ReadonlyMap<string, number>) =>
  `${xml}<sst xmlns="${main}">${[...texts.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join("")}</sst>`;

const stylesXml = (formats: readonly string[]) =>
  `${xml}<styleSheet xmlns="${main}"><numFmts>${formats.map((format, place) => `<numFmt numFmtId="${164 + place}" formatCode="${escaped(format)}"/>`).join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats.map((_, place) => `<xf numFmtId="${164 + place}"/>`).join("")}</cellXfs></styleSheet>`;

const workbookXml = (sheets: readonly WorkbookSheet[], since1904: boolean) =>
  `${xml}<workbook xmlns="${main}" xmlns:r="${links}"><workbookPr${since1904 ? ' date1904="1"' : ""}/><sheets>${sheets
    .map(
      ({ name, hidden }, place) =>
        `<sheet name="${escaped(name)}" sheetId="${place + 1}"${hidden ? ' state="hidden"' : ""} r:id="rId${place + 1}"/>`,
    )
    .join("")}</sheets></workbook>`;

const linksXml = (sheets: number, shared: boolean) =>
  `${xml}<Relationships xmlns="${packageLinks}">${Array.from({ length: sheets }, (_, place) => `<Relationship Id="rId${place + 1}" Type="${links}/worksheet" Target="worksheets/sheet${place + 1}.xml"/>`).join("")}<Relationship Id="rIdStyles" Type="${links}/styles" Target="styles.xml"/>${shared ? `<Relationship Id="rIdTexts" Type="${links}/sharedStrings" Target="/xl/sharedStrings.xml"/>` : ""}</Relationships>`;

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

function lettersOf(column: number): string {
  let letters = "";
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return letters;
}
