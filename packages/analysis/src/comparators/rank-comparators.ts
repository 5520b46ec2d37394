import type { LongRun } from "../long-run.ts";
import type { Standing } from "../uncertainty/rank-tiers.ts";
import type { ComparatorAsk, ComparatorDistances } from "./comparator-distances.ts";

/**
 * Ranks the candidates from the nearest, as far as their figures allow.
 *
 * Whether one is certainly nearer than another is told from their two squared
 * distances together, and not from the two intervals: both are measured from
 * the same place with the same spreads, and what is uncertain in those must not
 * be let vary twice. One is certainly nearer where the most that
 *
 *     Σ w_k ((x_k − own_k)² − (y_k − own_k)²) / s_k²
 *
 * can be is below 0. Each criterion varies by itself. Within one, the bracket is
 * x² − y² − 2 own (x − y): for any x and y its greatest is at an end of `own`,
 * and there at the x farthest from it and the y nearest to it. What is positive
 * is divided by the least spread and what is negative by the greatest. So the
 * answer is exact for figures and spreads that each may be anything within
 * their bounds, and what is certain of a and b and of b and c is so of a and c.
 *
 * `best` is one after all that are certainly nearer, `worst` just before those
 * certainly farther, and a tier is as many as nothing certain divides, as in
 * `rankTiers`. Undefined for a candidate without a distance. n² in the
 * candidates: a long run.
 */
export function* rankComparators(
  { own, candidates, weights }: Pick<ComparatorAsk, "own" | "candidates" | "weights">,
  { criteria, candidates: distances }: ComparatorDistances,
): LongRun<(Standing | undefined)[]> {
  const used = criteria.flatMap((use, criterion) =>
    use.used ? [{ criterion, weight: weights[criterion]!, unit: use.spreadInterval }] : [],
  );
  const order = distances
    .flatMap((one, index) => (one === undefined ? [] : [index]))
    .sort((one, other) => distances[one]!.distance - distances[other]!.distance || one - other);
  const ends = used.map(({ criterion, weight, unit }) => ({
    weight,
    unit,
    own: own[criterion]!, // used, so it is known
    low: Float64Array.from(order, (candidate) => candidates[candidate]![criterion]!.low), // ranked, so it is known
    high: Float64Array.from(order, (candidate) => candidates[candidate]![criterion]!.high),
  }));

  /** Whether the candidate at one position is nearer than that at another, whatever the figures truly are. */
  const isNearer = (one: number, other: number): boolean => {
    let most = 0;
    let size = 0;
    for (const { weight, unit, own: here, low, high } of ends) {
      const atLow = squareGain(here.low, low[one]!, high[one]!, low[other]!, high[other]!);
      const atHigh = squareGain(here.high, low[one]!, high[one]!, low[other]!, high[other]!);
      const gain = Math.max(atLow, atHigh);
      if (gain === 0) continue;
      const part = (weight * gain) / (gain > 0 ? unit.low : unit.high) ** 2;
      most += part;
      size += Math.abs(part);
    }
    return most < -tolerance * size;
  };

  const count = order.length;
  const nearer = new Int32Array(count);
  const farther = new Int32Array(count);
  const lastTogether = new Int32Array(count); // the last of those it cannot be told from
  for (let one = 0; one < count; one++) {
    lastTogether[one] = one;
    for (let other = one + 1; other < count; other++) {
      if (isNearer(one, other)) {
        farther[one]!++;
        nearer[other]!++;
      } else lastTogether[one] = other;
    }
    yield (one + 1) / count;
  }

  const standings: (Standing | undefined)[] = candidates.map(() => undefined);
  let tier = 0;
  let until = -1;
  for (const [position, candidate] of order.entries()) {
    if (position > until) tier++;
    until = Math.max(until, lastTogether[position]!);
    standings[candidate] = { tier, best: 1 + nearer[position]!, worst: count - farther[position]! };
  }
  return standings;
}

/** Below this part of what is added up, a sum is 0 but for its last binary digits: equals are not told apart. */
const tolerance = 1e-12;

/** The most by which the one's squared distance from here can exceed the other's. */
function squareGain(here: number, oneLow: number, oneHigh: number, otherLow: number, otherHigh: number): number {
  const farthest = Math.max(Math.abs(oneLow - here), Math.abs(oneHigh - here));
  const nearest = Math.max(0, otherLow - here, here - otherHigh);
  return (farthest - nearest) * (farthest + nearest);
}
