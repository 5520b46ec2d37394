import { evidenceGatherer, type ColumnEvidence } from "../inspect/column-evidence.ts";
import type { Inspection } from "../inspect/inspect-text.ts";
import type { Report } from "./progress.ts";
import { recordsOf } from "./records-of.ts";

/**
 * What all the cells of each column are, counted, so that a column is judged by
 * the whole of it: one day beyond the twelfth decides which of two numbers is the month.
 */
export async function gatherEvidence(source: string, inspection: Inspection, report: Report): Promise<ColumnEvidence[]> {
  const { columns, seen } = inspection;
  const gatherers = columns.map((_, place) => (isText(seen.evidence[place]!) ? undefined : evidenceGatherer())); // one for each column
  let rows = 0;
  for await (const records of recordsOf(source, inspection)) {
    for (const { cells, fault } of records) {
      rows++;
      if (fault === undefined && cells.length >= columns.length) {
        for (const [place, gatherer] of gatherers.entries()) gatherer?.add(cells[place]!); // it is as wide
      }
    }
    report({ stage: "Looking at each cell", done: rows, total: inspection.estimatedRows, unit: "rows" });
  }
  return gatherers.map((gatherer, place) => gatherer?.evidence ?? seen.evidence[place]!); // one for each column
}

/** In hundreds of cells from all over the file nothing but words: that does not change. */
const isText = ({ filled, figures, marks, daysBy, periods, armoured, codelike }: ColumnEvidence) =>
  filled >= 500 && figures + marks + periods + armoured + codelike === 0 && daysBy.every((days) => days === 0);
