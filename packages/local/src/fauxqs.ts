import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join, relative } from "node:path";
import { pipeline } from "node:stream/promises";
import { buildApp, type BuildAppOptions } from "fauxqs";

/** A bucket's upload whose parts are still arriving, as fauxqs holds it. */
type Upload = {
  uploadId: string;
  bucket: string;
  key: string;
  contentType: string;
  metadata: Record<string, string>;
  parts: Map<number, Part>;
};
export type Part = { partNumber: number; bytes: number; body: Buffer; etag: string; lastModified: Date; checksumValue?: string };
export type StoredObject = { path: string; bytes: number; contentType: string; etag: string; lastModified: Date };
type Message = { receiptHandle: string };

export type Fauxqs = {
  /** On 127.0.0.1. It believes whoever asks, so only our gateway and our own SQS clients may know of it. */
  endpoint: string;
  createBucket(name: string): void;
  /** Makes the queue and the one for messages that failed `attempts` times; both stay as they are if they are there. */
  createQueue(name: string, attempts: number): { url: string; deadLettersUrl: string };
  upload(uploadId: string): Readonly<Upload> | undefined;
  /** An object as it lies on disk. */
  object(bucket: string, key: string): StoredObject | undefined;
  /** Makes an upload's parts, which must be its own and in order, into the object. Answers its ETag. */
  complete(upload: Readonly<Upload>, parts: readonly Part[]): Promise<string>;
  stop(): Promise<void>;
};

/**
 * S3 and SQS on this machine. fauxqs' own `startFauxqs` listens on every
 * interface of the machine, without asking for a signature; so the app is put
 * together here from the same parts and listens on 127.0.0.1 alone.
 */
export async function startFauxqs(options: { dataPath: string; region: string }): Promise<Fauxqs> {
  const { SqsStore } = await part("sqs/sqsStore.js");
  const { SnsStore } = await part("sns/snsStore.js");
  const { S3Store } = await part("s3/s3Store.js");
  const { PersistenceManager } = await part("persistence.js");
  const { FileS3Persistence } = await part("s3/fileS3Persistence.js");

  const sqsStore = new SqsStore();
  const snsStore = new SnsStore();
  const s3Store = new S3Store();
  const files = wholeOrNotAtAll(FileS3Persistence, join(options.dataPath, "s3"));
  const messages = new PersistenceManager(join(options.dataPath, "sqs"));
  // fauxqs sets the count of attempts to NULL here, which its own table refuses.
  messages.updateMessageReady = (messageId: string) =>
    messages.db.prepare("UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL WHERE message_id = ?").run(messageId);

  messages.loadSqsAndSns(sqsStore, snsStore);
  files.loadS3(s3Store);
  for (const upload of s3Store.multipartUploads.values() as Iterable<Upload>) {
    for (const part of upload.parts.values()) files.leaveOnDisk(upload.uploadId, part);
  }
  sqsStore.persistence = messages;
  snsStore.persistence = messages;
  s3Store.persistence = files;
  for (const queue of sqsStore.allQueues()) {
    queue.persistence = messages;
    // Whoever was at work on these was this process's forerunner, and is gone: they are begun again now, not when their time is up.
    for (const { receiptHandle } of [...queue.inflightMessages.values()] as Message[]) queue.changeVisibility(receiptHandle, 0);
  }

  const stores = { sqsStore, snsStore, s3Store } as NonNullable<BuildAppOptions["stores"]>;
  const app = buildApp({ logger: false, defaultRegion: options.region, stores });
  app.addHook("preClose", async () => messages.close());
  await app.listen({ port: 0, host: "127.0.0.1" });
  const { port } = app.server.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}`;

  const queue = (name: string, attributes: Record<string, string>) => {
    const arn = `arn:aws:sqs:${options.region}:000000000000:${name}`;
    const url = `${endpoint}/000000000000/${name}`;
    const made = sqsStore.getQueueByName(name) ?? sqsStore.createQueue(name, url, arn, attributes);
    made.setAttributes(attributes);
    return { arn, url };
  };
  /** Uploads that are being made into objects. Asked for twice, it is done once. */
  const joins = new Map<string, Promise<string>>();
  const complete = async (upload: Readonly<Upload>, parts: readonly Part[]): Promise<string> => {
    const object = await files.join(upload, parts);
    s3Store.restoreObject(upload.bucket, object);
    s3Store.abortMultipartUpload(upload.uploadId); // lets go of the parts
    return object.etag;
  };
  return {
    endpoint,
    createBucket: (name) => {
      if (!s3Store.hasBucket(name)) s3Store.createBucket(name);
    },
    createQueue(name, attempts) {
      const deadLetters = queue(`${name}-dead-letters`, {});
      const policy = JSON.stringify({ deadLetterTargetArn: deadLetters.arn, maxReceiveCount: attempts });
      return { url: queue(name, { RedrivePolicy: policy }).url, deadLettersUrl: deadLetters.url };
    },
    upload: (uploadId) => s3Store.multipartUploads.get(uploadId),
    object(bucket, key) {
      const found = s3Store.buckets.get(bucket)?.get(key);
      if (!found) return undefined;
      const { contentLength: bytes, contentType, etag, lastModified } = found;
      return { path: files.pathOf(bucket, key), bytes, contentType, etag, lastModified };
    },
    complete(upload, parts) {
      const { uploadId } = upload;
      const joining = joins.get(uploadId) ?? complete(upload, parts).finally(() => joins.delete(uploadId));
      joins.set(uploadId, joining);
      return joining;
    },
    stop: () => app.close(),
  };
}

/** fauxqs exports its app and not what the app is made of; its version is pinned, and the tests would see it move. */
const part = (path: string): Promise<any> => import(new URL(path, import.meta.resolve("fauxqs")).href);

/**
 * fauxqs writes a file in place, and reads every one of them when it starts: one
 * that a crash cut short would keep it from ever starting again, or pass for
 * whole. Here whatever it writes is written in a folder beside, and moved into
 * place when it is all there. A part's bytes are read back from disk when they
 * are asked for, so a large upload is not held in memory while it arrives.
 * `any`, because fauxqs publishes no types of its inner parts.
 */
function wholeOrNotAtAll(Files: any, folder: string) {
  const arriving = join(folder, "_arriving");
  rmSync(arriving, { recursive: true, force: true });
  const files = new Files(folder);

  for (const method of ["insertBucket", "insertMultipartUpload", "upsertMultipartPart", "upsertObject"]) {
    files[method] = (...given: unknown[]) => {
      const aside = new Files(join(arriving, randomUUID()));
      aside[method](...given);
      moveInto(aside.baseDir, folder);
    };
  }

  // As fauxqs itself names files: what a file system may not take is written as its code. (Keys with control characters do not come this far.)
  files.pathOf = (bucket: string, key: string) => {
    const name = key.replace(/[<>:"|?*%]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
    return join(files.bucketsDir, bucket, "objects", `${name}.data`);
  };
  files.leaveOnDisk = (uploadId: string, part: Part) => {
    const path = join(files.multipartDir, uploadId, "parts", `${part.partNumber}.data`);
    part.bytes = part.body.length;
    Object.defineProperty(part, "body", { get: () => readFileSync(path) });
  };
  /** fauxqs would read every part three times and hold them all, twice, while nothing else is answered. */
  files.join = async ({ uploadId, bucket, key, contentType, metadata }: Upload, parts: readonly Part[]) => {
    const digests = parts.map(({ etag }) => Buffer.from(etag.replaceAll('"', ""), "hex")); // an ETag of a part is its MD5
    const object = {
      key,
      body: Buffer.alloc(0),
      contentType,
      metadata,
      contentLength: parts.reduce((total, { bytes }) => total + bytes, 0),
      etag: `"${createHash("md5").update(Buffer.concat(digests)).digest("hex")}-${parts.length}"`,
      lastModified: new Date(),
    };
    const aside = new Files(join(arriving, randomUUID()));
    aside.upsertObject(bucket, object);
    const whole = readdirSync(aside.baseDir, { recursive: true, encoding: "utf8" }).find((path) => path.endsWith(".data"))!; // it was just written
    for (const { partNumber } of parts) {
      const part = createReadStream(join(files.multipartDir, uploadId, "parts", `${partNumber}.data`));
      await pipeline(part, createWriteStream(join(aside.baseDir, whole), { flags: "a" }));
    }
    moveInto(aside.baseDir, folder);
    return object;
  };
  const upsertMultipartPart = files.upsertMultipartPart;
  files.upsertMultipartPart = (uploadId: string, part: Part) => {
    upsertMultipartPart(uploadId, part);
    files.leaveOnDisk(uploadId, part);
  };
  return files;
}

/** The bytes before the facts about them: what has facts is whole. */
function moveInto(from: string, to: string): void {
  const entries = readdirSync(from, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((entry) => entry.isDirectory())) {
    mkdirSync(join(to, relative(from, join(entry.parentPath, entry.name))), { recursive: true });
  }
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const isFacts = (path: string) => path.endsWith(".json");
  for (const path of paths.sort((one, other) => Number(isFacts(one)) - Number(isFacts(other))))
    renameSync(path, join(to, relative(from, path)));
  rmSync(from, { recursive: true, force: true });
}
