import type { Measured } from "./measured.ts";
import { reachOf, type Reach } from "./sampling-error.ts";

/**
 * What is known of how the errors of several estimates hang together.
 *
 * `independent`: cells of one survey that share no respondent, or two surveys.
 * `unknown`: anything else, for instance two figures of the same people; the
 * bounds then hold however the errors are related.
 */
export type Dependence = "independent" | "unknown";

/**
 * The sum of measured figures and the interval it has from theirs.
 *
 * Points add. Rounding adds end to end, for nothing stops every figure from
 * having been rounded the same way. Sampling errors that are independent add by
 * the root of the sum of squares of their reaches below and above the point
 *
 *     Σx − sqrt(Σ below²)   to   Σx + sqrt(Σ above²)
 *
 * (the variance of a sum; for intervals that do not lie evenly, the "method of
 * variance estimates recovery", Zou and Donner 2008, Statistics in Medicine 27,
 * 1693); where their dependence is unknown they add plainly, which holds for
 * errors that all go the same way and is too wide for any others.
 *
 * Of a sum of both kinds the interval is the one from sampling, moved out by
 * the rounding: it holds with at least 95% whatever the rounding was.
 *
 * Of figures none of which can be below 0, neither can the sum. The sum of no
 * figures is 0, exactly.
 */
export function sumOfMeasured(figures: Iterable<Measured>, dependence: Dependence): Measured {
  let point = 0;
  let least = 0;
  const errors: PartOfError[] = [];
  for (const figure of figures) {
    point += figure.point;
    if (figure.low < 0) least = Number.NEGATIVE_INFINITY;
    errors.push(errorOf(figure));
  }
  const { reach, error } = combined(errors, dependence);
  return { point, low: Math.min(point, Math.max(least, point - reach.below)), high: point + reach.above, error };
}

/**
 * One measured figure less another, and the interval that has from theirs: by
 * the same rules as the sum, the other's reach being turned round.
 */
export function differenceOfMeasured(one: Measured, other: Measured, dependence: Dependence): Measured {
  const { reach, isSampled } = errorOf(other);
  const turned = { reach: { below: reach.above, above: reach.below }, isSampled };
  const { reach: reached, error } = combined([errorOf(one), turned], dependence);
  const point = one.point - other.point;
  return { point, low: point - reached.below, high: point + reached.above, error };
}

type PartOfError = { readonly reach: Reach; readonly isSampled: boolean };

function errorOf(figure: Measured): PartOfError {
  const isSampled = figure.error === "sampling";
  return { reach: isSampled ? reachOf(figure) : { below: figure.point - figure.low, above: figure.high - figure.point }, isSampled };
}

function combined(parts: readonly PartOfError[], dependence: Dependence): { reach: Reach; error: Measured["error"] } {
  const rounding = { below: 0, above: 0 };
  const sampling = { below: 0, above: 0 };
  const isRooted = dependence === "independent";
  for (const { reach, isSampled } of parts) {
    const sum = isSampled ? sampling : rounding;
    const isSquared = isSampled && isRooted;
    sum.below += isSquared ? reach.below * reach.below : reach.below;
    sum.above += isSquared ? reach.above * reach.above : reach.above;
  }
  const below = rounding.below + (isRooted ? Math.sqrt(sampling.below) : sampling.below);
  const above = rounding.above + (isRooted ? Math.sqrt(sampling.above) : sampling.above);
  const isSampled = parts.some((part) => part.isSampled);
  return { reach: { below, above }, error: isSampled ? "sampling" : below + above > 0 ? "rounding" : "none" };
}
