import type { Interval } from "../uncertainty/interval.ts";

/**
 * Change over a period as a share of where it began: 0.1 means a tenth more,
 * -1 means all gone. Undefined from nothing: there is no base to be a share of.
 */
export function growth(before: number, after: number): number | undefined {
  return before === 0 ? undefined : after / before - 1;
}

/**
 * Bounds of a growth whose two ends are uncertain each on its own. Infinity
 * above when it might have begun from nothing. Undefined when it did.
 */
export function growthInterval(before: Interval, after: Interval): Interval | undefined {
  if (before.high === 0) return undefined;
  return {
    low: after.low === 0 ? -1 : after.low / before.high - 1,
    high: before.low === 0 ? (after.high === 0 ? -1 : Number.POSITIVE_INFINITY) : after.high / before.low - 1,
  };
}
