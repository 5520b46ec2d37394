import { open } from "node:fs/promises";
import { evidenceLimits } from "@concord/domain/evidence";
import { unpacksTooFar } from "./unpacked-limit.ts";

/** Lines on their way to disk. */
export type LineWriter = {
  add(line: string): void;
  /** To be awaited now and then: writes what has gathered, once it is worth it. */
  settle(): Promise<void>;
};

const worthWriting = 1024 * 1024;

/** Writes a file of lines, each ended by LF. Throws refused where it grows beyond what an unpacked file may have. */
export async function writeLines(path: string, write: (lines: LineWriter) => Promise<void>): Promise<void> {
  const file = await open(path, "w");
  let gathered = "";
  let bytes = 0;
  async function flush() {
    const piece = Buffer.from(gathered);
    gathered = "";
    bytes += piece.length;
    if (bytes > evidenceLimits.unpackedBytes) throw unpacksTooFar();
    await file.writeFile(piece);
  }
  try {
    await write({
      add: (line) => {
        gathered += line;
        gathered += "\n";
      },
      settle: async () => {
        if (gathered.length >= worthWriting) await flush();
      },
    });
    await flush();
  } finally {
    await file.close();
  }
}
