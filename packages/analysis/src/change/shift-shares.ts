import { requireFits } from "../specialisation/jobs-table.ts";

/** The parts of the change of every area and industry, in the tables' order. NaN where undefined. */
export type ShiftShares = { readonly national: Float64Array; readonly mix: Float64Array; readonly competitive: Float64Array };

/** Jobs of the same areas and industries in one period, with the reference economy's. */
export type JobsInPeriod = {
  /** Area by area, as in `JobsTable`. NaN where unknown. */
  readonly jobs: Float64Array;
  readonly reference: ArrayLike<number>;
};

export type JobsOverTime = {
  readonly areas: number;
  readonly industries: number;
  /** In order of time, at least two. */
  readonly periods: readonly JobsInPeriod[];
};

/**
 * Shift-share of every area and industry of a table at once, without an object
 * a cell: of two periods the classic one (`shiftShare`), of more the dynamic
 * one, each period reckoned from the one before and summed
 * (`dynamicShiftShare`).
 *
 * An unknown cell makes its own parts unknown and no others: the reference's
 * totals are given, and the formulae of a cell ask nothing of its neighbours.
 */
export function shiftShares({ areas, industries, periods }: JobsOverTime): ShiftShares {
  if (periods.length < 2) throw new RangeError("A change needs at least two periods");
  for (const { jobs, reference } of periods) requireFits({ jobs, areas, industries }, reference);

  const cells = areas * industries;
  const shares = { national: new Float64Array(cells), mix: new Float64Array(cells), competitive: new Float64Array(cells) };
  const factors = new Float64Array(industries);
  for (let period = 1; period < periods.length; period++) {
    const [before, after] = [periods[period - 1]!, periods[period]!];
    let [start, end] = [0, 0];
    for (let industry = 0; industry < industries; industry++) {
      const [from, to] = [before.reference[industry]!, after.reference[industry]!];
      start += from;
      end += to;
      factors[industry] = from === 0 ? Number.NaN : to / from;
    }
    const factor = start === 0 ? Number.NaN : end / start;
    addStep(shares, { before: before.jobs, after: after.jobs, factors, factor });
  }
  return shares;
}

type Step = { before: Float64Array; after: Float64Array; factors: Float64Array; factor: number };

function addStep({ national, mix, competitive }: ShiftShares, { before, after, factors, factor }: Step): void {
  const industries = factors.length;
  const growth = factor - 1;
  for (let at = 0, industry = 0; at < before.length; at++, industry = industry + 1 === industries ? 0 : industry + 1) {
    const [start, end] = [before[at]!, after[at]!];
    if (Number.isNaN(start) || Number.isNaN(end)) {
      national[at] = Number.NaN;
      mix[at] = Number.NaN;
      competitive[at] = Number.NaN;
      continue;
    }
    national[at]! += start * growth;
    if (start === 0) {
      mix[at]! += Number.isNaN(growth) ? growth : 0;
      competitive[at]! += end;
    } else {
      const own = factors[industry]!;
      mix[at]! += start * (own - 1 - growth);
      competitive[at]! += end - start * own;
    }
  }
}
