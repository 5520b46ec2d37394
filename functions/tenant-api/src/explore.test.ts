import { expect, test } from "vitest";
import { client, explore } from "@concord/contract";
import { datasets, datasetVersions, fileKeys } from "@concord/domain/evidence";
import { View, viewToQuery } from "@concord/domain/explore";
import type { Actor } from "@concord/kernel";
import { acceptedVersion, analyst, dataset, partner, tableOf, west, world } from "@concord/testkit";
import { tenantApi } from "./app.ts";

const tenantId = west;
const params = { datasetId: dataset().id, number: 1 };

/** The real app and the real client, with no network between them, and a table of four counts. */
function api(heavy = false) {
  const here = world();
  here.has(datasets, dataset());
  here.has(datasetVersions, acceptedVersion({ shapes: true }));
  const table = ["E08000032", "E08000035"].flatMap((place) =>
    ["2020", "2021"].map((period) => ({ place, period, industry: "C", cell: { value: 100, status: "normal" as const } })),
  );
  here.hasTable(fileKeys.parquet(params.datasetId, 1), tableOf(table));
  const app = tenantApi((caller, request) => {
    const context = here.as(caller.actor!, caller.tenantId, request);
    return heavy ? { ...context, warehouse: { ...context.warehouse, explore: async () => undefined } } : context;
  });
  const as = (actor: Actor) =>
    client({
      baseUrl: "http://concord.test",
      fetch: async (request) => app.fetch(request, { caller: { requestId: "req_1", actor, tenantId } }),
    });
  return { ...here, call: as };
}

const view = View.parse({
  groupBy: ["place"],
  measures: [{ measure: "sum", column: "value" }],
  filters: [{ column: "period", op: "among", values: ["2020", "2021"] }],
});

test("a view is answered the same from a body and from an address", async () => {
  const call = api().call(analyst);
  const answered = await call(explore.explore, { tenantId, params, body: view });
  expect(answered).toMatchObject({
    state: "answered",
    answer: {
      rows: [
        ["E08000032", 200],
        ["E08000035", 200],
      ],
    },
  });
  expect(await call(explore.exploreByQuery, { tenantId, params, query: viewToQuery(view) })).toEqual(answered);
  await expect(call(explore.exploreByQuery, { tenantId, params, query: { where: "period:about:2020" } })).rejects.toMatchObject({
    code: "not-a-view",
  });
});

test("what takes longer is given to a worker once, can be watched by its hash, and stopped", async () => {
  const here = api(true);
  const call = here.call(analyst);
  const asked = await call(explore.explore, { tenantId, params, body: view });
  expect(asked).toMatchObject({ state: "working" });
  expect(await call(explore.explore, { tenantId, params, body: view })).toEqual(asked);
  const question = { tenantId, params: { ...params, hash: asked.hash } };
  expect(await call(explore.getExploration, question)).toEqual(asked);
  expect(await call(explore.cancelExploration, question)).toEqual({ stopped: true });
  expect(await call(explore.getExploration, question)).toMatchObject({ state: "failed" });
  expect(here.audit().map(({ name }) => name)).toEqual(["exploration.asked", "exploration.stopped"]);
});

test("a download is made by a worker, and is refused where there are no shapes for it", async () => {
  const here = api();
  const call = here.call(analyst);
  expect(await call(explore.download, { tenantId, params, body: { view, format: "csv" } })).toMatchObject({ state: "working" });
  here.has(datasetVersions, acceptedVersion());
  await expect(call(explore.download, { tenantId, params, body: { view, format: "geojson" } })).rejects.toMatchObject({
    code: "no-shapes",
  });
});

test("shapes come page by page, simplified, those of some codes alone where they are asked for", async () => {
  const here = api();
  const ring = [
    [-1.80001, 53.7],
    [-1.7, 53.70001],
    [-1.7, 53.8],
    [-1.80001, 53.7],
  ];
  const line = (place: string) =>
    JSON.stringify({
      type: "Feature",
      bbox: [],
      properties: { place, place_name: `Name of ${place}` },
      geometry: { type: "Polygon", coordinates: [ring] },
    });
  const text = `{"type":"FeatureCollection","features":[\n${["E08000032", "E08000035"].map(line).join(",\n")}\n]}\n`;
  here.files().has(fileKeys.shapes(params.datasetId, 1), new TextEncoder().encode(text));
  const call = here.call(analyst);
  const all = await call(explore.getShapes, { tenantId, params, query: { tolerance: 0.1 } });
  expect(all.features.map(({ properties }) => properties)).toEqual([
    { code: "E08000032", name: "Name of E08000032" },
    { code: "E08000035", name: "Name of E08000035" },
  ]);
  expect(all.features[0]!.geometry).toEqual({
    type: "Polygon",
    coordinates: [
      [
        [-1.8, 53.7],
        [-1.7, 53.7],
        [-1.7, 53.8],
        [-1.8, 53.7],
      ],
    ],
  });
  expect(all.next).toBeUndefined();
  const one = await call(explore.getShapes, { tenantId, params, query: { codes: "E08000035" } });
  expect(one.features.map(({ id }) => id)).toEqual(["E08000035"]);
});

test("shapes that are not there are not looked for through all of a large file in one request: the next one goes on", async () => {
  const here = api();
  const mebibyte = 1024 * 1024;
  const line = new Uint8Array(mebibyte).fill(32);
  line[mebibyte - 1] = 10;
  const file = new Uint8Array(131 * mebibyte);
  for (let at = 0; at < file.length; at += mebibyte) file.set(line, at);
  here.files().has(fileKeys.shapes(params.datasetId, 1), file);
  const call = here.call(analyst);
  const first = await call(explore.getShapes, { tenantId, params, query: { codes: "E08000099" } });
  expect(first).toMatchObject({ features: [], next: 128 * mebibyte });
  const second = await call(explore.getShapes, { tenantId, params, query: { codes: "E08000099", after: first.next! } });
  expect(second).toEqual({ type: "FeatureCollection", features: [], attribution: first.attribution });
});

test("a program stops no work that a person asked for", async () => {
  const here = api(true);
  const program = here.call({ ...partner, scopes: ["evidence.read"] });
  const asked = await here.call(analyst)(explore.explore, { tenantId, params, body: view });
  const question = { tenantId, params: { ...params, hash: asked.hash } };
  await expect(program(explore.cancelExploration, question)).rejects.toMatchObject({ code: "asked-by-another" });
  const own = await program(explore.explore, { tenantId, params, body: View.parse({ limit: 1 }) });
  expect(await program(explore.cancelExploration, { tenantId, params: { ...params, hash: own.hash } })).toEqual({ stopped: true });
});

test("a program is answered only as the licence lets figures leave", async () => {
  const here = api();
  const call = here.call({ ...partner, scopes: ["evidence.read"] });
  expect(await call(explore.explore, { tenantId, params, body: view })).toMatchObject({ state: "answered" });
  here.has(datasets, dataset({ version: 2, sensitivity: "restricted" }));
  for (const ask of [
    call(explore.explore, { tenantId, params, body: view }),
    call(explore.download, { tenantId, params, body: { view, format: "csv" } }),
    call(explore.getShapes, { tenantId, params, query: {} }),
  ]) {
    await expect(ask).rejects.toMatchObject({ code: "evidence-restricted" });
  }
});
