import { expect, test } from "vitest";
import { acceptedVersion, analyst, dataset, partner, worker, world } from "@concord/testkit";
import { datasets, datasetVersions, getDatasetVersion } from "../evidence/index.ts";
import { jobs } from "../jobs/index.ts";
import {
  beginFetch,
  changeConnector,
  connectorLimits,
  connectors,
  createConnector,
  fetches,
  listFetches,
  pauseConnector,
  queueDueFetch,
  receiveFetched,
  recordFailure,
  recordUnchanged,
  removeConnector,
  resumeConnector,
  runConnector,
  type Connector,
  type NomisQuery,
  type Seen,
  type SourceSaid,
} from "./index.ts";

const { id: datasetId } = dataset();
const key = "0x5a1f00000000000000000000deadbeef";
const query: NomisQuery = {
  dataset: "NM_189_1",
  name: "BRES",
  selections: [{ dimension: "geography", codes: ["TYPE424"], said: "districts" }],
  periods: { kind: "latest", count: 1 },
};
const fromUrl = { kind: "url", url: "https://data.example.gov.uk/jobs.csv" } as const;
const daily = { cadence: "daily", startsOn: "2026-11-24", hour: 6 } as const;
const seen: Seen = { beganAt: "2026-11-24T10:30:00.000Z", addresses: [fromUrl.url], requests: 1, notes: [], status: 200 };
const hash = (letter: string) => letter.repeat(64);

async function connected(said: Partial<Parameters<typeof createConnector>[2]> = {}) {
  const here = world();
  here.has(datasets, dataset());
  here.has(datasetVersions, acceptedVersion({ originalHash: hash("a") }));
  const asAnalyst = here.as(analyst);
  const connector = await createConnector(asAnalyst, datasetId, { source: fromUrl, schedule: daily, ...said });
  const again = () => asAnalyst.store.get(connectors, connector.id);
  return { ...here, asAnalyst, asWorker: here.as(worker), id: connector.id, connector, again };
}

/** A fetch that was asked for, as its job has begun it. */
async function fetching(here: Awaited<ReturnType<typeof connected>>) {
  const asked = await runConnector(here.as(analyst), here.id);
  const { jobId } = asked.fetching!;
  await beginFetch(here.asWorker, jobId);
  return jobId;
}

const bring = (
  here: Awaited<ReturnType<typeof connected>>,
  jobId: NonNullable<Connector["fetching"]>["jobId"],
  what = hash("b"),
  more: Partial<Seen> = {},
) =>
  receiveFetched(here.asWorker, jobId, {
    brought: { hash: what, bytes: 10, fileName: "jobs.csv" },
    seen: { ...seen, ...more },
    put: async (at) => here.files().has(at, new Uint8Array(10)),
  });

test("a dataset is connected to one source, in the name of the person who does it, with its next turn known", async () => {
  const here = await connected();
  expect(here.connector).toMatchObject({ ownerId: analyst.id, ownerName: analyst.name, settings: fromUrl, failuresInARow: 0 });
  expect(here.connector.nextAt).toMatch(/^2026-11-25T06:\d\d:00\.000Z$/);
  await expect(createConnector(here.asAnalyst, datasetId, { source: fromUrl, schedule: daily })).rejects.toMatchObject({
    code: "connected-already",
  });
  await expect(createConnector(here.as(partner), datasetId, { source: fromUrl, schedule: daily })).rejects.toMatchObject({
    code: "connector-needs-person",
  });
});

test.each<[SourceSaid, string]>([
  [{ kind: "url", url: "http://169.254.169.254/" }, "address-not-public"],
  [{ kind: "nomis", query: { ...query, selections: [] } }, "query-incomplete"],
  [{ kind: "nomis", query, key: "my key" }, "key-shape"],
])("a source that cannot be fetched from is refused (%o)", async (source, code) => {
  const here = world();
  here.has(datasets, dataset());
  await expect(createConnector(here.as(analyst), datasetId, { source, schedule: daily })).rejects.toMatchObject({ kind: "refused", code });
  expect(here.audit()).toEqual([]);
});

test("a key of Nomis is kept apart from what is shown, stays until another is given, and is in no audit", async () => {
  const here = await connected({ source: { kind: "nomis", query, key } });
  expect(here.connector).toMatchObject({ key, settings: { keyEnds: "beef" } });

  const kept = await changeConnector(here.as(analyst), here.id, { source: { kind: "nomis", query }, schedule: daily });
  expect(kept).toMatchObject({ key, settings: { keyEnds: "beef" } });
  const gone = await changeConnector(here.as(analyst), here.id, { source: { kind: "nomis", query, key: "" }, schedule: daily });
  expect(gone.key).toBeUndefined();
  expect(JSON.stringify(gone)).not.toContain("keyEnds");
  expect(JSON.stringify(here.audit())).not.toContain(key);
});

test("a person fetches now; a second press is refused while the first is under way, unless it was lost", async () => {
  const here = await connected();
  const asked = await runConnector(here.asAnalyst, here.id);
  expect(asked.fetching?.askedBy).toEqual({ id: analyst.id, name: analyst.name });
  expect(await here.asAnalyst.store.get(jobs, asked.fetching!.jobId)).toMatchObject({
    status: "queued",
    work: { kind: "fetch", datasetId, connectorId: here.id },
  });
  await expect(runConnector(here.as(analyst), here.id)).rejects.toMatchObject({ code: "connector-fetching" });
  await expect(changeConnector(here.as(analyst), here.id, { source: fromUrl, schedule: daily })).rejects.toMatchObject({
    code: "connector-fetching",
  });

  here.clock.advance({ minutes: 121 });
  const second = await runConnector(here.as(analyst), here.id);
  expect(await beginFetch(here.asWorker, asked.fetching!.jobId)).toBeUndefined();
  expect(await beginFetch(here.asWorker, second.fetching!.jobId)).toMatchObject({ connector: { id: here.id } });
});

test("when its turn comes it is queued once, and its next turn is set", async () => {
  const here = await connected();
  expect(await queueDueFetch(here.asWorker, here.id)).toBeUndefined();
  here.clock.set("2026-11-25T07:00:00.000Z");
  const [one, other] = await Promise.all([queueDueFetch(here.as(worker), here.id), queueDueFetch(here.as(worker), here.id)]);
  expect([one, other].filter(Boolean)).toHaveLength(1);
  const now = await here.again();
  expect(now.nextAt).toMatch(/^2026-11-26T06:/);
  expect(now.fetching).toMatchObject({ since: "2026-11-25T07:00:00.000Z" });
  expect(now.fetching?.askedBy).toBeUndefined();

  here.clock.set("2026-11-26T07:00:00.000Z");
  await queueDueFetch(here.as(worker), here.id); // the first was lost with its worker
  expect((await here.asAnalyst.store.list(jobs)).items).toHaveLength(2);
});

test("a turn that comes while a fetch is under way is passed over", async () => {
  const here = await connected();
  here.clock.set("2026-11-25T05:59:00.000Z");
  await runConnector(here.asAnalyst, here.id);
  here.clock.set("2026-11-25T07:00:00.000Z");
  await queueDueFetch(here.asWorker, here.id);
  expect((await here.asAnalyst.store.list(jobs)).items).toHaveLength(1);
  expect((await here.again()).nextAt).toMatch(/^2026-11-26T06:/);
});

test("while it is paused no turn comes; resumed, its next one does", async () => {
  const here = await connected();
  const paused = await pauseConnector(here.asAnalyst, here.id, "ONS is moving its files");
  expect(paused).toMatchObject({ paused: { because: "ONS is moving its files", by: { name: analyst.name } } });
  expect(paused.nextAt).toBeUndefined();
  await expect(pauseConnector(here.as(analyst), here.id, "again")).rejects.toMatchObject({ code: "paused-already" });
  here.clock.set("2026-12-24T07:00:00.000Z");
  expect(await queueDueFetch(here.asWorker, here.id)).toBeUndefined();
  const resumed = await resumeConnector(here.as(analyst), here.id);
  expect(resumed.nextAt).toMatch(/^2026-12-25T06:/);
  await expect(resumeConnector(here.as(analyst), here.id)).rejects.toMatchObject({ code: "not-paused" });
});

test("what comes is the dataset's next version, to be checked as any other, and its record says how it came", async () => {
  const here = await connected();
  const jobId = await fetching(here);
  expect(await bring(here, jobId, hash("b"), { etag: '"1"', rowsSaid: 5, rowsGot: 5 })).toEqual({ kind: "new-version", number: 2 });

  const version = await getDatasetVersion(here.asWorker, datasetId, 2);
  const now = await here.again();
  expect(version).toMatchObject({
    status: "checking",
    by: analyst.id,
    byName: analyst.name,
    fetchId: now.lastFetch?.id,
    fileName: "jobs.csv",
  });
  const { items } = await here.asAnalyst.store.list(jobs);
  expect(items.find(({ work }) => work.kind === "ingest")).toMatchObject({ status: "queued", work: { datasetId, number: 2 } });
  expect(items.find(({ id }) => id === jobId)).toMatchObject({
    status: "done",
    outcome: "Something new came: it is version 2, and is being checked.",
  });
  expect((await listFetches(here.asAnalyst, here.id)).items).toMatchObject([
    {
      jobId,
      outcome: { kind: "new-version", number: 2 },
      askedBy: { name: analyst.name },
      hash: hash("b"),
      bytes: 10,
      rowsSaid: 5,
      etag: '"1"',
    },
  ]);
  expect(now).toMatchObject({ received: { hash: hash("b"), number: 2, etag: '"1"' }, failuresInARow: 0 });
  expect(now.fetching).toBeUndefined();
  expect(here.audit().at(-1)).toMatchObject({ name: "dataset-version.fetched", subject: { noun: "dataset-version" } });
});

test("the same bytes as the latest version, or as came the last time, make none", async () => {
  const here = await connected();
  expect(await bring(here, await fetching(here), hash("a"))).toEqual({ kind: "unchanged", number: 1 });
  expect(await bring(here, await fetching(here), hash("b"))).toEqual({ kind: "new-version", number: 2 });
  expect(await bring(here, await fetching(here), hash("b"))).toEqual({ kind: "unchanged", number: 2 }); // though it is not yet checked
  await recordUnchanged(here.asWorker, await fetching(here), seen);
  expect((await here.asAnalyst.store.get(datasets, datasetId)).nextNumber).toBe(3);
  expect((await listFetches(here.asAnalyst, here.id)).items.map(({ outcome }) => outcome)).toEqual([
    { kind: "unchanged", number: 2 },
    { kind: "unchanged", number: 2 },
    { kind: "new-version", number: 2 },
    { kind: "unchanged", number: 1 },
  ]);
});

test("cut short before the file is put, or before it is said, it is done again under the same number", async () => {
  const here = await connected();
  const jobId = await fetching(here);
  const brought = { hash: hash("b"), bytes: 10, fileName: "jobs.csv" };
  const dead = receiveFetched(here.asWorker, jobId, { brought, seen, put: () => Promise.reject(new Error("killed")) });
  await expect(dead).rejects.toThrow("killed");
  expect((await here.again()).fetching?.number).toBe(2);

  expect(await beginFetch(here.asWorker, jobId)).toBeDefined();
  expect(await bring(here, jobId)).toEqual({ kind: "new-version", number: 2 });
  expect(await bring(here, jobId)).toBeUndefined();
  expect(await beginFetch(here.asWorker, jobId)).toBeUndefined();
  expect((await here.asAnalyst.store.list(datasetVersions, { within: datasetId })).items).toHaveLength(2);
  expect((await here.asAnalyst.store.list(fetches, { within: here.id })).items).toHaveLength(1);
});

test("a person's upload and a fetch at once take a number each", async () => {
  const here = await connected();
  const jobId = await fetching(here);
  const read = await here.asAnalyst.store.get(datasets, datasetId);
  await here.asAnalyst.store.save(datasets, { ...read, nextNumber: 3 }, { name: "dataset.number-taken" });
  expect(await bring(here, jobId)).toEqual({ kind: "new-version", number: 3 });
});

test("removed while it fetches, what comes is not kept; its versions stand", async () => {
  const here = await connected({ source: { kind: "nomis", query, key } });
  const jobId = await fetching(here);
  await removeConnector(here.asAnalyst, here.id);
  expect(await bring(here, jobId)).toBeUndefined();
  await recordFailure(here.asWorker, jobId, { seen, code: "cut-short" });
  expect(await here.asAnalyst.store.get(jobs, jobId)).toMatchObject({ status: "done", outcome: expect.stringContaining("removed") });
  expect((await here.asAnalyst.store.list(datasetVersions, { within: datasetId })).items).toHaveLength(1);
  expect(here.audit().find(({ name }) => name === "connector.removed")).toBeDefined();
});

test("a failure that may pass is tried again sooner than its turn, later each time; one that will not waits for it", async () => {
  const monthly = { cadence: "monthly", startsOn: "2026-11-01", hour: 6 } as const;
  const here = await connected({ schedule: monthly });
  const turn = here.connector.nextAt;
  await recordFailure(here.asWorker, await fetching(here), { seen, code: "too-busy", detail: "It answered 503." });
  expect(await here.again()).toMatchObject({ nextAt: "2026-11-24T16:30:00.000Z", failuresInARow: 1 });
  await recordFailure(here.asWorker, await fetching(here), { seen, code: "too-busy" });
  expect((await here.again()).nextAt).toBe("2026-11-24T22:30:00.000Z");
  expect((await here.again()).lastFetch?.outcome).toEqual({
    kind: "failed",
    code: "too-busy",
    sentence: "The server asked us to wait for longer than we can.",
  });
  await bring(here, await fetching(here));
  expect(await here.again()).toMatchObject({ nextAt: turn, failuresInARow: 0 });
  await recordFailure(here.asWorker, await fetching(here), { seen, code: "not-there" });
  expect((await here.again()).nextAt).toBe(turn);
});

test("after so many failures in a row it pauses itself, and says why", async () => {
  const here = await connected();
  for (let failure = 0; failure < connectorLimits.failuresInARow; failure++) {
    await recordFailure(here.asWorker, await fetching(here), { seen, code: "not-there" });
  }
  const now = await here.again();
  expect(now.paused?.because).toContain("failed 8 times in a row");
  expect(now.paused?.by).toBeUndefined();
  expect(now.nextAt).toBeUndefined();
});

test("asked of another place, what it knew of the old one is forgotten; with another schedule, it is not", async () => {
  const here = await connected();
  await bring(here, await fetching(here), hash("b"), { etag: '"1"' });
  const later = await changeConnector(here.as(analyst), here.id, { source: fromUrl, schedule: { ...daily, hour: 9 } });
  expect(later.received).toMatchObject({ etag: '"1"' });
  const moved = await changeConnector(here.as(analyst), here.id, {
    source: { kind: "url", url: "https://data.example.gov.uk/other.csv" },
    schedule: daily,
  });
  expect(moved.received).toBeUndefined();
});
