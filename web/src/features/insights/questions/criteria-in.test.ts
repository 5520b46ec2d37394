import { expect, test } from "vitest";
import type { QuestionOptions } from "@concord/domain/questions";
import { criteriaIn, criteriaToBegin, periodsIn, unitOf } from "./criteria-in.ts";

type Column = QuestionOptions["columns"][number];
const column = (name: string, meaning: Column["meaning"], but: Partial<Column> = {}): Column => ({
  name,
  type: meaning === "value" ? "number" : "text",
  meaning,
  distinct: 5,
  blank: 0,
  common: [],
  ...but,
});
const options = (columns: Column[], codes: Record<string, string[]> = {}): QuestionOptions =>
  ({
    dataset: { id: "dat_0123456789abcdefghjkmnpqrs", name: "Indicators", publisher: "ONS" },
    version: { number: 1, fileName: "a.csv", checkedAt: "2026-11-01T00:00:00Z" },
    rounding: "none",
    columns,
    codes: Object.fromEntries(Object.entries(codes).map(([name, list]) => [name, list.map((code) => ({ code, name: code }))])),
    shared: false,
    shapes: false,
    sectorDetails: [],
  }) as unknown as QuestionOptions;

test("a table of one measure a row makes a criterion of each, of its newest year", () => {
  const tidy = options(
    [column("YEAR", "period"), column("GEOGRAPHY_CODE", "place"), column("INDICATOR", "measure"), column("VALUE", "value")],
    {
      YEAR: ["2020", "2021"],
      INDICATOR: ["Employment rate (%)", "Median weekly pay (£)"],
    },
  );
  expect(periodsIn(tidy)).toEqual(["2020", "2021"]);
  expect(criteriaIn(tidy)).toEqual([
    {
      name: "Employment rate (%)",
      figures: { source: { datasetId: tidy.dataset.id, where: [{ column: "INDICATOR", equals: "Employment rate (%)" }] }, period: "2021" },
      unit: "index",
      weight: 1,
    },
    {
      name: "Median weekly pay (£)",
      figures: {
        source: { datasetId: tidy.dataset.id, where: [{ column: "INDICATOR", equals: "Median weekly pay (£)" }] },
        period: "2021",
      },
      unit: "pounds",
      weight: 1,
    },
  ]);
});

test("columns of counts with their total are shares of it, and those are what is begun with", () => {
  const wide = options([
    column("lad", "place"),
    column("total", "value", { type: "integer" }),
    column("no qualification", "value", { type: "integer" }),
    column("degree", "value", { type: "integer" }),
  ]);
  expect(criteriaIn(wide).map(({ name, per, unit }) => [name, per?.source.value, unit])).toEqual([
    ["total", undefined, "count"],
    ["no qualification", "total", "share"],
    ["degree", "total", "share"],
  ]);
  expect(criteriaToBegin(wide).map(({ name }) => name)).toEqual(["no qualification", "degree"]);
});

test("a table of one figure makes one criterion, added up over its industries", () => {
  const jobs = options([column("place", "place"), column("industry", "industry"), column("jobs", "value", { type: "integer" })]);
  expect(criteriaIn(jobs)).toMatchObject([{ name: "Indicators", figures: { across: { part: "industry" } }, unit: "count" }]);
});

test("an estimate and its confidence are one criterion and not two", () => {
  const survey = options([column("place", "place"), column("MEASURES_NAME", "measure"), column("OBS_VALUE", "value")], {
    MEASURES_NAME: ["Confidence", "Value"],
  });
  expect(criteriaIn(survey)).toHaveLength(1);
});

test("a figure is written as its name says", () => {
  expect(unitOf("Median weekly pay", undefined)).toBe("pounds");
  expect(unitOf("GVA", "£ million")).toBe("pounds");
  expect(unitOf("Employment rate (%)", undefined)).toBe("index");
  expect(unitOf("Population", undefined)).toBe("count");
});
