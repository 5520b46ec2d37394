import { evidenceLimits } from "@concord/domain/evidence";
import { evidenceGatherer, type ColumnEvidence } from "../inspect/column-evidence.ts";
import type { Inspection } from "../inspect/inspect-text.ts";
import type { Report } from "./progress.ts";
import { recordsOf } from "./records-of.ts";

/**
 * What all the cells of each column are, counted, so that a column is judged by
 * the whole of it: one day beyond the twelfth decides which of two numbers is the month. Not of
 * a file that is to be refused anyway, for a quotation mark that is never closed.
 */
export async function gatherEvidence(source: string, inspection: Inspection, report: Report): Promise<ColumnEvidence[]> {
  const { columns, seen } = inspection;
  const gatherers = columns.map((_, place) => (isText(seen.evidence[place]!) ? undefined : evidenceGatherer())); // one for each column
  let rows = 0;
  let enough = Number.POSITIVE_INFINITY;
  for await (const records of recordsOf(source, inspection)) {
    for (const { cells, fault } of records) {
      rows++;
      if (fault === "unclosed-quote") enough = Math.min(enough, rows + evidenceLimits.rowsAfterBrokenQuote);
      if (fault === undefined && cells.length >= columns.length) {
        for (const [place, gatherer] of gatherers.entries()) gatherer?.add(cells[place]!); // it is as wide
      }
    }
    if (rows >= enough) break;
    report({ stage: "Looking at each cell", done: rows, total: inspection.estimatedRows, unit: "rows" });
  }
  return gatherers.map((gatherer, place) => gatherer?.evidence ?? seen.evidence[place]!); // one for each column
}

/** In hundreds of cells from all over the file nothing but words: that does not change. */
const isText = ({ filled, figures, marks, daysBy, periods, armoured, codelike }: ColumnEvidence) =>
  filled >= 500 && figures + marks + periods + armoured + codelike === 0 && daysBy.every((days) => days === 0);
