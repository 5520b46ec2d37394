import fc from "fast-check";
import { expect, test } from "vitest";
import { districtsOn } from "../reference/districts.ts";
import { additivityRefusals, measureKindOf, type MeasureKind } from "./additive.ts";
import { aggregate, recode, type PlaceFigure } from "./aggregate.ts";
import { sumCells, type Figure } from "./sum-cells.ts";
import type { Target } from "./target.ts";

const jobs = { kind: "count" } as const;
const figure = (value: number): Figure => ({ value, status: "normal" });
const suppressed: Figure = { value: null, status: "suppressed" };
const missing: Figure = { value: null, status: "missing" };
const notApplicable: Figure = { value: null, status: "not-applicable" };
const below = (number: number): Figure => ({ value: null, status: "less-than", below: number });
const at = (place: string, cell: Figure | number, rest?: string): PlaceFigure => ({
  place,
  cell: typeof cell === "number" ? figure(cell) : cell,
  ...(rest === undefined ? {} : { rest }),
});
const westYorkshire = ["E08000032", "E08000033", "E08000034", "E08000035", "E08000036"];
const authorities: Target = { to: "combined-authorities", on: "2023-06-01" };

test.each([
  ["figures alone", [figure(120), figure(30)], { value: 150, status: "normal", low: 150, high: 150 }],
  [
    "a suppressed one among them: at least the rest",
    [figure(120), figure(30), suppressed],
    { value: null, status: "suppressed", low: 150, high: null },
  ],
  ["a missing one", [figure(120), missing], { value: null, status: "missing", low: 120, high: null }],
  ["one of less than 5: below 125", [figure(120), below(5)], { value: null, status: "less-than", below: 125, low: 120, high: 125 }],
  ["zero is a figure", [figure(0), figure(0)], { value: 0, status: "normal", low: 0, high: 0 }],
  ["what does not apply adds nothing", [figure(7), notApplicable], { value: 7, status: "normal", low: 7, high: 7 }],
  ["nothing that applies", [notApplicable], { value: null, status: "not-applicable", low: null, high: null }],
  ["a provisional one", [figure(7), { value: 3, status: "provisional" }], { value: 10, status: "provisional" }],
  [
    "a suppressed one among balances, which may be below 0",
    [figure(-4), suppressed],
    { value: null, status: "suppressed", low: null, high: null },
  ],
  [
    "intervals that rounding leaves",
    [{ value: 45, status: "normal", low: 42.5, high: 47.5 }, figure(10)],
    { value: 55, low: 52.5, high: 57.5 },
  ],
] as [string, Figure[], object][])("a total of %s", (_, figures, total) => {
  expect(sumCells(figures)).toMatchObject(total);
});

test("West Yorkshire is the sum of its five districts, period by period", () => {
  const rows = westYorkshire.flatMap((place, index) => [at(place, 100 + index, "2020"), at(place, 200 + index, "2021")]);
  const found = aggregate(rows, authorities, jobs);
  expect(found.rows).toMatchObject([
    { place: "E47000003", name: "West Yorkshire", rest: "2020", cell: { value: 510 }, rows: 5, lacking: [] },
    { place: "E47000003", rest: "2021", cell: { value: 1010 }, rows: 5 },
  ]);
  expect(found.coverage).toMatchObject({ rowsIn: 10, rowsMatched: 10, valueShare: 1, exact: true, notes: [] });
});

test("a district missing in one year makes that year's total partial, and no smaller number", () => {
  const rows = westYorkshire.flatMap((place) =>
    place === "E08000036" ? [at(place, 10, "2020")] : [at(place, 10, "2020"), at(place, 10, "2021")],
  );
  const found = aggregate(rows, authorities, jobs);
  expect(found.rows.map(({ rest, cell }) => [rest, cell.value, cell.status, cell.low, cell.high])).toEqual([
    ["2020", 50, "normal", 50, 50],
    ["2021", null, "missing", 40, null],
  ]);
  expect(found.rows[1]?.lacking).toEqual([{ code: "E08000036", name: "Wakefield" }]);
  expect(found.coverage).toMatchObject({ exact: false, notes: [expect.stringContaining("1 total is partial")] });
});

test("a suppressed district hides behind no total", () => {
  const [total] = aggregate(
    westYorkshire.map((place, index) => at(place, index === 0 ? suppressed : 10)),
    authorities,
    jobs,
  ).rows;
  expect(total?.cell).toMatchObject({ value: null, status: "suppressed", low: 40, high: null, without: { suppressed: 1 } });
});

test("a place under its old code and its new in one year is not counted twice; in two years it is two figures", () => {
  const rows = [at("E07000026", 1), at("E07000028", 2), at("E07000029", 4), at("E06000063", 7)];
  expect(recode(rows, "2023-04-01", jobs).rows).toMatchObject([{ place: "E06000063", cell: { value: null, low: null, high: null } }]);
  const years = recode([...rows.slice(0, 3).map((row) => ({ ...row, rest: "2022" })), at("E06000063", 7, "2023")], "2023-04-01", jobs);
  expect(years.rows.map(({ rest, cell }) => [rest, cell.value])).toEqual([
    ["2022", 7],
    ["2023", 7],
  ]);
});

test("the share of the value that is lost is told, and totals of other levels are no part of it", () => {
  const found = recode([at("E08000032", 75), at("E06000065", 25), at("E12000003", 1000)], "2021-04-01", jobs);
  expect(found.coverage).toMatchObject({ rowsIn: 3, rowsMatched: 1, rowsLost: 2, valueShare: 0.75 });
});

test.each(["rate", "percentage", "average", "median", "index", "rank"] as MeasureKind[])("a %s is not added up", (kind) => {
  expect(() => aggregate([at("E08000032", 4)], authorities, { kind, name: "Pay" })).toThrow(
    expect.objectContaining({
      kind: "refused",
      code: "not-additive",
      message: expect.stringContaining(additivityRefusals["not-additive"]),
    }),
  );
});

test.each([
  [{ name: "OBS_VALUE" }, "count"],
  [{ name: "jobs" }, "count"],
  [{ name: "VALUE", unit: "%" }, "percentage"],
  [{ name: "employment_rate" }, "rate"],
  [{ name: "Median gross weekly pay" }, "median"],
  [{ name: "GVA per head" }, "rate"],
  [{ name: "GVA (£m)" }, "money"],
  [{ name: "value", measure: "Mean hourly pay" }, "average"],
  [{ name: "IMD rank" }, "rank"],
  [{ name: "location quotient" }, "index"],
  [{ name: "corporate jobs" }, "count"],
] as const)("%j is taken for a %s", (said, kind) => expect(measureKindOf(said)).toBe(kind));

const codes2021 = districtsOn("2021-04-01").map(({ code }) => code);
const anyRows = fc.array(
  fc.record({
    place: fc.constantFrom(...codes2021.slice(0, 330)),
    rest: fc.constantFrom("2020", "2021"),
    cell: fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: 0, max: 5000 }).map(figure) },
      fc.constantFrom(suppressed, missing, below(5), notApplicable),
    ),
  }),
  { maxLength: 40 },
);

test("recoding makes no jobs and loses none: bounds add up to the figures, and rows to the rows", () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const { rows: totals, coverage } = recode(rows, "2025-04-01", jobs);
      expect(totals.reduce((sum, total) => sum + total.rows, 0)).toBe(coverage.rowsMatched);
      expect(coverage.rowsMatched + coverage.rowsOutside + coverage.rowsLost).toBe(rows.length);
      const known = rows.reduce((sum, { cell }) => sum + (cell.value ?? 0), 0);
      expect(totals.reduce((sum, { cell }) => sum + (cell.low ?? 0), 0)).toBe(known);
      for (const { cell, lacking } of totals) {
        if (lacking.length > 0 || cell.without.suppressed || cell.without.missing) expect(cell.value).toBeNull();
        if (cell.value !== null) expect([cell.low, cell.high]).toEqual([cell.value, cell.value]);
      }
    }),
  );
});

test("it is the same to go by way of another year: 2021 to 2023 to 2025 is 2021 to 2025", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: codes2021.length, maxLength: codes2021.length }), (values) => {
      const rows = codes2021.map((place, index) => at(place, values[index] ?? 0));
      const direct = recode(rows, "2025-04-01", jobs).rows;
      const by2023 = recode(rows, "2023-04-01", jobs).rows.map(
        ({ place, cell }): PlaceFigure => ({ place, cell: figure(cell.value ?? -1) }),
      );
      const around = recode(by2023, "2025-04-01", jobs).rows;
      const valuesOf = (list: typeof direct) => Object.fromEntries(list.map(({ place, cell }) => [place, cell.value]));
      expect(valuesOf(around)).toEqual(valuesOf(direct));
    }),
    { numRuns: 10 },
  );
});
