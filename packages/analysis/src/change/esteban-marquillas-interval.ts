import { intersection, sumOfIntervals, type Interval } from "../uncertainty/interval.ts";
import { sumsOfOthers } from "../specialisation/compared-cells.ts";
import { locationQuotientInterval, locationQuotientIntervalOfSeparate } from "../specialisation/location-quotient-interval.ts";
import { estebanMarquillas } from "./esteban-marquillas.ts";
import { exactEconomies, exactlyOr, mayBeOfEitherSign, unbounded } from "./shift-share-of-either-sign.ts";
import { differenceOf, shiftShareIntervals, sound, sumIfAll, type ComparedPeriods, type ShiftIntervals } from "./shift-share-interval.ts";

export type EstebanMarquillasIntervals = {
  readonly sectors: readonly (ShiftIntervals & {
    readonly allocation: Interval | undefined;
    readonly differential: Interval | undefined;
  })[];
  readonly total: ShiftIntervals & { readonly allocation: Interval | undefined; readonly fromNothing: Interval };
};

export type CutPeriods = ComparedPeriods & {
  /** Of which industries the area had jobs at the start, as published: those that have a growth of their own, and that the total's parts are of. */
  readonly begun: readonly boolean[];
};

/**
 * Bounds of shift-share as Esteban-Marquillas extended it. National, mix and
 * differential (Dunn's competitive effect) as in `shiftShareIntervals`.
 *
 * competitive  e′ (r − g_i), of one industry the tightest. With a and b the
 *   area's jobs in it and in others, c and d the same elsewhere, 0 before and 1
 *   after, e′ (r − g_i) = (a0+b0)/(a0+b0+c0+d0) × (c0 a1/a0 − c1): it rises in
 *   a1 and falls in c1. In c0 it is (k c0 − c1)/(c0 + …) with k ≥ 0, and rises.
 *   In a0 it falls: where it is positive by its logarithm's slope, of which
 *   1/(a0+b0) − 1/a0 ≤ 0 and the rest is below 0; where it is negative because
 *   both the share (a0+b0)/(…) and c1 − c0 a1/a0 rise. The share rises in b0 and
 *   falls in d0, so of those two the ends depend only on the sign of the other
 *   factor, which at the corner of a0, a1, c0, c1 is known. Both bounds are
 *   therefore at corners. Apart, with r and s the reference's jobs in it and in
 *   others, it is (a0+b0)/(r0+s0) × (r0 a1/a0 − r1), with the same slopes.
 * allocation  differential × (1 − 1/LQ), outer: the product of the tightest
 *   bounds of both, held by the differential less the competitive effect.
 *
 * Of the area's parts the competitive and the allocation effect are outer: all
 * industries share the area's and the reference's size. Of figures that may be
 * below 0 only the changes have bounds, unless every cell is known exactly.
 */
export function estebanMarquillasIntervals({ relation, periods, begun }: CutPeriods): EstebanMarquillasIntervals {
  const classic = shiftShareIntervals({ relation, periods });
  if (mayBeOfEitherSign({ relation, periods })) return ofEitherSign({ relation, periods, begun }, classic);
  const [before, after] = [periods[0]!, periods[1]!];
  const [othersInArea, othersInRest] = [sumsOfOthers(before.area), sumsOfOthers(before.rest)];

  const sectors = classic.sectors.map((sector, industry) => {
    const differential = sector.competitive;
    const cells = {
      a0: before.area[industry]!,
      b0: othersInArea[industry]!,
      c0: before.rest[industry]!,
      d0: othersInRest[industry]!,
      a1: after.area[industry]!,
      c1: after.rest[industry]!,
    };
    const isCut = begun[industry] && cells.a0.high > 0 && differential !== undefined;
    const competitive = isCut ? competitiveOf(cells, relation) : undefined;
    return {
      ...sector,
      differential,
      competitive,
      allocation: competitive && allocationOf(cells, { relation, differential: differential!, competitive }),
    };
  });

  const cut = sectors.filter((_, industry) => begun[industry]);
  const competitive = sumIfAll(cut.map((sector) => sector.competitive));
  const allocation = sumIfAll(cut.map((sector) => sector.allocation));
  const differential = sumIfAll(cut.map((sector) => sector.differential));
  return {
    sectors,
    total: {
      ...classic.total,
      competitive,
      allocation:
        allocation && differential && competitive && (intersection(allocation, differenceOf(differential, competitive)) ?? allocation),
      fromNothing: sumOfIntervals(sectors.filter((_, industry) => !begun[industry]).map(({ change }) => change)),
    },
  };
}

function ofEitherSign({ begun, ...compared }: CutPeriods, classic: ReturnType<typeof shiftShareIntervals>): EstebanMarquillasIntervals {
  const economies = exactEconomies(compared);
  const points = economies && estebanMarquillas(economies[0]!, economies[1]!); // there are two
  const of = (value: number | undefined): Interval | undefined => (points ? exactlyOr(value) : unbounded);
  return {
    sectors: classic.sectors.map((sector, industry) => ({
      ...sector,
      differential: sector.competitive,
      competitive: begun[industry] ? of(points?.sectors[industry]?.competitive) : undefined,
      allocation: begun[industry] ? of(points?.sectors[industry]?.allocation) : undefined,
    })),
    total: {
      ...classic.total,
      competitive: of(points?.total.competitive),
      allocation: of(points?.total.allocation),
      fromNothing: sumOfIntervals(classic.sectors.filter((_, industry) => !begun[industry]).map(({ change }) => change)),
    },
  };
}

type Cells = { a0: Interval; b0: Interval; c0: Interval; d0: Interval; a1: Interval; c1: Interval };
type Relation = ComparedPeriods["relation"];

function competitiveOf({ a0, b0, c0, d0, a1, c1 }: Cells, relation: Relation): Interval {
  const share = (a: number, b: number, c: number, d: number): number =>
    a + b === 0 ? 0 : (a + b) / (relation === "inside" ? a + b + c + d : c + d);
  const perJob = (a: number, end: number, c: number, rest: number): number => (c === 0 || end === 0 ? 0 : (c * end) / a) - rest;
  const most = perJob(a0.low, a1.high, c0.high, c1.low);
  const least = perJob(a0.high, a1.low, c0.low, c1.high);
  const times = (one: number, other: number): number => (one === 0 || other === 0 ? 0 : one * other);
  return sound({
    low: times(least < 0 ? share(a0.high, b0.high, c0.low, d0.low) : share(a0.high, b0.low, c0.low, d0.high), least),
    high:
      most === Number.POSITIVE_INFINITY
        ? most
        : times(most > 0 ? share(a0.low, b0.high, c0.high, d0.low) : share(a0.low, b0.low, c0.high, d0.high), most),
  });
}

type Known = { relation: Relation; differential: Interval; competitive: Interval };

function allocationOf({ a0, b0, c0, d0 }: Cells, { relation, differential, competitive }: Known): Interval {
  const quotient =
    relation === "inside"
      ? locationQuotientInterval({ areaIndustryJobs: a0, areaOtherJobs: b0, elsewhereIndustryJobs: c0, elsewhereOtherJobs: d0 })
      : locationQuotientIntervalOfSeparate({ areaIndustryJobs: a0, areaOtherJobs: b0, referenceIndustryJobs: c0, referenceOtherJobs: d0 });
  const rest = differenceOf(differential, competitive);
  if (!quotient) return rest;
  const product = productOf(differential, { low: 1 - 1 / quotient.low, high: 1 - 1 / quotient.high });
  return intersection(product, rest) ?? rest;
}

function productOf(one: Interval, other: Interval): Interval {
  const corners = [one.low * other.low, one.low * other.high, one.high * other.low, one.high * other.high];
  return corners.some(Number.isNaN)
    ? sound({ low: Number.NaN, high: Number.NaN })
    : { low: Math.min(...corners), high: Math.max(...corners) };
}
