import type { Interval } from "../uncertainty/interval.ts";
import { mayBeBelowZero, requireSameLength, type ComparedCells } from "./compared-cells.ts";
import { shareInterval } from "./share.ts";

/**
 * Bounds of the Gini coefficient of values that are uncertain each on its own.
 * The lower one is the tightest; the upper one is an outer bound, and the
 * tightest where no interval lies within another.
 *
 * G = Σ (2k − n − 1) x_(k) / (n Σ x) of the sorted values. Where x_i < x_j and
 * the one could rise and the other fall, moving a little from j to i keeps the
 * sum and lowers G (Pigou and Dalton), so at the least G every value is m cut to
 * its interval, for one m. Between two ends of intervals G is then a ratio of
 * two lines in m and has no turn, so m at every end is all there is to try.
 *
 * The k-th least value lies between the k-th least of the lows and the k-th
 * least of the highs. In x_(k) G falls or rises as 2k − n − 1 is below or above
 * n G: at the greatest G the first values are at their lows and those from some
 * k on at their highs. Every k is tried.
 *
 * Undefined where all are certainly 0, and where one may be below it.
 */
export function giniInterval(values: readonly Interval[]): Interval | undefined {
  const count = values.length;
  if (!values.some(({ high }) => high > 0) || values.some(({ low }) => low < 0)) return undefined;
  const lows = Float64Array.from(values, ({ low }) => low).sort();
  const highs = Float64Array.from(values, ({ high }) => high).sort();
  const [fromLow, fromHigh] = [weightedSums(lows), weightedSums(highs)];
  const coefficient = (weighted: number, sum: number): number => (sum > 0 ? weighted / (count * sum) : Number.NaN);

  let low = Number.POSITIVE_INFINITY;
  for (const middle of [...lows, ...highs, 1]) {
    if (!Number.isFinite(middle)) continue; // 1 does for all, where no end but 0 is finite: only ratios count
    const below = countWhere(highs, (high) => high < middle);
    const above = countWhere(lows, (one) => one <= middle); // those from here on begin after it
    const free = above - below;
    // The weights of the ranks between add up to the product of how many they are and how far their middle is off the middle of all.
    const weighted =
      fromHigh.weighted[below]! + (fromLow.weighted[count]! - fromLow.weighted[above]!) + middle * free * (below + above - count);
    const sum = fromHigh.plain[below]! + (fromLow.plain[count]! - fromLow.plain[above]!) + middle * free;
    const found = coefficient(weighted, sum);
    if (found < low) low = found;
  }

  let high = 0;
  const most = (count - 1) / count;
  for (let from = 0; from <= count; from++) {
    const weighted = fromLow.weighted[from]! + (fromHigh.weighted[count]! - fromHigh.weighted[from]!);
    const sum = fromLow.plain[from]! + (fromHigh.plain[count]! - fromHigh.plain[from]!);
    const found = coefficient(weighted, sum);
    if (found > high) high = found;
  }
  if (highs[count - 1] === Number.POSITIVE_INFINITY || lows.every((one) => one === 0)) high = most; // one alone might have everything
  return { low: Math.max(0, Math.min(low, high)), high: Math.min(high, most) };
}

/** Of the first k sorted values, the sum and the sum weighted by 2 rank − n − 1. */
function weightedSums(sorted: Float64Array): { plain: Float64Array; weighted: Float64Array } {
  const count = sorted.length;
  const plain = new Float64Array(count + 1);
  const weighted = new Float64Array(count + 1);
  for (let index = 0; index < count; index++) {
    plain[index + 1] = plain[index]! + sorted[index]!;
    weighted[index + 1] = weighted[index]! + (2 * (index + 1) - count - 1) * sorted[index]!;
  }
  return { plain, weighted };
}

/** How many of the sorted values hold, where those that do come first. */
function countWhere(sorted: Float64Array, holds: (value: number) => boolean): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(sorted[middle]!)) from = middle + 1;
    else to = middle;
  }
  return from;
}

/**
 * Bounds of the Gini coefficient of location quotients, of specialisation or of
 * concentration. The totals are common to all the quotients and so do not
 * matter; what is left of each is the share of its own whole (inside) or its
 * ratio to it (apart), which share no cell: their tightest bounds make a box,
 * and `giniInterval` of that box is as tight as it says.
 *
 * Of those that are given: leave out industries of which the reference has
 * none, as the coefficient does. Where the whole of one might be nothing, that
 * is taken as the limit of its being next to nothing.
 */
export function giniOfQuotientsInterval({ relation, area, rest }: ComparedCells): Interval | undefined {
  requireSameLength(area, rest);
  if (mayBeBelowZero({ area, rest })) return undefined;
  const ratios: Interval[] = [];
  for (const [index, part] of area.entries()) {
    const other = rest[index]!;
    const ratio = relation === "inside" ? shareInterval(part, other) : ratioInterval(part, other);
    if (ratio) ratios.push({ low: ratio.low, high: Number.isNaN(ratio.high) ? 1 : ratio.high }); // where nothing holds the part
  }
  return giniInterval(ratios);
}

function ratioInterval(part: Interval, whole: Interval): Interval | undefined {
  if (whole.high === 0) return undefined;
  return { low: part.low / whole.high, high: part.high === 0 ? 0 : part.high / whole.low };
}
