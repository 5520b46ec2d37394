import type { SpatialWeights } from "./spatial-weights.ts";
import { transposed } from "./transposed.ts";

export type WeightSums = {
  /** S0: all the weights. */
  readonly total: number;
  /** S1: half the sum of (w_ij + w_ji)². */
  readonly ofPairs: number;
  /** S2: the sum over places of (row sum + column sum)². */
  readonly ofPlaces: number;
};

/** The three sums of weights that the moments of a global statistic are made of (Cliff and Ord 1981, section 1.5). */
export function weightSums(weights: SpatialWeights): WeightSums {
  const turned = transposed(weights);
  let total = 0;
  let ofPairs = 0;
  let ofPlaces = 0;
  for (let place = 0; place < weights.size; place++) {
    let at = weights.starts[place]!;
    let across = turned.starts[place]!;
    const [to, acrossTo] = [weights.starts[place + 1]!, turned.starts[place + 1]!];
    let row = 0;
    let column = 0;
    while (at < to || across < acrossTo) {
      const next = at < to ? weights.neighbours[at]! : weights.size;
      const nextAcross = across < acrossTo ? turned.neighbours[across]! : weights.size;
      const out = next <= nextAcross ? weights.weights[at++]! : 0;
      const back = nextAcross <= next ? turned.weights[across++]! : 0;
      ofPairs += (out + back) ** 2;
      row += out;
      column += back;
    }
    total += row;
    ofPlaces += (row + column) ** 2;
  }
  return { total, ofPairs: ofPairs / 2, ofPlaces };
}
