/**
 * All the values a figure may truly have, ends included. `high` may be
 * Infinity: nothing is known to hold it from above.
 */
export type Interval = { readonly low: number; readonly high: number };

/** A figure that is known exactly. */
export const exactly = (value: number): Interval => ({ low: value, high: value });

/**
 * The sum of figures that are uncertain each on its own. Its ends are reached
 * only when every one is at its end, and there is nothing to stop them.
 */
export function sumOfIntervals(intervals: Iterable<Interval>): Interval {
  let low = 0;
  let high = 0;
  for (const interval of intervals) {
    low += interval.low;
    high += interval.high;
  }
  return { low, high };
}

/**
 * What two statements about one figure leave when both are true: a published
 * total and the cells that add up to it, each rounded on its own. Undefined
 * when they contradict each other, which is a finding about the source.
 */
export function intersection(one: Interval, other: Interval): Interval | undefined {
  const low = Math.max(one.low, other.low);
  const high = Math.min(one.high, other.high);
  return low <= high ? { low, high } : undefined;
}

/** Whether both could be the same value. Intervals that only touch could. */
export const overlap = (one: Interval, other: Interval): boolean => one.low <= other.high && other.low <= one.high;

export const contains = (interval: Interval, value: number): boolean => interval.low <= value && value <= interval.high;
