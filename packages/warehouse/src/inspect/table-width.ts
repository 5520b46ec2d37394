import { commonWidth } from "./dialect-rows.ts";
import { isBlankRow } from "./rows.ts";
import type { CsvRecord } from "./record-reader.ts";

/** Rows that may stand above a table or below it: titles, notes, a summary. */
export const mostAround = 60;

/**
 * The number of columns of the table: that of the rows that stand together and
 * hold the most cells. Titles above and notes below are many rows sometimes, and
 * of few columns.
 */
export function widthOf(records: readonly CsvRecord[]): number {
  const counts = records
    .slice(0, 1000)
    .filter((record) => !record.fault && !isBlankRow(record))
    .map(({ cells }) => cells.length);
  let best = { width: 0, score: 0 };
  for (const width of new Set(counts)) {
    if (width < 2) continue;
    const first = counts.indexOf(width);
    const last = counts.lastIndexOf(width);
    const rows = counts.filter((count) => count === width).length;
    const density = rows / (last - first + 1);
    const around = counts.length - (last - first + 1);
    if (density < 0.5 || first > mostAround || rows < 2 || rows < around / 10) continue;
    // Wide beats long: "Units:,Persons" above a table is two columns as well.
    const score = rows * (width - 1) ** 1.5 * density ** 2;
    if (score > best.score) best = { width, score };
  }
  return best.width > 0 ? best.width : commonWidth(counts);
}
