import { share, shareInterval } from "../specialisation/share.ts";
import type { Interval } from "../uncertainty/interval.ts";
import type { Measured } from "../uncertainty/measured.ts";
import { inSpreads } from "./in-spreads.ts";
import { spread, spreadInterval, type Yardstick } from "./spread.ts";

export type ComparatorAsk = {
  /** The place that looks for its like: its figure on each criterion, undefined where there is none. */
  readonly own: readonly (Measured | undefined)[];
  /** The places it might be like, in the same order of criteria. */
  readonly candidates: readonly (readonly (Measured | undefined)[])[];
  /** How much each criterion counts: above 0, and 1 where all count the same. */
  readonly weights: readonly number[];
  readonly yardstick: Yardstick;
};

/** What became of a criterion. One that cannot tell places apart, or that the place itself lacks, is left out of every distance. */
export type CriterionUse =
  | { readonly used: true; readonly spread: number; readonly spreadInterval: Interval }
  | { readonly used: false; readonly because: "own-unknown" | "no-spread" };

export type CriterionDifference = {
  /** How far it lies above (+) or below (−) the place, in spreads. */
  readonly difference: number;
  readonly differenceInterval: Interval;
  /** What part of the squared distance it makes, 0 to 1. Undefined where the distance is 0. */
  readonly share: number | undefined;
  readonly shareInterval: Interval | undefined;
};

export type ComparatorDistance = {
  readonly distance: number;
  readonly interval: Interval;
  /** In order of criteria; undefined for one that is left out. */
  readonly differences: readonly (CriterionDifference | undefined)[];
};

export type ComparatorDistances = {
  readonly criteria: readonly CriterionUse[];
  /**
   * In order of candidates; undefined for one that lacks a figure on a criterion
   * that is used, for over fewer criteria it would only seem near; and for all
   * where no criterion is used.
   */
  readonly candidates: readonly (ComparatorDistance | undefined)[];
};

/**
 * How unlike a place each other place is: the weighted Euclidean distance of
 * their standardised figures.
 *
 *     d = sqrt( Σ w_k ((x_k − own_k) / s_k)² )
 *
 * with s_k the spread of criterion k over all the places that have a figure on
 * it, the place itself among them. It is the distance of the standard scores,
 * for the middle falls out. In units of a spread: with one criterion of weight
 * 1, d = 1 is one standard deviation. 0 only where every criterion is the same;
 * the same from either side; the same in any unit of a criterion.
 *
 * The way of the CIPFA nearest neighbours model and of the ONS statistical
 * nearest neighbours (Clustering similar local authorities and statistical
 * nearest neighbours in the UK, methodology, 2025). Theirs fill in a figure that
 * is missing; here nothing is put in its place. Mahalanobis' distance, which
 * counts criteria that go together only once, is not offered: it needs many
 * more places than criteria to be steady, and no one criterion's part in it can
 * be told.
 *
 * Bounds are outer: whatever the figures are within their intervals, the
 * distance lies within. Each difference varies by itself from the least to the
 * greatest that its two figures allow, and the distance rises with its size, so
 * given the spreads they are the tightest. A spread that rests on rounded
 * figures varies too (`spreadInterval`). One that rests on a sample is taken as
 * published: it is the unit of the scale, and chosen like the weights. The
 * interval then holds with 95% or more, as the figures' own do.
 */
export function comparatorDistances({ own, candidates, weights, yardstick }: ComparatorAsk): ComparatorDistances {
  requireCriteria(own, candidates, weights);
  const criteria = own.map((figure, criterion) =>
    useOf(
      figure,
      candidates.map((one) => one[criterion]),
      yardstick,
    ),
  );
  return { criteria, candidates: candidates.map((candidate) => distanceOf(own, candidate, weights, criteria)) };
}

function requireCriteria(own: ComparatorAsk["own"], candidates: ComparatorAsk["candidates"], weights: readonly number[]): void {
  if (weights.length !== own.length || candidates.some(({ length }) => length !== own.length)) {
    throw new RangeError("The place, each candidate and the weights must have the same criteria");
  }
  const wrong = weights.find((weight) => !(weight > 0) || !Number.isFinite(weight));
  if (wrong !== undefined) throw new RangeError(`${wrong} is not a weight above 0`);
}

function useOf(own: Measured | undefined, others: readonly (Measured | undefined)[], yardstick: Yardstick): CriterionUse {
  if (own === undefined) return { used: false, because: "own-unknown" };
  const known = [own, ...others].filter((figure) => figure !== undefined);
  const unit = spread(
    known.map(({ point }) => point),
    yardstick,
  );
  if (!unit) return { used: false, because: "no-spread" };
  const interval = spreadInterval(known.map(unlessSampled), yardstick)!; // at least two, or there were no spread
  return { used: true, spread: unit, spreadInterval: { low: Math.min(unit, interval.low), high: Math.max(unit, interval.high) } };
}

const unlessSampled = ({ point, low, high, error }: Measured): Interval =>
  error === "sampling" ? { low: point, high: point } : { low, high };

function distanceOf(
  own: ComparatorAsk["own"],
  candidate: readonly (Measured | undefined)[],
  weights: readonly number[],
  criteria: readonly CriterionUse[],
): ComparatorDistance | undefined {
  if (!criteria.some(({ used }) => used)) return undefined;
  const parts: (SquaredPart | undefined)[] = [];
  for (const [criterion, use] of criteria.entries()) {
    const [here, there] = [own[criterion], candidate[criterion]];
    if (!use.used) parts.push(undefined);
    else if (here === undefined || there === undefined) return undefined;
    else parts.push(squaredPart(here, there, weights[criterion]!, use));
  }
  const squared = sumOf(parts);
  return {
    distance: Math.sqrt(squared.point),
    interval: { low: Math.sqrt(squared.low), high: Math.sqrt(squared.high) },
    differences: parts.map((part, criterion) => {
      if (part === undefined) return undefined;
      const rest = sumOf(parts.filter((_, index) => index !== criterion));
      const interval = shareInterval(part.squared, rest);
      return {
        difference: part.difference,
        differenceInterval: part.differenceInterval,
        share: share(part.squared.point, part.squared.point + rest.point),
        shareInterval: squared.point === 0 ? undefined : interval,
      };
    }),
  };
}

type SquaredPart = {
  difference: number;
  differenceInterval: Interval;
  /** Weighted. */
  squared: Interval & { point: number };
};

function squaredPart(own: Measured, other: Measured, weight: number, use: Extract<CriterionUse, { used: true }>): SquaredPart {
  const apart = { low: other.low - own.high, high: other.high - own.low };
  const differenceInterval = inSpreads(apart, use.spreadInterval);
  const difference = (other.point - own.point) / use.spread;
  const nearest = apart.low <= 0 && apart.high >= 0 ? 0 : Math.min(Math.abs(differenceInterval.low), Math.abs(differenceInterval.high));
  const farthest = Math.max(Math.abs(differenceInterval.low), Math.abs(differenceInterval.high));
  return {
    difference,
    differenceInterval,
    squared: { point: weight * difference ** 2, low: weight * nearest ** 2, high: weight * farthest ** 2 },
  };
}

function sumOf(parts: readonly (SquaredPart | undefined)[]): Interval & { point: number } {
  const sum = { point: 0, low: 0, high: 0 };
  for (const part of parts) {
    if (part === undefined) continue;
    sum.point += part.squared.point;
    sum.low += part.squared.low;
    sum.high += part.squared.high;
  }
  return sum;
}
