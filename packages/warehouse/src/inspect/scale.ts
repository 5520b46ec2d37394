import { likeness, type Body } from "./body.ts";
import { isFigure } from "./cell-type.ts";
import type { CsvRecord } from "./record-reader.ts";
import { isDatum, isDatumOrMark, isFilled, isPeriodOver } from "./rows.ts";

/** Years, quarters or ages as names of columns: they run on from one to the next, and what is under them does not. */
export function isScale(record: CsvRecord, below: readonly CsvRecord[], body: Body): boolean {
  const over = body.data.flatMap((place) => (isFilled(record.cells[place]) ? [{ place, cell: record.cells[place].trim() }] : []));
  const marked = over.filter(({ cell }) => isDatum(cell));
  if (marked.length === 0 || record.fault) return false;
  const beside = record.cells.filter((cell, place) => isFilled(cell) && !isDatum(cell) && !body.data.includes(place));
  if (beside.length === 0 && isFilled(record.cells[0])) return false;
  const periods = marked.every(({ cell }) => isPeriodOver(cell));
  const least = over.length > marked.length ? 3 : 5; // "All ages" beside 0, 1 and 2 says what they are
  if (!periods && (marked.length < least || !runsOn(marked.map(({ cell }) => cell)))) return false;
  // The same kind of thing under it: a column of years is not named by a year.
  const under = below
    .slice(0, 20)
    .flatMap(({ cells }) => marked.flatMap(({ place }) => (isFilled(cells[place]) ? [cells[place].trim()] : [])));
  return (
    under.some(isDatumOrMark) &&
    under.filter((cell) => (periods ? isPeriodOver(cell) : !isFigure(cell))).length < under.length / 2 &&
    likeness(record, { ...body, data: [] }).like === 0
  );
}

/** 0, 1, 2, 3 and 2019, 2020, 2021: at equal steps. */
function runsOn(cells: readonly string[]): boolean {
  const figures = cells.map(Number);
  const step = (figures[1] ?? Number.NaN) - (figures[0] ?? Number.NaN);
  return step !== 0 && figures.every((figure, at) => at === 0 || figure - figures[at - 1]! === step); // not the first
}
