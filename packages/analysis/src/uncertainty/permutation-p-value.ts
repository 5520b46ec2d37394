/**
 * The pseudo p-value of an observed statistic against M random rearrangements of
 * the same values,
 *
 *     p = (m + 1) / (M + 1)
 *
 * where m is how many of them were at least as extreme in the tail that was
 * stated beforehand (Davison and Hinkley 1997, section 4.3). Counting the
 * observation itself keeps it above 0, which a finite number of permutations can
 * never justify: of 999, the least is 0.001.
 */
export function permutationPValue({ asExtreme, permutations }: { readonly asExtreme: number; readonly permutations: number }): number {
  return (asExtreme + 1) / (permutations + 1);
}

export type PermutationCounts = {
  /** How many rearrangements gave at least the observed statistic. */
  readonly atLeast: number;
  /** How many gave at most the observed one: those that gave just as much count in both. */
  readonly atMost: number;
  readonly permutations: number;
};

/**
 * The same where far out in either direction counts: twice the p-value of the
 * nearer tail, and no more than 1. Taking the nearer tail alone, after seeing
 * which it is, would halve the p-value for nothing. Of 999 permutations the
 * least is 0.002.
 */
export function permutationPValueOfEither({ atLeast, atMost, permutations }: PermutationCounts): number {
  return Math.min(1, 2 * permutationPValue({ asExtreme: Math.min(atLeast, atMost), permutations }));
}
