import {
  addressesForParts,
  beginMending,
  beginUpload,
  completeUpload,
  getVersion,
  listVersions,
  uploadState,
  type VersionSummary,
} from "@concord/contract/evidence";
import { evidenceLimits, judgeFile, partsOf, uploadRefusals } from "@concord/domain/evidence";
import { Failure, type Id } from "@concord/kernel";
import { call } from "../../app/call.ts";

/** How far an upload is. Bytes, and the version it becomes as soon as that has a number. */
export type UploadState =
  | { stage: "hashing"; done: number; total: number }
  | { stage: "sending"; done: number; total: number; number: number; resumed: boolean }
  | { stage: "joining"; number: number }
  | { stage: "sent"; number: number }
  | { stage: "stopped"; number?: number | undefined }
  | { stage: "failed"; failure: Failure; number?: number | undefined };

/** `mends`: the version whose bad rows the file holds, mended. */
type To = { tenantId: string; datasetId: Id<"dataset">; mends?: number | undefined };
type Watch = (state: UploadState) => void;

/** So many parts go at once: enough to fill an office line, few enough to leave it usable. */
const atOnce = 3;
const attempts = 4;

/**
 * Sends a file as a dataset's next version: hashes each part, finds an upload
 * of the same file that was left and goes on from what arrived of it, or begins
 * one; sends what is missing; says that all is sent. The bytes go straight to
 * file storage, each part to an address that takes those bytes and no others.
 */
export async function upload(to: To, file: File, watch: Watch, signal: AbortSignal): Promise<void> {
  let number: number | undefined;
  try {
    const judged = judgeFile({ bytes: file.size });
    if (!judged.allowed) throw new Failure("refused", judged.because, uploadRefusals[judged.because]);

    const partHashes = await hashParts(file, (done) => watch({ stage: "hashing", done, total: file.size }), signal);
    const begun = await beginOrResume(to, file, partHashes);
    number = begun.number;
    await sendMissing(to, file, begun, watch, signal);

    watch({ stage: "joining", number });
    await call(completeUpload, { tenantId: to.tenantId, params: { datasetId: to.datasetId, number } });
    watch({ stage: "sent", number });
  } catch (error) {
    if (signal.aborted) watch({ stage: "stopped", number });
    else watch({ stage: "failed", failure: asFailure(error), number });
  }
}

async function hashParts(file: File, onDone: (bytes: number) => void, signal: AbortSignal): Promise<string[]> {
  const hashes: string[] = [];
  for (let part = 1; part <= partsOf(file.size); part++) {
    signal.throwIfAborted();
    const digest = await crypto.subtle.digest("SHA-256", await partIn(file, part).arrayBuffer());
    hashes.push([...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
    onDone(Math.min(file.size, part * evidenceLimits.partBytes));
  }
  return hashes;
}

const partIn = (file: File, part: number): Blob => file.slice((part - 1) * evidenceLimits.partBytes, part * evidenceLimits.partBytes);

type Begun = { number: number; arrived: readonly number[]; parts: number };

async function beginOrResume({ tenantId, datasetId, mends }: To, file: File, partHashes: string[]): Promise<Begun> {
  const versions = await call(listVersions, { tenantId, params: { datasetId }, query: { limit: 100 } });
  for (const left of versions.items.filter((version) => isSameFile(version, file))) {
    const params = { datasetId, number: left.number };
    const version = await call(getVersion, { tenantId, params });
    if (version.status !== "uploading" || version.partHashes.join() !== partHashes.join() || version.mends?.number !== mends) continue;
    const { arrived } = await call(uploadState, { tenantId, params });
    return { number: left.number, arrived, parts: partHashes.length };
  }
  // A person is here to look: what is read otherwise than before waits until they have.
  const body = { fileName: file.name, bytes: file.size, partHashes, acceptance: "ask" as const };
  const idempotencyKey = crypto.randomUUID();
  const { number } =
    mends === undefined
      ? await call(beginUpload, { tenantId, params: { datasetId }, body, idempotencyKey })
      : await call(beginMending, { tenantId, params: { datasetId, number: mends }, body, idempotencyKey });
  return { number, arrived: [], parts: partHashes.length };
}

/** An upload that was left, of a file that looks the same. Whether it is the same, its hashes say. */
export const isSameFile = ({ status, fileName, bytes }: VersionSummary, file: Pick<File, "name" | "size">): boolean =>
  status === "uploading" && fileName === file.name && bytes === file.size;

async function sendMissing(to: To, file: File, { number, arrived, parts }: Begun, watch: Watch, signal: AbortSignal): Promise<void> {
  const missing = Array.from({ length: parts }, (_, part) => part + 1).filter((part) => !arrived.includes(part));
  let done = arrived.reduce((bytes, part) => bytes + partIn(file, part).size, 0);
  const tell = () => watch({ stage: "sending", done, total: file.size, number, resumed: arrived.length > 0 });
  tell();

  const sendNext = async (): Promise<void> => {
    for (let part = missing.shift(); part !== undefined; part = missing.shift()) {
      await sendPart(to, number, part, partIn(file, part), signal);
      done += partIn(file, part).size;
      tell();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, sendNext));
}

/** One part, tried again after a while when the line or the address fails: an address lives for a quarter of an hour. */
async function sendPart({ tenantId, datasetId }: To, number: number, part: number, bytes: Blob, signal: AbortSignal): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    signal.throwIfAborted();
    const { addresses } = await call(addressesForParts, { tenantId, params: { datasetId, number }, body: { parts: [part] } });
    const { url, headers } = addresses[0]!; // one was asked for
    const answer = await fetch(url, { method: "PUT", headers, body: bytes, signal }).catch((error: unknown) => {
      if (signal.aborted) throw error;
      return undefined; // the line
    });
    if (answer?.ok) return;
    if (attempt === attempts) {
      throw new Failure(
        "unavailable",
        "part-not-sent",
        `Part ${part} of the file could not be sent. What arrived is kept: check your connection, then go on.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt));
  }
}

function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof TypeError) {
    return new Failure(
      "unavailable",
      "no-connection",
      "The service could not be reached. What arrived is kept: check your connection, then go on.",
    );
  }
  if (error instanceof DOMException && error.name === "NotReadableError") {
    return new Failure("invalid", "file-changed", "The file was changed or moved while it was being read. Choose it again.");
  }
  console.error(error);
  return new Failure(
    "internal",
    "page-error",
    "The page made a mistake of its own while it sent the file. What arrived is kept: go on, or choose the file again.",
  );
}
