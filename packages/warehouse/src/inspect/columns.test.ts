import { expect, test } from "vitest";
import type { ColumnCorrection } from "@concord/domain/evidence";
import { evidenceIn } from "./column-evidence.ts";
import { columnsOf } from "./columns.ts";
import { renamed } from "./corrections.ts";

const column = (name: string, cells: readonly string[], given?: Omit<ColumnCorrection, "name">) =>
  columnsOf({
    names: [name],
    cells: [cells],
    evidence: [evidenceIn(cells)],
    delimiter: ",",
    given: new Map(given ? [[name, { name, ...given }]] : []),
  })[0]!;

test("figures with marks among them are figures, and their marks have a column", () => {
  expect(column("jobs", ["1", "2", "*", "[c]", "<5"])).toMatchObject({ type: "number", meaning: "value", marksColumn: "jobs mark" });
  expect(column("jobs", ["1", "2", "12 [p]"])).toMatchObject({ type: "number", marksColumn: "jobs mark" });
  expect(column("rate", ["[x]", "[x]", "[x]", "[x]", "1.2"])).toMatchObject({ type: "number" });
});

test("marks make no figures of words: letters and dashes stand in any text", () => {
  expect(column("class", ["c", "x", "z", "1"])).toMatchObject({ type: "text" });
  expect(column("remark", ["-", "-", "n/a"])).toMatchObject({ type: "text" });
  expect(column("OBS_VALUE", ["*", "*"])).toMatchObject({ type: "number", marksColumn: "OBS_VALUE mark" });
  expect(column("2021", ["..", ".."])).toMatchObject({ type: "number" });
});

test("what merely looks like a number stays text", () => {
  expect(column("sic", ["01110", "62012"])).toMatchObject({ type: "text" });
  expect(column("phone", ["01274000000", "1274000001"])).toMatchObject({ type: "text" });
  expect(column("transaction number", ["5", "6"])).toMatchObject({ type: "text" });
  expect(column("card", ["4929123412341234", "4929123412341235"])).toMatchObject({ type: "text" });
});

test("which number is the month is decided by the whole column, and assumed only where nothing tells", () => {
  expect(column("paid", ["01/02/2021", "13/02/2021"])).toMatchObject({ type: "date", dateFormat: "01/03/2021" });
  expect(column("paid", ["01/02/2021", "13/02/2021"])).not.toHaveProperty("orderAssumed");
  expect(column("paid", ["01/02/2021", "02/13/2021"])).toMatchObject({ type: "date", dateFormat: "03/01/2021" });
  expect(column("paid", ["01/02/2021", "03/02/2021"])).toMatchObject({ dateFormat: "01/03/2021", orderAssumed: true });
  expect(column("paid", ["1-Mar-21", "2-Mar-21"])).toMatchObject({ type: "date", dateFormat: "1-Mar-21" });
});

test("a time of day is not thrown away, and eight figures are a day only under a name that says so", () => {
  expect(column("sent", ["2021-03-01 00:00", "2021-03-02 00:00"])).toMatchObject({ type: "date" });
  expect(column("sent", ["2021-03-01 14:30", "2021-03-02 00:00"])).toMatchObject({ type: "text" });
  expect(column("start_date", ["20210301", "20210302"]).type).toBe("date");
  expect(column("jobs", ["20210301", "20210302"])).toMatchObject({ type: "number" });
});

test("a unit is told by sign, by name, and by the lines above", () => {
  expect(column("jobs", ["£5", "£6"])).toMatchObject({ unit: "£" });
  expect(column("rate", ["5%", "6%"])).toMatchObject({ unit: "%", numberFormat: { percent: true } });
  expect(column("GVA (£ million)", ["5", "6"])).toMatchObject({ unit: "£ million" });
});

test("what a person says of a column wins", () => {
  expect(column("sic", ["01110", "62012"], { type: "number" })).toMatchObject({ type: "number" });
  expect(column("jobs", ["1", "2"], { type: "text" })).toMatchObject({ type: "text", meaning: "other" });
  expect(column("jobs", ["1", "2"], { meaning: "measure" })).toMatchObject({ type: "text", meaning: "measure" });
  expect(column("when", ["01/02/2021"], { dateFormat: "03/01/2021" })).toMatchObject({ type: "date", dateFormat: "03/01/2021" });
  expect(column("jobs", ["1,234"], { numberFormat: { decimal: ",", grouping: "none" } })).toMatchObject({ numberFormat: { decimal: "," } });
});

test("renamed columns keep their labels and marks, and every name is there once", () => {
  const columns = renamed(
    [
      { name: "code", type: "text", meaning: "place", labelColumn: "name" },
      { name: "name", type: "text", meaning: "label" },
      { name: "n", type: "number", meaning: "value", marksColumn: "n mark" },
      { name: "Area mark", type: "text", meaning: "other" },
    ],
    new Map([
      ["name", { name: "name", rename: "Area" }],
      ["n", { name: "n", rename: "area" }],
    ]),
  );
  expect(columns.map(({ name, labelColumn, marksColumn }) => [name, labelColumn, marksColumn])).toEqual([
    ["code", "Area", undefined],
    ["Area", undefined, undefined],
    ["area (2)", undefined, "area (2) mark"],
    ["Area mark", undefined, undefined],
  ]);
});

test("of flows, the first place is where they come from and the second where they go", () => {
  const rows = [
    ["E02002985", "E02002987", "209"],
    ["E02002985", "E02003036", "5"],
  ];
  const cells = [0, 1, 2].map((at) => rows.map((row) => row[at]!));
  const [origin, destination, flow] = columnsOf({ names: ["o", "d", "all"], cells, evidence: cells.map(evidenceIn), delimiter: "," });
  expect(origin).toMatchObject({ meaning: "origin" });
  expect(destination).toMatchObject({ meaning: "destination" });
  expect(flow).toMatchObject({ meaning: "value" });
});

test("a slip or two make no text of a short column of figures or days, and a word among three cells does", () => {
  expect(column("population", ["1", "2", "3", "4", "many"])).toMatchObject({ type: "number", meaning: "value" });
  expect(column("population", ["1", "2", "3", "4", "5", "6", "many", "few"])).toMatchObject({ type: "number" });
  expect(column("paid", ["1/2/2021", "2/2/2021", "3/2/2021", "soon"])).toMatchObject({ type: "date" });
  expect(column("a", ["1", "Once upon a time", "7"])).toMatchObject({ type: "text" });
  expect(column("a", [...Array.from({ length: 80 }, String), ...Array.from({ length: 20 }, () => "none of these")])).toMatchObject({
    type: "text",
  });
});
