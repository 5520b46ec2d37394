import { type Departure, departure } from "./departure.ts";
import { requireValues } from "./deviations.ts";
import { spatialLag } from "./spatial-lag.ts";
import type { SpatialWeights } from "./spatial-weights.ts";
import { weightSums } from "./weight-sums.ts";

export type GeneralG = {
  readonly statistic: number;
  /** S0 / (n (n − 1)). */
  readonly expectation: number;
  /** If these very values were dealt out to the places at random. Undefined with fewer than four places. */
  readonly underRandomisation: Departure | undefined;
};

/**
 * The general G of Getis and Ord: whether it is the high values or the low ones
 * that lie together, which Moran's I cannot tell apart.
 *
 *     G = Σ_i Σ_j w_ij x_i x_j / Σ_i Σ_{j≠i} x_i x_j
 *
 * Above its expectation high values cluster; below it, low ones.
 *
 *     E    = S0 / (n (n − 1))
 *     E[G²] = (b0 m2² + b1 m4 + b2 m1² m2 + b3 m1 m3 + b4 m1⁴)
 *             / ((m1² − m2)² n (n − 1)(n − 2)(n − 3)),   m_r = Σ x^r
 *     b0 = (n² − 3n + 3) S1 − n S2 + 3 S0²        b1 = −((n² − n) S1 − 2n S2 + 6 S0²)
 *     b2 = −(2n S1 − (n + 3) S2 + 6 S0²)          b3 = 4 (n − 1) S1 − 2 (n + 1) S2 + 8 S0²
 *     b4 = S1 − S2 + S0²
 *
 * Source: Getis and Ord, Geographical Analysis 24 (1992). Made for weights of 0
 * and 1. It needs values with a natural zero: undefined where one is below it,
 * where fewer than two are above it, and where no place has a neighbour.
 */
export function generalG(values: ArrayLike<number>, weights: SpatialWeights): GeneralG | undefined {
  requireValues(values, weights);
  const n = weights.size;
  const { total: s0, ofPairs: s1, ofPlaces: s2 } = weightSums(weights);
  const x = rescaled(values);
  if (s0 === 0 || x === undefined) return undefined;
  const [m1, m2, m3, m4] = powerSums(x);
  const pairs = m1 * m1 - m2;

  const statistic = nearProducts(x, weights) / pairs;
  const expectation = s0 / (n * (n - 1));

  const b0 = (n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0;
  const b1 = -((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0);
  const b2 = -(2 * n * s1 - (n + 3) * s2 + 6 * s0 * s0);
  const b3 = 4 * (n - 1) * s1 - 2 * (n + 1) * s2 + 8 * s0 * s0;
  const b4 = s1 - s2 + s0 * s0;
  const square =
    (b0 * m2 * m2 + b1 * m4 + b2 * m1 * m1 * m2 + b3 * m1 * m3 + b4 * m1 ** 4) / (pairs * pairs * n * (n - 1) * (n - 2) * (n - 3));
  const variance = square - expectation ** 2;
  return {
    statistic,
    expectation,
    underRandomisation: n < 4 ? undefined : departure({ distance: statistic - expectation, variance, of: square }),
  };
}

/** The statistic alone; NaN where it is undefined. */
export function generalGStatistic(values: ArrayLike<number>, weights: SpatialWeights): number {
  const x = rescaled(values);
  if (x === undefined || weights.neighbours.length === 0) return Number.NaN;
  const [m1, m2] = powerSums(x);
  return nearProducts(x, weights) / (m1 * m1 - m2);
}

function nearProducts(x: Float64Array, weights: SpatialWeights): number {
  const lag = spatialLag(x, weights);
  let near = 0;
  for (let place = 0; place < x.length; place++) near += x[place]! * lag[place]!;
  return near;
}

/** With a mean of 1, which G does not see and its fourth powers are glad of. */
function rescaled(values: ArrayLike<number>): Float64Array | undefined {
  let sum = 0;
  let positive = 0;
  for (let place = 0; place < values.length; place++) {
    if (values[place]! < 0) return undefined;
    if (values[place]! > 0) positive++;
    sum += values[place]!;
  }
  return positive < 2 ? undefined : Float64Array.from(values, (value) => (value * values.length) / sum);
}

function powerSums(x: Float64Array): [number, number, number, number] {
  const sums: [number, number, number, number] = [0, 0, 0, 0];
  for (const value of x) {
    sums[0] += value;
    sums[1] += value ** 2;
    sums[2] += value ** 3;
    sums[3] += value ** 4;
  }
  return sums;
}
