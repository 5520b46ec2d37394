import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { audit, deals, decisions, evidence, type Call } from "@concord/contract";
import { startPlatform } from "@concord/local";
import { demonstrationPeople, demonstrationPerson, demonstrationTenants } from "@concord/local/demonstration";
import { dealBeforeTheBody } from "../local/deal-before-the-body.ts";
import { beginUpload, checkedVersion, jobsTable, partBytes, sendParts } from "../local/send-file.ts";
import { signIn } from "../local/sign-in.ts";
import { startProcess, type Started } from "../local/started.ts";

const tenantId = demonstrationTenants.west.id;
let folder: string;
let server: Started;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-crash-"));
  await begin();
});

afterEach(async () => {
  server.process.kill("SIGTERM");
  await server.ended;
  await rm(folder, { recursive: true });
});

async function begin(): Promise<void> {
  server = startProcess("--data", folder, "--port", "0");
  await server.ready;
}

const as = async (name: string): Promise<Call> => (await signIn(await server.ready, demonstrationPerson(name).email)).call;

async function createDataset(call: Call): Promise<string> {
  const licence = { name: "Open Government Licence v3.0", mayShare: true, mayPublish: true, mayLeaveByApi: true };
  const body = {
    name: "Jobs by sector",
    kind: "open",
    publisher: "ONS",
    licence,
    description: "",
    sensitivity: "public",
    tolerance: 0,
    rounding: "none",
  } as const;
  return (await call(evidence.createDataset, { tenantId, body })).id;
}

test("killed in the middle of an upload: the parts that had arrived are there, the one on its way is not, and the upload goes on from them", async () => {
  const file = jobsTable(900_000); // three parts
  let call = await as("Amina Hussain");
  const datasetId = await createDataset(call);
  const { number } = await beginUpload(call, tenantId, datasetId, "jobs.csv", file);
  const at = { tenantId, params: { datasetId, number } };
  await sendParts(call, at, file, [1]);
  const { addresses } = await call(evidence.addressesForParts, { ...at, body: { parts: [2] } });
  await sendHalf(addresses[0]!, file.subarray(partBytes, 2 * partBytes));

  await server.kill();
  await begin();

  call = await as("Amina Hussain");
  expect((await call(evidence.uploadState, at)).arrived).toEqual([1]);
  await sendParts(call, at, file, [2, 3]);
  await call(evidence.completeUpload, at);
  expect(await checkedVersion(call, at)).toMatchObject({ status: "accepted", rows: 900_000 });
  const { url } = await call(evidence.originalAddress, at);
  expect(Buffer.from(await (await fetch(url)).arrayBuffer()).equals(file)).toBe(true);
});

test("killed in the middle of an ingest: nothing of it is a version, it is begun again by itself, and ends as if nothing had been", async () => {
  const file = jobsTable(1_500_000);
  let call = await as("Amina Hussain");
  const datasetId = await createDataset(call);
  const { number, partHashes } = await beginUpload(call, tenantId, datasetId, "jobs.csv", file);
  const at = { tenantId, params: { datasetId, number } };
  await sendParts(
    call,
    at,
    file,
    partHashes.map((_, part) => part + 1),
  );
  const { jobId } = (await call(evidence.completeUpload, at)) as { jobId: `job_${string}` };
  await until(async () => (await call(evidence.watchJob, { tenantId, params: { jobId } })).job.status === "running");

  await server.kill();
  await begin();

  call = await as("Amina Hussain");
  expect((await call(evidence.getDataset, { tenantId, params: { datasetId } })).latest).toBeUndefined();
  expect(await checkedVersion(call, at)).toMatchObject({ status: "accepted", rows: 1_500_000 });
  expect((await call(evidence.getDataset, { tenantId, params: { datasetId } })).latest).toBe(number);
  expect((await call(evidence.watchJob, { tenantId, params: { jobId } })).job).toMatchObject({ status: "done", attempts: 2 });
  expect((await call(evidence.listVersions, { tenantId, params: { datasetId }, query: {} })).items).toHaveLength(1);
});

test("killed while a file that somebody asked to see is checked, and again while it is read otherwise: it waits to be accepted, once, compared with the version that stands", async () => {
  let call = await as("Amina Hussain");
  const datasetId = await createDataset(call);
  const send = async (file: Uint8Array, acceptance?: "ask") => {
    const { number, partHashes } = await beginUpload(call, tenantId, datasetId, "jobs.csv", file, acceptance);
    const at = { tenantId, params: { datasetId, number } };
    await sendParts(
      call,
      at,
      file,
      partHashes.map((_, part) => part + 1),
    );
    return { at, jobId: ((await call(evidence.completeUpload, at)) as { jobId: `job_${string}` }).jobId };
  };
  const killedWhenRunning = async (jobId: `job_${string}`) => {
    await until(async () => (await call(evidence.watchJob, { tenantId, params: { jobId } })).job.status === "running");
    await server.kill();
    await begin();
    call = await as("Amina Hussain");
  };
  const table = Buffer.from(jobsTable(400_000));
  await checkedVersion(call, (await send(table)).at);

  const { at, jobId } = await send(Buffer.from(table.toString().replace("industry_code", "sector_code")), "ask");
  await killedWhenRunning(jobId);
  const proposed = await checkedVersion(call, at);
  expect(proposed).toMatchObject({ status: "proposed", comparison: { with: 1 } });

  const recipe = { columns: [{ name: "sector_code", rename: "industry_code", meaning: "industry" as const }] };
  const corrected = await call(evidence.correctVersion, { ...at, ifMatch: proposed.version, body: recipe });
  await killedWhenRunning(corrected.jobId);
  // Read so, it is just as the version before, and nobody need be asked.
  expect(await checkedVersion(call, at)).toMatchObject({ status: "accepted", rows: 400_000, comparison: { with: 1, word: "unchanged" } });
  expect(await call(evidence.getDataset, { tenantId, params: { datasetId } })).toMatchObject({ latest: 2, recipe });
  expect((await call(evidence.listVersions, { tenantId, params: { datasetId }, query: {} })).items).toHaveLength(2);
}, 180_000);

test("killed in the middle of a vote: each vote was cast whole or not at all, those that were answered are there, and the rest can still be cast", async () => {
  server.process.kill("SIGTERM");
  await server.ended;
  const platform = await startPlatform({ dataPath: folder, port: 0, evidence: "first" });
  await platform.furnished;
  const { caseId, frozenHash, id: dealId } = await dealBeforeTheBody(platform, tenantId);
  await platform.stop();
  await begin();

  const { seats } = (await (await as("Amina Hussain"))(decisions.getCase, { tenantId, params: { caseId } })).case;
  const vote = async (call: Call, seatId: (typeof seats)[number]["id"]) =>
    await call(decisions.castVote, { tenantId, params: { caseId }, body: { seatId, vote: "for", frozenHash } });
  const voters = await Promise.all(seats.map(async ({ id, holderId }) => ({ id, call: await as(nameOf(holderId)) })));

  const answered: string[] = [];
  const voting = voters.map(({ call, id }) =>
    vote(call, id).then(
      () => answered.push(id),
      () => undefined,
    ),
  );
  await Promise.race(voting);
  await server.kill();
  await Promise.all(voting);
  await begin();

  const monitoringOfficer = await as("Sanjay Mistry");
  const view = await monitoringOfficer(decisions.getCase, { tenantId, params: { caseId } });
  const cast = view.votes.map(({ seatId }) => seatId).sort();
  expect(cast).toEqual(expect.arrayContaining(answered));
  expect([...view.case.votesCast].sort()).toEqual(cast);
  expect(view.case.events.flatMap((event) => (event.type === "voted" ? [event.seatId] : [])).sort()).toEqual(cast);
  expect(view.case.stage).toBe(cast.length === seats.length ? "closed" : "voting");

  for (const { id, holderId } of seats) {
    const outcome = vote(await as(nameOf(holderId)), id);
    if (cast.includes(id)) await expect(outcome).rejects.toMatchObject({ kind: "refused" });
    else await outcome;
  }
  expect((await monitoringOfficer(decisions.getCase, { tenantId, params: { caseId } })).case).toMatchObject({
    stage: "closed",
    finding: { carried: true },
  });
  expect((await monitoringOfficer(deals.getDeal, { tenantId, params: { dealId } })).deal.status).toBe("agreed");
  expect(await monitoringOfficer(audit.verifyAudit, { tenantId })).toMatchObject({ whole: true });
});

const nameOf = (personId: string | undefined) => demonstrationPeople.find((person) => person.personId === personId)!.name;

/** The first half of a part, and then silence. Returned once the server has surely begun to read it. */
function sendHalf({ url, headers }: { url: string; headers: Record<string, string> }, part: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: "PUT", headers: { ...headers, "content-length": part.length } });
    sending.on("error", () => {}); // the server it was sent to is about to die
    sending.write(part.subarray(0, part.length / 2), (error) => (error ? reject(error) : resolve()));
  });
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; ) if (await holds()) return;
  throw new Error("What was waited for did not come");
}
