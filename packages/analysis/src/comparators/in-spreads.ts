import type { Interval } from "../uncertainty/interval.ts";

/**
 * A difference in units of a spread, where both are uncertain each on its own:
 * the tightest bounds of x / s. What is above 0 is least over the greatest
 * spread, what is below 0 over the least.
 */
export function inSpreads(difference: Interval, spread: Interval): Interval {
  const over = (size: number, whereAbove: number, whereBelow: number) => (size === 0 ? 0 : size / (size > 0 ? whereAbove : whereBelow));
  return { low: over(difference.low, spread.high, spread.low), high: over(difference.high, spread.low, spread.high) };
}
