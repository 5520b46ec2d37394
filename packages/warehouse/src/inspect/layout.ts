import { refused } from "@concord/kernel";
import { evidenceLimits } from "@concord/domain/evidence";
import { isDay, isGroupedNumber, isNumber, isPeriod } from "./cell-type.ts";
import { commonWidth, delimiterOf, type Delimiter } from "./dialect.ts";
import type { CsvRecord } from "./record-reader.ts";
import { recordsIn, type Sample } from "./sample.ts";

/** Where the table is in the file. */
export type Layout = {
  delimiter: Delimiter;
  /** Lines before the header: titles, sources, blank ones. */
  preambleLines: number;
  /** Lines that the header takes up; 0 where the file begins with its first row. */
  headerLines: number;
  names: string[];
  /** Lines after the table, and the byte at which they begin. */
  footnotes?: { lines: number; from: number } | undefined;
  /** Rows to judge the columns by. */
  rows: CsvRecord[];
};

export function layoutOf(sample: Sample): Layout {
  const delimiter = delimiterOf(sample);
  const records = recordsIn(sample.head, delimiter, sample.whole);
  if (records.length === 0) throw refused("no-rows", "There is nothing in this file but blank lines. Send the file with its rows.");

  const width = widthOf(records.slice(0, 1000).map(({ cells }) => cells.length));
  if (width > evidenceLimits.columns) {
    throw refused(
      "too-many-columns",
      `The table has ${width.toLocaleString("en-GB")} columns, and ${evidenceLimits.columns} is the limit. Send it in several tables.`,
    );
  }
  const headerAt = headerIn(records, width);
  const firstRowAt = headerAt === undefined ? records.findIndex(({ cells }) => cells.length === width) : headerAt + 1;
  if (headerAt === undefined) refuseMisfit(records[firstRowAt - 1], width);
  const header = headerAt === undefined ? undefined : records[headerAt]!; // found above
  const firstLine = header?.line ?? records[firstRowAt]?.line ?? 1;
  const footnotes = footnotesOf(sample, delimiter, width);

  const footnoteLine = sample.whole && footnotes ? lineOf(sample, footnotes.from) : Number.POSITIVE_INFINITY;
  return {
    delimiter,
    preambleLines: firstLine - 1,
    headerLines: header ? linesOf(header) : 0,
    names: namesOf(header?.cells, width),
    footnotes,
    rows: [
      ...records.slice(firstRowAt).filter(({ line }) => line < footnoteLine),
      ...sample.between.flatMap((text) => recordsIn(text, delimiter)),
    ].filter(({ cells, fault }) => cells.length === width && fault === undefined),
  };
}

/** The number of columns of the table: of most rows, and of a short file with a long preamble, of most rows near its end. */
const widthOf = (counts: readonly number[]) => commonWidth(counts.length < 9 ? counts : counts.slice(-Math.ceil(counts.length / 3)));

/** Rows that a header may stand below: titles, notes, a summary. */
const deepestHeader = 60;

/** The first row of full width that names columns and is not itself a row of figures. */
function headerIn(records: readonly CsvRecord[], width: number): number | undefined {
  for (const [place, record] of records.slice(0, deepestHeader).entries()) {
    if (record.cells.length !== width || record.fault) continue;
    const body = records.slice(place + 1, place + 200).filter(({ cells }) => cells.length === width);
    if (namesColumns(record.cells, body)) return place;
    if (body.length > 0 && record.cells.some(isFigure)) return undefined; // the table has begun
  }
  return undefined;
}

/** Names right above the rows, but not as many as there are columns: which is which would be a guess. */
function refuseMisfit(above: CsvRecord | undefined, width: number): void {
  if (
    !above ||
    above.cells.length < 2 ||
    above.cells.length <= width / 2 ||
    above.cells.some((cell) => isFigure(cell) || cell.trim() === "")
  )
    return;
  throw refused(
    "header-does-not-fit",
    `The header on line ${above.line} names ${above.cells.length} columns, and the rows under it have ${width}. Give every column one name, then send the file again.`,
  );
}

const isFigure = (cell: string) => isNumber(cell) || isGroupedNumber(cell) || isDay(cell, "iso") || isDay(cell, "british");

function namesColumns(cells: readonly string[], body: readonly CsvRecord[]): boolean {
  const named = cells.filter((cell) => cell.trim() !== "");
  if (named.length === 0 || named.length < cells.length / 2) return false;
  const figures = named.filter(isFigure);
  if (figures.length === 0) return true;
  // A wide table has its years as names; figures stand under them, or the first name is a word.
  return (
    figures.every(isPeriod) && !isFigure(cells[0] ?? "") && body.some((row) => row.cells.some((cell) => isFigure(cell) && !isPeriod(cell)))
  );
}

/** Every column has one name: blanks are numbered, repeats are told apart. */
export function namesOf(cells: readonly string[] | undefined, width: number): string[] {
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, place) => {
    const given = (cells?.[place] ?? "")
      .replace(/[\p{Cc}\p{Cf}]+/gu, " ")
      .trim()
      .slice(0, 150);
    const name = given === "" ? `column ${place + 1}` : given;
    let unique = name;
    for (let again = 2; taken.has(unique.toLowerCase()); again++) unique = `${name} (${again})`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

const noteBegins = /^\W*(source|note|notes|footnote|copyright|©|\(c\)|crown copyright|key:|warning|these figures|data from|end of)/i;

/**
 * Prose after the table: it follows a blank line or says that it is a note, and
 * has no more than two cells. A last row that was merely cut short is neither,
 * and is reported as the bad row that it is.
 */
function footnotesOf(sample: Sample, delimiter: Delimiter, width: number): Layout["footnotes"] {
  if (width < 3) return undefined;
  const records = recordsIn(sample.tail.text, delimiter);
  const lastRow = records.findLastIndex(({ cells }) => cells.length === width);
  if (lastRow === -1 || lastRow === records.length - 1) return undefined;

  const after = records.slice(lastRow + 1);
  const first = after[0]!; // there is one after the last row
  const gap = first.line > records[lastRow]!.line + linesOf(records[lastRow]!);
  const isProse = after.every(({ cells }) => cells.filter((cell) => cell.trim() !== "").length <= 2);
  if (!isProse || !(gap || noteBegins.test(first.cells[0] ?? ""))) return undefined;

  const from = sample.tail.from + offsetOfLine(sample.tail.text, first.line);
  return { lines: after.at(-1)!.line - first.line + 1, from };
}

const linesOf = ({ cells }: CsvRecord) => 1 + cells.reduce((lines, cell) => lines + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);

/** The byte at which a line begins: the first line is 1. */
function offsetOfLine(text: string, line: number): number {
  const ends = /\r\n|\n|\r/g;
  let end = 0;
  for (let seen = 1; seen < line; seen++) {
    const found = ends.exec(text);
    if (!found) break;
    end = found.index + found[0].length;
  }
  return Buffer.byteLength(text.slice(0, end));
}

function lineOf(sample: Sample, offset: number): number {
  const before = Buffer.from(sample.tail.text)
    .subarray(0, offset - sample.tail.from)
    .toString();
  return (before.match(/\r\n|\n|\r/g)?.length ?? 0) + 1;
}
