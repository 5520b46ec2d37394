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
  const sum = nothing();
  for (const figure of figures) add(sum, figure, dependence);
  return measured(sum, dependence);
}

/** Of each figure, the sum of all the others: what a share's part is set against. In time that grows with their number, not its square. */
export function othersOfMeasured(figures: readonly Measured[], dependence: Dependence): Measured[] {
  const after = [nothing()]; // of the last one, of the last two, …
  for (const figure of figures.toReversed()) {
    const sum = together(nothing(), after.at(-1)!); // it begins with one
    add(sum, figure, dependence);
    after.push(sum);
  }
  const before = nothing();
  return figures.map((figure, index) => {
    const others = measured(together(before, after[figures.length - 1 - index]!), dependence);
    add(before, figure, dependence);
    return others;
  });
}

/**
 * One measured figure less another, and the interval that has from theirs: by
 * the same rules as the sum, the other's reach being turned round.
 */
export function differenceOfMeasured(one: Measured, other: Measured, dependence: Dependence): Measured {
  const difference = nothing();
  add(difference, one, dependence);
  const { below, above } = reach(other);
  addReach(difference, { below: above, above: below }, { isSampled: other.error === "sampling", dependence });
  difference.point = one.point - other.point;
  difference.least = Number.NEGATIVE_INFINITY;
  return measured(difference, dependence);
}

/** A sum under way. The reaches of sampling are squared where they add by squares. */
type Adding = {
  point: number;
  least: number;
  isSampled: boolean;
  readonly rounding: { below: number; above: number };
  readonly sampling: { below: number; above: number };
};

const nothing = (): Adding => ({
  point: 0,
  least: 0,
  isSampled: false,
  rounding: { below: 0, above: 0 },
  sampling: { below: 0, above: 0 },
});

function add(sum: Adding, figure: Measured, dependence: Dependence): void {
  sum.point += figure.point;
  if (figure.low < 0) sum.least = Number.NEGATIVE_INFINITY;
  addReach(sum, reach(figure), { isSampled: figure.error === "sampling", dependence });
}

const reach = (figure: Measured): Reach =>
  figure.error === "sampling" ? reachOf(figure) : { below: figure.point - figure.low, above: figure.high - figure.point };

function addReach(sum: Adding, { below, above }: Reach, { isSampled, dependence }: { isSampled: boolean; dependence: Dependence }): void {
  const into = isSampled ? sum.sampling : sum.rounding;
  const isSquared = isSampled && dependence === "independent";
  into.below += isSquared ? below * below : below;
  into.above += isSquared ? above * above : above;
  sum.isSampled ||= isSampled;
}

function together(one: Adding, other: Adding): Adding {
  return {
    point: one.point + other.point,
    least: Math.min(one.least, other.least),
    isSampled: one.isSampled || other.isSampled,
    rounding: { below: one.rounding.below + other.rounding.below, above: one.rounding.above + other.rounding.above },
    sampling: { below: one.sampling.below + other.sampling.below, above: one.sampling.above + other.sampling.above },
  };
}

function measured({ point, least, isSampled, rounding, sampling }: Adding, dependence: Dependence): Measured {
  const ofSampling = (sum: number) => (dependence === "independent" ? Math.sqrt(sum) : sum);
  const below = rounding.below + ofSampling(sampling.below);
  const above = rounding.above + ofSampling(sampling.above);
  return {
    point,
    low: Math.min(point, Math.max(least, point - below)),
    high: point + above,
    error: isSampled ? "sampling" : below + above > 0 ? "rounding" : "none",
  };
}
