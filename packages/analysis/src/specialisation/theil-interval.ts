import { sumOfIntervals, type Interval } from "../uncertainty/interval.ts";
import { mayBeBelowZero, requireSameLength, sumsOfOthers, type ComparedCells } from "./compared-cells.ts";
import { locationQuotientInterval, locationQuotientIntervalOfSeparate } from "./location-quotient-interval.ts";
import { shareInterval } from "./share.ts";

/**
 * Outer bounds of Theil's T of an area's industries against its reference: they
 * contain every admissible input.
 *
 * Both sets of shares add up to 1, so T = Σ g_i with
 *
 *     g = s ln(s/r) − s + r
 *
 * which is never below 0 and, unlike s ln(s/r), small where the shares are near
 * each other: bounds of each g can be added up without making too much of it.
 * With q = s/r, the location quotient, g = r (q ln q − q + 1) = s (ln q − 1 + 1/q),
 * each bracket least, 0, at q = 1. The shares and the quotient have tightest
 * bounds of their own; what g may be is held by both products and by g at the
 * corners of (s, r), in which it is convex. Taken is what all three allow.
 *
 * `high` is Infinity where an industry of the area might be none of the
 * reference's. Undefined where no admissible input has jobs in both.
 */
export function theilTInterval(cells: ComparedCells): Interval | undefined {
  return boundsOf(cells, ({ area, reference, quotient }) => added(area, reference, quotient));
}

/** Outer bounds of Theil's L, by the same road with the two sides changed. */
export function theilLInterval(cells: ComparedCells): Interval | undefined {
  return boundsOf(cells, ({ area, reference, quotient }) =>
    added(reference, area, { low: 1 / quotient.high, high: quotient.low === 0 ? Number.POSITIVE_INFINITY : 1 / quotient.low }),
  );
}

type Industry = { area: Interval; reference: Interval; quotient: Interval };

function boundsOf(cells: ComparedCells, bounds: (industry: Industry) => Interval): Interval | undefined {
  const industries = industriesOf(cells);
  return industries && sumOfIntervals(industries.map(bounds));
}

function industriesOf({ relation, area, rest }: ComparedCells): Industry[] | undefined {
  requireSameLength(area, rest);
  if (mayBeBelowZero({ area, rest })) return undefined;
  const [areaOthers, restOthers] = [sumsOfOthers(area), sumsOfOthers(rest)];
  const has = (intervals: readonly Interval[]) => intervals.some(({ high }) => high > 0);
  if (!has(area) || (relation === "apart" && !has(rest))) return undefined;
  return area.flatMap((a, index): Industry[] => {
    const [b, c, d] = [areaOthers[index]!, rest[index]!, restOthers[index]!];
    const inside = relation === "inside";
    const quotient = inside
      ? locationQuotientInterval({ areaIndustryJobs: a, areaOtherJobs: b, elsewhereIndustryJobs: c, elsewhereOtherJobs: d })
      : locationQuotientIntervalOfSeparate({ areaIndustryJobs: a, areaOtherJobs: b, referenceIndustryJobs: c, referenceOtherJobs: d });
    const unbounded = { low: 0, high: Number.POSITIVE_INFINITY };
    const areaShare = shareInterval(a, b) ?? { low: 0, high: 1 };
    const referenceShare = (inside ? shareInterval(sumOfIntervals([a, c]), sumOfIntervals([b, d])) : shareInterval(c, d)) ?? {
      low: 0,
      high: 1,
    };
    if (a.high === 0 && referenceShare.high === 0) return []; // an industry of neither
    return [
      { area: held(areaShare), reference: held(referenceShare), quotient: quotient ? held(quotient, Number.POSITIVE_INFINITY) : unbounded },
    ];
  });
}

/** A share or a quotient, also where nothing holds the cells it is made of. */
const held = ({ low, high }: Interval, most = 1): Interval => ({
  low: Number.isNaN(low) ? 0 : low,
  high: Number.isNaN(high) ? most : high,
});

/** Bounds of s ln(s/r) − s + r, given bounds of s, of r and of q = s/r. */
function added(s: Interval, r: Interval, q: Interval): Interval {
  const byReference = product(
    r,
    valley(q, (x) => (x === 0 ? 1 : x * Math.log(x) - x + 1)),
  );
  const byArea = product(
    s,
    valley(q, (x) => Math.log(x) - 1 + 1 / x),
  );
  const corners = [at(s.low, r.low), at(s.low, r.high), at(s.high, r.low), at(s.high, r.high)];
  const nearest = s.low > r.high ? at(s.low, r.high) : s.high < r.low ? at(s.high, r.low) : 0;
  return {
    low: Math.max(nearest, byReference.low, byArea.low),
    high: Math.min(Math.max(...corners), byReference.high, byArea.high),
  };
}

/** Bounds of what falls to 0 at 1 and rises from there. */
function valley({ low, high }: Interval, value: (x: number) => number): Interval {
  const [left, right] = [value(low), value(high)].map((one) => (Number.isNaN(one) ? Number.POSITIVE_INFINITY : one)) as [number, number];
  return { low: low <= 1 && 1 <= high ? 0 : Math.max(0, Math.min(left, right)), high: Math.max(left, right) };
}

/** Of two that are never below 0. Nothing times what nothing holds is held by nothing from above and by 0 from below. */
function product(one: Interval, other: Interval): Interval {
  const [low, high] = [one.low * other.low, one.high * other.high];
  return { low: Number.isNaN(low) ? 0 : low, high: Number.isNaN(high) ? Number.POSITIVE_INFINITY : high };
}

function at(s: number, r: number): number {
  if (s === 0) return r;
  return r === 0 ? Number.POSITIVE_INFINITY : Math.max(0, s * Math.log(s / r) - s + r);
}
