import { anyBelowZero, sumOf } from "./compared-cells.ts";

/**
 * How much of an area's jobs is in few industries (Hirschman 1945, Herfindahl 1950):
 *
 *     H = Σ s_i²
 *
 * of the shares of jobs by industry. 1: all in one; 1/n: the same in each of n.
 * How finely industries are cut decides what it can be, so only figures at the
 * same detail can be compared. Undefined without jobs, and where a figure is below 0.
 */
export function herfindahl(jobs: ArrayLike<number>): number | undefined {
  const total = sumOf(jobs);
  if (total === 0 || anyBelowZero(jobs)) return undefined;
  let sum = 0;
  for (let index = 0; index < jobs.length; index++) sum += (jobs[index]! / total) ** 2;
  return sum;
}

/**
 * H on a scale that does not depend on how many industries there could be:
 * (H − 1/n) / (1 − 1/n), where n counts those without a job too. 0: the same in
 * each; 1: all in one. Undefined of fewer than two industries.
 */
export function normalisedHerfindahl(index: number, industries: number): number | undefined {
  return industries < 2 ? undefined : (index - 1 / industries) / (1 - 1 / industries);
}

/** How many industries of the same size would be as concentrated: 1/H. */
export const effectiveNumber = (index: number): number => 1 / index;
