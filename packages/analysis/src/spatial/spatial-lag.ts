import type { SpatialWeights } from "./spatial-weights.ts";

/** The weighted sum of each place's neighbours, Σ_j w_ij x_j: their mean where rows are standardised. 0 for an island. */
export function spatialLag(values: ArrayLike<number>, { size, starts, neighbours, weights }: SpatialWeights): Float64Array {
  const lag = new Float64Array(size);
  for (let place = 0; place < size; place++) {
    let sum = 0;
    for (let at = starts[place]!; at < starts[place + 1]!; at++) sum += weights[at]! * values[neighbours[at]!]!;
    lag[place] = sum;
  }
  return lag;
}
