import { type Neighbour, type SpatialWeights, spatialWeights } from "./spatial-weights.ts";
import { transposed } from "./transposed.ts";

/** Whether each is to the other what the other is to it. Contiguity and distance are; nearest neighbours and standardised rows need not be. */
export function isSymmetric(weights: SpatialWeights): boolean {
  const turned = transposed(weights);
  return (
    weights.neighbours.every((neighbour, at) => neighbour === turned.neighbours[at]) &&
    weights.weights.every((weight, at) => weight === turned.weights[at]) &&
    weights.starts.every((start, place) => start === turned.starts[place])
  );
}

/**
 * Symmetric weights: two are neighbours where either has the other as one, with
 * the greater of the two weights. Of k nearest neighbours it makes at least k.
 */
export function symmetrised(weights: SpatialWeights): SpatialWeights {
  const turned = transposed(weights);
  return spatialWeights(
    Array.from({ length: weights.size }, (_, place) => {
      const row = new Map<number, number>();
      for (const { starts, neighbours, weights: ofEach } of [weights, turned]) {
        for (let at = starts[place]!; at < starts[place + 1]!; at++) {
          row.set(neighbours[at]!, Math.max(row.get(neighbours[at]!) ?? 0, ofEach[at]!));
        }
      }
      return [...row].map(([neighbour, weight]): Neighbour => ({ place: neighbour, weight }));
    }),
  );
}
