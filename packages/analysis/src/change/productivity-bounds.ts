import { shareInterval } from "../specialisation/share.ts";
import { type Interval, sumOfIntervals } from "../uncertainty/interval.ts";

/** What one sector makes and with how many jobs, each as far as it is known. */
export type UncertainSectorOutput = {
  readonly baseOutput: Interval;
  readonly baseJobs: Interval;
  readonly output: Interval;
  readonly jobs: Interval;
};

export type SectorProductivityBounds = {
  readonly within: Interval;
  readonly between: Interval;
  readonly cross: Interval;
  readonly contribution: Interval;
  readonly betweenFromAverage: Interval;
  /** Undefined where the sector certainly has no jobs. */
  readonly baseLevel: Interval | undefined;
  readonly level: Interval | undefined;
  readonly baseShare: Interval;
  readonly share: Interval;
};

export type ProductivityBounds = {
  readonly baseLevel: Interval;
  readonly level: Interval;
  readonly difference: Interval;
  readonly within: Interval;
  readonly between: Interval;
  readonly cross: Interval;
  readonly sectors: readonly SectorProductivityBounds[];
};

/**
 * Bounds of every part of a productivity decomposition whose outputs and jobs
 * are rounded: each figure that admissible inputs can give lies within.
 *
 * Levels, shares, the difference and each sector's contribution are the
 * tightest: they rise in the outputs, fall in the jobs elsewhere, and an
 * economy's two sides vary apart from each other.
 *
 * A sector's `within`, with q = p1 and R0 the jobs of the other sectors, is
 * (q L0 − Y0) / (L0 + R0): monotone in each of its inputs whatever the others
 * are, so both bounds are at corners, and they are the tightest. Its `between`
 * is Y0 (s1 / L0 − 1 / (L0 + R0)): monotone in Y0, s1 and R0, but in its own
 * jobs it has one turning point, L0 = R0 √s1 / (1 − √s1), which is tried with
 * the corners; the tightest again.
 *
 * The total `within` is (Σ q L0 − Σ Y0) / Σ L0, which rises in every q and is
 * at its greatest where each sector with q above that greatest value has all
 * the jobs it may and each other the fewest: the tightest (a linear-fractional
 * program over a box). `between` and `cross` in total, the `cross` of a sector
 * and its `betweenFromAverage` are outer bounds: several sums and products each
 * of which contains them, of which the narrowest is taken.
 *
 * A sector that may have no jobs may have any level, and so nothing may hold
 * its parts: the end is then infinite. It is better put together with others.
 *
 * Undefined when there may be no jobs at all on one side.
 */
export function productivityBounds(sectors: readonly UncertainSectorOutput[]): ProductivityBounds | undefined {
  const base = economy(sectors.map(({ baseOutput, baseJobs }) => ({ output: baseOutput, jobs: baseJobs })));
  const after = economy(sectors.map(({ output, jobs }) => ({ output, jobs })));
  if (!base || !after) return undefined;

  const difference = minus(after.level, base.level);
  const bounds = sectors.map((_, index) => sectorBounds(base.sides[index]!, after.sides[index]!, base.level));
  const isLevelKnown = (side: Side) => side.jobs.low > 0;

  // Every part of the whole is bounded by the sum over sectors, and by what follows from the whole.
  const acrossBase = after.sides.every(isLevelKnown) ? weightedLevels(after, base) : undefined; // Σ s0 p1
  const acrossAfter = base.sides.every(isLevelKnown) ? weightedLevels(base, after) : undefined; // Σ s1 p0
  const within = narrowest(
    sumOfIntervals(bounds.map((sector) => sector.within)),
    after.sides.every(isLevelKnown) ? totalWithin(base, after) : undefined,
  );
  const between = narrowest(sumOfIntervals(bounds.map((sector) => sector.between)), acrossAfter && minus(acrossAfter, base.level));
  const cross = narrowest(
    sumOfIntervals(bounds.map((sector) => sector.cross)),
    acrossBase && acrossAfter && minus(sumOfIntervals([after.level, base.level]), sumOfIntervals([acrossBase, acrossAfter])),
    minus(minus(difference, within), between),
  );
  return { baseLevel: base.level, level: after.level, difference, within, between, cross, sectors: bounds };
}

/** A sector of an economy: what it makes, its jobs and those of the other sectors. */
type Side = {
  readonly output: Interval;
  readonly jobs: Interval;
  readonly otherJobs: Interval;
  readonly share: Interval;
  /** Output over the jobs of the whole economy. */
  readonly perJob: Interval;
  /** Output per job of its own. Undefined where it certainly has none. */
  readonly level: Interval | undefined;
};

type Economy = { readonly level: Interval; readonly output: Interval; readonly sides: readonly Side[] };

function economy(sectors: readonly { readonly output: Interval; readonly jobs: Interval }[]): Economy | undefined {
  const jobs = sumOfIntervals(sectors.map((sector) => sector.jobs));
  if (!(jobs.low > 0)) return undefined;
  const output = sumOfIntervals(sectors.map((sector) => sector.output));
  const sides = sectors.map((sector, index): Side => {
    const otherJobs = sumOfIntervals(sectors.flatMap((other, place) => (place === index ? [] : [other.jobs])));
    return {
      ...sector,
      otherJobs,
      share: shareInterval(sector.jobs, otherJobs)!,
      perJob: over(sector.output, jobs)!,
      level: over(sector.output, sector.jobs),
    };
  });
  return { level: over(output, jobs)!, output, sides };
}

function sectorBounds(base: Side, after: Side, baseLevelOfAll: Interval): SectorProductivityBounds {
  const contribution = minus(after.perJob, base.perJob);
  const isKnown = base.jobs.low > 0 && after.jobs.low > 0;
  // Where one side has no jobs it is given the level of the other.
  const from = (base.jobs.low > 0 ? base.level : hull(base.level, after.level)) ?? { low: 0, high: 0 };
  const to = (after.jobs.low > 0 ? after.level : hull(after.level, base.level)) ?? { low: 0, high: 0 };
  const shareDifference = minus(after.share, base.share);
  const levelDifference = minus(to, from);

  const within = isKnown
    ? withinBounds(base, after.level!)
    : sumOfIntervals([times(base.share, levelDifference), minus(withoutJobs(after), withoutJobs(base))]);
  const between = isKnown ? betweenBounds(base, after.share) : times(shareDifference, from);
  return {
    within,
    between,
    cross: narrowest(times(shareDifference, levelDifference), isKnown ? minus(minus(contribution, within), between) : undefined),
    contribution,
    betweenFromAverage: narrowest(
      times(shareDifference, minus(from, baseLevelOfAll)),
      isKnown ? minus(between, times(shareDifference, baseLevelOfAll)) : undefined,
    ),
    baseLevel: base.level,
    level: after.level,
    baseShare: base.share,
    share: after.share,
  };
}

/** Output made where there may be no jobs. */
const withoutJobs = ({ jobs, perJob }: Side): Interval =>
  jobs.low > 0 ? { low: 0, high: 0 } : jobs.high === 0 ? perJob : hull(perJob, { low: 0, high: 0 })!;

function withinBounds({ jobs, otherJobs, output }: Side, level: Interval): Interval {
  const corners: number[] = [];
  for (const q of endsOf(level))
    for (const own of endsOf(jobs))
      for (const others of endsOf(otherJobs)) for (const made of endsOf(output)) corners.push((q * own - made) / (own + others));
  return hullOf(corners);
}

function betweenBounds({ jobs, otherJobs, output }: Side, share: Interval): Interval {
  const tried: number[] = [];
  for (const s of endsOf(share))
    for (const others of endsOf(otherJobs)) {
      const root = Math.sqrt(s);
      const turn = root < 1 ? (others * root) / (1 - root) : Number.POSITIVE_INFINITY;
      const turning = jobs.low < turn && turn < jobs.high ? [turn] : [];
      for (const own of [...endsOf(jobs), ...turning]) for (const made of endsOf(output)) tried.push(made * (s / own - 1 / (own + others)));
    }
  return hullOf(tried);
}

/** Where nothing holds a figure from above the arithmetic may have no answer: then nothing holds the part. */
function hullOf(values: readonly number[]): Interval {
  if (values.some(Number.isNaN)) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  return { low: Math.min(...values), high: Math.max(...values) };
}

/** Bounds of (Σ q L0 − Σ Y0) / Σ L0. */
function totalWithin(base: Economy, after: Economy): Interval {
  const jobs = base.sides.map((side) => side.jobs);
  const lowest = after.sides.map((side) => side.level!.low);
  const highest = after.sides.map((side) => side.level!.high);
  return {
    low: -greatestMean(
      lowest.map((level) => -level),
      jobs,
      base.output.high,
    ),
    high: greatestMean(highest, jobs, -base.output.low),
  };
}

/** Bounds of one economy's levels, weighted by the other's shares of jobs. */
function weightedLevels(levelsOf: Economy, sharesOf: Economy): Interval {
  const jobs = sharesOf.sides.map((side) => side.jobs);
  return {
    low: -greatestMean(
      levelsOf.sides.map((side) => -side.level!.low),
      jobs,
      0,
    ),
    high: greatestMean(
      levelsOf.sides.map((side) => side.level!.high),
      jobs,
      0,
    ),
  };
}

/**
 * The greatest (Σ w v + constant) / Σ w for weights w within their intervals,
 * not all of which may be 0. By Dinkelbach's method (1967): from any value that
 * is reached, give the most weight to what is above it and the least to the
 * rest, until that no longer raises it. Each step but the last lets at least
 * one weight go for good, so there are at most as many as weights.
 */
function greatestMean(values: readonly number[], weights: readonly Interval[], constant: number): number {
  const meanOf = (weightOf: (index: number) => number): number => {
    let sum = constant;
    let weight = 0;
    for (const [index, value] of values.entries()) {
      const given = weightOf(index);
      if (given === 0) continue; // 0 × Infinity
      sum += given * value;
      weight += given;
    }
    return sum / weight;
  };
  let greatest = meanOf((index) => weights[index]!.high);
  for (let step = 0; step <= values.length && Number.isFinite(greatest); step++) {
    const reached = greatest;
    const next = meanOf((index) => (values[index]! > reached ? weights[index]!.high : weights[index]!.low));
    if (!(next > reached)) break;
    greatest = next;
  }
  return greatest;
}

const endsOf = ({ low, high }: Interval): readonly number[] => (low === high ? [low] : [low, high]);
const minus = (one: Interval, other: Interval): Interval => ({ low: one.low - other.high, high: one.high - other.low });

function times(one: Interval, other: Interval): Interval {
  const corners = [one.low, one.high].flatMap((a) => [other.low, other.high].map((b) => (a === 0 || b === 0 ? 0 : a * b)));
  return { low: Math.min(...corners), high: Math.max(...corners) };
}

/** Undefined over what is certainly nothing; without end over what may be nothing. */
function over(amount: Interval, jobs: Interval): Interval | undefined {
  if (jobs.high === 0) return undefined;
  const by = (value: number, least: number, most: number) => (value === 0 ? 0 : value / (value > 0 ? most : least));
  return { low: by(amount.low, jobs.low, jobs.high), high: by(amount.high, jobs.high, jobs.low) };
}

function hull(one: Interval | undefined, other: Interval | undefined): Interval | undefined {
  if (!one || !other) return one ?? other;
  return { low: Math.min(one.low, other.low), high: Math.max(one.high, other.high) };
}

/** What is within all of these. Each holds the figure, so they meet, but for the last digit. */
function narrowest(...bounds: readonly (Interval | undefined)[]): Interval {
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  for (const bound of bounds) {
    if (!bound) continue;
    if (bound.low > low) low = bound.low;
    if (bound.high < high) high = bound.high;
  }
  return low <= high ? { low, high } : { low: high, high: low };
}
