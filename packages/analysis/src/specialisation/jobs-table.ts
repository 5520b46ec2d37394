/** Jobs of many areas by industry in one period, without an object a cell. */
export type JobsTable = {
  /** Area by area: those of area j in industry i stand at j × industries + i. NaN where unknown. */
  readonly jobs: Float64Array;
  readonly areas: number;
  readonly industries: number;
};

/** Jobs by industry in all areas of the table together. What is unknown is left out, so whoever asks must say how much that was. */
export function industryTotals({ jobs, areas, industries }: JobsTable): Float64Array {
  const totals = new Float64Array(industries);
  for (let area = 0, at = 0; area < areas; area++) {
    for (let industry = 0; industry < industries; industry++, at++) {
      const count = jobs[at]!;
      if (!Number.isNaN(count)) totals[industry]! += count;
    }
  }
  return totals;
}

export function requireFits({ jobs, areas, industries }: JobsTable, reference: ArrayLike<number>): void {
  if (jobs.length !== areas * industries) throw new RangeError(`${jobs.length} cells are not ${areas} areas by ${industries} industries`);
  if (reference.length !== industries) throw new RangeError(`A reference of ${reference.length} industries does not fit ${industries}`);
}
