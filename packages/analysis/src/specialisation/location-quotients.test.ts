import fc from "fast-check";
import { expect, test } from "vitest";
import { industryTotals, locationQuotient, locationQuotients } from "../index.ts";
import golden from "../../../../tests/golden/specialisation.json" with { type: "json" };

const tableOf = (rows: readonly (readonly number[])[]) => ({
  jobs: Float64Array.from(rows.flat()),
  areas: rows.length,
  industries: rows[0]!.length,
});

test.each(golden.locationQuotients)("a whole table agrees with what is published: $id", ({ rows, expected, tolerance }) => {
  const table = tableOf(rows);
  const quotients = locationQuotients(table, industryTotals(table));
  for (const [at, value] of expected.flat().entries()) expect(Math.abs(quotients[at]! - value)).toBeLessThanOrEqual(tolerance);
});

test("an area without a job, and an industry that nobody has, have no quotient; an unknown cell is left out and has none", () => {
  const table = tableOf([
    [10, 30, 0],
    [0, 0, 0],
    [Number.NaN, 20, 0],
  ]);
  expect([...industryTotals(table)]).toEqual([10, 50, 0]);
  const quotients = locationQuotients(table, industryTotals(table));
  expect([...quotients]).toEqual([10 / 40 / (10 / 60), 30 / 40 / (50 / 60), NaN, NaN, NaN, NaN, NaN, 1 / (50 / 60), NaN]);
});

test("a whole table says of each cell what the formula says of it alone, to the last digit", () => {
  const size = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }));
  const made = size.chain(([areas, industries]) =>
    fc.array(fc.array(fc.nat(40), { minLength: industries, maxLength: industries }), { minLength: areas, maxLength: areas }),
  );
  fc.assert(
    fc.property(made, (rows) => {
      const table = tableOf(rows);
      const reference = industryTotals(table);
      const quotients = locationQuotients(table, reference);
      const total = (counts: Iterable<number>) => [...counts].reduce((sum, count) => sum + count, 0);
      for (const [area, row] of rows.entries()) {
        for (const [industry, areaIndustryJobs] of row.entries()) {
          const alone = locationQuotient({
            areaIndustryJobs,
            areaTotalJobs: total(row),
            referenceIndustryJobs: reference[industry]!,
            referenceTotalJobs: total(reference),
          });
          expect(quotients[area * row.length + industry]).toBe(alone ?? Number.NaN);
        }
      }
    }),
    { seed: 411 },
  );
});

test("a table that is not as wide as it says is refused", () => {
  expect(() => locationQuotients({ jobs: new Float64Array(5), areas: 2, industries: 3 }, [1, 2, 3])).toThrow(RangeError);
  expect(() => locationQuotients({ jobs: new Float64Array(6), areas: 2, industries: 3 }, [1, 2])).toThrow(RangeError);
});
