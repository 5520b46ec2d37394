import type { LongRun } from "../long-run.ts";
import { permutationPValue, permutationPValueOfEither } from "../uncertainty/permutation-p-value.ts";
import type { Random } from "../uncertainty/seeded-random.ts";
import { deviations, requireValues } from "./deviations.ts";
import type { Tail } from "./normal-p-value.ts";
import type { SpatialWeights } from "./spatial-weights.ts";
import { weightSums } from "./weight-sums.ts";

export type PermutedMoran = {
  readonly pValue: number;
  readonly tail: Tail;
  readonly permutations: number;
  /** Of Moran's I over the rearrangements. */
  readonly mean: number;
  readonly variance: number;
};

type Asked = {
  readonly values: ArrayLike<number>;
  readonly weights: SpatialWeights;
  readonly permutations: number;
  readonly random: Random;
  /** "greater" asks whether like lies beside like. Said before looking. */
  readonly tail: Tail;
};

/** How many multiplications between two reports. */
const stride = 1_000_000;

/**
 * The p-value of global Moran's I by dealing the values out to the places at
 * random: (m + 1) / (M + 1). It assumes nothing of how the values are
 * distributed. A rearrangement that differs from the observed only in rounding
 * counts as just as extreme.
 *
 * Undefined where the statistic is.
 */
export function* permuteMoran({ values, weights, permutations, random, tail }: Asked): LongRun<PermutedMoran | undefined> {
  requireValues(values, weights);
  const { z, squares } = deviations(values);
  const { total } = weightSums(weights);
  if (squares === 0 || total === 0) return undefined;

  const scale = weights.size / (total * squares);
  const observed = scale * crossProduct(z, weights);
  const rounding = 1e-12 * (1 + Math.abs(observed));
  const arrangement = z.slice();
  let [atLeast, atMost, sum, sumOfSquares, work] = [0, 0, 0, 0, 0];
  for (let done = 1; done <= permutations; done++) {
    shuffle(arrangement, random);
    const statistic = scale * crossProduct(arrangement, weights);
    if (statistic >= observed - rounding) atLeast++;
    if (statistic <= observed + rounding) atMost++;
    sum += statistic;
    sumOfSquares += statistic ** 2;
    work += weights.neighbours.length + 4 * weights.size;
    if (work >= stride) {
      work = 0;
      yield done / permutations;
    }
  }
  const mean = sum / permutations;
  const pValue =
    tail === "either"
      ? permutationPValueOfEither({ atLeast, atMost, permutations })
      : permutationPValue({ asExtreme: tail === "greater" ? atLeast : atMost, permutations });
  return { pValue, tail, permutations, mean, variance: Math.max(0, sumOfSquares / permutations - mean ** 2) };
}

function crossProduct(z: Float64Array, { size, starts, neighbours, weights }: SpatialWeights): number {
  let sum = 0;
  let at = 0;
  for (let place = 0; place < size; place++) {
    const to = starts[place + 1]!;
    let lag = 0;
    for (; at < to; at++) lag += weights[at]! * z[neighbours[at]!]!;
    sum += z[place]! * lag;
  }
  return sum;
}

/** Fisher and Yates: every order equally likely. */
function shuffle(values: Float64Array, random: Random): void {
  for (let last = values.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const kept = values[last]!;
    values[last] = values[other]!;
    values[other] = kept;
  }
}
