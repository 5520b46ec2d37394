import { bodyOf, likeness, type Body } from "./body.ts";
import { mostAround } from "./table-width.ts";
import { filledIn, isBlankRow, isDatum, isDatumOrMark, isFilled, isPeriodOver, lineAfter } from "./rows.ts";
import { refusedFor } from "./layout-refusals.ts";
import { timeSeriesHeaderIn } from "./time-series.ts";
import type { CsvRecord } from "./record-reader.ts";
import { isScale } from "./scale.ts";
import { spreadNames } from "./header-names.ts";

/** Where the names stand among the records, and where the rows begin. */
export type HeaderFound = {
  /** The first record of the names. */
  at: number;
  /** How many records they take; 0 where the table has none. */
  rows: number;
};

/** Header rows of one table: years over measures over sexes, and codes beside them. */
const mostHeaderRows = 5;

/**
 * Finds the names above the rows. Where columns hold figures or codes, the rows
 * begin with the first row that has them, and the names stand right above it.
 * A table of words alone is taken to begin with its names, unless its first row
 * is plainly one of the others.
 */
export function headerIn(records: readonly CsvRecord[], width: number): HeaderFound {
  const series = timeSeriesHeaderIn(records);
  if (series) return series;
  const body = bodyOf(records, width);
  const names = nameRows(records, width, body);
  if (names === undefined) {
    const at = firstRow(records, width, body);
    refuseBrokenHeader(records, at, width);
    return { at, rows: 0 };
  }
  const { last } = names;
  let at = names.first;
  while (last - at + 1 < mostHeaderRows && at > 0 && belongsAbove(records, at, last, width, body)) at--;
  return { at, rows: last - at + 1 };
}

/**
 * A line right above the rows that was meant to name them: with as many names as
 * there are columns if another delimiter parted them, or with a quotation mark
 * that goes wrong. To read on without it would be a table of columns without names.
 */
function refuseBrokenHeader(records: readonly CsvRecord[], at: number, width: number): void {
  const above = records[at - 1];
  if (!above || lineAfter(above) < records[at]!.line) return; // the one below it
  if (above.fault) throw refusedFor("header-quotes-broken", { line: above.line });
  const [only = "", ...others] = above.cells;
  const meant = otherDelimiters.some((delimiter) => only.split(delimiter).filter(isFilled).length === width);
  if (width > 2 && others.length === 0 && meant) throw refusedFor("header-does-not-fit", { line: above.line, names: 1, columns: width });
}

const otherDelimiters = [",", ";", "\t", "|", " "];

/** Where the rows begin that have no names. */
function firstRow(records: readonly CsvRecord[], width: number, body: Body): number {
  const first = records.findIndex((record) => record.cells.length === width && !record.fault && isFilledEnough(record, body));
  return first === -1 ? 0 : first;
}

/** The row that names most columns, and the last one that adds to it. */
function nameRows(records: readonly CsvRecord[], width: number, body: Body): { first: number; last: number } | undefined {
  const reach = records.slice(0, mostAround + mostHeaderRows);
  const begins = reach.findIndex((record, place) => isBodyRow(record, width, body) && !isScale(record, reach.slice(place + 1), body));
  // A table of words, or of names alone.
  if (begins === -1) {
    const first = firstOfWords(reach, width, body);
    if (first === undefined) return undefined;
    refuseBrokenHeader(reach, first, width);
    return { first, last: first };
  }
  let first = reach
    .slice(0, begins)
    .findLastIndex((record, place) => isNameRow(record, width, body) || isScale(record, reach.slice(place + 1), body));
  if (first === -1) return undefined;
  const top = topOfBlock(reach, first, width, body);
  if (isComplete(reach[top]!, width, body) && !reach.slice(top + 1, first + 1).some((record) => namesMore(record, reach[top]!, body))) {
    return { first: top, last: lastUnder(reach, top, begins, body) };
  }
  let last = first;
  last = lastUnder(reach, last, begins, body);
  // Rows under the names that lack their figures are rows; and a second line of names is not one of them.
  while (first === last && first > 0 && looksLikeRow(reach[first]!, body) && isNameRow(reach[first - 1]!, width, body)) last = --first;
  return { first, last };
}

function lastUnder(records: readonly CsvRecord[], first: number, begins: number, body: Body): number {
  let last = first;
  while (last + 1 < begins && isSecondRow(records, last, begins, body)) last = nextFilled(records, last);
  return last;
}

/** The first of the rows of names that stand one right above the other, down to this one. */
function topOfBlock(records: readonly CsvRecord[], place: number, width: number, body: Body): number {
  let top = place;
  for (let above = place - 1; above >= 0 && !isBlankRow(records[above]!); above--) {
    if (lineAfter(records[above]!) < records[above + 1]!.line) break; // both are among them
    if (isComplete(records[above]!, width, body)) top = above;
  }
  return top;
}

/** A row that names every column, each otherwise: nothing needs to be added to it. `Units :` begins no such row. */
function isComplete(record: CsvRecord, width: number, body: Body): boolean {
  const names = body.active.map((place) => (record.cells[place] ?? "").trim().toLowerCase());
  return names.every(isFilled) && new Set(names).size === names.length && isNameRow(record, width, body) && !/[:.]$/.test(names[0] ?? "");
}

/**
 * Whether a row of words under a complete row of names is one more of names, and not the
 * first of the rows with words where its figures should be: it repeats them, says in
 * which units they are, explains F001 and V2, or it is the one that names the first column.
 */
function namesMore({ cells }: CsvRecord, { cells: names }: CsvRecord, body: Body): boolean {
  const over = body.data.flatMap((place) =>
    isFilled(cells[place]) ? [{ cell: cells[place].trim(), name: (names[place] ?? "").trim() }] : [],
  );
  const filled = cells.flatMap((cell, place) => (isFilled(cell) ? [{ cell: cell.trim(), name: (names[place] ?? "").trim() }] : []));
  if (filled.filter(({ cell, name }) => cell.toLowerCase() === name.toLowerCase()).length * 2 > filled.length) return true;
  if (over.length > 0 && over.every(({ cell }) => unit.test(cell))) return true;
  if (over.length > 1 && over.length === body.data.length && over.every(({ name }) => /^[a-z_]{0,12}\d+$/i.test(name))) return true;
  return kindOfRow.test((cells[0] ?? "").trim()) && !kindOfRow.test((names[0] ?? "").trim());
}

const unit =
  /^\(?(?:£|€|\$|%|per ?cent(?:age)?|#|no\.?|n|numbers?|counts?|rates?|index|ratio|'?000s?|thousands?|millions?|billions?|persons|people|jobs|hectares|tonnes|km|miles|years?|hours|days|weeks|lower|upper)(?: ?(?:k|m|bn|thousands?|millions?|billions?|per .{1,30}|'?000s?))?\)?$/i;

/** What is said above the column that tells rows apart. */
const kindOfRow =
  /^(?:(?:local |combined )?(?:authority|authorities)|areas?|regions?|districts?|places?|wards?|country|countries|county|geography|years?|dates?|periods?|months?|quarters?|industry|industries|sectors?|occupations?|departments?|suppliers?|organisations?|body|categor(?:y|ies)|items?|indicators?|measures?|variables?)(?: (?:codes?|names?|type|description))?$|(?:\b|_)(?:codes?|names?|id)$/i;

/** The next record that is not blank. */
const nextFilled = (records: readonly CsvRecord[], place: number) => {
  const next = records.findIndex((record, at) => at > place && !isBlankRow(record));
  return next === -1 ? records.length : next;
};

/**
 * "Air,Rail,Taxi" under a name that stands for several columns, or "(restated)"
 * under one: words, under figures' names, and nothing over what names the rows.
 */
function isSecondRow(records: readonly CsvRecord[], last: number, begins: number, body: Body): boolean {
  const next = nextFilled(records, last);
  const record = records[next];
  if (!record || next >= begins || record.fault || isFilled(record.cells[0])) return false;
  const filled = record.cells.flatMap((cell, place) => (isFilled(cell) ? [{ cell, place }] : []));
  return filled.every(
    ({ cell, place }) => !isDatumOrMark(cell) && cell.length <= 100 && (body.data.includes(place) || !body.active.includes(place)),
  );
}

/** A first row of names, where no figure tells; undefined if it is one of the rows. */
function firstOfWords(records: readonly CsvRecord[], width: number, body: Body): number | undefined {
  const first = records.findIndex((record) => record.cells.length === width && !record.fault && isFilledEnough(record, body));
  if (first === -1) return undefined;
  const { like, unlike } = likeness(records[first]!, body);
  return like > 0 && unlike === 0 ? undefined : first;
}

/** Half of the columns that hold anything are filled: a title is not. */
function isFilledEnough(record: CsvRecord, { active }: Body): boolean {
  const filled = active.length === 0 ? filledIn(record) : active.filter((place) => isFilled(record.cells[place])).length;
  return filled > 0 && filled * 2 >= active.length;
}

function isBodyRow(record: CsvRecord, width: number, body: Body): boolean {
  if (record.fault || record.cells.length !== width) return false;
  const { like, unlike } = likeness(record, body);
  return (
    like > 0 &&
    like >= unlike &&
    record.cells.some((cell, place) => isFilled(cell) && (body.data.includes(place) || body.shapes.has(place)) && isDatumOrCode(cell))
  );
}

const isDatumOrCode = (cell: string) => isDatumOrMark(cell) || /\d/.test(cell);

/** Names, one for most columns: words where the rows have figures. */
function isNameRow(record: CsvRecord, width: number, body: Body): boolean {
  if (record.fault || !isFilledEnough(record, body)) return false;
  if (record.cells.length !== width) return isNearly(record, width);
  const overData = body.data.flatMap((place) => (isFilled(record.cells[place]) ? [record.cells[place]] : []));
  if (overData.some(isDatum)) return false;
  const words = overData.filter((cell) => !isDatumOrMark(cell)).length;
  // A column may be called x. A row of nothing but marks has its figures withheld.
  const letters = overData.filter((cell) => /^[a-z]$/i.test(cell.trim())).length;
  return body.data.length === 0 || (words > 0 && (words + letters) * 2 >= overData.length);
}

/** Not as wide as the rows, and yet no title: names that do not fit. Prose has spaces behind its commas. */
const isNearly = (record: CsvRecord, width: number) =>
  filledIn(record) > 1 &&
  filledIn(record) * 2 > width &&
  !record.cells.some(isDatum) &&
  !record.cells.slice(1).some((cell) => cell.startsWith(" "));

/** A row that has the codes of the rows, whatever stands where its figures should. */
const looksLikeRow = (record: CsvRecord, body: Body) =>
  body.shapes.size > 0 &&
  [...body.shapes].some(([place]) => isFilled(record.cells[place])) &&
  likeness(record, { ...body, data: [] }).unlike === 0;

/** Whether the record above the names found until now is one of theirs: it stands right there and tells apart what they do not. */
function belongsAbove(records: readonly CsvRecord[], at: number, last: number, width: number, body: Body): boolean {
  const above = records[at - 1]!; // `at` is not the first
  const below = records[at]!;
  if (above.fault || above.cells.length > width || isBlankRow(above) || lineAfter(above) < below.line) return false;
  const filled = above.cells.flatMap((cell, place) => (isFilled(cell) ? [{ place, cell: cell.trim() }] : []));
  if (filled.some(({ cell }) => cell.length > 250 || (isDatum(cell) && !isPeriodOver(cell)))) return false;
  const columns = Array.from({ length: width }, (_, place) => place);
  const names = spreadNames(records.slice(at, last + 1), width);
  const better = spreadNames(records.slice(at - 1, last + 1), width);
  const distinct = (given: readonly string[]) => new Set(given.filter(isFilled).map((name) => name.toLowerCase())).size;
  const isFull = columns.filter((place) => isFilled(names[place])).every((place) => isFilled(above.cells[place]));
  if (filled.length === 1 && filled[0]!.place === 0) return !isFilled(names[0]) && isLabel(filled[0]!.cell);
  if (distinct(better) > distinct(names)) return true;
  if (isFull && filled.length > 1) return true;
  // Groups that stand over the figures and not over what names the rows.
  return filled.length > 1 && filled[0]!.place > 0 && filled.every(({ place }) => body.data.includes(place));
}

/** The name of one column, and no title of a table. */
const isLabel = (cell: string) => cell.length <= 30 && !/^(table|figure|source|notes?)\b|[:.]$/i.test(cell);
