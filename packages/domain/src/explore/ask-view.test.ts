import { expect, test } from "vitest";
import { acceptedVersion, analyst, dataset, north, partner, west, world } from "@concord/testkit";
import { platformTenantId } from "../tenancy/index.ts";
import { datasets, datasetVersions, fileKeys, type Column } from "../evidence/index.ts";
import { askView, getExploration } from "./ask-view.ts";
import type { Answer, Exploration } from "./answer.ts";
import { View } from "./view.ts";

const { id } = dataset();
const of = { datasetId: id, number: 1 };
const column = (name: string, meaning: Column["meaning"], type: Column["type"] = "text", but: Partial<Column> = {}): Column => ({
  name,
  meaning,
  type,
  distinct: 5,
  blank: 0,
  common: [],
  ...but,
});
const columns = [
  column("place", "place", "text", { labelColumn: "place_name" }),
  column("place_name", "label"),
  column("period", "period"),
  column("jobs", "value", "integer", { marksColumn: "jobs marks" }),
  column("jobs marks", "other"),
];
const names = ["place", "place_name", "period", "jobs", "jobs marks"];
const table = (
  [
    ["E07000246", "Taunton Deane", "2015", 100, null],
    ["E07000187", "Mendip", "2015", null, "c"],
    ["E08000035", "Leeds", "2015", 400, null],
    ["E08000035", "Leeds", "2016", null, "<5"],
    ["E99999999", "Nowhere", "2016", 7, null],
    [null, null, "2016", 3, null],
  ] as const
).map((row) => Object.fromEntries(row.map((value, place) => [names[place]!, value])));

function worldWithTable() {
  const here = world();
  here.has(datasets, dataset());
  here.has(datasetVersions, acceptedVersion({ columns, rows: table.length }));
  here.hasTable(fileKeys.parquet(id, 1), table);
  return here;
}

function answerIn(exploration: Exploration): Answer {
  if (exploration.state !== "answered") throw new Error(`It is ${exploration.state}`);
  return exploration.answer;
}

test("a total over cells that are suppressed or only less than a number is never silently a total", async () => {
  const here = worldWithTable();
  const view = View.parse({ groupBy: ["period"], measures: [{ measure: "sum", column: "jobs" }, { measure: "count" }] });
  const answer = answerIn(await askView(here.as(analyst), of, view));
  expect(answer.rows).toEqual([
    ["2015", 500, 3],
    ["2016", 10, 3],
  ]);
  expect(answer.notes).toEqual([
    { row: 0, column: 1, statuses: { suppressed: 1 } },
    { row: 1, column: 1, statuses: { "less-than": 1 } },
  ]);
  expect(answer.warnings).toEqual([
    "sum of jobs is of the figures that are there. 2 cells are left out of it: 1 suppressed, 1 given only as less than a number.",
  ]);
  expect(answer.lineage).toEqual([{ datasetId: id, number: 1, originalHash: acceptedVersion().originalHash }]);
});

test("rows keep what stood in place of a figure, with the number it is below", async () => {
  const here = worldWithTable();
  const view = View.parse({
    columns: ["place", "jobs"],
    filters: [{ column: "jobs", op: "has-mark", statuses: ["suppressed", "less-than"] }],
  });
  expect(answerIn(await askView(here.as(analyst), of, view))).toMatchObject({
    rows: [
      ["E07000187", null],
      ["E08000035", null],
    ],
    notes: [
      { row: 0, column: 1, statuses: { suppressed: 1 } },
      { row: 1, column: 1, statuses: { "less-than": 1 }, below: 5 },
    ],
    total: { rows: 2, exact: true },
  });
});

test("a column is spread out to one for each of its values, and a cell that no row makes is blank", async () => {
  const here = worldWithTable();
  const view = View.parse({
    groupBy: ["place"],
    pivot: "period",
    measures: [{ measure: "sum", column: "jobs" }],
    filters: [{ column: "place", op: "is-not-blank" }],
  });
  const answer = answerIn(await askView(here.as(analyst), of, view));
  expect(answer.columns.map(({ name, across }) => [name, across])).toEqual([
    ["place", undefined],
    ["2015", "2015"],
    ["2016", "2016"],
  ]);
  expect(answer.rows).toEqual([
    ["E07000187", null, null],
    ["E07000246", 100, null],
    ["E08000035", 400, null],
    ["E99999999", null, 7],
  ]);
  expect(answer.labels).toEqual({ place: { E07000187: "Mendip", E07000246: "Taunton Deane", E08000035: "Leeds", E99999999: "Nowhere" } });
});

test("districts of an older list are added up to those of a later day, and the coverage says what has no place there", async () => {
  const here = worldWithTable();
  const view = View.parse({
    groupBy: ["place"],
    measures: [{ measure: "sum", column: "jobs" }],
    regroup: { column: "place", to: "districts", on: "2024-04-01" },
  });
  const answer = answerIn(await askView(here.as(analyst), of, view));
  expect(answer.rows).toEqual([
    ["E06000066", 100],
    ["E08000035", 400],
  ]);
  expect(answer.labels).toEqual({ place: { E06000066: "Somerset", E08000035: "Leeds" } });
  expect(answer.coverage).toMatchObject({
    rowsIn: 5,
    rowsMatched: 4,
    rowsLost: 1,
    exact: false,
    unmatched: [{ code: "E99999999", rows: 1 }],
  });
  expect(answer.warnings.join(" ")).toContain("4 of 5 rows have a place in what was asked for; 1 could not be placed");
  expect(answer.warnings.join(" ")).toContain("1 row has no place at all and is left out.");
});

test("the same question of the same version has the same hash; another page, another version or another day has another", async () => {
  const here = worldWithTable();
  const ask = async (asked: unknown) => (await askView(here.as(analyst), of, View.parse(asked))).hash;
  const regrouped = (on: string) => ({ groupBy: ["place"], regroup: { column: "place", to: "regions", on } });
  const hashes = [await ask({}), await ask({ offset: 1 }), await ask(regrouped("2024-04-01")), await ask(regrouped("2021-04-01"))];
  expect(new Set(hashes).size).toBe(4);
  expect(await ask({})).toBe(hashes[0]);
});

test("what the view cannot be is refused in a sentence; what is not there answers as nothing", async () => {
  const here = worldWithTable();
  await expect(askView(here.as(analyst), of, View.parse({ measures: [{ measure: "sum", column: "place" }] }))).rejects.toMatchObject({
    kind: "refused",
    code: "not-figures",
  });
  await expect(askView(here.as(analyst, north), of, View.parse({}))).rejects.toMatchObject({ kind: "not-found" });
  await expect(getExploration(here.as(analyst), { ...of, hash: "0".repeat(64) })).rejects.toMatchObject({ kind: "not-found" });
});

test("a program is given only what its licence lets leave, and reference data is there for everybody", async () => {
  const here = worldWithTable();
  const program = here.as({ ...partner, scopes: ["evidence.read"] });
  expect(answerIn(await askView(program, of, View.parse({}))).rows).toHaveLength(6);
  here.has(datasets, dataset({ version: 2, licence: { name: "Commercial", mayShare: false, mayPublish: false, mayLeaveByApi: false } }));
  await expect(askView(program, of, View.parse({}))).rejects.toMatchObject({ code: "licence-forbids-api" });
  expect(answerIn(await askView(here.as(analyst), of, View.parse({}))).rows).toHaveLength(6);

  const shelf = world();
  shelf.has(datasets, dataset({ sensitivity: "public" }), platformTenantId);
  shelf.has(datasetVersions, acceptedVersion({ columns, rows: table.length }), platformTenantId);
  shelf.hasTable(fileKeys.parquet(id, 1), table);
  expect(answerIn(await askView(shelf.as(analyst, west), of, View.parse({}))).rows).toHaveLength(6);
});
