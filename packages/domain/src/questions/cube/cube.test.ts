import * as fc from "fast-check";
import { expect, test } from "vitest";
import { beforeRounding, isPublishable } from "@concord/analysis";
import { cubeOfRows, type RowOfCube } from "@concord/testkit";
import type { Cube } from "./cube.ts";

const parts = ["place", "period", "industry"] as const;
const [places, periods, industries] = [
  ["E1", "E2", "W9"],
  ["2015", "2021"],
  ["A", "C", "62"],
] as const;
const cubeOf = (rows: readonly RowOfCube[], absent: "missing" | "zero" = "missing"): Cube =>
  cubeOfRows(rows, { parts, rounding: "nearest-5", absent });

/** Some of the cells there could be, each once, in any order: figures, gaps and what is only below some number. */
const table = fc
  .shuffledSubarray(places.flatMap((place) => periods.flatMap((period) => industries.map((industry) => ({ place, period, industry })))))
  .chain((cells) =>
    fc
      .array(
        fc.oneof(
          fc.integer({ min: 0, max: 40 }).map((fifth) => fifth * 5),
          fc.constant(null),
        ),
        { minLength: cells.length, maxLength: cells.length },
      )
      .map((values) =>
        cells.map(
          (cell, at): RowOfCube => ({ ...cell, value: values[at]!, ...(values[at] === null ? { status: "suppressed" as const } : {}) }),
        ),
      ),
  );
/** Codes may be asked for that are nowhere, and a part may be left out. */
const select = fc.record(
  {
    place: fc.uniqueArray(fc.constantFrom(...places, "nowhere")),
    period: fc.uniqueArray(fc.constantFrom(...periods)),
    industry: fc.uniqueArray(fc.constantFrom(...industries, "Z")),
  },
  { requiredKeys: [] },
);

test("a sum is what adding its cells one by one gives, with the interval of each, and every cell that lacks a figure is counted", () => {
  fc.assert(
    fc.property(table, select, fc.constantFrom("missing" as const, "zero" as const), (rows, asked, absent) => {
      const cube = cubeOf(rows, absent);
      const expected = { point: 0, low: 0, high: 0, known: 0, missing: 0 };
      for (const place of asked.place ?? cube.codes("place"))
        for (const period of asked.period ?? cube.codes("period"))
          for (const industry of asked.industry ?? cube.codes("industry")) {
            const row = rows.find((one) => one.place === place && one.period === period && one.industry === industry);
            if (row === undefined && absent === "zero") expected.known++;
            else if (row === undefined || row.value === null) {
              expected.missing++;
              expected.high = Number.POSITIVE_INFINITY;
            } else {
              const { low, high } = beforeRounding(row.value, "nearest-5");
              expected.known++;
              expected.point += row.value;
              expected.low += low;
              expected.high += high;
            }
          }
      expect(cube.sum(asked)).toEqual(expected);
      const { cells, known, blank, suppressed, absent: without } = cube.tally(asked);
      expect(known + blank + suppressed + without).toBe(cells);
      expect(known).toBe(expected.known);
    }),
    { seed: 11, numRuns: 300 },
  );
});

test("the order of the rows changes nothing", () => {
  fc.assert(
    fc.property(table, select, (rows, asked) => {
      const [one, other] = [cubeOf(rows), cubeOf([...rows].reverse())];
      expect(other.sum(asked)).toEqual(one.sum(asked));
      expect(other.rows.point).toEqual(one.rows.point);
      for (const part of parts) expect([other.codes(part), other.rows.at(part)]).toEqual([one.codes(part), one.rows.at(part)]);
    }),
    { seed: 12, numRuns: 100 },
  );
});

test("a cell by itself, a sum of one cell and a row of the columns are the same", () => {
  fc.assert(
    fc.property(table, (rows) => {
      const cube = cubeOf(rows);
      for (let row = 0; row < cube.rows.count; row++) {
        const where = Object.fromEntries(parts.map((part) => [part, cube.codes(part)[cube.rows.at(part)[row]!]!]));
        const cell = cube.at(where);
        const { point, known } = cube.sum(Object.fromEntries(Object.entries(where).map(([part, code]) => [part, [code]])));
        expect(cell?.figure?.point).toEqual(Number.isNaN(cube.rows.point[row]) ? undefined : cube.rows.point[row]);
        expect(known === 1 ? point : undefined).toEqual(cell?.figure?.point);
      }
    }),
    { seed: 13, numRuns: 60 },
  );
});

test("what a cell is below bounds the sum it is missing from; where figures may be negative nothing bounds it from below", () => {
  const row = (industry: string, value: number | null, status?: RowOfCube["status"]): RowOfCube => ({
    place: "E1",
    period: "2021",
    industry,
    value,
    ...(status ? { status } : {}),
  });
  const bounded = cubeOfRows([row("A", 10), row("C", null, "suppressed")], { parts });
  expect(bounded.sum({})).toEqual({ point: 10, low: 10, high: Number.POSITIVE_INFINITY, known: 1, missing: 1 });
  const change = cubeOfRows([row("A", -10), row("C", null)], { parts });
  expect(change.sum({})).toMatchObject({ point: -10, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY });
});

test("a figure that the claimed rounding could not have published is taken as it stands, and counted", () => {
  const cube = cubeOf([
    { place: "E1", period: "2021", industry: "A", value: 7 },
    { place: "E1", period: "2021", industry: "C", value: 5 },
  ]);
  expect(isPublishable(7, "nearest-5")).toBe(false);
  expect([cube.notRoundedSo, cube.at({ place: "E1", period: "2021", industry: "A" })?.figure]).toEqual([
    1,
    { point: 7, low: 7, high: 7, error: "none" },
  ]);
});

test("a table of more places than fit in memory at once is found in all the same", () => {
  const codes = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix}${at}`);
  const rows = codes("P", 3_000).map((place, at): RowOfCube => ({ place, period: `T${at}`, industry: "A", value: at }));
  const cube = cubeOfRows(rows, { parts });
  expect(cube.at({ place: "P7", period: "T7", industry: "A" })?.figure?.point).toBe(7);
  expect(cube.at({ place: "P7", period: "T8", industry: "A" })).toBeUndefined();
  expect(cube.sum({ place: ["P7", "P8"], period: ["T7"], industry: ["A"] })).toMatchObject({ point: 7, known: 1, missing: 1 });
});
