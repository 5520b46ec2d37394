import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { TextEncoding } from "@concord/domain/evidence";
import { decoderOf } from "../inspect/encoding.ts";

/** Writes text again as UTF-8, line for line. */
export async function transcode(source: string, encoding: TextEncoding, target: string): Promise<void> {
  const decoder = decoderOf(encoding);
  await pipeline(
    createReadStream(source, { highWaterMark: 1024 * 1024 }),
    async function* (bytes: AsyncIterable<Buffer>) {
      for await (const piece of bytes) yield Buffer.from(decoder.decode(piece, { stream: true }));
      yield Buffer.from(decoder.decode());
    },
    createWriteStream(target),
  );
}
