import type { LongRun } from "../long-run.ts";
import { permutationPValue, permutationPValueOfEither } from "../uncertainty/permutation-p-value.ts";
import { randomIndices } from "../uncertainty/random-indices.ts";
import type { Random } from "../uncertainty/seeded-random.ts";
import { requireValues } from "./deviations.ts";
import type { Tail } from "./normal-p-value.ts";
import type { SpatialWeights } from "./spatial-weights.ts";

export type PermutedNeighbours = {
  /** In the order of the places: how many rearrangements gave surroundings at least as high as the observed ones. */
  readonly atLeast: Uint32Array;
  /** And how many at most as high. Those just as high count in both. */
  readonly atMost: Uint32Array;
  readonly permutations: number;
};

type Asked = {
  readonly values: ArrayLike<number>;
  readonly weights: SpatialWeights;
  readonly permutations: number;
  readonly random: Random;
};

/** How many draws of a neighbour between two reports: some milliseconds. */
const stride = 250_000;

/**
 * Conditional permutation, as Anselin (1995) has it: each place keeps its value,
 * and its neighbours are drawn without replacement from all the other places,
 * again and again. Only the k neighbours are drawn (one drawn twice is drawn
 * anew), so that a rearrangement of a place costs about k steps and not n.
 *
 * One run serves local Moran's I, Gi and Gi* alike: with the place's own value
 * fixed all three rise or fall with nothing but the weighted sum of the
 * neighbours, and so are as extreme in the same rearrangements. Draws of
 * different places are independent. A sum that differs from the observed only in
 * rounding counts as just as high.
 *
 * An island has nothing to draw: both its counts are the number of permutations.
 */
export function* permuteNeighbours({ values, weights, permutations, random }: Asked): LongRun<PermutedNeighbours> {
  requireValues(values, weights);
  const { size, starts } = weights;
  const atLeast = new Uint32Array(size);
  const atMost = new Uint32Array(size);
  const rearrange = rearrangements(Float64Array.from(values), weights, random);

  let work = 0;
  for (let place = 0; place < size; place++) {
    const count = starts[place + 1]! - starts[place]!;
    const atOnce = Math.max(1, Math.floor(stride / Math.max(1, count)));
    for (let done = 0; done < permutations; done += atOnce) {
      const times = Math.min(atOnce, permutations - done);
      rearrange({ place, times, atLeast, atMost });
      work += times * count;
      if (work < stride) continue;
      work = 0;
      yield (place + (done + times) / permutations) / size;
    }
  }
  return { atLeast, atMost, permutations };
}

type Rearrangement = {
  readonly place: number;
  readonly times: number;
  /** Added to. */
  readonly atLeast: Uint32Array;
  readonly atMost: Uint32Array;
};

/** Draws the neighbours of a place so many times. Not in the generator itself, whose loops run at half the speed. */
function rearrangements(values: Float64Array, weights: SpatialWeights, random: Random): (asked: Rearrangement) => void {
  const { size, starts, neighbours, weights: ofEach } = weights;
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const fill = randomIndices(random);
  const picks = new Uint32Array(2_048);
  let next = picks.length;
  const takenIn = new Uint32Array(size); // in which rearrangement each was last taken
  let rearrangement = 0;

  return ({ place, times, atLeast, atMost }) => {
    const [from, to] = [starts[place]!, starts[place + 1]!];
    let observed = 0;
    let sumOfWeights = 0;
    for (let at = from; at < to; at++) {
      observed += ofEach[at]! * values[neighbours[at]!]!;
      sumOfWeights += ofEach[at]!;
    }
    const rounding = 1e-13 * sumOfWeights * largest;
    const notBelow = observed - rounding;
    const notAbove = observed + rounding;
    let [least, most, at, current] = [0, 0, next, rearrangement];
    for (let time = 0; time < times; time++) {
      if (current === 0xffff_ffff) {
        takenIn.fill(0);
        current = 0;
      }
      current++;
      takenIn[place] = current; // it is none of its own neighbours
      let sum = 0;
      for (let each = from; each < to; ) {
        if (at === picks.length) {
          fill(picks, size);
          at = 0;
        }
        const pick = picks[at++]!;
        if (takenIn[pick] === current) continue;
        takenIn[pick] = current;
        sum += ofEach[each++]! * values[pick]!;
      }
      if (sum >= notBelow) least++;
      if (sum <= notAbove) most++;
    }
    next = at;
    rearrangement = current;
    atLeast[place]! += least;
    atMost[place]! += most;
  };
}

/**
 * The p-value of each place's surroundings in the stated tail; NaN for an island.
 * "greater": surroundings so high (hot spots; high-high and low-high). "less":
 * so low. "either": both, as a map that shows hot and cold spots must ask.
 */
export function localPValues({ atLeast, atMost, permutations }: PermutedNeighbours, weights: SpatialWeights, tail: Tail): Float64Array {
  return Float64Array.from(atLeast, (_, place) => {
    if (weights.starts[place] === weights.starts[place + 1]) return Number.NaN;
    const counts = { atLeast: atLeast[place]!, atMost: atMost[place]!, permutations };
    if (tail === "either") return permutationPValueOfEither(counts);
    return permutationPValue({ asExtreme: tail === "greater" ? counts.atLeast : counts.atMost, permutations });
  });
}
