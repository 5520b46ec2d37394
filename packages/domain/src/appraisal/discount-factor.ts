import type { RateBand } from "./parameter-packs.ts";

/**
 * What a pound in this year is worth in year 0, which is not discounted.
 *
 * The rate falls in steps, and each year is discounted by the rate of its own
 * band on top of the year before: the factor compounds from each kink, so that
 * DF(31) = DF(30) / 1.03 and not 1 / 1.03^31. (Green Book 2022, annex 6.)
 */
export function discountFactor(year: number, bands: readonly RateBand[]): number {
  let factor = 1;
  for (const { from, to, rate } of bands) {
    const first = Math.max(from, 1);
    const last = Math.min(to ?? year, year);
    if (last >= first) factor /= (1 + rate) ** (last - first + 1);
  }
  return factor;
}
