import { Failure } from "@concord/kernel";
import type { DatasetVersion, UploadingVersion } from "../versions/dataset-version.ts";
import type { StoredPart } from "../file-store.ts";
import { evidenceLimits } from "../limits.ts";

/** What a browser says of a file before it sends it: SHA-256 of each part of 8 MiB, the last one shorter. */
export type DeclaredFile = { fileName: string; bytes: number; partHashes: string[] };

/** Why an upload would be refused. The API returns the key; the page shows the sentence. */
export const uploadRefusals = {
  "file-empty": "The file is empty. Choose a file with rows in it.",
  "file-too-large": "A file may have 2 GB at most. Compress it with gzip, or send it in several datasets.",
  "parts-do-not-fit": "The parts do not add up to the file: there must be one SHA-256 for each 8 MiB of it.",
  "upload-ended": "This upload has ended. Begin a new one.",
  "upload-abandoned": "This upload was given up. Begin a new one; the file will have to be sent again.",
  "parts-missing": "Some parts of the file have not arrived. Send them, then complete the upload again.",
  "part-changed": "A part that arrived is not the part that was declared. Send that part again.",
} as const;
export type UploadRefusal = keyof typeof uploadRefusals;

export const partsOf = (bytes: number) => Math.ceil(bytes / evidenceLimits.partBytes);

/** How many bytes a part has: all have the same, but the last. */
export const bytesOfPart = (version: Pick<UploadingVersion, "bytes" | "partBytes">, number: number) =>
  Math.min(version.partBytes, version.bytes - (number - 1) * version.partBytes);

/** May a file be sent? The page asks before it hashes, and the API before it begins. */
export function judgeFile(file: {
  bytes: number;
  partHashes?: readonly string[];
}): { allowed: true } | { allowed: false; because: UploadRefusal } {
  if (file.bytes === 0) return { allowed: false, because: "file-empty" };
  if (file.bytes > evidenceLimits.fileBytes) return { allowed: false, because: "file-too-large" };
  if (file.partHashes && file.partHashes.length !== partsOf(file.bytes)) return { allowed: false, because: "parts-do-not-fit" };
  return { allowed: true };
}

export type Arrival = { arrived: StoredPart[]; missing: number[]; changed: number[] };

/** Which parts are there as they were declared, which are not there, and which are there as something else. */
export function arrivalOf(version: UploadingVersion, stored: readonly StoredPart[]): Arrival {
  const arrival: Arrival = { arrived: [], missing: [], changed: [] };
  const byNumber = new Map(stored.map((part) => [part.number, part]));
  version.partHashes.forEach((hash, index) => {
    const part = byNumber.get(index + 1);
    if (!part) arrival.missing.push(index + 1);
    else if (part.bytes !== bytesOfPart(version, part.number) || (part.sha256 ?? hash) !== hash) arrival.changed.push(part.number);
    else arrival.arrived.push(part);
  });
  return arrival;
}

export function judgeCompletion({
  arrived,
  missing,
  changed,
}: Arrival): { allowed: true; parts: StoredPart[] } | { allowed: false; because: UploadRefusal } {
  if (missing.length > 0) return { allowed: false, because: "parts-missing" };
  if (changed.length > 0) return { allowed: false, because: "part-changed" };
  return { allowed: true, parts: arrived };
}

/** The version, if its parts may still be sent. */
export function stillUploading(version: DatasetVersion): UploadingVersion {
  if (version.status === "uploading") return version;
  const because = version.status === "abandoned" ? "upload-abandoned" : "upload-ended";
  throw new Failure("refused", because, uploadRefusals[because]);
}
