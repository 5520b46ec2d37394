import type { SpatialWeights } from "./spatial-weights.ts";

/** The weights seen from the other side: who has each place as a neighbour, and with what weight. */
export function transposed({ size, starts, neighbours, weights }: SpatialWeights): SpatialWeights {
  const turned = {
    size,
    starts: new Uint32Array(size + 1),
    neighbours: new Uint32Array(neighbours.length),
    weights: new Float64Array(weights.length),
  };
  for (const neighbour of neighbours) turned.starts[neighbour + 1]!++;
  for (let place = 0; place < size; place++) turned.starts[place + 1]! += turned.starts[place]!;
  const next = turned.starts.slice();
  for (let place = 0; place < size; place++) {
    for (let at = starts[place]!; at < starts[place + 1]!; at++) {
      const to = next[neighbours[at]!]!++;
      turned.neighbours[to] = place;
      turned.weights[to] = weights[at]!;
    }
  }
  return turned;
}
