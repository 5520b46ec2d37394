// biome-ignore-all lint/suspicious/noTemplateCurlyInString: IAM writes its variables so
import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListPartsCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startFauxqs, type Fauxqs } from "../fauxqs.ts";
import { judgeOf } from "../policy/index.ts";
import { s3Gateway } from "./s3.ts";
import { sessionsSealedWith } from "./sessions.ts";

const region = "eu-west-2";
const own = "arn:aws:s3:::evidence/t/${aws:PrincipalTag/tenantId}/*";
const judge = judgeOf([
  {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"],
        Resource: own,
      },
      {
        Effect: "Allow",
        Action: "s3:ListBucket",
        Resource: "arn:aws:s3:::evidence",
        Condition: { StringLike: { "s3:prefix": "t/${aws:PrincipalTag/tenantId}/*" } },
      },
    ],
  },
]);

let room = Number.POSITIVE_INFINITY;
let later = 0; // than the clock of the SDK, which is the machine's
const now = () => new Date(Date.now() + later);
const sessions = sessionsSealedWith(randomBytes(32), now);
let folder: string;
let fauxqs: Fauxqs;
let server: Server;
let origin: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-s3-"));
  await begin();
});

async function begin() {
  fauxqs = await startFauxqs({ dataPath: folder, region });
  fauxqs.createBucket("evidence");
  const gateway = s3Gateway({
    fauxqs,
    sessions,
    now,
    region,
    under: "/s3",
    judgeOf: (role) => (role === "tenant" ? judge : undefined),
    onDenied: () => {},
    hasRoomFor: async (bytes) => bytes < room,
  });
  server = createServer((request, response) => void gateway(request, response)).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function end() {
  server.closeAllConnections();
  server.close();
  await fauxqs.stop();
}

afterAll(async () => {
  await end();
  await rm(folder, { recursive: true });
});

const clientOf = (tenantId: string, how: Partial<{ sessions: typeof sessions; role: string }> = {}) =>
  new S3Client({
    region,
    endpoint: `${origin}/s3`,
    forcePathStyle: true,
    credentials: (how.sessions ?? sessions).mint({ role: how.role ?? "tenant", tags: { tenantId } }),
    requestChecksumCalculation: "WHEN_REQUIRED",
    maxAttempts: 1,
  });

const bytes = (length: number) => randomBytes(length);
const sha256 = (body: Uint8Array) => createHash("sha256").update(body).digest("base64");
const at = (Key: string) => ({ Bucket: "evidence", Key });

test("a tenant's session writes and reads, lists and deletes its own files, whatever they are called", async () => {
  const s3 = clientOf("ten_a");
  const body = bytes(100_000);
  const key = "t/ten_a/datasets/Jobs & pay (2021) +é=100%/original";
  await s3.send(new PutObjectCommand({ ...at(key), Body: body, ChecksumSHA256: sha256(body) }));

  const read = await s3.send(new GetObjectCommand(at(key)));
  expect(Buffer.from(await read.Body!.transformToByteArray()).equals(body)).toBe(true);
  const range = await s3.send(new GetObjectCommand({ ...at(key), Range: "bytes=10-19" }));
  expect(Buffer.from(await range.Body!.transformToByteArray()).equals(body.subarray(10, 20))).toBe(true);
  const end = await s3.send(new GetObjectCommand({ ...at(key), Range: "bytes=-5" }));
  expect(Buffer.from(await end.Body!.transformToByteArray()).equals(body.subarray(-5))).toBe(true);
  await expect(s3.send(new GetObjectCommand({ ...at(key), Range: "bytes=100000-" }))).rejects.toMatchObject({ name: "InvalidRange" });
  const list = await s3.send(new ListObjectsV2Command({ Bucket: "evidence", Prefix: "t/ten_a/" }));
  expect(list.Contents?.map(({ Key }) => Key)).toEqual([key]);

  await s3.send(new DeleteObjectCommand(at(key)));
  await expect(s3.send(new HeadObjectCommand(at(key)))).rejects.toMatchObject({ name: "NotFound" });
});

test("another tenant's files are refused, to read, to write, to list, and by a path that climbs out of one's own", async () => {
  const body = bytes(10);
  await clientOf("ten_b").send(new PutObjectCommand({ ...at("t/ten_b/secret"), Body: body }));
  const s3 = clientOf("ten_a");

  await expect(s3.send(new GetObjectCommand(at("t/ten_b/secret")))).rejects.toMatchObject({ name: "AccessDenied" });
  await expect(s3.send(new PutObjectCommand({ ...at("t/ten_b/x"), Body: body }))).rejects.toMatchObject({ name: "AccessDenied" });
  await expect(s3.send(new ListObjectsV2Command({ Bucket: "evidence", Prefix: "t/ten_b/" }))).rejects.toMatchObject({
    name: "AccessDenied",
  });
  await expect(s3.send(new ListObjectsV2Command({ Bucket: "evidence" }))).rejects.toMatchObject({ name: "AccessDenied" });
  await expect(s3.send(new GetObjectCommand(at("t/ten_a/../ten_b/secret")))).rejects.toMatchObject({ name: "NotImplemented" });
  await expect(s3.send(new CopyObjectCommand({ ...at("t/ten_a/copy"), CopySource: "evidence/t/ten_b/secret" }))).rejects.toMatchObject({
    name: "NotImplemented",
  });
});

test("a part cannot be slipped into another tenant's upload by its id", async () => {
  const theirs = await clientOf("ten_b").send(new CreateMultipartUploadCommand(at("t/ten_b/file")));
  const slipped = clientOf("ten_a").send(
    new UploadPartCommand({ ...at("t/ten_a/file"), UploadId: theirs.UploadId, PartNumber: 1, Body: bytes(10) }),
  );
  await expect(slipped).rejects.toMatchObject({ name: "NoSuchUpload" });
});

test("what was signed by nobody we know, by a role that there is not, or for another request, is refused", async () => {
  const stranger = clientOf("ten_a", { sessions: sessionsSealedWith(randomBytes(32), now) });
  await expect(stranger.send(new GetObjectCommand(at("t/ten_a/x")))).rejects.toMatchObject({ name: "InvalidAccessKeyId" });
  await expect(clientOf("ten_a", { role: "root" }).send(new GetObjectCommand(at("t/ten_a/x")))).rejects.toMatchObject({
    name: "AccessDenied",
  });
  expect((await fetch(`${origin}/s3/evidence/t/ten_a/x`)).status).toBe(403);

  const url = new URL(await getSignedUrl(clientOf("ten_a"), new GetObjectCommand(at("t/ten_a/x"))));
  url.pathname = "/s3/evidence/t/ten_b/secret";
  expect(await (await fetch(url)).text()).toContain("SignatureDoesNotMatch");
});

test("a signed address takes exactly the bytes that it was signed for, and no header that was not", async () => {
  const body = bytes(1000);
  const command = new PutObjectCommand({ ...at("t/ten_a/part"), ContentLength: body.length, ChecksumSHA256: sha256(body) });
  const url = await getSignedUrl(clientOf("ten_a"), command, { expiresIn: 900, signableHeaders: new Set(["content-length"]) });
  const put = (content: Uint8Array, headers: Record<string, string> = {}) =>
    fetch(url, { method: "PUT", body: new Uint8Array(content), headers });

  const altered = Buffer.from(body);
  altered[500]! ^= 1;
  expect(await (await put(altered)).text()).toContain("BadDigest");
  expect(await (await put(bytes(1001))).text()).toContain("SignatureDoesNotMatch"); // its length is signed
  expect(await (await put(body, { "x-amz-copy-source": "evidence/t/ten_b/secret" })).text()).toContain("HeadersNotSigned");
  expect((await put(body)).status).toBe(200);
});

test("a signed address dies when its time is up", async () => {
  const url = await getSignedUrl(clientOf("ten_a"), new GetObjectCommand(at("t/ten_a/part")), { expiresIn: 900 });
  later = 890_000;
  expect((await fetch(url)).status).toBe(200);
  later = 901_000;
  expect(await (await fetch(url)).text()).toContain("RequestExpired");
  later = 61 * 60_000;
  expect(await (await fetch(url)).text()).toContain("ExpiredToken");
  later = 0;
});

test("a body over 11 MiB is refused with words that say what to do", async () => {
  const tooLarge = clientOf("ten_a").send(new PutObjectCommand({ ...at("t/ten_a/large"), Body: Buffer.alloc(12 * 1024 * 1024) }));
  await expect(tooLarge).rejects.toMatchObject({ name: "EntityTooLarge", message: expect.stringContaining("parts of 8 MiB") });
});

test("a disk that is full is said, and not as a fault of ours", async () => {
  room = 10;
  const put = clientOf("ten_a").send(new PutObjectCommand({ ...at("t/ten_a/more"), Body: bytes(100) }));
  await expect(put).rejects.toMatchObject({ name: "InsufficientStorage", message: expect.stringContaining("disk") });
  room = Number.POSITIVE_INFINITY;
});

test("a download is named as was signed, and is never a page of ours", async () => {
  const command = new GetObjectCommand({ ...at("t/ten_a/part"), ResponseContentDisposition: 'attachment; filename="jobs.csv"' });
  const response = await fetch(await getSignedUrl(clientOf("ten_a"), command));
  expect(response.headers.get("content-disposition")).toBe('attachment; filename="jobs.csv"');
  expect(response.headers.get("content-security-policy")).toContain("sandbox");
});

test("an upload is taken up again after a restart from the parts that had arrived, and comes back byte for byte", async () => {
  const parts = [bytes(8 * 1024 * 1024), bytes(8 * 1024 * 1024), bytes(12345)];
  const key = at("t/ten_a/resumed");
  const { UploadId } = await clientOf("ten_a").send(new CreateMultipartUploadCommand({ ...key, ChecksumAlgorithm: "SHA256" }));
  const put = (PartNumber: number) => {
    const Body = parts[PartNumber - 1]!;
    return clientOf("ten_a").send(new UploadPartCommand({ ...key, UploadId, PartNumber, Body, ChecksumSHA256: sha256(Body) }));
  };
  await put(2);
  await put(1);

  await end();
  await begin();

  const arrived = await clientOf("ten_a").send(new ListPartsCommand({ ...key, UploadId }));
  expect(arrived.Parts?.map(({ PartNumber, Size, ChecksumSHA256 }) => ({ PartNumber, Size, ChecksumSHA256 }))).toEqual([
    { PartNumber: 1, Size: parts[0]!.length, ChecksumSHA256: sha256(parts[0]!) },
    { PartNumber: 2, Size: parts[1]!.length, ChecksumSHA256: sha256(parts[1]!) },
  ]);
  const { ETag } = await put(3);
  const another = {
    Parts: [
      { PartNumber: 1, ETag },
      { PartNumber: 3, ETag },
    ],
  };
  await expect(
    clientOf("ten_a").send(new CompleteMultipartUploadCommand({ ...key, UploadId, MultipartUpload: another })),
  ).rejects.toMatchObject({ name: "InvalidPart" });
  const MultipartUpload = { Parts: [...arrived.Parts!.map(({ PartNumber, ETag }) => ({ PartNumber, ETag })), { PartNumber: 3, ETag }] };
  await clientOf("ten_a").send(new CompleteMultipartUploadCommand({ ...key, UploadId, MultipartUpload }));

  await end();
  await begin();
  const read = await clientOf("ten_a").send(new GetObjectCommand(key));
  expect(sha256(await read.Body!.transformToByteArray())).toBe(sha256(Buffer.concat(parts)));
});
