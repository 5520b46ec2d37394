import { stat } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { Failure, refused } from "@concord/kernel";
import { evidenceLimits } from "@concord/domain/evidence";
import * as yauzl from "yauzl";
import { growsTooFar, unpacksTooFar } from "../unpacked-limit.ts";
import { archiveRefusals } from "./archive-refusals.ts";

/** One file of an archive, by its central directory. */
export type ArchiveEntry = {
  /** With its folders: "data/2023.csv". */
  name: string;
  bytes: number;
  packedBytes: number;
  isFolder: boolean;
  isLink: boolean;
};

export type Archive = {
  entries: readonly ArchiveEntry[];
  /** The bytes of one, checked while they come: as many as were claimed, within the limits, and with the right checksum. */
  read(entry: ArchiveEntry): AsyncGenerator<Buffer, void, undefined>;
  close(): void;
};

/** Any archive with a central directory: a ZIP, and the workbooks that are ZIPs. Throws refused where it is damaged or made to harm. */
export async function openArchive(path: string): Promise<Archive> {
  const { size } = await stat(path);
  const zip = await translated(() => yauzl.openPromise(path, { autoClose: false }));
  const raw = new Map<ArchiveEntry, yauzl.Entry>();
  try {
    if (zip.entryCount > evidenceLimits.archiveEntries) throw refuse("zip-too-many-files");
    await translated(async () => {
      for await (const entry of zip.eachEntry()) {
        if (raw.size >= evidenceLimits.archiveEntries) throw refuse("zip-too-many-files");
        raw.set(
          {
            name: entry.fileName,
            bytes: entry.uncompressedSize,
            packedBytes: entry.compressedSize,
            isFolder: entry.fileName.endsWith("/"),
            isLink: modeOf(entry) === 0o120000,
          },
          entry,
        );
      }
    });
    refuseOverlap([...raw.values()], size);
  } catch (error) {
    zip.close();
    throw error;
  }
  return { entries: [...raw.keys()], read: (entry) => readEntry(zip, raw.get(entry)!), close: () => zip.close() }; // entries are its own
}

async function* readEntry(zip: yauzl.ZipFile, entry: yauzl.Entry): AsyncGenerator<Buffer, void, undefined> {
  if (entry.isEncrypted()) throw refuse("zip-encrypted");
  if (!entry.canDecodeFileData()) throw refuse("zip-method");
  if (growsTooFar(entry.uncompressedSize, entry.compressedSize)) throw unpacksTooFar();

  const stream = await translated(() => zip.openReadStreamPromise(entry));
  let bytes = 0;
  let sum = 0;
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      bytes += piece.length;
      if (growsTooFar(bytes, entry.compressedSize)) throw unpacksTooFar();
      sum = crc32(piece, sum);
      yield piece;
    }
  } catch (error) {
    throw asFailure(error);
  } finally {
    stream.destroy();
  }
  if (sum !== entry.crc32 || bytes !== entry.uncompressedSize) throw refuse("zip-damaged");
}

/** No honest archive says that two of its files lie in the same bytes: that is how a small one unpacks to petabytes (Fifield 2019). */
function refuseOverlap(entries: readonly yauzl.Entry[], size: number): void {
  const byPlace = entries.toSorted((one, other) => one.relativeOffsetOfLocalHeader - other.relativeOffsetOfLocalHeader);
  byPlace.forEach((entry, place) => {
    const end = entry.relativeOffsetOfLocalHeader + 30 + entry.compressedSize; // a local header is 30 bytes and names
    const next = byPlace[place + 1]?.relativeOffsetOfLocalHeader ?? size;
    if (end > next) throw refuse(place + 1 < byPlace.length ? "zip-overlapping" : "zip-damaged");
  });
}

/** The kind of file that Unix programs note beside its rights. */
const modeOf = (entry: yauzl.Entry) => (entry.externalFileAttributes >>> 16) & 0o170000;

const refuse = (code: keyof typeof archiveRefusals) => refused(code, archiveRefusals[code]);

async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asFailure(error);
  }
}

/** What the reader of archives says, in our words. A failure of the disk stays what it is. */
function asFailure(error: unknown): unknown {
  if (error instanceof Failure || !(error instanceof Error)) return error;
  if ("code" in error && !String(error.code).startsWith("Z_")) return error;
  const code = codeOf(error.message);
  return new Failure("refused", code, archiveRefusals[code], { cause: error });
}

function codeOf(message: string): keyof typeof archiveRefusals {
  if (/multi-disk/.test(message)) return "zip-split";
  if (/encrypt/.test(message)) return "zip-encrypted";
  if (/compression method/.test(message)) return "zip-method";
  if (/relative path|absolute path|invalid characters in fileName/.test(message)) return "zip-unsafe";
  return "zip-damaged";
}
