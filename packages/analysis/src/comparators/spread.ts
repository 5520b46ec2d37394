import type { Interval } from "../uncertainty/interval.ts";
import { median } from "./median.ts";

/**
 * What a difference between two places is measured in: the standard deviation
 * of all the places, or 1.4826 times their median absolute deviation, which a
 * few extreme places hardly move and which comes to the same for a normal
 * distribution (Iglewicz and Hoaglin, 1993).
 */
export type Yardstick = "standard-deviation" | "median-absolute-deviation";

const normalConsistent = 1.4826;

/** The middle that goes with a yardstick: the mean, or the median. Undefined of nothing. */
export function centre(values: readonly number[], yardstick: Yardstick): number | undefined {
  if (values.length === 0) return undefined;
  return yardstick === "standard-deviation" ? mean(values) : median(values);
}

/** The tightest bounds of the middle: it rises in every value. */
export function centreInterval(values: readonly Interval[], yardstick: Yardstick): Interval | undefined {
  const [low, high] = [
    centre(
      values.map((one) => one.low),
      yardstick,
    ),
    centre(
      values.map((one) => one.high),
      yardstick,
    ),
  ];
  return low === undefined || high === undefined ? undefined : { low, high };
}

/**
 * How far places lie apart on one measure, in its own unit.
 *
 * The standard deviation is that of the whole population, Σ(x − x̄)² divided by
 * n: the places compared are all there are, and not a sample of them. 0 where
 * all are the same; the median absolute deviation is 0 already where more than
 * half are. Undefined of fewer than two.
 */
export function spread(values: readonly number[], yardstick: Yardstick): number | undefined {
  const [first] = values;
  if (first === undefined || values.length < 2) return undefined;
  if (values.every((value) => value === first)) return 0; // to the last digit: a mean is not always
  if (yardstick === "standard-deviation") return standardDeviation(values);
  const middle = median(values)!; // there are some
  return normalConsistent * median(values.map((value) => Math.abs(value - middle)))!;
}

/**
 * An outer bound of a spread: whatever the values are within their intervals,
 * it lies within.
 *
 * Of the standard deviation the low end is reached: the values that lie as near
 * together as they can are all as near as they can be to one number, their own
 * mean (Ferson, Ginzburg, Kreinovich, Longpré and Aviles, 2002, Computing
 * variance for interval data is NP-hard, give it for the least; the greatest is
 * the hard one). Its high end is the root mean square of the farthest that each
 * can be from the mean of the middles, and no standard deviation is more than
 * the root mean square about any one number. Of the median absolute deviation,
 * the median lies between the median of the low ends and that of the high ones,
 * and each absolute deviation between the least and the greatest that leaves.
 */
export function spreadInterval(values: readonly Interval[], yardstick: Yardstick): Interval | undefined {
  if (values.length < 2) return undefined;
  if (values.some(({ low, high }) => !Number.isFinite(low) || !Number.isFinite(high))) return { low: 0, high: Number.POSITIVE_INFINITY };
  return yardstick === "standard-deviation" ? deviationInterval(values) : absoluteDeviationInterval(values);
}

function deviationInterval(values: readonly Interval[]): Interval {
  const middle = mean(values.map(({ low, high }) => (low + high) / 2));
  const farthest = values.map(({ low, high }) => Math.max(Math.abs(low - middle), Math.abs(high - middle)));
  const closest = closestTogether(values);
  return {
    low: closest.every((value) => value === closest[0]) ? 0 : standardDeviation(closest),
    high: Math.sqrt(mean(farthest.map((one) => one * one))),
  };
}

/**
 * Every value as near as it can be to one number that is their own mean. The
 * mean of the values held to a number rises with it, and slower than it: there
 * is one such number, and halving finds it.
 */
function closestTogether(values: readonly Interval[]): number[] {
  let from = Math.min(...values.map(({ low }) => low));
  let to = Math.max(...values.map(({ high }) => high));
  for (let step = 0; step < 100 && from < to; step++) {
    const middle = from + (to - from) / 2;
    if (middle <= from || middle >= to) break; // no number between them
    if (mean(values.map((value) => held(middle, value))) > middle) from = middle;
    else to = middle;
  }
  return values.map((value) => held(to, value));
}

const held = (value: number, { low, high }: Interval): number => Math.min(Math.max(value, low), high);

function absoluteDeviationInterval(values: readonly Interval[]): Interval {
  const middle = { low: median(values.map(({ low }) => low))!, high: median(values.map(({ high }) => high))! }; // there are some
  const apart = values.map(({ low, high }) => ({
    low: Math.max(0, low - middle.high, middle.low - high),
    high: Math.max(high - middle.low, middle.high - low),
  }));
  return {
    low: normalConsistent * median(apart.map(({ low }) => low))!,
    high: normalConsistent * median(apart.map(({ high }) => high))!,
  };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function standardDeviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}
