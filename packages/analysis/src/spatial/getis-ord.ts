import { deviations, requireValues } from "./deviations.ts";
import type { SpatialWeights } from "./spatial-weights.ts";

/**
 * Gi of Getis and Ord: whether the surroundings of each place, without itself,
 * hold more than their part of all the others. As a standard score.
 *
 *     z_i = (Σ_j w_ij x_j − W x̄(i)) / (s(i) √(((n − 1) W₂ − W²) / (n − 2)))
 *
 * with W = Σ_j w_ij, W₂ = Σ_j w_ij², and the mean and the standard deviation of
 * the n − 1 others (divided by n − 1). Source: Ord and Getis, Geographical
 * Analysis 27 (1995), equation 14.4's table. A row multiplied by anything gives
 * the same score, so standardising rows changes nothing.
 *
 * NaN for an island; where all others are neighbours alike, or have all the same
 * value, there is nothing to be told apart either.
 */
export function gi(values: ArrayLike<number>, weights: SpatialWeights): Float64Array {
  requireValues(values, weights);
  const n = weights.size;
  const { z, squares } = deviations(values);
  return scores(weights, (place, { sum, ofSquares, lag }) => {
    const own = z[place]!;
    const mean = -own / (n - 1);
    const variance = (squares - own * own) / (n - 1) - mean * mean;
    const spread = ((n - 1) * ofSquares - sum * sum) / (n - 2);
    return score({ distance: lag(z) - sum * mean, variance, of: squares / n, spread, ofWeights: n * ofSquares });
  });
}

/**
 * Gi* of Getis and Ord: whether each place together with its surroundings holds
 * more than its part of all. High scores are hot spots, low ones cold spots.
 *
 *     z_i = (Σ_j w_ij x_j − W x̄) / (s √((n W₂ − W²) / (n − 1)))
 *
 * where the sums now run over the place itself as well, and mean and standard
 * deviation over all n places. Itself counts as much as the neighbour that counts most:
 * 1 in binary weights, one of k + 1 equal parts in standardised ones. (So too
 * esda, where it is not told another weight.) Standardising rows changes nothing. Source:
 * Ord and Getis, Geographical Analysis 27 (1995).
 *
 * NaN for an island, whose score would be its own standard score and say nothing
 * of surroundings; where everybody is a neighbour; where all values are the same.
 */
export function giStar(values: ArrayLike<number>, weights: SpatialWeights): Float64Array {
  requireValues(values, weights);
  const n = weights.size;
  const { z, squares } = deviations(values);
  return scores(weights, (place, { sum, ofSquares, lag, largest }) => {
    const sumWithSelf = sum + largest;
    const squaresWithSelf = ofSquares + largest * largest;
    const spread = (n * squaresWithSelf - sumWithSelf * sumWithSelf) / (n - 1);
    const distance = lag(z) + largest * z[place]!; // about the mean already
    return score({ distance, variance: squares / n, of: squares / n, spread, ofWeights: n * squaresWithSelf });
  });
}

type Row = {
  readonly sum: number;
  readonly ofSquares: number;
  readonly largest: number;
  readonly lag: (values: Float64Array) => number;
};

function scores(weights: SpatialWeights, ofPlace: (place: number, row: Row) => number): Float64Array {
  const { size, starts, neighbours, weights: ofEach } = weights;
  const found = new Float64Array(size).fill(Number.NaN);
  for (let place = 0; place < size; place++) {
    const [from, to] = [starts[place]!, starts[place + 1]!];
    if (from === to) continue;
    let sum = 0;
    let ofSquares = 0;
    let largest = 0;
    for (let at = from; at < to; at++) {
      const weight = ofEach[at]!;
      sum += weight;
      ofSquares += weight * weight;
      largest = Math.max(largest, weight);
    }
    const lag = (values: Float64Array): number => {
      let total = 0;
      for (let at = from; at < to; at++) total += ofEach[at]! * values[neighbours[at]!]!;
      return total;
    };
    found[place] = ofPlace(place, { sum, ofSquares, largest, lag });
  }
  return found;
}

type Parts = {
  readonly distance: number;
  readonly variance: number;
  /** The size of what the variance was a difference of, and so the size of its rounding. */
  readonly of: number;
  readonly spread: number;
  readonly ofWeights: number;
};

function score({ distance, variance, of, spread, ofWeights }: Parts): number {
  const isDefined = variance > 1e-12 * of && spread > 1e-12 * ofWeights;
  return isDefined ? distance / Math.sqrt(variance * spread) : Number.NaN;
}
