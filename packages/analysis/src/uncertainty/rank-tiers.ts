import type { Interval } from "./interval.ts";

export type Standing = {
  /** 1 for the highest. Everything in one tier is certainly above everything in the next. */
  tier: number;
  /** The best and the worst place it may truly have. */
  best: number;
  worst: number;
};

/**
 * Ranks from the highest, as far as the intervals allow.
 *
 * Two are told apart only when their intervals do not meet. Its `best` place is
 * one after all those certainly above it, its `worst` just before those
 * certainly below. A tier is as many as hang together by overlaps: a may meet b
 * and b meet c while a and c are apart, and there is still no place to cut
 * between them. So those whose intervals overlap always share a tier, and those
 * in different tiers are always certainly in that order.
 *
 * One alone in its tier has a rank (`best` equals `worst`); for the others it
 * cannot be told.
 */
export function rankTiers(intervals: readonly Interval[]): Standing[] {
  const lows = intervals.map(({ low }) => low).sort(ascending);
  const highs = intervals.map(({ high }) => high).sort(ascending);
  const standings = intervals.map(({ low, high }) => ({
    tier: 0,
    best: 1 + lows.length - countUpTo(lows, high),
    worst: highs.length - countBelow(highs, low),
  }));

  const downwards = intervals.map((interval, index) => ({ interval, standing: standings[index]! }));
  downwards.sort((one, other) => other.interval.high - one.interval.high || other.interval.low - one.interval.low);
  let tier = 0;
  let floor = Number.POSITIVE_INFINITY;
  for (const { interval, standing } of downwards) {
    if (interval.high < floor || tier === 0) tier++;
    floor = Math.min(floor, interval.low);
    standing.tier = tier;
  }
  return standings;
}

const ascending = (one: number, other: number): number => (one < other ? -1 : one > other ? 1 : 0);

/** How many of the sorted are at most this. */
function countUpTo(sorted: readonly number[], value: number): number {
  return firstWhere(sorted, (one) => one > value);
}

/** How many of the sorted are less than this. */
function countBelow(sorted: readonly number[], value: number): number {
  return firstWhere(sorted, (one) => one >= value);
}

function firstWhere(sorted: readonly number[], holds: (value: number) => boolean): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(sorted[middle]!)) to = middle;
    else from = middle + 1;
  }
  return from;
}
