import type { Interval } from "../uncertainty/interval.ts";

/** Workers from one origin: as published, and all it may be. */
export type OriginWorkers = { readonly origin: string; readonly workers: Interval & { readonly point: number } };

/** Whether an origin belongs: it does whatever the true counts are, it may, or it cannot. */
export type Belonging = "certainly" | "perhaps" | "certainly-not";

export type SmallestSupply = {
  /** The fewest origins that together supply the share, largest first; equals in order of code. */
  readonly origins: readonly string[];
  /** What share they do supply. */
  readonly share: number;
  /** Of every origin, whether it would be among them. */
  readonly belonging: ReadonlyMap<string, Belonging>;
};

/**
 * The smallest set of origins that supplies a share y of an area's jobs: the
 * largest, one after another, until their sum is at least y of the total. With
 * counts of one sign that is also the smallest set there is.
 *
 * An origin k belongs when those before it do not yet suffice, that is when
 *
 *     sum of all larger − y × sum of all  <  0
 *
 * The left side is a sum of terms, one for each other origin: (1 − y) x where it
 * is larger than k and − y x where it is not. Each origin varies by itself, so
 * each term can be put at its end, and k at its greatest (for the least left
 * side) or its least (for the greatest): a larger k has fewer before it and a
 * larger total to supply. So "certainly" and "perhaps" are exact for counts
 * that may take any value within their intervals. n log n in the origins.
 *
 * Undefined where there are no jobs. Throws a RangeError for a share that is
 * not above 0 and at most 1, and for a negative count.
 */
export function smallestSupply(origins: readonly OriginWorkers[], supplied: number): SmallestSupply | undefined {
  if (!(supplied > 0 && supplied <= 1)) throw new RangeError(`${supplied} is not a share above 0 and at most 1`);
  if (origins.some(({ workers }) => workers.low < 0)) throw new RangeError("Workers cannot be fewer than none");
  const total = origins.reduce((sum, { workers }) => sum + workers.point, 0);
  if (total === 0) return undefined;

  const chosen: string[] = [];
  let sum = 0;
  for (const { origin, workers } of [...origins].sort(fallingBy(({ point }) => point))) {
    if (sum - supplied * total >= -tolerance * total) break;
    sum += workers.point;
    chosen.push(origin);
  }
  return { origins: chosen, share: sum / total, belonging: belongingOf(origins, supplied) };
}

/** As much of a total as its own binary digits may be wrong by: 0.1 × 30 is not 3. */
const tolerance = 1e-12;

function belongingOf(origins: readonly OriginWorkers[], supplied: number): Map<string, Belonging> {
  const byLow = sums([...origins].sort(fallingBy(({ low }) => low)));
  const byHigh = sums([...origins].sort(fallingBy(({ high }) => high)));
  const held = origins.filter(({ workers }) => Number.isFinite(workers.high)).length;
  const reach = tolerance * origins.reduce((sum, { workers }) => sum + (Number.isFinite(workers.high) ? workers.high : workers.low), 0);

  /** The least that "sum of all larger − y × sum of all" can be. */
  const least = ({ origin, workers }: OriginWorkers): number => {
    const own = workers.high;
    if (own === Number.POSITIVE_INFINITY) return Number.NEGATIVE_INFINITY;
    const larger = countBefore(byLow.ordered, ({ low }) => low, own, origin);
    const above = countBefore(byHigh.ordered, ({ high }) => high, own, undefined);
    const heldToOwn = byHigh.highs[origins.length]! - byHigh.highs[above]! + own * above; // each at its end or at k's, whichever is less
    return (1 - supplied) * byLow.lows[larger]! - supplied * (heldToOwn - own * larger);
  };
  /** The greatest. */
  const most = (one: OriginWorkers): number => {
    const { low: own, high } = one.workers;
    const unheld = origins.length - held - (high === Number.POSITIVE_INFINITY ? 1 : 0);
    if (unheld > 0 && supplied < 1) return Number.POSITIVE_INFINITY;
    const larger = countBefore(byHigh.ordered, ({ high }) => high, own, one.origin);
    const itself = high > own ? 1 : 0; // it stands among the larger by its own high, and is not larger than itself
    const highs = byHigh.highs[larger]! - (itself && Number.isFinite(high) ? high : 0);
    const lows = byLow.lows[origins.length]! - byHigh.lows[larger]! + itself * own;
    return (1 - supplied) * highs - supplied * lows;
  };
  return new Map(origins.map((one) => [one.origin, most(one) < -reach ? "certainly" : least(one) < -reach ? "perhaps" : "certainly-not"]));
}

type Ends = Pick<Interval, "low" | "high"> & { readonly point: number };

/** From the largest; equals in order of code. */
const fallingBy =
  (end: (workers: Ends) => number) =>
  (one: OriginWorkers, other: OriginWorkers): number => {
    const [a, b] = [end(one.workers), end(other.workers)];
    return a !== b ? (a > b ? -1 : 1) : one.origin < other.origin ? -1 : one.origin > other.origin ? 1 : 0;
  };

/** Of the first n, the sum of their lows and of their highs, those without an end left out. */
function sums(ordered: readonly OriginWorkers[]) {
  const lows = new Float64Array(ordered.length + 1);
  const highs = new Float64Array(ordered.length + 1);
  for (const [index, { workers }] of ordered.entries()) {
    lows[index + 1] = lows[index]! + workers.low;
    highs[index + 1] = highs[index]! + (Number.isFinite(workers.high) ? workers.high : 0);
  }
  return { ordered, lows, highs };
}

/** How many stand before one of this size: the larger, and of its equals those with a code before its own (none, where no code is given). */
function countBefore(ordered: readonly OriginWorkers[], end: (workers: Ends) => number, size: number, code: string | undefined): number {
  let from = 0;
  let to = ordered.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const { origin, workers } = ordered[middle]!;
    const value = end(workers);
    if (value > size || (value === size && code !== undefined && origin < code)) from = middle + 1;
    else to = middle;
  }
  return from;
}
