import type { SpatialWeights } from "./spatial-weights.ts";

/**
 * The same neighbours with weights that sum to 1 in each row, so that a place's
 * spatial lag is the mean of its surroundings. An island keeps its empty row.
 */
export function rowStandardised({ size, starts, neighbours, weights }: SpatialWeights): SpatialWeights {
  const standardised = new Float64Array(weights.length);
  for (let place = 0; place < size; place++) {
    const [from, to] = [starts[place]!, starts[place + 1]!];
    let sum = 0;
    for (let at = from; at < to; at++) sum += weights[at]!;
    for (let at = from; at < to; at++) standardised[at] = weights[at]! / sum;
  }
  return { size, starts, neighbours, weights: standardised };
}
