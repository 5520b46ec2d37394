import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { client, evidence } from "@concord/contract";
import { datasets, datasetVersions, fileKeys, openGovernmentLicence, rejectLine, rejectsHeader } from "@concord/domain/evidence";
import type { Actor } from "@concord/kernel";
import { acceptedVersion, analyst, dataset, mayor, partner, tableOf, west, world } from "@concord/testkit";
import { tenantApi } from "./app.ts";

const tenantId = west;
const description = {
  name: "Jobs by district",
  kind: "open",
  publisher: "ONS",
  licence: openGovernmentLicence,
  description: "",
  sensitivity: "public",
  tolerance: 0,
  rounding: "bres",
} as const;

/** The real app and the real client, with no network between them. */
function api() {
  const here = world();
  const app = tenantApi((caller, request) => here.as(caller.actor!, caller.tenantId, request));
  const as = (actor: Actor) =>
    client({
      baseUrl: "http://concord.test",
      fetch: async (request) => app.fetch(request, { caller: { requestId: "req_1", actor, tenantId } }),
    });
  return { ...here, call: as };
}

test("from a new dataset to a file on its way to be checked, each step as the page takes it", async () => {
  const here = api();
  const call = here.call(analyst);
  const made = await call(evidence.createDataset, { tenantId, body: description });
  const changed = await call(evidence.changeDataset, {
    tenantId,
    params: { datasetId: made.id },
    ifMatch: made.version,
    body: { ...description, kind: "sectoral" },
  });
  expect((await call(evidence.listDatasets, { tenantId, query: { kind: "sectoral" } })).items).toEqual([changed]);
  expect((await call(evidence.listDatasets, { tenantId, query: { kind: "open" } })).items).toEqual([]);

  const bytes = Buffer.from("DATE,GEOGRAPHY_CODE,OBS_VALUE\n2021,E08000032,5\n");
  const begun = await call(evidence.beginUpload, {
    tenantId,
    params: { datasetId: made.id },
    body: { fileName: "jobs.csv", bytes: bytes.length, partHashes: [createHash("sha256").update(bytes).digest("hex")] },
  });
  const params = { datasetId: made.id, number: begun.number };
  const { addresses } = await call(evidence.addressesForParts, { tenantId, params, body: { parts: [1] } });
  here.files().put(addresses[0]!, bytes);
  expect((await call(evidence.uploadState, { tenantId, params })).arrived).toEqual([1]);

  const checking = await call(evidence.completeUpload, { tenantId, params });
  expect(checking.status).toBe("checking");
  expect(await call(evidence.completeUpload, { tenantId, params })).toEqual(checking);
  const { job } = await call(evidence.watchJob, {
    tenantId,
    params: { jobId: "jobId" in checking ? checking.jobId : expect.unreachable() },
  });
  expect(job.status).toBe("queued");
  expect((await call(evidence.originalAddress, { tenantId, params })).url).toContain("jobs.csv");
  expect((await call(evidence.listVersions, { tenantId, params, query: {} })).items).toMatchObject([
    { number: 1, status: "checking", byName: analyst.name },
  ]);
});

test("an accepted version is read: its rows by the page, its codes with their names, its problems", async () => {
  const here = api();
  const { id } = dataset();
  here.has(datasets, dataset());
  here.has(datasetVersions, acceptedVersion({ rejectCount: 1 }));
  here.hasTable(
    fileKeys.parquet(id, 1),
    tableOf([{ place: "here", period: "2021", industry: "C", cell: { value: null, status: "suppressed" } }]),
  );
  const reject = { line: 7, column: "value", value: "x", reason: "This is not a number." };
  here.files().has(fileKeys.rejects(id, 1), Buffer.from(rejectsHeader + rejectLine(reject)));
  const call = here.call(mayor);
  const params = { datasetId: id, number: 1 };

  expect(await call(evidence.previewRows, { tenantId, params, query: {} })).toMatchObject({
    from: 0,
    total: 1,
    rows: [["here", "here", "2021", "C", "C", null, "suppressed"]],
  });
  expect(await call(evidence.listCodes, { tenantId, params, query: { column: "place" } })).toEqual({
    codes: [{ code: "here", label: "here", rows: 1 }],
  });
  expect(await call(evidence.listRejects, { tenantId, params, query: {} })).toEqual({ items: [reject], total: 1 });
  await expect(call(evidence.listCodes, { tenantId, params, query: { column: "no such" } })).rejects.toMatchObject({ kind: "not-found" });
});

test("who may only read sends nothing", async () => {
  const here = api();
  here.has(datasets, dataset());
  const body = { fileName: "x.csv", bytes: 1, partHashes: ["0".repeat(64)] };
  await expect(here.call(mayor)(evidence.beginUpload, { tenantId, params: { datasetId: dataset().id }, body })).rejects.toMatchObject({
    kind: "forbidden",
  });
});

test("a program is given no row and no file whose licence keeps it from leaving by the API; people are", async () => {
  const here = api();
  here.has(datasets, dataset({ licence: { ...openGovernmentLicence, name: "Property data licence 2026", mayLeaveByApi: false } }));
  here.has(datasetVersions, acceptedVersion());
  here.files().has(fileKeys.original(dataset().id, 1), new Uint8Array(1));
  const params = { datasetId: dataset().id, number: 1 };
  const program = here.call({ ...partner, scopes: ["evidence.read"] });
  const refusal = { code: "licence-forbids-api", message: expect.stringContaining("Property data licence 2026") };
  await expect(program(evidence.originalAddress, { tenantId, params })).rejects.toMatchObject(refusal);
  await expect(program(evidence.previewRows, { tenantId, params, query: {} })).rejects.toMatchObject(refusal);
  expect((await here.call(analyst)(evidence.originalAddress, { tenantId, params })).url).toContain(acceptedVersion().fileName);
});
