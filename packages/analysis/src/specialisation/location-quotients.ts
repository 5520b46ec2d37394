import { sumOf } from "./compared-cells.ts";
import { requireFits, type JobsTable } from "./jobs-table.ts";

/**
 * The location quotients of every area and industry of a table at once, in the
 * table's order: to the last digit what `locationQuotient` says of each.
 *
 *     LQ = (e_ij / e_j) / (e_i / e)
 *
 * `reference` is the jobs by industry in the reference economy:
 * `industryTotals` of the table itself, or of a larger economy.
 *
 * NaN where it is undefined (the area or the reference has no jobs, or the
 * reference none in the industry) and where the cell is unknown, which is then
 * left out of its area's total.
 */
export function locationQuotients(table: JobsTable, reference: ArrayLike<number>): Float64Array {
  requireFits(table, reference);
  const { jobs, areas, industries } = table;
  const referenceTotal = sumOf(reference);
  const referenceShares = new Float64Array(industries);
  for (let industry = 0; industry < industries; industry++) {
    const share = reference[industry]! / referenceTotal;
    referenceShares[industry] = share === 0 ? Number.NaN : share;
  }

  const quotients = new Float64Array(jobs.length);
  for (let area = 0; area < areas; area++) {
    const from = area * industries;
    let areaTotal = 0;
    for (let at = from; at < from + industries; at++) {
      const count = jobs[at]!;
      if (!Number.isNaN(count)) areaTotal += count;
    }
    for (let industry = 0, at = from; industry < industries; industry++, at++) {
      quotients[at] = jobs[at]! / areaTotal / referenceShares[industry]!; // 0 / 0 is NaN
    }
  }
  return quotients;
}
