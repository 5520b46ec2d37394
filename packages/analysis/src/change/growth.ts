import type { Interval } from "../uncertainty/interval.ts";

/**
 * Change over a period as a share of where it began: 0.1 means a tenth more,
 * -1 means all gone, less than -1 that it went below 0, as output can.
 * Undefined from nothing, and from less: there is no base to be a share of, and
 * a rise from below 0 would come out as a fall.
 */
export function growth(before: number, after: number): number | undefined {
  return before > 0 ? after / before - 1 : undefined;
}

/**
 * Bounds of a growth whose two ends are uncertain each on its own. It rises in
 * the end, and in the start it goes towards -1: so both bounds are at corners.
 * Without an end on the side where it might have begun from next to nothing.
 * Undefined where it certainly began from nothing, or from less.
 */
export function growthInterval(before: Interval, after: Interval): Interval | undefined {
  if (!(before.high > 0)) return undefined;
  return { low: factor(after.low, before, "least") - 1, high: factor(after.high, before, "greatest") - 1 };
}

function factor(after: number, { low, high }: Interval, which: "least" | "greatest"): number {
  if (after === 0) return 0;
  const isByMost = after > 0 === (which === "least");
  if (isByMost) return high === Number.POSITIVE_INFINITY ? 0 : after / high;
  return low > 0 ? after / low : after * Number.POSITIVE_INFINITY;
}
