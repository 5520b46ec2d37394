import fc from "fast-check";
import { expect, test } from "vitest";
import { eliminate } from "./eliminate.ts";
import { findDisclosures, hierarchyOfLists, type ReleasedCell } from "./index.ts";

/** A remainder that divides: arithmetic modulo a prime tells ranks apart as exact fractions would, for numbers this small. */
const prime = 1_000_003;
const rest = (value: number) => ((value % prime) + prime) % prime;
function inverse(value: number): number {
  let [result, base, power] = [1n, BigInt(rest(value)), prime - 2];
  for (; power > 0; power = Math.floor(power / 2), base = (base * base) % BigInt(prime))
    if (power % 2 === 1) result = (result * base) % BigInt(prime);
  return Number(result);
}
function rank(rows: readonly (readonly number[])[]): number {
  const work = rows.map((row) => row.map(rest));
  let found = 0;
  for (let column = 0; column < (work[0]?.length ?? 0); column++) {
    const pivot = work.findIndex((row, at) => at >= found && row[column] !== 0);
    if (pivot === -1) continue;
    [work[found], work[pivot]] = [work[pivot]!, work[found]!];
    const by = inverse(work[found]![column]!);
    for (let at = found + 1; at < work.length; at++) {
      const times = Number((BigInt(work[at]![column]!) * BigInt(by)) % BigInt(prime));
      work[at] = work[at]!.map((value, which) => rest(value - Number((BigInt(times) * BigInt(work[found]![which]!)) % BigInt(prime))));
    }
    found++;
  }
  return found;
}

test("an unknown is settled just when naming it adds nothing to what the rows say", () => {
  const size = 6;
  const someRows = fc.array(fc.array(fc.constantFrom(-1, 0, 0, 1), { minLength: size, maxLength: size }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(someRows, (rows) => {
      const asMaps = rows.map((row) => new Map(row.flatMap((times, unknown) => (times === 0 ? [] : [[unknown, times] as const]))));
      const settled = eliminate(asMaps);
      const before = rank(rows);
      const expected = Array.from({ length: size }, (_, unknown) => unknown).filter(
        (unknown) => rank([...rows, Array.from({ length: size }, (_, at) => (at === unknown ? 1 : 0))]) === before,
      );
      expect(settled.map(({ unknown }) => unknown).sort()).toEqual(expected);
      // And the rows it is said to come from do come to it.
      for (const { unknown, times, rows: used } of settled) {
        const sum = Array.from({ length: size }, (_, at) => [...used].reduce((so, [row, often]) => so + often * rows[row]![at]!, 0));
        expect(sum).toEqual(Array.from({ length: size }, (_, at) => (at === unknown ? times : 0)));
      }
    }),
    { numRuns: 500 },
  );
});

/** Neighbours around a ring, each two with their sum: of an odd number every one is settled, of an even number none is. */
function ring(size: number) {
  const name = (at: number) => `p${at % size}`;
  const sums = Array.from({ length: size }, (_, at) => [`sum${at}`, [name(at), name(at + 1)]] as const);
  const cells: ReleasedCell[] = sums.flatMap(([sum], at) => [
    { is: "figure", at: { place: sum }, value: 1_000 + ((at * 37) % 100) },
    { is: "hidden", at: { place: name(at) } },
  ]);
  const table = { name: "ring", asOf: "2026-11-01T09:00:00.000Z", cells, whole: true, additive: true, asPublished: true };
  return findDisclosures({ table, hierarchies: [hierarchyOfLists({ dimension: "place", name: "ring", lists: sums })] });
}

test("three hundred sums that settle nothing but all together are found out", () => {
  const odd = ring(301);
  expect(odd.decided && odd.findings.filter(({ rule }) => rule === "suppressed-cell-derivable").length).toBe(301);
  const even = ring(300);
  expect(even.decided && even.findings.filter(({ rule }) => rule === "suppressed-cell-derivable")).toEqual([]);
});
