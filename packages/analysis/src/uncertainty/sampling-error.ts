import type { Measured } from "./measured.ts";

/** How many standard errors the half of a 95% confidence interval is: the 0.975 quantile of the normal distribution. */
export const standardErrorsIn95 = 1.959963984540054;

/** An estimate from a sample, with how far its publisher says it may be out. */
export type Estimate = {
  readonly estimate: number;
  /**
   * What the figure cannot fall below: 0 for a count or a sum of pay. The
   * interval is cut off there. Left out for a figure of either sign.
   */
  readonly least?: number;
};

/**
 * From the half-width of a 95% confidence interval: estimate ± halfWidth.
 *
 * This is what Nomis publishes beside the Annual Population Survey and the
 * Labour Force Survey as the measure "Confidence" (20701): the reach of the 95%
 * interval on either side, in the unit of the estimate. (In the published
 * tables the square of it over the estimate settles, as the estimate grows, at
 * one figure: 1.96² times the people a respondent stands for. And the root of
 * the sum of squares of the parts' reaches is the reach of their total.)
 */
export function measuredFromHalfWidth({ estimate, halfWidth, least }: Estimate & { readonly halfWidth: number }): Measured {
  if (!Number.isFinite(estimate)) throw new RangeError(`${estimate} is not an estimate`);
  if (!(halfWidth >= 0) || !Number.isFinite(halfWidth)) throw new RangeError(`${halfWidth} is not the half-width of an interval`);
  if (least !== undefined && estimate < least) throw new RangeError(`${estimate} is below the least it can be, ${least}`);
  return {
    point: estimate,
    low: Math.max(least ?? Number.NEGATIVE_INFINITY, estimate - halfWidth),
    high: estimate + halfWidth,
    error: halfWidth === 0 ? "none" : "sampling",
  };
}

/** From a standard error: estimate ± 1.96 standard errors, the 95% interval of a normal error. */
export function measuredFromStandardError({ standardError, ...estimate }: Estimate & { readonly standardError: number }): Measured {
  return measuredFromHalfWidth({ ...estimate, halfWidth: standardErrorsIn95 * standardError });
}

/**
 * From a coefficient of variation in per cent, the standard error as a share
 * of the estimate: estimate ± 1.96 × CV/100 × |estimate|.
 *
 * The Annual Survey of Hours and Earnings publishes it beside each figure (ONS:
 * up to 5% precise, 5 to 10% reasonably precise, 10 to 20% acceptable, over 20%
 * unreliable for practical purposes and mostly suppressed).
 */
export function measuredFromVariation({ variationPercent, ...estimate }: Estimate & { readonly variationPercent: number }): Measured {
  return measuredFromStandardError({ ...estimate, standardError: (variationPercent / 100) * Math.abs(estimate.estimate) });
}

/** From a 95% confidence interval as published, which need not lie evenly about its estimate. */
export function measuredFromInterval({
  estimate,
  low,
  high,
}: {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}): Measured {
  if (!(low <= estimate && estimate <= high)) throw new RangeError(`${estimate} is not within ${low} to ${high}`);
  return { point: estimate, low, high, error: low === high ? "none" : "sampling" };
}

/** How far an estimate may be out on either side. */
export type Reach = { readonly below: number; readonly above: number };

/**
 * The reach of an interval below and above its point. One that was cut off at 0
 * tells only above how far it reached: taken as cut, sums of many small
 * estimates would look surer than they are.
 */
export function reachOf({ point, low, high }: Measured): Reach {
  const above = high - point;
  const below = point - low;
  return { below: low === 0 ? Math.max(below, above) : below, above };
}
