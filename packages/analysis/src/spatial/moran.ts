import { type Departure, departure } from "./departure.ts";
import { deviations, requireValues } from "./deviations.ts";
import { spatialLag } from "./spatial-lag.ts";
import type { SpatialWeights } from "./spatial-weights.ts";
import { weightSums } from "./weight-sums.ts";

export type Moran = {
  readonly statistic: number;
  /** −1 / (n − 1). */
  readonly expectation: number;
  /** If the values were drawn from one normal distribution. Undefined where the weights leave the statistic no variance. */
  readonly underNormality: Departure | undefined;
  /** If these very values were dealt out to the places at random. Undefined also with fewer than four places. */
  readonly underRandomisation: Departure | undefined;
};

/**
 * Global Moran's I: whether near places are alike.
 *
 *     I = n / S0 · Σ_i Σ_j w_ij z_i z_j / Σ_i z_i²,   z_i = x_i − mean
 *
 * Above its expectation like lies beside like; below it, unlike. With
 * standardised rows it is the slope of the surroundings on the place itself.
 *
 *     E   = −1 / (n − 1)
 *     V_N = (n² S1 − n S2 + 3 S0²) / ((n² − 1) S0²) − E²
 *     V_R = (n ((n² − 3n + 3) S1 − n S2 + 3 S0²) − k ((n² − n) S1 − 2n S2 + 6 S0²))
 *           / ((n − 1)(n − 2)(n − 3) S0²) − E²,   k = n Σ z⁴ / (Σ z²)²
 *
 * Source: Cliff and Ord, Spatial Processes (1981), chapters 1 and 2. n counts
 * islands too: under randomisation the expectation is then exactly −1 / (n − 1),
 * whatever the weights (as esda; spdep leaves islands out of n unless told).
 *
 * Undefined when all values are the same or no place has a neighbour. Throws a
 * RangeError for a value that is not finite.
 */
export function moran(values: ArrayLike<number>, weights: SpatialWeights): Moran | undefined {
  requireValues(values, weights);
  const n = weights.size;
  const { z, squares, fourths } = deviations(values);
  const { total: s0, ofPairs: s1, ofPlaces: s2 } = weightSums(weights);
  if (s0 === 0 || squares === 0) return undefined;

  const lag = spatialLag(z, weights);
  const statistic = ((n / s0) * product(z, lag)) / squares;
  const expectation = -1 / (n - 1);
  const underNormality = (n * n * s1 - n * s2 + 3 * s0 * s0) / ((n * n - 1) * s0 * s0) - expectation ** 2;
  const kurtosis = (n * fourths) / squares ** 2;
  const underRandomisation =
    (n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0) - kurtosis * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0)) /
      ((n - 1) * (n - 2) * (n - 3) * s0 * s0) -
    expectation ** 2;
  const distance = statistic - expectation;
  return {
    statistic,
    expectation,
    underNormality: departure({ distance, variance: underNormality, of: expectation ** 2 }),
    underRandomisation: n < 4 ? undefined : departure({ distance, variance: underRandomisation, of: expectation ** 2 }),
  };
}

function product(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < one.length; place++) sum += one[place]! * other[place]!;
  return sum;
}
