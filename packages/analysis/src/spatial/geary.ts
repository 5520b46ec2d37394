import { type Departure, departure } from "./departure.ts";
import { deviations, requireValues } from "./deviations.ts";
import type { SpatialWeights } from "./spatial-weights.ts";
import { weightSums } from "./weight-sums.ts";

export type Geary = {
  readonly statistic: number;
  /** 1. */
  readonly expectation: number;
  /** Its z is negative where near places are alike. */
  readonly underNormality: Departure | undefined;
  /** Undefined also with fewer than four places. */
  readonly underRandomisation: Departure | undefined;
};

/**
 * Geary's C: whether near places are alike, by their differences. More moved by
 * single steep borders than Moran's I is.
 *
 *     C = (n − 1) / (2 S0) · Σ_i Σ_j w_ij (x_i − x_j)² / Σ_i z_i²
 *
 * Below 1 like lies beside like; above 1, unlike.
 *
 *     E   = 1
 *     V_N = ((2 S1 + S2)(n − 1) − 4 S0²) / (2 (n + 1) S0²)
 *     V_R = ((n − 1) S1 (n² − 3n + 3 − (n − 1) k) − (n − 1) S2 (n² + 3n − 6 − (n² − n + 2) k) / 4
 *           + S0² (n² − 3 − (n − 1)² k)) / (n (n − 2)(n − 3) S0²),   k = n Σ z⁴ / (Σ z²)²
 *
 * Source: Cliff and Ord, Spatial Processes (1981), chapters 1 and 2. Undefined
 * when all values are the same or no place has a neighbour.
 */
export function geary(values: ArrayLike<number>, weights: SpatialWeights): Geary | undefined {
  requireValues(values, weights);
  const n = weights.size;
  const { squares, fourths } = deviations(values);
  const { total: s0, ofPairs: s1, ofPlaces: s2 } = weightSums(weights);
  if (s0 === 0 || squares === 0) return undefined;

  const statistic = gearyC(values, weights, { total: s0, squares });
  const underNormality = ((2 * s1 + s2) * (n - 1) - 4 * s0 * s0) / (2 * (n + 1) * s0 * s0);
  const kurtosis = (n * fourths) / squares ** 2;
  const underRandomisation =
    ((n - 1) * s1 * (n * n - 3 * n + 3 - (n - 1) * kurtosis) -
      ((n - 1) * s2 * (n * n + 3 * n - 6 - (n * n - n + 2) * kurtosis)) / 4 +
      s0 * s0 * (n * n - 3 - (n - 1) ** 2 * kurtosis)) /
    (n * (n - 2) * (n - 3) * s0 * s0);
  return {
    statistic,
    expectation: 1,
    underNormality: departure({ distance: statistic - 1, variance: underNormality, of: 1 }),
    underRandomisation: n < 4 ? undefined : departure({ distance: statistic - 1, variance: underRandomisation, of: 1 }),
  };
}

/** The statistic alone, given the sum of all weights and of the squares about the mean. */
export function gearyC(values: ArrayLike<number>, weights: SpatialWeights, { total, squares }: { total: number; squares: number }): number {
  return ((weights.size - 1) / (2 * total)) * (differences(values, weights) / squares);
}

function differences(values: ArrayLike<number>, { size, starts, neighbours, weights }: SpatialWeights): number {
  let sum = 0;
  for (let place = 0; place < size; place++) {
    for (let at = starts[place]!; at < starts[place + 1]!; at++) sum += weights[at]! * (values[place]! - values[neighbours[at]!]!) ** 2;
  }
  return sum;
}
