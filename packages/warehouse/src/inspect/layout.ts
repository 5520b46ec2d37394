import { evidenceLimits, type Recipe } from "@concord/domain/evidence";
import { namesOf } from "./column-names.ts";
import { dialectOf, type DialectFound } from "./dialect.ts";
import { footnotesIn, lastRows, type Footnotes, type FootnotesFound } from "./footnotes.ts";
import { headerIn, type HeaderFound } from "./header.ts";
import { spreadNames } from "./header-names.ts";
import { fitOfNames } from "./header-fit.ts";
import { refusedFor } from "./layout-refusals.ts";
import type { CsvRecord } from "./record-reader.ts";
import { filledIn, isBlankRow, isFilled, lineAfter, rowNumbersOf } from "./rows.ts";
import { recordsIn, type Sample } from "./sample.ts";
import { widthOf } from "./table-width.ts";
import { isTimeSeries, namesOfTimeSeries } from "./time-series.ts";

/** Where the table is in the file. */
export type Layout = {
  dialect: DialectFound;
  /** Lines of the file before the header: titles, sources, blank ones. With `headerLines`, what is skipped before the first row. */
  preambleLines: number;
  /** Lines of the file that the header takes up; 0 where the file begins with its first row. */
  headerLines: number;
  /**
   * The same as people count, and as a recipe does: rows as a spreadsheet numbers
   * them, where a name with a line end in it is still in one row.
   */
  preambleRows: number;
  headerRows: number;
  names: string[];
  /** Rows go on with delimiters behind their last cell, again and again: that is how the file was written, and one that does is not too wide. */
  endsInBlanks: boolean;
  /** What follows the table. Blank rows there are none of `lines`, and none of the table's rows. */
  footnotes?: Footnotes | undefined;
  /** Rows to judge the columns by: as wide as the table, none blank. */
  rows: CsvRecord[];
};

type GivenLayout = Pick<Recipe, "delimiter" | "quote" | "preambleLines" | "headerLines" | "footnoteLines">;

/** Finds the table; what is given is not guessed, and refused where it cannot be. */
export function layoutOf(sample: Sample, given: GivenLayout = {}): Layout {
  const dialect = dialectOf(sample, given);
  const records = recordsIn(sample.head, dialect, sample.whole);
  if (records.every(isBlankRow) && given.headerLines === undefined) throw refusedFor("no-rows", undefined);

  const { at, rows: headerRecords } = headerAs(given, records);
  const header = records.slice(at, at + headerRecords);
  const begins = at + headerRecords;
  const width = widthFrom(records, at, begins);
  const footnotes = footnotesAs(given, sample, dialect, { width, rows: records.length - begins });
  const body = [
    ...records.slice(begins, sample.whole && footnotes ? records.length - footnotes.records : undefined),
    ...sample.between.flatMap((text) => recordsIn(text, dialect)),
  ].filter((record) => record.fault === undefined && !isBlankRow(record));
  const rows = body.filter((record) => record.cells.length === width);

  const line = records[at]?.line ?? 1;
  const names = header.length === 0 ? undefined : fitOfNames(namesIn(header), rows, { width, line });
  const columns = names?.length ?? width;
  const numbers = rowNumbersOf(records);
  return {
    dialect,
    preambleLines: line - 1,
    headerLines: header.length === 0 ? 0 : lineAfter(header.at(-1)!) - line, // it is not empty
    preambleRows: (numbers[at] ?? 1) - 1,
    headerRows: header.length === 0 ? 0 : numbers[begins - 1]! - numbers[at]! + 1, // both are records
    names: namesOf(names, columns),
    endsInBlanks: endInBlanks(header, body, columns),
    footnotes: footnotes && { lines: footnotes.lines, from: footnotes.from },
    rows,
  };
}

/** The header does, or nearly every row: one among others has a delimiter too many, and its cells may stand under the wrong names. */
function endInBlanks(header: readonly CsvRecord[], rows: readonly CsvRecord[], columns: number): boolean {
  if (header.some(({ cells }) => cells.length > columns)) return true;
  const blank = rows.filter(({ cells }) => cells.length > columns && !cells.slice(columns).some(isFilled)).length;
  return blank > 0 && blank >= rows.length * 0.9;
}

const namesIn = (header: readonly CsvRecord[]): string[] =>
  isTimeSeries(header) ? namesOfTimeSeries(header) : spreadNames(header, Math.max(...header.map(({ cells }) => cells.length)));

/** The header as a person says, as far as they do, and as it was found where they do not. */
function headerAs({ preambleLines, headerLines }: GivenLayout, records: readonly CsvRecord[]): HeaderFound {
  const numbers = rowNumbersOf(records);
  const lastRow = numbers.at(-1) ?? 0;
  const start = preambleLines === undefined ? 0 : numbers.findIndex((number) => number > preambleLines);
  if (start === -1) throw refusedFor("preamble-too-long", { lines: preambleLines ?? 0, rows: lastRow });
  if (preambleLines !== undefined && headerLines !== undefined) {
    if (preambleLines + headerLines > lastRow) throw refusedFor("header-too-long", { lines: headerLines, rows: lastRow - preambleLines });
    return { at: start, rows: numbers.filter((number) => number > preambleLines && number <= preambleLines + headerLines).length };
  }

  const table = records.slice(start);
  const width = widthOf(table);
  refuseIfTooWide(width);
  const found = headerIn(table, width);
  if (preambleLines !== undefined) {
    // Nothing is left out between the preamble and the header: what was not taken for names is one row of them.
    const rows = found.rows === 0 ? 0 : found.at === 0 ? found.rows : 1;
    return { at: start, rows };
  }
  if (headerLines === undefined) return found;
  return asManyRows(records, found, headerLines);
}

/** So many rows of names: those found, more of them above where names can stand, else below, or fewer. */
function asManyRows(records: readonly CsvRecord[], found: HeaderFound, rows: number): HeaderFound {
  if (rows === 0) return { at: found.at, rows: 0 };
  let { at } = found;
  if (found.rows > rows) at += found.rows - rows;
  for (let more = Math.max(1, found.rows); more < rows; more++) {
    const above = records[at - 1];
    if (above && filledIn(above) > 1 && lineAfter(above) === records[at]!.line) at--; // it is not the last
  }
  if (at + rows > records.length) throw refusedFor("header-too-long", { lines: rows, rows: records.length - at });
  return { at, rows };
}

/** As wide as the header if some of the rows are, else as the rows; where there are none, as the header. */
function widthFrom(records: readonly CsvRecord[], at: number, begins: number): number {
  const body = records.slice(begins, begins + 1000).filter((record) => !isBlankRow(record));
  const named = begins > at ? namedIn(records.slice(at, begins), body) : 0;
  const fitting = body.filter(({ cells }) => cells.length === named).length;
  const width =
    fitting * 5 >= body.length && named > 0
      ? named
      : widthOf(body) || Math.max(1, ...records.slice(at, begins + 1).map(({ cells }) => cells.length));
  refuseIfTooWide(width);
  return width;
}

/** As many columns as the header has cells; without its last ones where they are blank, are so in the rows too, and some rows do without. */
function namedIn(header: readonly CsvRecord[], body: readonly CsvRecord[]): number {
  const widest = Math.max(...header.map(({ cells }) => cells.length));
  const named = Math.max(...header.map(({ cells }) => cells.findLastIndex(isFilled) + 1));
  const isNarrower = body.some(({ cells }) => cells.length >= named && cells.length < widest);
  return isNarrower && named > 0 && !body.some(({ cells }) => cells.slice(named).some(isFilled)) ? named : widest;
}

function refuseIfTooWide(columns: number): void {
  if (columns > evidenceLimits.columns) throw refusedFor("too-many-columns", { columns });
}

function footnotesAs(
  { footnoteLines }: GivenLayout,
  sample: Sample,
  dialect: DialectFound,
  table: { width: number; rows: number },
): FootnotesFound | undefined {
  if (footnoteLines === undefined) return footnotesIn(sample, dialect, table);
  if (footnoteLines === 0) return undefined;
  const found = lastRows(sample, dialect, footnoteLines);
  if (!found || (sample.whole && found.records >= table.rows)) throw refusedFor("footnotes-too-long", { lines: footnoteLines });
  return found;
}
