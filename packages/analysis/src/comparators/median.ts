import type { Interval } from "../uncertainty/interval.ts";

/** The value in the middle; of an even number, half-way between the two in the middle. Undefined of none. */
export function median(values: Iterable<number>): number | undefined {
  const rising = Float64Array.from(values).sort();
  if (rising.length === 0) return undefined;
  const above = rising.length >> 1;
  const upper = rising[above]!;
  if (rising.length % 2 === 1) return upper;
  const lower = rising[above - 1]!;
  return lower === upper ? upper : lower + (upper - lower) / 2;
}

/** The tightest bounds of a median of values that are uncertain each on its own: it rises in each of them. */
export function medianInterval(values: readonly Interval[]): Interval | undefined {
  const [low, high] = [median(values.map((one) => one.low)), median(values.map((one) => one.high))];
  return low === undefined || high === undefined ? undefined : { low, high };
}
