import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { client, evidence } from "@concord/contract";
import {
  datasets,
  datasetVersions,
  fileKeys,
  openGovernmentLicence,
  rejectLine,
  rejectsHeader,
  type ProposedVersion,
} from "@concord/domain/evidence";
import type { Actor } from "@concord/kernel";
import { acceptedVersion, analyst, dataset, fixedId, mayor, partner, tableOf, west, world } from "@concord/testkit";
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
  expect((await call(evidence.listDatasets, { tenantId, query: { kind: "sectoral" } })).items).toMatchObject([changed]);
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

/** Passed its checks, and waits. */
function proposed(): ProposedVersion {
  const { status: _, ...read } = acceptedVersion({ number: 2, acceptance: "ask", rejectCount: 1 });
  return { ...read, status: "proposed", waitsBecause: ["The column “note” is new."] };
}

function withProposal() {
  const here = api();
  here.has(datasets, dataset({ latest: 1, nextNumber: 3 }));
  here.has(datasetVersions, [acceptedVersion(), proposed()]);
  here.hasTable(
    fileKeys.proposal(dataset().id, 2, proposed().jobId),
    tableOf([{ place: "here", period: "2021", industry: "C", cell: { value: 7, status: "normal" } }]),
  );
  here.files().has(fileKeys.original(dataset().id, 2), new Uint8Array(1));
  return { ...here, params: { datasetId: dataset().id, number: 2 } };
}

test("the catalogue is searched, filtered and sorted, says how many there are, and how fresh each is", async () => {
  const here = api();
  here.has(datasets, [
    dataset({ cadence: "once" }),
    dataset({ id: fixedId("dataset", "pr1ces"), name: "House prices", latest: undefined }),
  ]);
  const call = here.call(mayor);
  expect(await call(evidence.listDatasets, { tenantId, query: { sort: "name", reverse: "true", limit: 1 } })).toMatchObject({
    total: 2,
    items: [{ name: "Jobs by industry" }],
    next: expect.any(String),
  });
  expect((await call(evidence.listDatasets, { tenantId, query: { q: "house", freshness: "no-data" } })).items).toMatchObject([
    { name: "House prices", freshness: { state: "no-data" } },
  ]);
  await expect(call(evidence.listDatasets, { tenantId, query: { after: "1" } })).rejects.toMatchObject({ kind: "invalid" });
});

test("a proposed version is looked at, and accepted with the ETag of what was looked at", async () => {
  const { call, params } = withProposal();
  const analysts = call(analyst);
  const seen = await analysts(evidence.getVersion, { tenantId, params });
  expect(seen).toMatchObject({ status: "proposed", waitsBecause: ["The column “note” is new."] });
  expect((await analysts(evidence.previewRows, { tenantId, params, query: {} })).rows).toHaveLength(1);
  expect((await analysts(evidence.listVersions, { tenantId, params, query: {} })).items[0]).toMatchObject({
    number: 2,
    status: "proposed",
  });

  await expect(analysts(evidence.acceptVersion, { tenantId, params, ifMatch: seen.version + 1 })).rejects.toMatchObject({ kind: "stale" });
  await expect(call(mayor)(evidence.acceptVersion, { tenantId, params, ifMatch: seen.version })).rejects.toMatchObject({
    kind: "forbidden",
  });
  expect(await analysts(evidence.acceptVersion, { tenantId, params, ifMatch: seen.version })).toMatchObject({ status: "accepted" });
  expect((await analysts(evidence.getDataset, { tenantId, params })).latest).toBe(2);
});

test("a proposed version is declined with a reason, or read otherwise", async () => {
  const { call, params } = withProposal();
  const analysts = call(analyst);
  await expect(analysts(evidence.declineVersion, { tenantId, params, ifMatch: 1, body: { reason: " " } })).rejects.toMatchObject({
    kind: "invalid",
  });
  const declined = await analysts(evidence.declineVersion, { tenantId, params, ifMatch: 1, body: { reason: "Last year's." } });
  expect(declined).toMatchObject({ status: "rejected", code: "declined" });
  const checking = await analysts(evidence.correctVersion, { tenantId, params, ifMatch: declined.version, body: { delimiter: ";" } });
  expect(checking).toMatchObject({ status: "checking", correction: { recipe: { delimiter: ";" } } });
  const { job } = await analysts(evidence.watchJob, { tenantId, params: { jobId: checking.jobId } });
  expect(job.work).toMatchObject({ kind: "ingest", number: 2 });
});

test("a program sees of a proposed version that it waits, and nothing that is in it", async () => {
  const { call, params } = withProposal();
  const program = call({ ...partner, scopes: ["evidence.read"] });
  expect(await program(evidence.getVersion, { tenantId, params })).toMatchObject({ status: "proposed", rejects: [] });
  const waits = { code: "version-proposed" };
  await expect(program(evidence.previewRows, { tenantId, params, query: {} })).rejects.toMatchObject(waits);
  await expect(program(evidence.listCodes, { tenantId, params, query: { column: "place" } })).rejects.toMatchObject(waits);
  await expect(program(evidence.listRejects, { tenantId, params, query: {} })).rejects.toMatchObject(waits);
  await expect(program(evidence.originalAddress, { tenantId, params })).rejects.toMatchObject(waits);
  await expect(program(evidence.badRowsAddress, { tenantId, params })).rejects.toMatchObject(waits);
  await expect(program(evidence.getComparison, { tenantId, params, query: {} })).rejects.toMatchObject(waits);
});

test("how a dataset's files are read is said, read, and taken back", async () => {
  const here = api();
  here.has(datasets, dataset());
  const params = { datasetId: dataset().id };
  const call = here.call(analyst);
  expect(await call(evidence.getRecipe, { tenantId, params })).toEqual({ version: 1 });
  const kept = await call(evidence.keepRecipe, { tenantId, params, ifMatch: 1, body: { delimiter: ";", headerLines: 2 } });
  expect(await call(evidence.getRecipe, { tenantId, params })).toEqual({ version: 2, recipe: { delimiter: ";", headerLines: 2 } });
  await call(evidence.dropRecipe, { tenantId, params, ifMatch: kept.version });
  expect(await call(evidence.getRecipe, { tenantId, params })).toEqual({ version: 3 });
  expect(here.audit().map(({ name }) => name)).toEqual(["dataset.recipe-kept", "dataset.recipe-dropped"]);
});

test("whatever a file or a dataset is called, it keeps that name, or is asked for another", async () => {
  const names = [
    "undefined",
    "null",
    "../../etc/passwd",
    "CON.csv",
    "'; DROP TABLE datasets; --",
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "👩‍👩‍👧‍👧",
    "ﷺ",
    "Z͑ͫ̓a̴l̵g̷o̸",
    "\u202etxt.exe",
    "Ω≈ç√∫˜µ≤≥÷",
    "%00",
    "%s%n",
    "\u200b",
    "a\u0000b",
    "tab\there",
    "__proto__",
    "constructor",
  ];
  const here = api();
  const call = here.call(analyst);
  const made = await call(evidence.createDataset, { tenantId, body: description });
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.constantFrom(...names), fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 })), async (name) => {
      const named = await call(evidence.createDataset, { tenantId, body: { ...description, name } }).catch((failure: unknown) => failure);
      if (named instanceof Error) expect(named).toMatchObject({ kind: "invalid" });
      else expect(named).toMatchObject({ name: name.trim() });

      const { number, fileName } = await call(evidence.beginUpload, {
        tenantId,
        params: { datasetId: made.id },
        body: { fileName: name, bytes: 1, partHashes: ["0".repeat(64)] },
      });
      expect(fileName).not.toMatch(/\p{Cc}|[\\/]/u);
      expect(fileName.length).toBeGreaterThan(0);
      expect((await call(evidence.getVersion, { tenantId, params: { datasetId: made.id, number } })).fileName).toBe(fileName);
    }),
    { numRuns: 60 },
  );
});
