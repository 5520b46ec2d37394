import { refusedFor } from "./layout-refusals.ts";
import type { CsvRecord } from "./record-reader.ts";
import { isFilled } from "./rows.ts";

/**
 * The names of the columns, where the header has not as many as the rows have
 * cells: columns without name and without content at the end are none; blank names at
 * its end name nothing; and a header that is one short leaves the first column
 * unnamed if that only numbers the rows, as R and pandas write them. Anything else
 * would be a guess at which name is whose, and is refused.
 */
export function fitOfNames(
  names: readonly string[],
  rows: readonly CsvRecord[],
  { width, line }: { width: number; line: number },
): string[] {
  const named = names.findLastIndex(isFilled) + 1;
  const given = names.length;
  if (given >= width && named <= width) return names.slice(0, width);
  if (given < width && rows.every(({ cells }) => !cells.slice(given).some(isFilled))) return [...names];
  if (given === width - 1 && onlyTellsRowsApart(rows, names[0] ?? "")) return ["", ...names];
  throw refusedFor("header-does-not-fit", { line, names: given < width ? given : named, columns: width });
}

/** Names of a first column that are not left out by mistake: what is under them tells rows apart as well. */
const namesRows =
  /(^|[^a-z])(id|urn|uprn|code|cd|name|nm|ref|reference|number|no|date|day|month|year|period|quarter|time|area|region|place|authority|postcode)([^a-z]|$)/i;

function onlyTellsRowsApart(rows: readonly CsvRecord[], firstName: string): boolean {
  const first = rows.map(({ cells }) => (cells[0] ?? "").trim());
  if (rows.length < 2 || new Set(first).size < first.length || first.includes("")) return false;
  const from = Number(first[0]);
  if (from === 0 || from === 1) return first.slice(0, 50).every((cell, at) => Number(cell) === from + at);
  return (
    rows.length > 2 && first.every((cell) => Number.isNaN(Number(cell))) && !namesRows.test(firstName.replace(/([a-z])([A-Z])/g, "$1 $2"))
  );
}
