import type { Interval } from "../uncertainty/interval.ts";

/** An area that is part of its reference economy, cut into four parts that do not overlap. */
export type NestedEmployment = {
  /** a: this industry in the area. */
  areaIndustryJobs: Interval;
  /** b: every other industry in the area. */
  areaOtherJobs: Interval;
  /** c: this industry in the rest of the reference economy. */
  elsewhereIndustryJobs: Interval;
  /** d: every other industry in the rest of the reference economy. */
  elsewhereOtherJobs: Interval;
};

/**
 * The tightest bounds of a location quotient whose area is part of its
 * reference economy: every admissible input lies within them, and both are
 * reached (or approached without limit, where a part may be empty).
 *
 *     LQ = a (a+b+c+d) / ((a+b)(a+c))
 *
 * With n = a+b+c+d, dLQ/db = -a(c+d) / ((a+b)²(a+c)) is never positive, so LQ
 * falls in b and, by symmetry, in c; it rises in d. Whatever a is, the greatest
 * LQ is therefore at the least b and c and the greatest d, and the least at the
 * other corner.
 *
 * In a itself it is not monotone. The sign of its slope is that of
 *
 *     2abc + (b+c+d)bc - d a²
 *
 * which is positive at first and changes sign at most once, at
 * a* = (bc + sqrt(b²c² + d(b+c+d)bc)) / d. So it rises and then falls: the
 * least is at an end of a, and the greatest at an end or at a*. (The more an
 * area consists of one industry, the less room it has to be unlike the rest.)
 *
 * A part that nothing holds from above is taken at its limit. `high` is Infinity
 * where nothing holds it: a, b and c might all be as good as none. Undefined
 * where the quotient itself is undefined for every admissible input. Of parts
 * below 0, as output may be, it is bounded only where all are known exactly.
 */
export function locationQuotientInterval(employment: NestedEmployment): Interval | undefined {
  const { areaIndustryJobs: a, areaOtherJobs: b, elsewhereIndustryJobs: c, elsewhereOtherJobs: d } = employment;
  if ([a, b, c, d].some(({ low }) => low < 0)) {
    const [here, others, there, rest] = [a.low, b.low, c.low, d.low];
    return ofEitherSign([a, b, c, d], here / (here + others), (here + there) / (here + others + there + rest));
  }
  if (a.high + b.high === 0 || a.high + c.high === 0) return undefined;
  if (a.high === 0) return { low: 0, high: 0 };

  const lowCorner = { b: b.high, c: c.high, d: d.low };
  const highCorner = { b: b.low, c: c.low, d: d.high };
  const peak = mostConcentrated(highCorner);
  const candidates = [a.low, a.high, ...(a.low < peak && peak < a.high ? [peak] : [])];

  return {
    low: Math.min(quotient({ a: a.low, ...lowCorner }), quotient({ a: a.high, ...lowCorner })),
    high: Math.max(...candidates.map((jobs) => quotient({ a: jobs, ...highCorner }))),
  };
}

type Rest = { b: number; c: number; d: number };

/** a*: how many jobs in the industry make the quotient greatest. Infinity where more is always more. */
function mostConcentrated({ b, c, d }: Rest): number {
  if (d === 0) return Number.POSITIVE_INFINITY;
  const bc = b * c;
  return (bc + Math.sqrt(bc * bc + d * (b + c + d) * bc)) / d;
}

/**
 * The quotient; where it is undefined at the point but not near it (a = b = 0 or
 * a = c = 0), and where a part grows without end, what it comes to. Of b and c
 * without end it is asked with d at its least, which is finite.
 */
function quotient({ a, b, c, d }: Rest & { a: number }): number {
  if (b === Number.POSITIVE_INFINITY) return c === Number.POSITIVE_INFINITY ? 0 : share(a, c);
  if (c === Number.POSITIVE_INFINITY) return share(a, b);
  if (a === Number.POSITIVE_INFINITY) return d === Number.POSITIVE_INFINITY ? d : 1;
  if (a > 0) return (a / (a + b)) * ((a + b + c + d) / (a + c));
  if (b > 0 && c > 0) return 0;
  if (b > 0 || c > 0) return (b + c + d) / (b + c);
  return d > 0 ? Number.POSITIVE_INFINITY : 1;
}

/** An area and a reference economy that share no job, or of which it is not known what they share. */
export type SeparateEmployment = {
  areaIndustryJobs: Interval;
  areaOtherJobs: Interval;
  referenceIndustryJobs: Interval;
  referenceOtherJobs: Interval;
};

/**
 * Bounds of a location quotient whose area is not part of its reference
 * economy: (a/(a+b)) / (r/(r+s)). It rises in a and s and falls in b and r, so
 * both bounds are at corners, and they are the tightest.
 *
 * For an area that lies partly in its reference economy they are outer bounds:
 * they contain every admissible input, but a job counted on both sides is let
 * vary twice.
 */
export function locationQuotientIntervalOfSeparate(employment: SeparateEmployment): Interval | undefined {
  const { areaIndustryJobs: a, areaOtherJobs: b, referenceIndustryJobs: r, referenceOtherJobs: s } = employment;
  if ([a, b, r, s].some(({ low }) => low < 0)) return ofEitherSign([a, b, r, s], a.low / (a.low + b.low), r.low / (r.low + s.low));
  if (a.high + b.high === 0 || r.high === 0) return undefined;
  return {
    low: share(a.low, b.high) / share(r.high, s.low),
    high: a.high === 0 ? 0 : share(a.high, b.low) / share(r.low, s.high), // Infinity when the reference may have none
  };
}

/** Of nothing at all, what the share comes to as the part alone appears; of a part that grows without end, all. */
const share = (part: number, rest: number): number => (part + rest === 0 || part === Number.POSITIVE_INFINITY ? 1 : part / (part + rest));

function ofEitherSign(parts: readonly Interval[], here: number, there: number): Interval | undefined {
  if (parts.some(({ low, high }) => low !== high)) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const quotient = here / there;
  return Number.isFinite(quotient) ? { low: quotient, high: quotient } : undefined;
}
