import fc from "fast-check";
import { expect, test } from "vitest";
import { isNumber } from "./judge-view.ts";
import { View } from "./view.ts";
import { queryToView, viewToQuery, viewToSearch, type ViewQuery } from "./view-query.ts";

const name = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" }),
  fc.constantFrom("a:b", "a,b", "~1", "~", ",", ":", " ", "100% & more"),
);
const value = fc.oneof(fc.string({ maxLength: 8, unit: "grapheme" }), fc.constantFrom("", ",", "~0", "2021 Q1"));
const filter = fc.oneof(
  fc.record({ column: name, op: fc.constantFrom("among", "not-among"), values: fc.array(value, { minLength: 1, maxLength: 4 }) }),
  fc.record({ column: name, op: fc.constant("between"), from: value, to: value }),
  fc.record({ column: name, op: fc.constantFrom("at-least", "at-most"), value }),
  fc.record({ column: name, op: fc.constant("contains"), value: name }),
  fc.record({ column: name, op: fc.constantFrom("is-blank", "is-not-blank") }),
  fc.record({
    column: name,
    op: fc.constant("has-mark"),
    statuses: fc.uniqueArray(fc.constantFrom("suppressed", "missing", "less-than"), { minLength: 1 }),
  }),
);
const measure = fc.oneof(
  fc.constant({ measure: "count" }),
  fc.record({ measure: fc.constantFrom("sum", "mean", "median", "min", "max", "distinct"), column: name }),
);
const regroup = fc.oneof(
  fc.record({ column: name, to: fc.constantFrom("districts", "regions"), on: fc.constantFrom("2024-04-01", "2021-12-31") }),
  fc.record({ column: name, to: fc.constant("area"), areaId: fc.constant(`are_${"0".repeat(26)}`) }),
);
const view = fc
  .record(
    {
      columns: fc.array(name, { minLength: 1, maxLength: 4 }),
      filters: fc.array(filter, { maxLength: 4 }),
      sort: fc.array(fc.record({ column: name, direction: fc.constantFrom("ascending", "descending") }), { maxLength: 3 }),
      groupBy: fc.array(name, { maxLength: 3 }),
      measures: fc.array(measure, { maxLength: 3 }),
      pivot: name,
      regroup,
      offset: fc.nat(1_000_000),
      limit: fc.integer({ min: 1, max: 5000 }),
    },
    { requiredKeys: [] },
  )
  .map((asked) => View.parse(asked));

test("every view comes back from the address that it is written to", () => {
  fc.assert(
    fc.property(view, (asked) => {
      expect(queryToView(viewToQuery(asked))).toEqual(asked);
      const read: Record<string, string | string[]> = {};
      for (const key of new Set(new URLSearchParams(viewToSearch(asked)).keys())) {
        const values = new URLSearchParams(viewToSearch(asked)).getAll(key);
        read[key] = values.length === 1 ? values[0]! : values; // as the service reads a query
      }
      expect(queryToView(read as ViewQuery)).toEqual(asked);
    }),
  );
});

test("an address says a view in words that a person can read, and nothing where nothing was chosen", () => {
  const asked = View.parse({
    filters: [
      { column: "INDUSTRY_CODE", op: "among", values: ["C", "J"] },
      { column: "DATE", op: "at-least", value: "2019" },
    ],
    groupBy: ["GEOGRAPHY_CODE"],
    measures: [{ measure: "sum", column: "OBS_VALUE" }],
    sort: [{ column: "sum of OBS_VALUE", direction: "descending" }],
  });
  expect(viewToSearch(asked)).toBe(
    "?where=INDUSTRY_CODE:among:C,J&where=DATE:at-least:2019&by=GEOGRAPHY_CODE&measure=sum:OBS_VALUE&sort=sum+of+OBS_VALUE:desc",
  );
  expect(viewToSearch(View.parse({}))).toBe("");
});

test("what is no view is refused with the part to look at, never misread", () => {
  expect(() => queryToView({ where: ["DATE:at-least:2019", "DATE:about:2019"] })).toThrow("where, number 2");
  expect(() => queryToView({ limit: "a few" })).toThrow("limit");
  fc.assert(
    fc.property(
      fc.record({ where: fc.string(), sort: fc.string(), by: fc.string(), regroup: fc.string() }, { requiredKeys: [] }),
      (query) => {
        try {
          View.parse(queryToView(query));
        } catch (error) {
          expect(error).toMatchObject({ kind: "invalid", code: "not-a-view" });
        }
      },
    ),
  );
});

test("a number in a filter is a number in every engine", () => {
  for (const good of ["0", "-1", "1.5", ".5", "1e3", "-2E-5"]) expect(isNumber(good)).toBe(true);
  for (const bad of ["", " ", "1,000", "0x10", "Infinity", "NaN", "1e999", "--1", "1_000"]) expect(isNumber(bad)).toBe(false);
});
