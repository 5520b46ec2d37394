/** How far a statistic lies from what chance alone would give, under one assumption of what chance does. */
export type Departure = {
  readonly variance: number;
  /** (statistic − expectation) / √variance. */
  readonly z: number;
};

type Found = {
  /** statistic − expectation. */
  readonly distance: number;
  readonly variance: number;
  /** The size of what the variance was a difference of. */
  readonly of: number;
};

/**
 * Undefined where no variance is left but rounding: where everybody is
 * everybody's neighbour, for one, any arrangement gives the same statistic.
 */
export function departure({ distance, variance, of }: Found): Departure | undefined {
  return variance > 1e-10 * of ? { variance, z: distance / Math.sqrt(variance) } : undefined;
}
