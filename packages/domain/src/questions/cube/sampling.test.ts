import { expect, test } from "vitest";
import type { Column } from "../../evidence/index.ts";
import { columnsOf, type Sureness } from "./columns-of.ts";
import { coefficientOfVariation, confidenceHalf, halfOfInterval, standardError } from "./sampling.ts";

const column = (name: string, meaning: Column["meaning"], but: Partial<Column> = {}): Column => ({
  name,
  type: meaning === "value" || meaning === "confidence" ? "number" : "text",
  meaning,
  distinct: 2,
  blank: 0,
  common: [],
  ...but,
});
const measures = (...values: string[]) => column("MEASURES_NAME", "measure", { common: values.map((value) => ({ value, rows: 5 })) });
const dataset = { datasetId: "dat_01kbd3q9vf8x0000000000000a" as const };
const surenessOf = (
  columns: Column[],
  source: { value?: string; where?: { column: string; equals: string }[] } = {},
): Sureness | undefined =>
  columnsOf({ columns: [column("place", "place"), ...columns] }, { ...dataset, ...source }, { parts: ["place"] }).sureness;

test("what Nomis calls Confidence is half of the interval; of a coefficient of variation and of a standard error it is worked out", () => {
  expect(confidenceHalf(0).halfWidth(4_700, 2_000)).toBe(2_000);
  expect(standardError(0).halfWidth(500, 10)).toBeCloseTo(19.6, 2);
  expect(coefficientOfVariation(0).halfWidth(500, 2)).toBeCloseTo(19.6, 2);
});

test("an estimate that does not say how sure it is, is as unsure as one of three people, and never exact", () => {
  for (const sampling of [confidenceHalf(0), standardError(0), coefficientOfVariation(0)]) {
    expect(sampling.halfWidth(1_400, Number.NaN)).toBeCloseTo(1_400 * 1.1316, 0);
    expect(sampling.halfWidth(0, Number.NaN)).toBeNaN();
  }
});

test("of an interval given by both ends the longer side is taken", () => {
  expect(halfOfInterval(12, 10, 17)).toBe(5);
  expect(halfOfInterval(12, Number.NaN, 17)).toBeNaN();
});

test("rows of confidence stand beside rows of values, by name and by code", () => {
  expect(surenessOf([measures("Value", "Confidence"), column("OBS_VALUE", "value")])).toEqual({
    in: "rows",
    column: "MEASURES_NAME",
    equals: "Confidence",
  });
  expect(surenessOf([measures("20100", "20701"), column("OBS_VALUE", "value")])).toMatchObject({ equals: "20701" });
});

test("a rate that Nomis gives as a variable has its own confidence, once the variable is chosen", () => {
  const rates = [measures("20599", "21001", "21002", "21003"), column("OBS_VALUE", "value")];
  expect(surenessOf(rates, { where: [{ column: "MEASURES_NAME", equals: "20599" }] })).toMatchObject({ equals: "21003" });
  expect(surenessOf(rates, { where: [{ column: "MEASURES_NAME", equals: "21001" }] })).toBeUndefined();
  expect(() => surenessOf(rates)).toThrow(/Choose which/);
});

test("a share of another measure is not given the confidence of the counts", () => {
  const both = [measures("Value", "Percent", "Confidence"), column("OBS_VALUE", "value")];
  expect(surenessOf(both, { where: [{ column: "MEASURES_NAME", equals: "Percent" }] })).toBeUndefined();
});

test.each([
  ["CV", { in: "column", column: "CV", as: "coefficient-of-variation" }],
  ["coefficient_of_variation", { in: "column", column: "coefficient_of_variation", as: "coefficient-of-variation" }],
  ["standard_error", { in: "column", column: "standard_error", as: "standard-error" }],
  ["SE", { in: "column", column: "SE", as: "standard-error" }],
  ["95_CI", { in: "column", column: "95_CI", as: "confidence" }],
  ["margin_of_error", { in: "column", column: "margin_of_error", as: "confidence" }],
  ["upper_ci", undefined],
  ["confidence_level", undefined],
] as const)("a column called %s is read as what it is", (name, expected) => {
  expect(surenessOf([column("value", "value"), column(name, "confidence")])).toEqual(expected);
});

test("two columns that are the ends of the interval are read as its ends, not as its half", () => {
  expect(surenessOf([column("value", "value"), column("lower_ci", "confidence"), column("upper_ci", "confidence")])).toEqual({
    in: "columns",
    lower: "lower_ci",
    upper: "upper_ci",
  });
});

test("of several columns of figures, each is as sure as the column that bears its name, and of the others nothing is said", () => {
  const wide = [column("median", "value"), column("mean", "value"), column("median_cv", "confidence"), column("mean_cv", "confidence")];
  expect(surenessOf(wide, { value: "mean" })).toMatchObject({ column: "mean_cv" });
  expect(surenessOf([...wide, column("lowest", "value")], { value: "lowest" })).toBeUndefined();
});
