import type { CsvDialect } from "./csv-dialect.ts";
import { filledIn, isBlankRow, isDatum, isFilled, lineAfter, rowNumbersOf } from "./rows.ts";
import type { CsvRecord } from "./record-reader.ts";
import { recordsIn, type Sample } from "./sample.ts";

export type Footnotes = {
  /** Rows of notes, blank ones between them included. 0 where only blank rows follow the table. */
  lines: number;
  /** The byte at which what follows the table begins. */
  from: number;
};

export type FootnotesFound = Footnotes & {
  /** How many of the last records they are. */
  records: number;
};

const noteBegins =
  /^\W*(source|sources|note|notes|footnote|footnotes|copyright|©|\(c\)|crown copyright|key|symbols?|warning|these figures|data from|end of|contact|published|this (table|sheet|release)|figures (are|may)|totals may|\[[a-z0-9]{1,3}\]|\(?\d{1,2}\)|\d{1,2}\. )/i;

/**
 * What follows the table: blank rows, and prose that comes after a gap or says
 * that it is a note. Prose fills one cell, or two with the mark that it explains.
 * A last row that was merely cut short is neither, and is reported as the bad row
 * that it is; a row of totals has figures, and stays.
 */
export function footnotesIn(sample: Sample, dialect: CsvDialect, table: { width: number; rows: number }): FootnotesFound | undefined {
  if (table.width < 2) return undefined;
  const records = recordsIn(sample.tail.text, dialect);
  // Of a short file the end holds the header too: notes are looked for among its last records only.
  const begins = sample.whole ? Math.max(1, records.length - table.rows) : 1;
  let end = records.length;
  while (end > begins && isNothing(records[end - 1]!)) end--; // within them

  let first = end;
  for (let place = end - 1; place >= begins; place--) {
    const record = records[place]!; // from the last down
    if (isBlankRow(record)) continue;
    if (!isProse(record, table.width)) break;
    if (noteBegins.test(textOf(record)) || followsGap(records, place)) first = place;
  }
  if (first < end && !isTable(records.slice(sample.whole ? begins - 1 : 0, first), table.width)) first = end;
  const lastRow = records.slice(0, first).findLastIndex((record) => !isNothing(record));
  if (lastRow === -1 || lastRow === records.length - 1) return undefined;
  const numbers = rowNumbersOf(records);
  return foundAfter(sample, records, lastRow, first === end ? 0 : numbers[end - 1]! - numbers[first]! + 1); // both are among them
}

/** So many rows before the end, not counting blank lines at the very end; undefined where nothing would be above them. */
export function lastRows(sample: Sample, dialect: CsvDialect, lines: number): FootnotesFound | undefined {
  const records = recordsIn(sample.tail.text, dialect);
  const end = records.findLastIndex((record) => !isBlankRow(record));
  const numbers = rowNumbersOf(records);
  const first = numbers.findIndex((number) => number > (numbers[end] ?? 0) - lines);
  return first < 1 ? undefined : foundAfter(sample, records, first - 1, lines);
}

const foundAfter = (sample: Sample, records: readonly CsvRecord[], lastRow: number, lines: number): FootnotesFound => ({
  lines,
  from: sample.tail.from + byteOfLine(sample.tail.raw, lineAfter(records[lastRow]!)), // one of them
  records: records.length - 1 - lastRow,
});

/** One cell, or two of which the first is short; and no figure in it. */
function isProse({ cells, fault }: CsvRecord, width: number): boolean {
  const filled = cells.filter(isFilled);
  if (fault) return filled.length <= 2;
  if (isNoteWithCommas(cells) && (cells.length !== width || (noteBegins.test(cells[0]!) && !cells.some(isDatum)))) return true;
  const [first = "", second] = filled;
  if (second === undefined) return !isDatum(first);
  return filled.length === 2 && width > 2 && first.trim().length <= 12 && !isDatum(second);
}

/** Prose that nobody quoted: its commas are followed by spaces. */
const isNoteWithCommas = (cells: readonly string[]) =>
  cells.length > 1 && cells.slice(1).every((cell) => cell.startsWith(" ") || cell === "") && /\p{L}[^ ]* \S/u.test(cells[0]!); // it has several

/** Blank, or the Ctrl-Z with which programs for DOS end a text. */
const isNothing = (record: CsvRecord) => isBlankRow(record) || (record.cells.length === 1 && record.cells[0] === "\u001a");

const textOf = ({ cells }: CsvRecord) => cells.find(isFilled) ?? "";

/** A blank line or a blank row stands above. */
const followsGap = (records: readonly CsvRecord[], place: number) => {
  const above = records[place - 1]!; // `place` is not the first
  return isBlankRow(above) || lineAfter(above) < records[place]!.line;
};

/** Rows of the table fill more cells than its notes do. */
function isTable(records: readonly CsvRecord[], width: number): boolean {
  const filled = records.filter((record) => record.cells.length === width && !isBlankRow(record)).map(filledIn);
  return filled.filter((cells) => cells > 1).length * 2 > filled.length;
}

/** The byte at which a line begins: the first line is 1. */
function byteOfLine(raw: Uint8Array, line: number): number {
  let at = 0;
  for (let seen = 1; seen < line && at < raw.length; at++) {
    if (raw[at] === 10 || (raw[at] === 13 && raw[at + 1] !== 10)) seen++;
  }
  return at;
}
