import { expect, test } from "vitest";
import { contentHash } from "@concord/kernel";
import { acceptedVersion, analyst, dataset, fixedId, north, partner, sectorDefinitionVersion, tableOf, world } from "@concord/testkit";
import { datasets, datasetVersions, fileKeys } from "../evidence/index.ts";
import { definitionVersionKey, sectorDefinitionVersions } from "../sector-definitions/index.ts";
import { platformTenantId } from "../tenancy/index.ts";
import { openReader } from "./reader.ts";

const [own, shelf] = [fixedId("dataset", "0wn"), fixedId("dataset", "she1f")];
const table = (value: number) => tableOf([{ place: "here", period: "2021", industry: "C", cell: { value, status: "normal" } }]);

function worldWithTables() {
  const here = world();
  here.has(datasets, dataset({ id: own, rounding: "none", latest: 2, nextNumber: 3 }));
  here.has(
    datasetVersions,
    [1, 2].map((number) => acceptedVersion({ datasetId: own, number })),
  );
  here.hasTable(fileKeys.parquet(own, 1), table(1));
  here.hasTable(fileKeys.parquet(own, 2), table(2));
  here.has(datasets, dataset({ id: shelf, rounding: "bres", sensitivity: "public" }), platformTenantId);
  here.has(datasetVersions, acceptedVersion({ datasetId: shelf }), platformTenantId);
  here.hasTable(fileKeys.parquet(shelf, 1), table(50));
  return here;
}
const parts = ["place", "period", "industry"] as const;
const figure = { place: "here", period: "2021", industry: "C" };

test("it pins exactly what was read: the newest version, or the one that is named, and no other", async () => {
  const here = worldWithTables();
  const newest = openReader(here.as(analyst));
  expect((await newest.cube("jobs", { source: { datasetId: own }, parts })).at(figure)?.figure?.point).toBe(2);
  expect(newest.used().sources).toEqual([
    {
      role: "jobs",
      pin: { datasetId: own, number: 2, originalHash: acceptedVersion({ datasetId: own, number: 2 }).originalHash },
      rounding: "none",
    },
  ]);
  const named = openReader(here.as(analyst), { versions: new Map([[own, 1]]) });
  expect((await named.cube("jobs", { source: { datasetId: own }, parts })).pin.number).toBe(1);
  expect(named.used().sources.map(({ pin }) => pin.number)).toEqual([1]);
  expect(named.opened().map(({ version }) => version.number)).toEqual([1]);
});

test("what is only looked at is not noted as read, and two sources of one role are a mistake", async () => {
  const reader = openReader(worldWithTables().as(analyst));
  await reader.see(own);
  expect(reader.used().sources).toEqual([]);
  await reader.open("jobs", { datasetId: own });
  await expect(reader.open("jobs", { datasetId: shelf })).rejects.toThrow("Two sources are called jobs");
});

test("the reference shelf is read as if it were one's own, and is said to be shared", async () => {
  const reader = openReader(worldWithTables().as(analyst, north));
  expect((await reader.cube("jobs", { source: { datasetId: shelf }, parts })).at(figure)?.figure).toMatchObject({
    point: 50,
    low: 47.5,
    high: 62.5,
  });
  expect(reader.used().sources).toMatchObject([{ role: "jobs", rounding: "bres", shared: true }]);
});

test("another authority's dataset, and a version that is not there, answer as what does not exist", async () => {
  const here = worldWithTables();
  await expect(openReader(here.as(analyst, north)).see(own)).rejects.toMatchObject({ kind: "not-found" });
  await expect(openReader(here.as(analyst), { versions: new Map([[own, 9]]) }).see(own)).rejects.toMatchObject({ kind: "not-found" });
  here.has(datasets, dataset({ id: shelf, sensitivity: "restricted" }), platformTenantId);
  await expect(openReader(here.as(analyst)).see(shelf)).rejects.toMatchObject({ kind: "not-found" });
});

test("a program reads nothing that its licence keeps here, and a dataset without a version is refused in a sentence", async () => {
  const here = worldWithTables();
  here.has(datasets, dataset({ id: own, licence: { name: "Commercial", mayShare: false, mayPublish: false, mayLeaveByApi: false } }));
  await expect(openReader(here.as({ ...partner, scopes: ["insights.read"] })).see(own)).rejects.toMatchObject({
    code: "licence-forbids-api",
  });
  here.has(datasets, dataset({ id: own, latest: undefined }));
  await expect(openReader(here.as(analyst)).see(own)).rejects.toMatchObject({ kind: "refused", code: "no-version" });
});

test("a record is noted with its version and the hash of its content, and read once", async () => {
  const here = worldWithTables();
  const definition = sectorDefinitionVersion();
  here.has(sectorDefinitionVersions, definition);
  let readings = 0;
  const context = here.as(analyst);
  const counting = {
    ...context,
    store: {
      ...context.store,
      get: ((noun, address) => {
        readings++;
        return context.store.get(noun, address);
      }) as typeof context.store.get,
    },
  };
  const reader = openReader(counting);
  const address = { within: definition.definitionId, id: definitionVersionKey(1) };
  await reader.record("definition", sectorDefinitionVersions, address);
  await reader.record("definition", sectorDefinitionVersions, address);
  const { version, ...content } = definition;
  expect(reader.used().records).toEqual([{ role: "definition", id: address.id, version, hash: contentHash(content) }]);
  expect(readings).toBe(1);
});

test("more rows than may be looked through are refused, and what takes long is told how far it is", async () => {
  const here = worldWithTables();
  const seen: string[] = [];
  const context = here.as(analyst);
  const cells: typeof context.warehouse.cells = async (key, ask) => {
    await ask.pace?.(1, 2);
    if (ask.mostRows === 10) throw new Error("asked for no more than 10 rows");
    return context.warehouse.cells(key, ask);
  };
  const reader = openReader(
    { ...context, warehouse: { ...context.warehouse, cells } },
    { mostRows: 10, pace: async ({ stage, done, total }) => void seen.push(`${stage} ${done}/${total}`) },
  );
  await expect(reader.cube("jobs", { source: { datasetId: own }, parts })).rejects.toThrow("no more than 10 rows");
  expect(seen).toEqual(["Reading Jobs by industry 1/2"]);
});
