import { request } from "node:http";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GetObjectCommand } from "@aws-sdk/client-s3";
import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { client, evidence, me } from "@concord/contract";
import { startPlatform, type RunningPlatform } from "@concord/local";
import { demonstrationPerson, demonstrationTenants } from "@concord/local/demonstration";
import { members } from "@concord/domain/people";
import { beginUpload, checkedVersion, jobsTable, sendParts } from "./send-file.ts";
import { signIn } from "./sign-in.ts";

const { west, north } = demonstrationTenants;
let folder: string;
let platform: RunningPlatform;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-platform-"));
  platform = await startPlatform({ dataPath: folder, port: 0, evidence: "first" });
});

afterAll(async () => {
  await platform.stop();
  await rm(folder, { recursive: true });
});

const as = (name: string) => signIn(platform.origin, demonstrationPerson(name).email);

test("a file sent in parts to signed addresses becomes a checked version, and the original can be had again byte for byte", async () => {
  const { call } = await as("Amina Hussain");
  const tenantId = west.id;
  const dataset = await call(evidence.createDataset, {
    tenantId,
    body: {
      name: "Jobs by sector",
      kind: "open",
      publisher: "ONS",
      licence: { name: "Open Government Licence v3.0", mayShare: true, mayPublish: true, mayLeaveByApi: true },
      description: "",
      sensitivity: "public",
      tolerance: 0,
      rounding: "none",
    },
  });
  const file = jobsTable(400_000); // two parts
  const begun = await beginUpload(call, tenantId, dataset.id, "jobs.csv", file);
  const at = { tenantId, params: { datasetId: dataset.id, number: begun.number } };
  expect(begun.partHashes).toHaveLength(2);
  await sendParts(call, at, file, [2, 1]);
  await call(evidence.completeUpload, at);

  expect(await checkedVersion(call, at)).toMatchObject({ status: "accepted", rows: 400_000 });
  const { url } = await call(evidence.originalAddress, at);
  expect(Buffer.from(await (await fetch(url)).arrayBuffer()).equals(file)).toBe(true);
});

test("another authority's doors look like doors that are not there, to the byte", async () => {
  const { fetch } = await as("Amina Hussain");
  const body = async (path: string) => {
    const response = await fetch(path);
    return {
      status: response.status,
      type: response.headers.get("content-type"),
      text: (await response.text()).replace(/req_\w+/, "req_"),
    };
  };

  const theirs = await body(`/v1/tenants/${north.id}/datasets`);
  expect(theirs.status).toBe(404);
  expect(theirs).toEqual(await body("/v1/tenants/ten_00000000000000000000000000/datasets"));
  expect(theirs).toEqual(await body("/v1/tenants/nonsense/datasets"));
  expect(theirs).toEqual(await body(`/v1/tenants/${west.id}/no-such-thing`));
});

test("nobody is let in unsigned, and a change that another site's page asks for is refused", async () => {
  const stranger = client({ baseUrl: platform.origin, fetch: (asked) => fetch(asked) });
  await expect(stranger(me.getMe, {})).rejects.toMatchObject({ kind: "unauthenticated" });
  await expect(stranger(evidence.listDatasets, { tenantId: west.id, query: {} })).rejects.toMatchObject({ kind: "unauthenticated" });

  const { fetch: browse } = await as("Amina Hussain");
  const forged = await browse(`/v1/tenants/${west.id}/datasets`, {
    method: "POST",
    headers: { origin: "https://elsewhere.example" },
    body: "{}",
  });
  expect(forged.status).toBe(403);
  expect(await forged.json()).toMatchObject({ code: "bad-origin" });
});

test("one tenant's session cannot reach another's rows or files, whatever the code asks for, and that it asked raises an alarm", async () => {
  const alarm = vi.spyOn(console, "error").mockReturnValue();
  const { dynamo, s3 } = platform.storage.clientsFor(west.id);
  const row = (tenantId: string) =>
    new GetCommand({ TableName: platform.storage.tableName, Key: { pk: `T#${tenantId}`, sk: `TENANT#${tenantId}` } });
  expect((await dynamo.send(row(west.id))).Item).toBeDefined();
  await expect(dynamo.send(row(north.id))).rejects.toMatchObject({ name: "AccessDeniedException" });

  const file = (tenantId: string) =>
    new GetObjectCommand({ Bucket: platform.storage.buckets.evidence, Key: `t/${tenantId}/datasets/x/v1/table.parquet` });
  await expect(s3.send(file(west.id))).rejects.toMatchObject({ name: "NoSuchKey" });
  await expect(s3.send(file(north.id))).rejects.toMatchObject({ name: "AccessDenied" });
  const told = alarm.mock.calls.map(([line]) => JSON.parse(line).action);
  alarm.mockRestore();
  expect(told).toEqual(["dynamodb:GetItem", "s3:GetObject"]);
});

test("a person who is removed is out with their next request", async () => {
  const { call } = await as("Tomasz Zielinski");
  const { store } = platform.open(north.id, { type: "job", name: "test" });
  expect((await call(me.getMe, {})).tenants).toHaveLength(1);

  const member = await store.get(members, demonstrationPerson("Tomasz Zielinski").personId);
  await store.save(members, { ...member, status: "left" }, { name: "member.removed" });

  await expect(call(evidence.listDatasets, { tenantId: north.id, query: {} })).rejects.toMatchObject({ kind: "not-found" });
  expect((await call(me.getMe, {})).tenants).toEqual([]);
});

test("it answers at one address alone: a page opened by another name is sent there, and a name of somebody else's is refused", async () => {
  const { port } = new URL(platform.origin);
  const byName = (host: string) =>
    new Promise<{ status: number | undefined; location: string | undefined }>((resolve) => {
      request({ port, path: "/t/x?y=1", headers: { host } }, (answer) => {
        answer.resume();
        resolve({ status: answer.statusCode, location: answer.headers.location });
      }).end();
    });
  expect(await byName(`localhost:${port}`)).toEqual({ status: 307, location: `${platform.origin}/t/x?y=1` });
  expect(await byName("rebound.example")).toEqual({ status: 421, location: undefined });
});
