import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { Archive, ArchiveEntry } from "./archive.ts";

/** Writes one file of an archive to disk, under a name of ours. */
export async function extractMember(
  archive: Archive,
  entry: ArchiveEntry,
  target: string,
  onBytes: (unpackedBytes: number) => void,
): Promise<void> {
  await pipeline(
    async function* () {
      let done = 0;
      for await (const bytes of archive.read(entry)) {
        done += bytes.length;
        onBytes(done);
        yield bytes;
      }
    },
    createWriteStream(target, { highWaterMark: 1024 * 1024 }),
  );
}
