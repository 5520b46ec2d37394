import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { S3Client } from "@aws-sdk/client-s3";
import { fileKeys } from "@concord/domain/evidence";
import { north, west } from "@concord/testkit";
import { startFauxqs, type Fauxqs } from "../../local/src/fauxqs.ts";
import { s3Gateway } from "../../local/src/gateway/s3.ts";
import { sessionsSealedWith } from "../../local/src/gateway/sessions.ts";
import { judgeOf } from "../../local/src/policy/index.ts";
import { s3FileStore } from "./file-store.ts";
import { tenantRolePolicy } from "./policies.ts";

// S3 as it is on one machine: behind the gateway that checks signatures, and judges by the policy that deploys.
const region = "eu-west-2";
const buckets = { quarantine: "quarantine", evidence: "evidence" };
const arns = {
  table: "arn:aws:dynamodb:::table/concord",
  quarantineBucket: "arn:aws:s3:::quarantine",
  evidenceBucket: "arn:aws:s3:::evidence",
};
const now = () => new Date();
const sessions = sessionsSealedWith(randomBytes(32), now);
const clients: S3Client[] = [];
let folder: string;
let fauxqs: Fauxqs;
let server: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-files-"));
  fauxqs = await startFauxqs({ dataPath: folder, region });
  for (const bucket of Object.values(buckets)) fauxqs.createBucket(bucket);
  const judge = judgeOf([tenantRolePolicy(arns)]);
  const gateway = s3Gateway({
    fauxqs,
    sessions,
    now,
    region,
    under: "/s3",
    judgeOf: () => judge,
    onDenied: () => {},
    hasRoomFor: async () => true,
  });
  server = createServer((request, response) => void gateway(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(async () => {
  for (const client of clients) client.destroy();
  server.close();
  await fauxqs.stop();
  await rm(folder, { recursive: true });
});

/** One tenant's files; with another's session, if a test wants to see what the walls say to that. */
function filesOf(tenantId = west, sessionOf = tenantId) {
  const s3 = new S3Client({
    region,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/s3`,
    forcePathStyle: true,
    credentials: sessions.mint({ role: "tenant", tags: { tenantId: sessionOf } }),
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  clients.push(s3);
  return s3FileStore({ s3, buckets, tenantId });
}

const original = fileKeys.original("dat_1", 1);
const bytes = (text: string) => new TextEncoder().encode(text);

test("a file sent in parts comes back byte for byte, and its upload can be resumed from what arrived", async () => {
  const files = filesOf();
  const chunks = [Buffer.alloc(5 * 1024 * 1024, "a"), Buffer.from("and the rest")];
  const uploadId = await files.begin(original);
  for (const [index, chunk] of chunks.entries()) {
    const sha256 = createHash("sha256").update(chunk).digest("hex");
    const { url, headers } = await files.addressForPart(original, uploadId, { number: index + 1, bytes: chunk.length, sha256 });
    expect((await fetch(url, { method: "PUT", body: chunk, headers })).status).toBe(200);
    expect(await files.parts(original, uploadId)).toHaveLength(index + 1);
  }
  await files.complete(original, uploadId, await files.parts(original, uploadId));

  expect(await files.size(original)).toBe(5 * 1024 * 1024 + 12);
  await files.download(original, join(folder, "back"));
  expect((await readFile(join(folder, "back"))).equals(Buffer.concat(chunks))).toBe(true);
  expect(new TextDecoder().decode(await files.read(original, { from: 5 * 1024 * 1024, to: 5 * 1024 * 1024 + 3 }))).toBe("and");
});

test("an address for a part is good for those bytes alone, for fifteen minutes", async () => {
  const uploadId = await filesOf().begin(original);
  const sha256 = createHash("sha256").update("one").digest("hex");
  const { url, headers } = await filesOf().addressForPart(original, uploadId, { number: 1, bytes: 3, sha256 });
  const asked = new URL(url).searchParams;
  expect(asked.get("X-Amz-SignedHeaders")).toBe("content-length;host;x-amz-checksum-sha256");
  expect(asked.get("X-Amz-Expires")).toBe("900");
  expect(new URL(url).pathname).toBe(`/s3/quarantine/t/${west}/${original}`);
  expect(headers).toEqual({ "x-amz-checksum-sha256": Buffer.from(sha256, "hex").toString("base64") });
  await filesOf().abort(original, uploadId);
  await expect(filesOf().parts(original, uploadId)).rejects.toThrow();
});

test("what we make of a file lies apart from strangers' files, and each tenant's apart from the others'", async () => {
  const result = fileKeys.result("abc");
  await filesOf().write(result, bytes("{}"), "application/json");
  expect(new URL(await filesOf().addressForDownload(result, "Jobs 2021.json")).pathname).toBe(`/s3/evidence/t/${west}/${result}`);
  expect(await filesOf().exists(result)).toBe(true);
  expect(await filesOf(north).exists(result)).toBe(false);
  await expect(filesOf(north).read(result)).rejects.toMatchObject({ kind: "not-found" });
  await expect(filesOf(west, north).write(result, bytes("{}"), "application/json")).rejects.toMatchObject({ name: "AccessDenied" });
  await expect(filesOf().read("../t/other/results/abc.json")).rejects.toThrow(RangeError);
});

test("a download is always a file to keep, never a page on our origin", async () => {
  await writeFile(join(folder, "page"), "<script>");
  await filesOf().upload(original, join(folder, "page"));
  const answer = await fetch(await filesOf().addressForDownload(original, "Jobs – été.csv"));
  expect(await answer.text()).toBe("<script>");
  const asked = new URL(await filesOf().addressForDownload(original, "Jobs – été.csv")).searchParams;
  expect(asked.get("response-content-disposition")).toBe("attachment; filename*=UTF-8''Jobs%20%E2%80%93%20%C3%A9t%C3%A9.csv");
  expect(asked.get("response-content-type")).toBe("application/octet-stream");
});
