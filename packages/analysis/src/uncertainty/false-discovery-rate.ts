export type FalseDiscovery = {
  /**
   * The least level of the rate at which each would be a discovery: comparable
   * with any level. NaN where the p-value is.
   */
  readonly adjusted: Float64Array;
  readonly isDiscovery: readonly boolean[];
  /** The largest p-value that is a discovery. Undefined when there is none. */
  readonly threshold: number | undefined;
  /** How many p-values there are, those that are NaN left out. */
  readonly tests: number;
};

/**
 * Holds the false discovery rate, the part of the discoveries that on average
 * are none, to the level: Benjamini and Hochberg's step-up procedure (Journal of
 * the Royal Statistical Society B 57, 1995). Of m p-values in ascending order,
 * the greatest k with p_(k) ≤ k/m · level and all before it are discoveries,
 *
 *     adjusted p_(i) = min over j ≥ i of min(1, m p_(j) / j)
 *
 * Equal p-values are all discoveries or none. A NaN is no test and counts for
 * nothing. Sound when the tests are independent or depend positively on each
 * other, as those of neighbours do.
 */
export function falseDiscoveryRate(pValues: ArrayLike<number>, { level }: { readonly level: number }): FalseDiscovery {
  if (!(level > 0 && level < 1)) throw new RangeError(`${level} is not a level between 0 and 1`);
  const order: number[] = [];
  for (let index = 0; index < pValues.length; index++) {
    const p = pValues[index]!;
    if (Number.isNaN(p)) continue;
    if (!(p >= 0 && p <= 1)) throw new RangeError(`${p} is not a probability`);
    order.push(index);
  }
  order.sort((one, other) => pValues[one]! - pValues[other]!);

  const adjusted = new Float64Array(pValues.length).fill(Number.NaN);
  let least = 1;
  let threshold: number | undefined;
  for (let rank = order.length; rank >= 1; rank--) {
    const p = pValues[order[rank - 1]!]!;
    least = Math.min(least, Math.max(p, (order.length * p) / rank)); // rounding may not lower it
    adjusted[order[rank - 1]!] = least;
    // Not by the adjusted value, whose last digit is rounded otherwise.
    if (threshold === undefined && p <= (rank / order.length) * level) threshold = p;
  }
  const isDiscovery = Array.from(pValues, (p) => threshold !== undefined && p <= threshold);
  return { adjusted, isDiscovery, threshold, tests: order.length };
}
