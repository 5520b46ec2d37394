import type { Interval } from "../uncertainty/interval.ts";

/**
 * The cells of an area and of what it is compared with, in the same order of
 * industries (or those of an industry and of what it is compared with, in the
 * same order of places), such that no job is in two of them: each may then be
 * anything its interval allows, whatever the others are.
 */
export type ComparedCells = {
  /**
   * `inside`: the area is part of its reference. `apart`: they share no job.
   * For an area that lies partly in its reference, or where it is not known,
   * `apart` gives bounds that are still true, if wider than they must be: a job
   * counted on both sides is let vary twice.
   */
  readonly relation: "inside" | "apart";
  readonly area: readonly Interval[];
  /** `inside`: the same industry in the rest of the reference. `apart`: in the reference. */
  readonly rest: readonly Interval[];
};

/** The sum of all the others for each, without subtracting: what nothing holds stays so, and nothing is lost in rounding. */
export function sumsOfOthers(intervals: readonly Interval[]): Interval[] {
  const others: { low: number; high: number }[] = [];
  let [low, high] = [0, 0];
  for (const interval of intervals) {
    others.push({ low, high });
    low += interval.low;
    high += interval.high;
  }
  [low, high] = [0, 0];
  for (let index = intervals.length - 1; index >= 0; index--) {
    others[index]!.low += low;
    others[index]!.high += high;
    low += intervals[index]!.low;
    high += intervals[index]!.high;
  }
  return others;
}

export function requireSameLength(one: ArrayLike<unknown>, other: ArrayLike<unknown>): void {
  if (one.length !== other.length) throw new RangeError(`${one.length} cells cannot be compared with ${other.length}`);
}

/** No share that such a cell is in has bounds. */
export const mayBeBelowZero = ({ area, rest }: Pick<ComparedCells, "area" | "rest">): boolean =>
  [...area, ...rest].some(({ low }) => low < 0);

/** Whether one of them is below 0, as output can be and jobs cannot: shares of what they come to then tell nothing. */
export function anyBelowZero(values: ArrayLike<number>): boolean {
  for (let index = 0; index < values.length; index++) if (values[index]! < 0) return true;
  return false;
}

export function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index]!;
  return sum;
}
