import { shareInterval } from "../specialisation/share.ts";
import { sumOfIntervals, type Interval } from "../uncertainty/interval.ts";
import type { ComparedPeriods } from "./shift-share-interval.ts";

/**
 * Outer bounds of a function of many cells, each uncertain on its own, from
 * bounds of its slope in each of them over all they may be (the mean value form,
 * Moore 1966, with Baumann's best centres, 1988).
 *
 * In a cell whose slope has one sign the function is monotone: its greatest is
 * at that end, and nothing is lost. For the others, f(x) ≤ f(c) + Σ greatest of
 * slope × (x − c), at the c at which both ends of the cell give the same.
 */
function boundsBySlopes(cells: readonly Interval[], slopes: readonly Interval[], value: (at: Float64Array) => number): Interval {
  return { low: -greatestBySlopes(cells, slopes.map(negative), (at) => -value(at)), high: greatestBySlopes(cells, slopes, value) };
}

function greatestBySlopes(cells: readonly Interval[], slopes: readonly Interval[], value: (at: Float64Array) => number): number {
  const at = new Float64Array(cells.length);
  let slack = 0;
  for (let index = 0; index < cells.length; index++) {
    const [cell, slope] = [cells[index]!, slopes[index]!];
    if (cell.low === cell.high || slope.low >= 0) at[index] = cell.high;
    else if (slope.high <= 0) at[index] = cell.low;
    else {
      const span = slope.high - slope.low;
      at[index] = (slope.high * cell.high - slope.low * cell.low) / span;
      slack += (slope.high * -slope.low * (cell.high - cell.low)) / span;
    }
  }
  const most = value(at) + slack;
  return Number.isNaN(most) ? Number.POSITIVE_INFINITY : most;
}

type Relation = ComparedPeriods["relation"];

/** What a growth is measured by: a + c where the area is part of it, r apart. */
const whole = (area: Interval, rest: Interval, relation: Relation): Interval =>
  relation === "inside" ? sumOfIntervals([area, rest]) : rest;

/** The area's share of it: a / (a + c) inside, a / r apart. */
const shareOf = (area: Interval, rest: Interval, relation: Relation): Interval =>
  relation === "inside" ? (shareInterval(area, rest) ?? { low: 0, high: 1 }) : over(area, rest);

/** What a job more in the area moves its own growth by: 1 − share, or 1 where it is not part of what growth is measured by. */
const own = (share: Interval, relation: Relation): Interval => (relation === "inside" ? { low: 1 - share.high, high: 1 - share.low } : one);

/** Whether a growth has bounds at every step: certainly from something, and held from above. Else no slope has any. */
const hasGrowth = (wholes: readonly Interval[]): boolean =>
  wholes.every(({ low, high }, period) => high < Number.POSITIVE_INFINITY && (low > 0 || period === wholes.length - 1));

/**
 * Bounds by slopes of the national effect summed over the steps,
 * Σ a_t (T_{t+1}/T_t − 1), of cells a (the area's) and u (the rest of the
 * reference). With q = a/T and g = T_{t+1}/T_t:
 *
 *     in a_t:  (1 − q_t) g − 1 + q_{t−1}        in u_t:  −q_t g + q_{t−1}
 *
 * The terms in t − 1 are those of the step that ends at t; a is not in T, and
 * its slope has no q, apart from the reference.
 */
export function nationalBySlopes(area: readonly Interval[], rest: readonly Interval[], relation: Relation): Interval {
  const totals = area.map((cell, period) => whole(cell, rest[period]!, relation));
  if (!hasGrowth(totals)) return unbounded;
  const shares = area.map((cell, period) => shareOf(cell, rest[period]!, relation));
  const slopes = area.flatMap((_, period): Interval[] => {
    const [ofArea, ofRest]: [Interval[], Interval[]] = [[], []];
    const [share, ended] = [shares[period]!, shares[period - 1]];
    if (period + 1 < totals.length) {
      const factor = over(totals[period + 1]!, totals[period]!);
      ofArea.push(times(own(share, relation), factor), negative(one));
      ofRest.push(negative(times(share, factor)));
    }
    if (ended) {
      if (relation === "inside") ofArea.push(ended);
      ofRest.push(ended);
    }
    return [sumOfIntervals(ofArea), sumOfIntervals(ofRest)];
  });
  const cells = area.flatMap((cell, period) => [cell, rest[period]!]);
  const counted = relation === "inside" ? 1 : 0;
  return boundsBySlopes(cells, slopes, (at) => {
    const total = (period: number) => counted * at[2 * period]! + at[2 * period + 1]!;
    let sum = 0;
    for (let period = 0; period + 1 < area.length; period++) sum += at[2 * period]! * (total(period + 1) / total(period) - 1);
    return sum;
  });
}

/**
 * Bounds by slopes of one industry's competitive effect summed over the steps,
 * Σ (a_{t+1} − a_t S_{t+1}/S_t), of cells a and c. With p = a/S and
 * G = S_{t+1}/S_t:
 *
 *     in a_t:  (1 − p_{t−1}) − (1 − p_t) G        in c_t:  −p_{t−1} + p_t G
 *
 * The two terms of a year in the middle nearly cancel: what was wrongly counted
 * then is taken from the one step and given to the next.
 */
export function competitiveBySlopes(area: readonly Interval[], rest: readonly Interval[], relation: Relation): Interval {
  const sectors = area.map((cell, period) => whole(cell, rest[period]!, relation));
  if (!hasGrowth(sectors)) return unbounded;
  const shares = area.map((cell, period) => shareOf(cell, rest[period]!, relation));
  const slopes = area.flatMap((_, period): Interval[] => {
    const [ofArea, ofRest]: [Interval[], Interval[]] = [[], []];
    const [share, ended] = [shares[period]!, shares[period - 1]];
    if (ended) {
      ofArea.push(own(ended, relation));
      ofRest.push(negative(ended));
    }
    if (period + 1 < sectors.length) {
      const factor = over(sectors[period + 1]!, sectors[period]!);
      ofArea.push(negative(times(own(share, relation), factor)));
      ofRest.push(times(share, factor));
    }
    return [sumOfIntervals(ofArea), sumOfIntervals(ofRest)];
  });
  const cells = area.flatMap((cell, period) => [cell, rest[period]!]);
  const counted = relation === "inside" ? 1 : 0;
  return boundsBySlopes(cells, slopes, (at) => {
    const sector = (period: number) => counted * at[2 * period]! + at[2 * period + 1]!;
    let sum = 0;
    for (let period = 0; period + 1 < area.length; period++) {
      sum += at[2 * period + 2]! - (at[2 * period]! * sector(period + 1)) / sector(period);
    }
    return sum;
  });
}

/** Of some industries of the area and the rest of the reference in them, with all other industries of the reference together. */
export type MixedPeriods = {
  readonly relation: Relation;
  readonly periods: readonly { readonly area: readonly Interval[]; readonly rest: readonly Interval[]; readonly others: Interval }[];
};

/**
 * Bounds by slopes of the mix effect summed over the steps, of some industries
 * together: Σ a_t (S_{t+1}/S_t − T_{t+1}/T_t). With p = a/S, G = S_{t+1}/S_t,
 * g = T_{t+1}/T_t, and q the share of T that these industries of the area are:
 *
 *     in a_t:  (1 − p_t) G − (1 − q_t) g + p_{t−1} − q_{t−1}
 *     in c_t:  −p_t G + q_t g + p_{t−1} − q_{t−1}
 *
 * and q_t g − q_{t−1} in all other industries of the reference together. Apart
 * from the reference, the slope in a is G − g.
 */
export function mixBySlopes({ relation, periods }: MixedPeriods): Interval {
  const industries = [...periods[0]!.area.keys()];
  const steps = periods.map(({ area, rest, others }) => {
    const sectors = area.map((cell, industry) => whole(cell, rest[industry]!, relation));
    const share = shareOf(sumOfIntervals(area), sumOfIntervals([...rest, others]), relation);
    return { area, rest, sectors, others, total: sumOfIntervals([...sectors, others]), share };
  });
  if (!hasGrowth(steps.map(({ total }) => total))) return unbounded;
  if (!industries.every((industry) => hasGrowth(steps.map(({ sectors }) => sectors[industry]!)))) return unbounded;

  const cells: Interval[] = [];
  const slopes: Interval[] = [];
  for (const [period, { area, rest, sectors, others, total, share: ofTotal }] of steps.entries()) {
    const [next, ended] = [steps[period + 1], steps[period - 1]];
    const totalFactor = next && over(next.total, total);
    for (const industry of industries) {
      const [ofArea, ofRest]: [Interval[], Interval[]] = [[], []];
      if (next && totalFactor) {
        const share = shareOf(area[industry]!, rest[industry]!, relation);
        const factor = over(next.sectors[industry]!, sectors[industry]!);
        ofArea.push(times(own(share, relation), factor), negative(times(own(ofTotal, relation), totalFactor)));
        ofRest.push(negative(times(share, factor)), times(ofTotal, totalFactor));
      }
      if (ended) {
        const before = [shareOf(ended.area[industry]!, ended.rest[industry]!, relation), negative(ended.share)];
        if (relation === "inside") ofArea.push(...before);
        ofRest.push(...before);
      }
      cells.push(area[industry]!, rest[industry]!);
      slopes.push(sumOfIntervals(ofArea), sumOfIntervals(ofRest));
    }
    cells.push(others);
    slopes.push(sumOfIntervals([...(totalFactor ? [times(ofTotal, totalFactor)] : []), ...(ended ? [negative(ended.share)] : [])]));
  }

  const width = 2 * industries.length + 1;
  const counted = relation === "inside" ? 1 : 0;
  return boundsBySlopes(cells, slopes, (at) => {
    const sector = (period: number, place: number) => counted * at[period * width + 2 * place]! + at[period * width + 2 * place + 1]!;
    const total = (period: number) => {
      let sum = at[period * width + width - 1]!;
      for (let place = 0; place < industries.length; place++) sum += sector(period, place);
      return sum;
    };
    let sum = 0;
    for (let period = 0; period + 1 < steps.length; period++) {
      const factor = total(period + 1) / total(period);
      for (let place = 0; place < industries.length; place++) {
        sum += at[period * width + 2 * place]! * (sector(period + 1, place) / sector(period, place) - factor);
      }
    }
    return sum;
  });
}

const unbounded: Interval = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
const one: Interval = { low: 1, high: 1 };

const negative = ({ low, high }: Interval): Interval => ({ low: -high, high: -low });
/** Of two that are never below 0. */
const times = (left: Interval, right: Interval): Interval => ({ low: left.low * right.low, high: left.high * right.high });
const over = (left: Interval, right: Interval): Interval => ({
  low: left.low === 0 ? 0 : left.low / right.high,
  high: left.high === 0 ? 0 : left.high / right.low,
});
