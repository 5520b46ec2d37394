import { expect, test } from "vitest";
import type { Column } from "../evidence/tables/column.ts";
import { judgeView } from "./judge-view.ts";
import { View } from "./view.ts";

const column = (name: string, meaning: Column["meaning"], type: Column["type"], but: Partial<Column> = {}): Column => ({
  name,
  meaning,
  type,
  distinct: 10,
  blank: 0,
  common: [],
  ...but,
});
const columns = [
  column("place", "place", "text"),
  column("industry", "industry", "integer"),
  column("day", "other", "date"),
  column("jobs", "value", "integer"),
  column("claimant rate", "other", "number", { unit: "%" }),
  column("measure", "measure", "text", { distinct: 2 }),
];
const judged = (asked: unknown) => judgeView(View.parse(asked), columns);
const sum = (of: string) => ({ groupBy: ["place"], measures: [{ measure: "sum", column: of }] });

test.each([
  ["a column that is not there", { filters: [{ column: "county", op: "is-blank" }] }, "no-such-column"],
  ["a sum of text", sum("place"), "not-figures"],
  ["a mean of codes, though they are numbers", { measures: [{ measure: "mean", column: "industry" }] }, "codes-not-figures"],
  ["a number with separators", { filters: [{ column: "jobs", op: "at-least", value: "1,000" }] }, "not-a-number"],
  ["a day that is none", { filters: [{ column: "day", op: "at-most", value: "2023-02-30" }] }, "not-a-day"],
  ["the marks of a column of text", { filters: [{ column: "place", op: "has-mark", statuses: ["suppressed"] }] }, "no-marks"],
  ["a pivot without rows", { pivot: "place" }, "pivot-needs-one-measure"],
  [
    "a grouped view sorted by what is not in it",
    { ...sum("jobs"), sort: [{ column: "day", direction: "ascending" }] },
    "sort-not-in-answer",
  ],
  ["a column twice", { columns: ["place", "place"] }, "named-twice"],
  [
    "regions of industries",
    { groupBy: ["industry"], regroup: { column: "industry", to: "regions", on: "2024-04-01" } },
    "regroup-not-places",
  ],
  ["rows of regions", { regroup: { column: "place", to: "regions", on: "2024-04-01" } }, "regroup-not-grouped"],
  [
    "rates of districts added up to regions",
    { ...sum("claimant rate"), regroup: { column: "place", to: "regions", on: "2024-04-01" } },
    "not-additive",
  ],
])("judges %s", (_, asked, because) => {
  const judgement = judged(asked);
  expect(judgement.allowed ? undefined : judgement.because).toBe(because);
  if (!judgement.allowed) expect(judgement.sentence).toMatch(/^[A-Z].*[.”]$/);
});

test("says every part that is wrong, each where it stands", () => {
  const judgement = judged({
    filters: [{ column: "county", op: "is-blank" }],
    measures: [{ measure: "sum", column: "place" }],
    groupBy: ["day"],
  });
  expect(judgement).toMatchObject({ allowed: false, parts: [{ at: "filters.0" }, { at: "measures.0" }] });
});

test("warns of sums of rates, and of several measures in one column that are added together", () => {
  expect(judged(sum("claimant rate"))).toMatchObject({ allowed: true, warnings: [expect.stringContaining("percentages")] });
  expect(judged(sum("jobs"))).toMatchObject({ allowed: true, warnings: [expect.stringContaining("several measures")] });
  expect(judged({ ...sum("jobs"), filters: [{ column: "measure", op: "among", values: ["20100"] }] })).toMatchObject({ warnings: [] });
});

test("an answer has only as many cells as fit into a reply", () => {
  const many = Array.from({ length: 30 }, (_, place) => column(`column ${place}`, "other", "text"));
  expect(judgeView(View.parse({ limit: 5000 }), many)).toMatchObject({ allowed: false, because: "too-many-cells" });
  expect(judgeView(View.parse({ limit: 3000 }), many)).toMatchObject({ allowed: true });
});
