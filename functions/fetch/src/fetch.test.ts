import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  analyst,
  dataset,
  fakeNomisData,
  fakeNomisKey,
  smallInternet,
  startFakeNomis,
  startFakeSite,
  worker,
  world,
  type FakeNomis,
  type FakeSite,
  type OpenedContext,
} from "@concord/testkit";
import { acceptVersion, datasets, fileKeys, getDatasetVersion } from "@concord/domain/evidence";
import { jobs } from "@concord/domain/jobs";
import {
  connectors,
  createConnector,
  listFetches,
  queueDueFetch,
  runConnector,
  type Connector,
  type NomisQuery,
  type SourceSaid,
} from "@concord/domain/connectors";
import { ingest } from "@concord/ingest";
import { fetcher } from "./fetch.ts";
import { visitor } from "./visit.ts";

let site: FakeSite;
let nomis: FakeNomis;
beforeEach(async () => {
  [site, nomis] = await Promise.all([startFakeSite(), startFakeNomis(fakeNomisData())]);
});
afterEach(async () => {
  await Promise.all([site.stop(), nomis.stop()]);
});

const { id: datasetId } = dataset();
const query: NomisQuery = {
  dataset: "NM_189_1",
  name: "BRES",
  selections: [
    { dimension: "geography", codes: ["TYPE424"], said: "districts" },
    { dimension: "industry", codes: ["150994945", "150994946"], said: "A, C" },
    { dimension: "employment_status", codes: ["4"], said: "Employment" },
    { dimension: "measure", codes: ["1"], said: "Count" },
    { dimension: "measures", codes: ["20100"], said: "value" },
  ],
  periods: { kind: "latest", count: 2 },
};
const csv = "DATE,GEOGRAPHY_CODE,INDUSTRY_CODE,OBS_VALUE\n2024,E08000032,A,5\n2024,E08000035,C,10\n";

/** A world with a dataset that is connected to this source. A test's site is at a port of its own, which no person could give. */
async function connected(source: SourceSaid | { at: string }) {
  const here = world();
  here.has(datasets, dataset({ latest: undefined, nextNumber: 1 }));
  const schedule = { cadence: "daily", startsOn: "2026-11-24", hour: 6 } as const;
  const said = "at" in source ? ({ kind: "url", url: "https://data.example.gov.uk/jobs.csv" } as const) : source;
  const made = await createConnector(here.as(analyst), datasetId, { source: said, schedule });
  const connector: Connector = "at" in source ? { ...made, settings: { kind: "url", url: source.at } } : made;
  if ("at" in source) here.has(connectors, connector);

  const internet = smallInternet();
  const fetch = fetcher({ visit: visitor(internet), internet, origin: nomis.origin });
  const context = here.as(worker);
  const ask = async () => (await runConnector(here.as(analyst), connector.id)).fetching!.jobId;
  const run = async (by: Pick<OpenedContext, "store" | "files" | "progress" | "now" | "mintId"> = context) => {
    const jobId = await ask();
    await fetch(by, jobId);
    return jobId;
  };
  const last = async () => (await listFetches(context, connector.id)).items[0]!;
  return { ...here, context, connector, fetch, ask, run, last, internet };
}

/** The job that checks a version. */
async function checkOf({ store }: Pick<OpenedContext, "store">, number: number) {
  const { items } = await store.list(jobs);
  return items.find(({ work }) => work.kind === "ingest" && work.number === number)!.id; // one was queued with it
}

test("a file at an address becomes a version: the first waits for a person, and those that are read as it was are accepted by themselves", async () => {
  site.files.set("/jobs.csv", {
    body: csv,
    etag: true,
    headers: { "content-disposition": "attachment; filename*=UTF-8''Jobs%20%26%20places.csv" },
  });
  const here = await connected({ at: site.at("/jobs.csv") });
  const jobId = await here.run();

  expect(await here.last()).toMatchObject({
    outcome: { kind: "new-version", number: 1 },
    addresses: [site.at("/jobs.csv")],
    status: 200,
    bytes: csv.length,
    hash: createHash("sha256").update(csv).digest("hex"),
    requests: 1,
    notes: [expect.stringContaining("without encryption")],
  });
  expect(Buffer.from(await here.context.files.read(fileKeys.original(datasetId, 1))).toString()).toBe(csv);
  expect(await here.context.store.get(jobs, jobId)).toMatchObject({ status: "done" });

  await ingest(here.context, await checkOf(here.context, 1));
  expect(await getDatasetVersion(here.context, datasetId, 1)).toMatchObject({ status: "proposed", rows: 2, fileName: "Jobs & places.csv" });
  expect((await here.context.store.get(datasets, datasetId)).latest).toBeUndefined();
  await acceptVersion(here.as(analyst), datasetId, 1);

  site.files.set("/jobs.csv", { body: `${csv}2024,E08000036,C,15\n` });
  await here.run();
  await ingest(here.context, await checkOf(here.context, 2));
  expect(await getDatasetVersion(here.context, datasetId, 2)).toMatchObject({ status: "accepted", rows: 3 });
  expect((await here.context.store.get(datasets, datasetId)).latest).toBe(2);
});

test("a source that says that nothing changed is not read again; one that cannot say is known by its bytes", async () => {
  site.files.set("/jobs.csv", { body: csv, etag: true });
  const here = await connected({ at: site.at("/jobs.csv") });
  await here.run();
  await here.run();
  expect(site.requests.at(-1)?.headers["if-none-match"]).toMatch(/^"[0-9a-f]{16}"$/);
  expect(await here.last()).toMatchObject({ status: 304, outcome: { kind: "unchanged", number: 1 } });

  site.files.set("/jobs.csv", { body: csv });
  await here.run();
  expect(await here.last()).toMatchObject({ status: 200, outcome: { kind: "unchanged", number: 1 } });
  site.files.set("/jobs.csv", { body: `${csv}2024,E08000036,C,15\n` });
  await here.run();
  expect(await here.last()).toMatchObject({ outcome: { kind: "new-version", number: 2 } });
});

test("a query of Nomis becomes a version, with how many rows were said and came; its key is nowhere in what is kept", async () => {
  const here = await connected({ kind: "nomis", query, key: fakeNomisKey });
  const jobId = await here.run();
  expect(await here.last()).toMatchObject({ outcome: { kind: "new-version", number: 1 }, rowsSaid: 16, rowsGot: 16, requests: 4 });
  expect(nomis.requests.some((path) => path.includes(fakeNomisKey))).toBe(true);

  await ingest(here.context, await checkOf(here.context, 1));
  const version = await getDatasetVersion(here.context, datasetId, 1);
  expect(version).toMatchObject({ status: "proposed", rows: 16, fileName: "NM_189_1.csv" });

  const kept = JSON.stringify([await here.last(), version, await here.context.store.get(jobs, jobId), here.audit()]);
  expect(kept).not.toContain(fakeNomisKey);
});

test("a refusal in which Nomis says the key over is kept without it", async () => {
  const here = await connected({ kind: "nomis", query, key: fakeNomisKey });
  nomis.faults.refuse = `Unknown user ${fakeNomisKey.toUpperCase()} in uid=${fakeNomisKey}`;
  const jobId = await here.run();
  const { outcome } = await here.last();
  expect(outcome).toMatchObject({ kind: "failed", code: "query-refused", sentence: expect.stringContaining("It says: Unknown user") });
  const kept = JSON.stringify([outcome, await here.context.store.get(jobs, jobId), here.audit()]);
  expect(kept.toLowerCase()).not.toContain(fakeNomisKey);
});

test("at its turn, Nomis' own word that nothing was updated is enough; a person who asks is shown that it was looked", async () => {
  const here = await connected({ kind: "nomis", query });
  await here.run();
  here.clock.set("2026-11-25T07:00:00.000Z");
  const due = await queueDueFetch(here.as(worker), here.connector.id);
  nomis.requests.length = 0;
  await here.fetch(here.context, due!.fetching!.jobId);
  expect(nomis.requests).toHaveLength(1);
  expect(await here.last()).toMatchObject({ outcome: { kind: "unchanged", number: 1 } });

  await here.run();
  expect(nomis.requests.length).toBeGreaterThan(3);
  expect(await here.last()).toMatchObject({ outcome: { kind: "unchanged", number: 1 }, rowsGot: 16 });
});

test("data that is updated while it is read is read once more, and then it is whole", async () => {
  const here = await connected({ kind: "nomis", query });
  nomis.faults.cutPagesTo = 10;
  nomis.faults.updateAfter = { pages: 1 };
  await here.run();
  expect(await here.last()).toMatchObject({ outcome: { kind: "new-version", number: 1 }, rowsGot: 16 });
});

test("an answer that was cut without a word is refused with how many of how many, and nothing is kept", async () => {
  const here = await connected({ kind: "nomis", query });
  nomis.faults.endAfter = 12;
  const jobId = await here.run();
  const sentence = "Not all of the rows came, and a part of a table is not kept. 12 of 16 rows came.";
  expect(await here.last()).toMatchObject({ outcome: { kind: "failed", code: "answer-truncated", sentence } });
  expect(await here.context.store.get(jobs, jobId)).toMatchObject({ status: "failed", outcome: sentence });
  expect((await here.context.store.get(datasets, datasetId)).nextNumber).toBe(1);
});

test.each([
  ["is not there", { body: "", status: 404 }, "not-there"],
  ["may not be read", { body: "", status: 403 }, "not-permitted"],
  ["is empty", { body: "" }, "answer-empty"],
  ["is a web page", { body: "\n<!DOCTYPE html><html>Sign in</html>" }, "answer-is-a-page"],
  ["leads inside", { body: "", status: 302, headers: { location: "http://169.254.169.254/latest/" } }, "redirect-not-allowed"],
] as const)("a file that %s is said so, and nothing is kept", async (_, file, code) => {
  site.files.set("/jobs.csv", file);
  const here = await connected({ at: site.at("/jobs.csv") });
  await here.run();
  expect(await here.last()).toMatchObject({ outcome: { kind: "failed", code } });
  expect(await here.context.files.exists(fileKeys.original(datasetId, 1))).toBe(false);
});

test("killed at any step and begun again, it comes to one version and leaves nothing behind", async () => {
  site.files.set("/jobs.csv", { body: csv, etag: true });
  for (const step of ["number", "file", "end"] as const) {
    const here = await connected({ at: site.at("/jobs.csv") });
    const jobId = await here.ask();
    await expect(here.fetch(killedAt(here.context, step), jobId)).rejects.toThrow("killed");
    await here.fetch(here.context, jobId);
    await here.fetch(here.context, jobId); // a message may come twice
    expect(here.audit().filter(({ name }) => name === "dataset-version.fetched")).toHaveLength(1);
    expect((await here.context.store.list(jobs)).items.filter(({ work }) => work.kind === "ingest")).toHaveLength(1);
    expect(await here.context.store.get(datasets, datasetId)).toMatchObject({ nextNumber: 2 });
    expect((await listFetches(here.context, here.connector.id)).items).toHaveLength(1);
  }
  expect((await readdir(tmpdir())).filter((name) => name.startsWith(`concord-fetch-${process.pid}`))).toEqual([]);
});

test("two workers at the same job make one version", async () => {
  site.files.set("/jobs.csv", { body: csv });
  const here = await connected({ at: site.at("/jobs.csv") });
  const jobId = await here.ask();
  await Promise.all([here.fetch(here.as(worker), jobId), here.fetch(here.as(worker), jobId)]);
  expect(here.audit().filter(({ name }) => name === "dataset-version.fetched")).toHaveLength(1);
  expect((await here.context.store.get(datasets, datasetId)).nextNumber).toBe(2);
});

test("a fetch that fails again and again by our own fault ends, and says so", async () => {
  site.files.set("/jobs.csv", { body: csv });
  const here = await connected({ at: site.at("/jobs.csv") });
  const jobId = await here.ask();
  for (let attempt = 0; attempt < 4; attempt++) await here.fetch(killedAt(here.context, "file"), jobId).catch(() => undefined);
  await here.fetch(here.context, jobId);
  expect(await here.last()).toMatchObject({ outcome: { kind: "failed", code: "could-not-fetch" } });
});

/** The context of a worker that ends at this step, as a machine that goes away would. */
function killedAt(context: OpenedContext, step: "number" | "file" | "end"): OpenedContext {
  const killed = () => Promise.reject(new Error("killed"));
  if (step === "file") return { ...context, files: { ...context.files, upload: killed } };
  const ends: Record<string, string> = { number: "connector.number-taken", end: "dataset-version.fetched" };
  const commit: OpenedContext["store"]["commit"] = (one) =>
    one.because.name === ends[step] ? (killed() as never) : context.store.commit(one);
  return { ...context, store: { ...context.store, commit } };
}
