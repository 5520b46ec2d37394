import { expect, test } from "vitest";
import { contentHash } from "@concord/kernel";
import { acceptedVersion, analyst, dataset, fixedId, partner, strategyLead, tableOf, world } from "@concord/testkit";
import {
  datasets,
  datasetVersions,
  fileKeys,
  openGovernmentLicence,
  type AcceptedVersion,
  type Cell,
  type Dataset,
} from "../evidence/index.ts";
import {
  checkDisclosure,
  listReleases,
  mayHide,
  readSource,
  release,
  releaseFile,
  requireMayRelease,
  type ReleasedTable,
  type ReleaseAsk,
} from "./index.ts";

type Written = number | "c" | ".";
const cellOf = (said: Written): Cell =>
  said === "c"
    ? { value: null, status: "suppressed" }
    : said === "."
      ? { value: null, status: "missing" }
      : { value: said, status: "normal" };
const industries = ["Total", "A", "C", "G"];
const rowsOf = (written: Record<string, readonly Written[]>) =>
  Object.entries(written).flatMap(([place, said]) =>
    said.map((one, column) => ({ place, period: "2021", industry: industries[column]!, cell: cellOf(one) })),
  );

const columns = acceptedVersion().columns.map((column) =>
  column.name === "status"
    ? {
        ...column,
        distinct: 2,
        common: [
          { value: "normal", rows: 9 },
          { value: "suppressed", rows: 1 },
        ],
      }
    : column,
);
const told = { here: [1_200, 150, "c", 400], there: [900, 100, 300, 500] } as const;
const safe = { here: [1_200, "c", "c", 400], there: [900, "c", "c", 500], Total: [2_100, 250, 950, 900] } as const;

type Versions = Record<number, Record<string, readonly Written[]>>;
function worldWith(versions: Versions, but: Partial<Dataset> = {}, ofVersion: Partial<AcceptedVersion> = {}) {
  const here = world();
  addDataset(here, versions, but, ofVersion);
  return here;
}
function addDataset(here: ReturnType<typeof world>, versions: Versions, but: Partial<Dataset>, ofVersion: Partial<AcceptedVersion> = {}) {
  const numbers = Object.keys(versions).map(Number);
  const one = dataset({ latest: Math.max(...numbers), nextNumber: Math.max(...numbers) + 1, ...but });
  here.has(datasets, one);
  for (const number of numbers) {
    const checkedAt = `2026-11-${String(9 + number).padStart(2, "0")}T09:00:00.000Z`;
    here.has(datasetVersions, acceptedVersion({ datasetId: one.id, number, columns, checkedAt, ...ofVersion }));
    here.hasTable(fileKeys.parquet(one.id, number), tableOf(rowsOf(versions[number]!)));
  }
}

const { id: datasetId } = dataset();
const program = { ...partner, scopes: ["evidence.read"] } as const;
const whole = (but: Partial<ReleaseAsk> = {}): ReleaseAsk => ({ datasetId, number: 1, to: "published", what: { of: "whole" }, ...but });

test("what would tell a suppressed figure is refused, with the cell named and how it would be had", async () => {
  const here = worldWith({ 1: told });
  await expect(release(here.as(strategyLead), whole())).rejects.toMatchObject({
    kind: "refused",
    code: "suppressed-cell-derivable",
    message: expect.stringContaining("Manufacturing in here, 2021"),
    parts: [
      {
        at: "place=here, period=2021, industry=C",
        detail: "Manufacturing in here, 2021 = Total 1,200 − the 2 others known (550).",
      },
    ],
  });
  expect(here.audit()).toEqual([]);
  expect((await listReleases(here.as(analyst), datasetId, {})).items).toEqual([]);
});

test("a program is told which cells, and not the figures they would be had from", async () => {
  const { as } = worldWith({ 1: told });
  const refusal = await requireMayRelease(as(program), { datasetId, number: 1 }).catch((failure: Error) => failure);
  expect(refusal).toMatchObject({
    code: "suppressed-cell-derivable",
    parts: [{ detail: "Manufacturing in here, 2021: A suppressed figure can be worked out." }],
  });
  expect(JSON.stringify([(refusal as Error).message, refusal])).not.toMatch(/1,200|550/);
});

test("a program reads a version in a hundred pages and it leaves once; for another it leaves once more", async () => {
  const here = worldWith({ 1: safe });
  for (let page = 0; page < 5; page++) await requireMayRelease(here.as(program), { datasetId, number: 1 });
  expect(here.audit().map(({ name }) => name)).toEqual(["release.made"]);
  here.clock.advance({ minutes: 1 });
  await requireMayRelease(here.as({ ...program, id: fixedId("client", "0ther") }), { datasetId, number: 1 });
  const { items } = await listReleases(here.as(analyst), datasetId, {});
  expect(items.map(({ to, disclosure }) => [to, disclosure.status])).toEqual([
    [`partner:${fixedId("client", "0ther")}`, "checked"],
    [`partner:${partner.id}`, "checked"],
  ]);
  expect(items[0]!.disclosure.releaseId).toBe(items[0]!.id);
  expect((await listReleases(here.as(program), datasetId, {})).items.map(({ to }) => to)).toEqual([`partner:${partner.id}`]);
});

test("people who work here read without anything leaving", async () => {
  const here = worldWith({ 1: told }, { sensitivity: "restricted" });
  await requireMayRelease(here.as(analyst), { datasetId, number: 1 });
  expect(here.audit()).toEqual([]);
});

test.each([
  ["restricted evidence", { sensitivity: "restricted" as const }, "published", "evidence-restricted"],
  ["a licence against publishing", { licence: { ...openGovernmentLicence, mayPublish: false } }, "published", "licence-forbids-publishing"],
  ["a licence against sharing", { licence: { ...openGovernmentLicence, mayShare: false } }, "shared", "licence-forbids-sharing"],
  [
    "a licence against the API",
    { licence: { ...openGovernmentLicence, mayLeaveByApi: false } },
    `partner:${partner.id}`,
    "licence-forbids-api",
  ],
] as const)("%s is refused before any cell is looked at, also for what left before", async (_, but, to, code) => {
  const here = worldWith({ 1: safe });
  await release(here.as(strategyLead), whole({ to }));
  here.has(datasets, dataset({ latest: 1, nextNumber: 2, ...but }));
  await expect(release(here.as(strategyLead), whole({ to }))).rejects.toMatchObject({ code });
});

test("an open table with nothing hidden leaves without its rows being read", async () => {
  const here = worldWith(
    { 1: told },
    {},
    { columns: columns.map((column) => ({ ...column, common: [{ value: "normal", rows: 8 }], distinct: 1 })) },
  );
  const context = here.as(strategyLead);
  const warehouse = { ...context.warehouse, preview: () => Promise.reject(new Error("the rows were read")) };
  expect((await release({ ...context, warehouse }, whole())).disclosure).toMatchObject({
    status: "open",
    rules: ["licence", "sensitivity"],
  });
});

const madeOf = (place: string, places: string[], value: number): ReleasedTable => ({
  name: `the sum of ${place}`,
  asOf: "2026-11-10T09:00:00.000Z",
  cells: [{ is: "figure", at: { place, period: "2021", industry: "C" }, value }],
  whole: true,
  additive: true,
  asPublished: true,
  madeOf: { place: { [place]: places } },
});
const figures = (table: ReleasedTable, but: Partial<ReleaseAsk> = {}): ReleaseAsk =>
  whole({ what: { of: "figures", key: contentHash(table), says: table.name, table: async () => table }, ...but });

const three = { one: [".", ".", 300, "."], two: [".", ".", 200, "."], three: [".", ".", "c", "."] } as const;

test("a total is published, and the same total without one district is then refused: the difference is that district", async () => {
  const { as } = worldWith({ 1: three });
  await release(as(strategyLead), figures(madeOf("all three", ["one", "two", "three"], 507)));
  await expect(release(as(strategyLead), figures(madeOf("two of them", ["one", "two"], 500)))).rejects.toMatchObject({
    code: "suppressed-cell-derivable",
    message: expect.stringContaining("Manufacturing in three, 2021"),
  });
});

test("and in the other order it is the total that is refused, whoever had the first", async () => {
  const { as } = worldWith({ 1: three });
  await release(as(strategyLead), figures(madeOf("two of them", ["one", "two"], 500), { to: `partner:${partner.id}` }));
  await expect(release(as(strategyLead), figures(madeOf("all three", ["one", "two", "three"], 507)))).rejects.toMatchObject({
    code: "suppressed-cell-derivable",
  });
});

test("the table that left lies under its hash, and what was changed is not read", async () => {
  const here = worldWith({ 1: three });
  const table = madeOf("all three", ["one", "two", "three"], 507);
  const made = await release(here.as(strategyLead), figures(table));
  expect(made.what).toMatchObject({ of: "figures", tableHash: contentHash(table), cells: 1 });
  here.files().has(releaseFile(contentHash(table)), new TextEncoder().encode("{}"));
  await expect(release(here.as(strategyLead), figures(madeOf("two of them", ["one", "two"], 500)))).rejects.toThrow("not what was hashed");
});

test("a later version that hides what an earlier one showed is held against it", async () => {
  const { as } = worldWith({ 1: { here: [1_200, 150, 650, "c"], there: [900, 100, 300, "c"], Total: [2_100, 250, 950, "c"] }, 2: safe });
  await expect(release(as(strategyLead), whole({ number: 1 }))).rejects.toMatchObject({ code: "suppressed-cell-derivable" });
  await release(as(strategyLead), whole({ number: 2 }));
  const open = worldWith({ 1: { here: [1_200, 150, 650, "c"] }, 2: { here: [1_200, "c", "c", 400] } });
  await expect(release(open.as(strategyLead), whole({ number: 1 }))).rejects.toMatchObject({ code: "suppressed-cell-derivable" });
  const gone = worldWith({ 1: { here: [".", 150, 650, "."] }, 2: { here: [1_200, "c", "c", 400] } });
  await release(gone.as(strategyLead), whole({ number: 1 }));
  await expect(release(gone.as(strategyLead), whole({ number: 2 }))).rejects.toMatchObject({
    code: "suppressed-cell-shown",
    parts: [
      { detail: expect.stringContaining("is suppressed here and shown in version 1") },
      { at: expect.stringContaining("industry=C") },
    ],
  });
});

test("datasets that are said to count the same are held against each other; others are not", async () => {
  const other = fixedId("dataset", "0ther");
  const totals = { 1: { here: [1_200, ".", ".", "."] } } as const;
  const parts = { 1: { here: [".", 150, "c", 400] } } as const;
  const alike = worldWith(totals, { population: "Employees, BRES" });
  addDataset(alike, parts, { id: other, population: "employees, bres " });
  await release(alike.as(strategyLead), whole());
  await expect(release(alike.as(strategyLead), whole({ datasetId: other }))).rejects.toMatchObject({ code: "suppressed-cell-derivable" });

  const apart = worldWith(totals);
  addDataset(apart, parts, { id: other });
  await release(apart.as(strategyLead), whole());
  await release(apart.as(strategyLead), whole({ datasetId: other }));
});

test("small counts of what was bought or gathered stay here; those of an open publisher are its own to give", async () => {
  const counts = { 1: { here: [".", 3, 40, 0], there: [".", 20, 4, 9] } } as const;
  const open = worldWith(counts);
  await release(open.as(strategyLead), whole());
  const bought = worldWith(counts, { kind: "commercial" });
  await expect(release(bought.as(strategyLead), whole())).rejects.toMatchObject({
    code: "small-count",
    parts: [{ at: "place=here, period=2021, industry=A" }, { at: "place=there, period=2021, industry=C" }],
  });
  const asSaid = worldWith(counts, { kind: "commercial", minimumCount: 3 });
  await release(asSaid.as(strategyLead), whole());
});

test("of two releases at one moment, the second is judged with the first", async () => {
  const { as } = worldWith({ 1: three });
  const asks = [figures(madeOf("all three", ["one", "two", "three"], 507)), figures(madeOf("two of them", ["one", "two"], 500))];
  const outcomes = await Promise.allSettled(asks.map((ask) => release(as(strategyLead), ask)));
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a check says what would be found and what else to hide, and releases nothing", async () => {
  const here = worldWith({ 1: told });
  const check = await checkDisclosure(here.as(analyst), { datasetId, number: 1, to: "published" });
  expect(check).toMatchObject({
    allowed: false,
    because: "suppressed-cell-derivable",
    findingCount: 1,
    findings: [{ name: "Manufacturing in here, 2021", severity: "told" }],
    suggestion: { count: 1, cells: [{ name: "Agriculture, forestry and fishing in here, 2021" }] },
    disclosure: { status: "refused" },
  });
  const part = await checkDisclosure(here.as(analyst), { datasetId, number: 1, to: "published", keep: { industry: ["A", "C", "G"] } });
  expect(part).toMatchObject({ allowed: true, disclosure: { status: "checked" } });
  expect(here.audit()).toEqual([]);
});

test("what cannot be checked does not leave, and the refusal says what to do", async () => {
  const large = worldWith({ 1: told }, {}, { rows: 300_000 });
  await expect(release(large.as(strategyLead), whole())).rejects.toMatchObject({
    code: "too-large-to-check",
    message: expect.stringContaining("Release a smaller part"),
  });
  const list = world();
  list.has(datasets, dataset());
  list.has(datasetVersions, acceptedVersion({ columns }));
  const row = { place: "here", period: "2021", industry: "C" };
  list.hasTable(fileKeys.parquet(datasetId, 1), tableOf([1, 2].map((value) => ({ ...row, cell: { value, status: "normal" } }))));
  await expect(release(list.as(strategyLead), whole())).rejects.toMatchObject({ code: "rows-not-told-apart" });
});

test("whether a version may hide figures is told from its columns, and what they leave open is taken for yes", () => {
  const of = (but: Partial<AcceptedVersion["columns"][number]>) =>
    mayHide({ columns: [...acceptedVersion().columns.slice(0, 6), { ...acceptedVersion().columns[6]!, ...but }] });
  expect(of({ distinct: 1, common: [{ value: "A", rows: 8 }] })).toBe(false);
  expect(
    of({
      distinct: 2,
      common: [
        { value: "A", rows: 7 },
        { value: "Q", rows: 1 },
      ],
    }),
  ).toBe(true);
  expect(of({ distinct: 12, common: [{ value: "A", rows: 8 }] })).toBe(true);
  const marked = acceptedVersion()
    .columns.slice(0, 6)
    .map((column) => (column.name === "value" ? { ...column, marksColumn: "marks" } : column));
  const marks = { name: "marks", type: "text", meaning: "other", distinct: 1, blank: 7 } as const;
  expect(mayHide({ columns: [...marked, { ...marks, common: [{ value: "x", rows: 1 }] }] })).toBe(false);
  expect(mayHide({ columns: [...marked, { ...marks, common: [{ value: "..", rows: 1 }] }] })).toBe(true);
  expect(mayHide({ columns: [...marked, { ...marks, common: [{ value: "<5", rows: 1 }] }] })).toBe(true);
});

test("a wide table is read as its columns of figures, marks beside them, rates in no sum", async () => {
  const here = world();
  const value = (name: string, but: Partial<AcceptedVersion["columns"][number]>): AcceptedVersion["columns"][number] => ({
    name,
    type: "number",
    meaning: "value",
    distinct: 3,
    blank: 0,
    common: [],
    ...but,
  });
  const version = acceptedVersion({
    columns: [
      { name: "area", type: "text", meaning: "place", distinct: 2, blank: 0, common: [] },
      { name: "sex", type: "text", meaning: "other", distinct: 2, blank: 0, common: [] },
      { name: "kind", type: "text", meaning: "other", distinct: 1, blank: 0, common: [] },
      value("jobs", { marksColumn: "jobs marks" }),
      { name: "jobs marks", type: "text", meaning: "other", distinct: 1, blank: 3, common: [{ value: "<5", rows: 1 }] },
      value("rate", { unit: "%" }),
    ],
  });
  here.hasTable(fileKeys.parquet(datasetId, 1), [
    { area: "a", sex: "f", kind: "x", jobs: 40, "jobs marks": null, rate: 10 },
    { area: "a", sex: "m", kind: "x", jobs: null, "jobs marks": "<5", rate: 20 },
    { area: "b", sex: "f", kind: "x", jobs: 7, "jobs marks": null, rate: null },
  ]);
  const source = await readSource(here.as(analyst), dataset(), version);
  expect(source).toMatchObject({
    is: "table",
    table: {
      additive: true,
      rates: { series: ["rate"] },
      cells: [
        { is: "figure", at: { place: "a", sex: "f", series: "jobs" }, value: 40 },
        { is: "figure", at: { place: "a", sex: "f", series: "rate" }, value: 10 },
        { is: "hidden", at: { place: "a", sex: "m", series: "jobs" }, below: 5 },
        { is: "figure", value: 20 },
        { is: "figure", value: 7 },
        { is: "gap" },
      ],
    },
  });
});

test("a publisher's own letter is read by its name, and taken for the worse where it has none", async () => {
  const here = world();
  const named = acceptedVersion().columns.map((column) => (column.name === "status" ? { ...column, labelColumn: "status_name" } : column));
  const row = { place: "here", place_name: "Here", period: "2021", industry_name: "", value: null };
  here.hasTable(fileKeys.parquet(datasetId, 1), [
    { ...row, industry: "A", status: "F", status_name: "Not available since the group sample size is zero or disclosive (0-2)" },
    { ...row, industry: "C", status: "G", status_name: "Unreliable since the group sample size is small (3-9)" },
    { ...row, industry: "G", status: "F", status_name: null },
    { ...row, industry: "H", status: "A", status_name: null },
  ]);
  const source = await readSource(here.as(analyst), dataset(), acceptedVersion({ columns: named }));
  expect(source.is === "table" && source.table.cells.map(({ is }) => is)).toEqual(["hidden", "gap", "hidden", "gap"]);
  const all = (blank: number) =>
    named.map((column) => ({ ...column, ...(column.name === "status" ? { distinct: 1, common: [{ value: "F", rows: 1 }] } : { blank }) }));
  expect(mayHide({ columns: all(1) })).toBe(true);
  expect(mayHide({ columns: all(0) })).toBe(false);
});
