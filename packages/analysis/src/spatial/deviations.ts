import type { SpatialWeights } from "./spatial-weights.ts";

export type Deviations = {
  /** Each value less the mean of all. */
  readonly z: Float64Array;
  /** Σ z². 0 when all values are the same, and no statistic of their arrangement exists. */
  readonly squares: number;
  /** Σ z⁴. */
  readonly fourths: number;
};

/** Throws a RangeError unless there is one finite value for each place of the weights. */
export function requireValues(values: ArrayLike<number>, { size }: SpatialWeights): void {
  if (values.length !== size) throw new RangeError(`${values.length} values for ${size} places`);
  for (let place = 0; place < size; place++) {
    if (!Number.isFinite(values[place]!)) throw new RangeError(`${values[place]} is not a value for place ${place}: leave it out`);
  }
}

/** Values about their mean, and the sums that tests of their arrangement need. */
export function deviations(values: ArrayLike<number>): Deviations {
  const size = values.length;
  const first = values[0] ?? 0; // about a value of their own, so that equal values give exactly 0
  let sum = 0;
  let largest = 0;
  for (let place = 0; place < size; place++) {
    sum += values[place]! - first;
    largest = Math.max(largest, Math.abs(values[place]!));
  }
  const mean = sum / size;
  const z = new Float64Array(size);
  let squares = 0;
  let fourths = 0;
  for (let place = 0; place < size; place++) {
    const exact = values[place]! - first - mean;
    const deviation = Math.abs(exact) > 1e-14 * largest ? exact : 0; // what rounding makes of 0
    const square = deviation * deviation;
    z[place] = deviation;
    squares += square;
    fourths += square * square;
  }
  return { z, squares, fourths };
}
