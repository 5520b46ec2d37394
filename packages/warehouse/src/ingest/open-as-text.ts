import { open, stat } from "node:fs/promises";
import { join } from "node:path";
import { refused } from "@concord/kernel";
import { encodingOf, type Encoding } from "../inspect/encoding.ts";
import { recogniseContainer } from "../inspect/recognise-container.ts";
import type { Report } from "./progress.ts";
import { transcode } from "./transcode.ts";
import { unpack } from "./unpack.ts";

/** A file as text in UTF-8 on this machine's disk. */
export type OpenedText = {
  /** The text. The file itself, where it is that already. */
  path: string;
  compression: "none" | "gzip";
  encoding: Encoding;
  /** Known already where the file had to be read to be opened. */
  originalHash?: string | undefined;
};

/** Unpacks what is packed and writes again as UTF-8 what is not; refuses what is no text. */
export async function openAsText(file: string, folder: string, report: Report, told?: Encoding): Promise<OpenedText> {
  let path = file;
  let originalHash: string | undefined;
  const container = recogniseContainer(await headOf(file));
  if (container === "gzip") {
    path = join(folder, "unpacked");
    const { size } = await stat(file);
    ({ originalHash } = await unpack(file, path, (done) => report({ stage: "Unpacking", done, total: size, unit: "bytes" })));
    if (recogniseContainer(await headOf(path)) === "gzip")
      throw refused("packed-twice", "This file is packed twice. Unpack it once, then send it.");
  }
  const encoding = told ?? encodingOf(await headOf(path));
  if (encoding !== "utf-8") {
    const plain = path;
    path = join(folder, "utf-8.csv");
    await transcode(plain, encoding, path);
  }
  return { path, compression: container === "gzip" ? "gzip" : "none", encoding, originalHash };
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const head = new Uint8Array(256 * 1024);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
