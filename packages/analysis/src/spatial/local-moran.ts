import { deviations, requireValues } from "./deviations.ts";
import { moranQuadrant, type MoranQuadrant } from "./moran-quadrant.ts";
import { spatialLag } from "./spatial-lag.ts";
import type { SpatialWeights } from "./spatial-weights.ts";

/**
 * What the sum of squares is divided by to standardise: "n-1" is the scale of
 * esda (and of GeoDa), "n" that of Anselin (1995), of Sokal and others (1998) and
 * of spdep. Signs, quadrants and p-values are the same on both.
 */
export type LocalMoranScale = "n-1" | "n";

/** All in the order of the places; NaN where a place is an island. */
export type LocalMoran = {
  readonly statistics: Float64Array;
  /** Undefined for an island, and where a place or its surroundings lie on the mean. */
  readonly quadrants: readonly (MoranQuadrant | undefined)[];
  /** What the statistic comes to on average when the place keeps its value and all others are dealt out at random. */
  readonly expectations: Float64Array;
  /** Its variance over the same. */
  readonly variances: Float64Array;
};

/**
 * Local Moran's I: how alike each place and its surroundings are.
 *
 *     I_i = s z_i Σ_j w_ij z_j / Σ z²,   z_i = x_i − mean,   s = n − 1 or n
 *
 * Their sum is s S0 / n times the global I. When the place keeps its z_i and the
 * n − 1 others are dealt out at random, with W = Σ_j w_ij and W₂ = Σ_j w_ij²
 * (Sokal, Oden and Thomson 1998, equations A7 and A8),
 *
 *     E = s z_i W μ / Σ z²,   μ = −z_i / (n − 1)
 *     V = (s z_i / Σ z²)² · σ² · (W₂ − W² / (n − 1)) · (n − 1) / (n − 2),   σ² = (Σ z² − z_i²) / (n − 1) − μ²
 *
 * both on the scale of the statistic. (esda gives its statistics on the scale of
 * n − 1 and beside them moments on that of n; here they always agree.)
 *
 * Undefined when all values are the same. Throws a RangeError for a value that
 * is not finite.
 */
export function localMoran(
  values: ArrayLike<number>,
  weights: SpatialWeights,
  { scale }: { readonly scale: LocalMoranScale },
): LocalMoran | undefined {
  requireValues(values, weights);
  const n = weights.size;
  const { z, squares } = deviations(values);
  if (squares === 0) return undefined;

  const factor = scale === "n" ? n : n - 1;
  const lag = spatialLag(z, weights);
  const quadrants: (MoranQuadrant | undefined)[] = [];
  const [statistics, expectations, variances] = [undefinedFor(n), undefinedFor(n), undefinedFor(n)];
  for (let place = 0; place < n; place++) {
    const { count, sum, ofSquares } = rowOf(weights, place);
    quadrants.push(count === 0 ? undefined : moranQuadrant(z[place]!, lag[place]!));
    if (count === 0) continue;
    const own = z[place]!;
    const meanOfOthers = -own / (n - 1);
    const varianceOfOthers = (squares - own * own) / (n - 1) - meanOfOthers ** 2;
    statistics[place] = (factor * own * lag[place]!) / squares;
    expectations[place] = (factor * own * sum * meanOfOthers) / squares;
    variances[place] =
      n < 3 ? 0 : ((factor * own) / squares) ** 2 * varianceOfOthers * ((ofSquares - (sum * sum) / (n - 1)) * ((n - 1) / (n - 2)));
  }
  return { statistics, quadrants, expectations, variances };
}

function rowOf({ starts, weights }: SpatialWeights, place: number): { count: number; sum: number; ofSquares: number } {
  const [from, to] = [starts[place]!, starts[place + 1]!];
  let sum = 0;
  let ofSquares = 0;
  for (let at = from; at < to; at++) {
    sum += weights[at]!;
    ofSquares += weights[at]! ** 2;
  }
  return { count: to - from, sum, ofSquares };
}

const undefinedFor = (size: number): Float64Array => new Float64Array(size).fill(Number.NaN);
