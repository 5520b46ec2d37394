import { TooLarge } from "./system.ts";

/** A sum of unknown figures, each some whole number of times, that comes to what is known. */
export type Row = ReadonlyMap<number, number>;

/** An unknown that the rows settle: which of them, how often each, and how often the unknown stands in that. */
export type Settled = { unknown: number; times: number; rows: ReadonlyMap<number, number> };

/** Steps of arithmetic; about a second. */
const mostSteps = 6_000_000;

/**
 * The unknowns that have one value and no other, whatever the known figures are: Gauss-Jordan elimination in whole
 * numbers, exact. Each step takes the shortest row, and in it the unknown that stands in the fewest others, so that sparse rows stay so.
 *
 * Throws `too-large-to-check` when it would take too long, or its numbers outgrow what is exact.
 */
export function eliminate(rows: readonly Row[]): Settled[] {
  const work = rows.map((row, index) => ({ unknowns: new Map(row), made: new Map([[index, 1]]) }));
  const rowsOf = new Map<number, Set<number>>();
  for (const [index, { unknowns }] of work.entries()) {
    for (const unknown of unknowns.keys()) {
      const there = rowsOf.get(unknown);
      if (there) there.add(index);
      else rowsOf.set(unknown, new Set([index]));
    }
  }
  let steps = 0;
  const left = new Set(work.keys());
  const bySize: Set<number>[] = [];
  for (const [index, { unknowns }] of work.entries()) ofSize(unknowns.size).add(index);
  const pivots: number[] = [];

  while (left.size > 0) {
    const taken = shortest();
    left.delete(taken);
    const { unknowns, made } = work[taken]!;
    if (unknowns.size === 0) continue;
    let pivot = -1;
    for (const unknown of unknowns.keys()) if (pivot === -1 || rowsOf.get(unknown)!.size < rowsOf.get(pivot)!.size) pivot = unknown;
    pivots.push(taken);
    for (const other of [...rowsOf.get(pivot)!]) {
      if (other === taken) continue;
      const row = work[other]!;
      const [own, theirs] = [unknowns.get(pivot)!, row.unknowns.get(pivot)!];
      const shared = greatestCommon(own, theirs);
      const [times, minus] = [own / shared, theirs / shared];
      const before = row.unknowns.size;
      combine(row.unknowns, unknowns, times, minus, (unknown, stays) => {
        if (stays) rowsOf.get(unknown)!.add(other);
        else rowsOf.get(unknown)!.delete(other);
      });
      combine(row.made, made, times, minus);
      reduce(row.unknowns, row.made);
      if (left.has(other) && ofSize(before).delete(other)) ofSize(row.unknowns.size).add(other);
    }
  }
  return pivots.flatMap((index) => {
    const { unknowns, made } = work[index]!;
    if (unknowns.size !== 1) return [];
    const [[unknown, times]] = unknowns as unknown as [[number, number]];
    return [{ unknown, times, rows: made }];
  });

  function ofSize(size: number): Set<number> {
    const there = bySize[size] ?? new Set();
    bySize[size] = there;
    return there;
  }

  function shortest(): number {
    for (const rowsOfSize of bySize) {
      const [first] = rowsOfSize ?? [];
      if (first === undefined) continue;
      rowsOfSize!.delete(first);
      return first;
    }
    throw new RangeError("Every row that is left is of some size");
  }

  /** row = times * row - minus * other */
  function combine(
    row: Map<number, number>,
    other: ReadonlyMap<number, number>,
    times: number,
    minus: number,
    tell?: (key: number, stays: boolean) => void,
  ): void {
    steps += other.size + (times === 1 ? 0 : row.size);
    requireSteps();
    if (times !== 1) for (const [key, value] of row) row.set(key, exact(value * times));
    for (const [key, value] of other) {
      const now = exact((row.get(key) ?? 0) - value * minus);
      if (now === 0) row.delete(key);
      else row.set(key, now);
      tell?.(key, now !== 0);
    }
  }

  function requireSteps(): void {
    if (steps > mostSteps) throw new TooLarge();
  }
}

function reduce(row: Map<number, number>, made: Map<number, number>): void {
  let shared = 0;
  for (const value of row.values()) {
    shared = greatestCommon(shared, value);
    if (shared === 1) return;
  }
  for (const value of made.values()) {
    shared = greatestCommon(shared, value);
    if (shared === 1) return;
  }
  if (shared <= 1) return;
  for (const [key, value] of row) row.set(key, value / shared);
  for (const [key, value] of made) made.set(key, value / shared);
}

function greatestCommon(one: number, other: number): number {
  let [larger, smaller] = [Math.abs(one), Math.abs(other)];
  while (smaller !== 0) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

function exact(value: number): number {
  if (!Number.isSafeInteger(value)) throw new TooLarge();
  return value;
}
