import { expect, test } from "vitest";
import { client, disclosure, evidence, explore, questions } from "@concord/contract";
import { datasets, datasetVersions, fileKeys, type Dataset } from "@concord/domain/evidence";
import { View } from "@concord/domain/explore";
import type { Question } from "@concord/domain/questions";
import type { Actor } from "@concord/kernel";
import { acceptedVersion, analyst, dataset, fixedId, partner, stranger, tableOf, west, world, type CellRow } from "@concord/testkit";
import { tenantApi } from "./app.ts";

const tenantId = west;
const program = { ...partner, scopes: ["evidence.read", "insights.read"] } as const;

/** The real app and the real client, with no network between them. */
function api(cells: readonly CellRow[], but: Partial<Dataset> = {}) {
  const here = world();
  here.has(datasets, dataset(but));
  const columns = acceptedVersion().columns.map((column) => (column.meaning === "status" ? { ...column, distinct: 3 } : column));
  here.has(datasetVersions, acceptedVersion({ columns }));
  here.hasTable(fileKeys.parquet(dataset().id, 1), tableOf(cells));
  const app = tenantApi((caller, request) => here.as(caller.actor!, caller.tenantId, request));
  const call = (actor: Actor) =>
    client({
      baseUrl: "http://concord.test",
      fetch: async (request) => app.fetch(request, { caller: { requestId: "req_1", actor, tenantId } }),
    });
  return { ...here, call };
}

const rows = (written: Record<string, number | "c">, place = "here"): CellRow[] =>
  ["2015", "2021"].flatMap((period) =>
    Object.entries(written).map(([industry, said]) => ({
      place,
      period,
      industry,
      cell: said === "c" ? { value: null, status: "suppressed" as const } : { value: said, status: "normal" as const },
    })),
  );
const told = rows({ Total: 1_200, A: 150, C: "c", G: 400 });
/** The same cell is told, by the total of the places: no industry here counts what another does. */
const toldByPlaces = [...rows({ A: 150, C: "c" }), ...rows({ A: 100, C: 400 }, "there"), ...rows({ A: 250, C: 1_050 }, "Total")];
const question: Question = {
  question: "unusually-good-at",
  jobs: { datasetId: dataset().id },
  places: ["here"],
  reference: ["here"],
  sectorDetail: "as-published",
  from: "2015",
  to: "2021",
};
const params = { datasetId: dataset().id, number: 1 };

test("the check names the cells, shows the arithmetic to people and only the cells to programs, and releases nothing", async () => {
  const here = api(told);
  const ask = { tenantId, params, body: { audience: "published" } } as const;
  const check = await here.call(analyst)(disclosure.checkDisclosure, ask);
  expect(check).toMatchObject({ allowed: false, because: "suppressed-cell-derivable", findingCount: 2 });
  expect(check.findings[0]!.how).toContain("1,200");
  expect(check.suggestion).toMatchObject({ count: 2 });
  const seen = await here.call(program)(disclosure.checkDisclosure, ask);
  expect(seen.findings.map(({ name }) => name)).toEqual(["Manufacturing in here, 2015", "Manufacturing in here, 2021"]);
  expect(JSON.stringify(seen)).not.toMatch(/1,200|550/);
  expect(seen.suggestion).toBeUndefined();

  const part = await here.call(analyst)(disclosure.checkDisclosure, { ...ask, body: { audience: "api", view: { industry: ["A", "C"] } } });
  expect(part).toMatchObject({ allowed: true, disclosure: { status: "checked" } });
  expect((await here.call(analyst)(disclosure.listReleases, { tenantId, params, query: {} })).items).toEqual([]);
  await expect(here.call(stranger)(disclosure.checkDisclosure, ask)).rejects.toMatchObject({ kind: "forbidden" });
});

test("a program is answered no question of a version from which a suppressed figure could be had; people are", async () => {
  const here = api(toldByPlaces);
  const ask = { tenantId, body: { question } };
  await expect(here.call(program)(questions.askQuestion, ask)).rejects.toMatchObject({
    code: "suppressed-cell-derivable",
    parts: [{ at: "place=here, period=2015, industry=C" }, { at: "place=here, period=2021, industry=C" }],
  });
  await here.call(analyst)(questions.askQuestion, ask);
  const options = { tenantId, query: { datasetId: dataset().id } };
  await expect(here.call(program)(questions.getQuestionOptions, options)).rejects.toMatchObject({
    code: "suppressed-cell-derivable",
  });
});

test("what a program reads is one release, however often it asks; restricted evidence is none", async () => {
  const here = api(rows({ A: 150, C: "c", G: 400 }));
  const ask = { tenantId, body: { question } };
  await here.call(program)(questions.askQuestion, ask);
  await here.call(program)(questions.askQuestion, ask);
  const { items } = await here.call(analyst)(disclosure.listReleases, { tenantId, params, query: {} });
  expect(items).toMatchObject([{ number: 1, to: `partner:${partner.id}`, what: { of: "whole" }, disclosure: { status: "checked" } }]);

  here.has(datasets, dataset({ sensitivity: "restricted" }));
  await expect(here.call(program)(questions.askQuestion, ask)).rejects.toMatchObject({ code: "evidence-restricted" });
  await expect(here.call(program)(disclosure.checkDisclosure, { tenantId, params, body: { audience: "api" } })).rejects.toMatchObject({
    code: "evidence-restricted",
  });
});

/** Columns that tell of what stands in them, as a check finds them. */
const profiled = acceptedVersion().columns.map((column) => ({
  ...column,
  min: "150 secret",
  max: "1200 secret",
  common: [{ value: "400 secret", rows: 1 }],
  ...(column.meaning === "status" ? { distinct: 3 } : {}),
}));

test("a version that may not go to a program tells it of its columns, and not of the figures in them; one that may tells all", async () => {
  const here = api(told);
  const reject = { line: 2, column: "value", value: "12 secret", reason: "not a number" };
  const reading = { ...acceptedVersion().reading, encodingGuess: { sample: ["Leeds secret"] } };
  const kept = { columns: profiled, rejects: [reject], rejectCount: 1, notes: ["a secret note"], reading };
  here.has(datasetVersions, acceptedVersion(kept));
  const ask = { tenantId, params } as const;
  const seen = await here.call(program)(evidence.getVersion, ask);
  expect(seen).toMatchObject({ status: "accepted", rejects: [], rejectCount: 1, columns: { length: profiled.length } });
  expect(JSON.stringify(seen)).not.toContain("secret");
  expect(JSON.stringify(await here.call(analyst)(evidence.getVersion, ask))).toContain("12 secret");

  const open = api(rows({ A: 150, C: "c", G: 400 }));
  open.has(datasetVersions, acceptedVersion(kept));
  expect(JSON.stringify(await open.call(program)(evidence.getVersion, ask))).toContain("400 secret");
});

test("beside suppressed figures a program has the rows that were gone through, and not the file, in which more may stand", async () => {
  const here = api(rows({ A: 150, C: "c", G: 400 }));
  const rejects = [{ line: 9, column: "value", value: "12 secret", reason: "not a number" }];
  const columns = profiled.map((column) => ({ ...column, min: "150" }));
  here.has(datasetVersions, acceptedVersion({ columns, rejects, rejectCount: 1 }));
  for (const key of [fileKeys.original, fileKeys.rejects, fileKeys.badRows]) here.files().has(key(dataset().id, 1), new Uint8Array(100));
  const ask = { tenantId, params } as const;
  await here.call(program)(evidence.previewRows, { ...ask, query: {} });
  const seen = await here.call(program)(evidence.getVersion, ask);
  expect(seen).toMatchObject({ rejects: [], columns: columns.map(({ name }) => ({ name, min: "150" })) });
  for (const endpoint of [evidence.originalAddress, evidence.rejectsAddress, evidence.badRowsAddress]) {
    await expect(here.call(program)(endpoint, ask)).rejects.toMatchObject({ code: "file-not-gone-through" });
    await here.call(analyst)(endpoint, ask);
  }
  await expect(here.call(program)(evidence.listRejects, { ...ask, query: {} })).rejects.toMatchObject({ code: "file-not-gone-through" });

  const open = api(rows({ A: 150, G: 400 }));
  open.has(datasetVersions, acceptedVersion({ columns: acceptedVersion().columns.filter(({ meaning }) => meaning !== "status"), rejects }));
  open.files().has(fileKeys.original(dataset().id, 1), new Uint8Array(1));
  expect((await open.call(program)(evidence.originalAddress, ask)).url).toContain(acceptedVersion().fileName);
});

test("of a file that was refused a program is told why, and not what stood in it", async () => {
  const here = api(told);
  const { rows: _, columns: __, notes: ___, status: ____, ...checked } = acceptedVersion();
  const rejects = [{ line: 2, column: "value", value: "12 secret", reason: "not a number" }];
  here.has(datasetVersions, {
    ...checked,
    status: "rejected",
    because: "Every row is bad.",
    code: "all-rows-bad",
    rejectCount: 1,
    rejects,
  });
  const seen = await here.call(program)(evidence.getVersion, { tenantId, params });
  expect(seen).toMatchObject({ status: "rejected", because: "Every row is bad.", rejects: [] });
});

test("what changed tells the figures of two versions, so a program is told it only where both may go to it", async () => {
  const here = api(told);
  const comparison = {
    with: 1,
    word: "revision" as const,
    sentence: "A revision: one figure changed.",
    rowsAdded: 0,
    rowsRemoved: 0,
    rowsChanged: 1,
    figuresChanged: 1,
  };
  here.has(datasetVersions, acceptedVersion({ number: 2, comparison }));
  here.hasTable(
    fileKeys.parquet(dataset().id, 2),
    tableOf(rows({ A: 150, G: 400 }).map((row) => ({ ...row, period: row.period === "2015" ? "1990" : "1991" }))),
  );
  const whole = {
    ...comparison,
    number: 2,
    tolerance: 0,
    key: ["place"],
    sameKey: { before: 0, after: 0 },
    rows: { before: 8, after: 4 },
    columns: { added: [], removed: [], retyped: [], reread: [] },
    periods: { added: [], removed: [] },
    byPeriod: [],
    codes: [],
    changes: [{ row: [{ column: "industry", value: "Total" }], column: "value", before: 1200, after: null, share: null }],
    byColumn: [],
  };
  here.files().has(fileKeys.comparison(dataset().id, 2), new TextEncoder().encode(JSON.stringify(whole)));
  const ask = { tenantId, params: { ...params, number: 2 }, query: {} } as const;
  await here.call(program)(evidence.previewRows, ask); // that version may go to it by itself
  await expect(here.call(program)(evidence.getComparison, ask)).rejects.toMatchObject({ code: "suppressed-cell-derivable" });
  expect((await here.call(analyst)(evidence.getComparison, ask)).changes).toHaveLength(1);
});

test("the shapes of another dataset are joined to a program's rows only where that may go to it: a figure in them can be asked for as a code", async () => {
  const here = api(rows({ A: 150, C: "c", G: 400 }));
  const shapesOf = { datasetId: fixedId("dataset", "shapes"), number: 1 };
  here.has(datasets, dataset({ id: shapesOf.datasetId }));
  here.has(datasetVersions, acceptedVersion({ ...shapesOf, shapes: true, columns: profiled }));
  here.hasTable(fileKeys.parquet(shapesOf.datasetId, 1), tableOf(told));
  const body = { view: View.parse({}), format: "geojson", shapesFrom: { ...shapesOf, codeColumn: "value" } } as const;
  await expect(here.call(program)(explore.download, { tenantId, params, body })).rejects.toMatchObject({
    code: "suppressed-cell-derivable",
  });
  expect(await here.call(analyst)(explore.download, { tenantId, params, body })).toMatchObject({ state: "working" });
});
