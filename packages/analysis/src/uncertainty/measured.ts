import type { Interval } from "./interval.ts";

/**
 * A count or an estimate as it was published, and all it may truly be.
 *
 * Of an estimate from a sample the interval is the published 95% one; of a
 * rounded count it is everything that rounds to it; of a figure known exactly
 * both ends are the point. `low` ≤ `point` ≤ `high`.
 */
export type Measured = Interval & {
  readonly point: number;
  /** What makes it uncertain: with rounding every value within is as likely, with sampling those near the point are. */
  readonly error: "none" | "rounding" | "sampling";
};

export const measuredExactly = (value: number): Measured => ({ point: value, low: value, high: value, error: "none" });
