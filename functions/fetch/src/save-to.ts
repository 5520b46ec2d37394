import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Writes a body to disk as it comes, and tells how many bytes it was and their SHA-256. */
export async function saveTo(path: string, body: Readable, onBytes?: (bytes: number) => void): Promise<{ bytes: number; hash: string }> {
  const sha256 = createHash("sha256");
  let bytes = 0;
  const weigh = new Transform({
    transform(piece: Buffer, _, done) {
      sha256.update(piece);
      bytes += piece.length;
      onBytes?.(bytes);
      done(null, piece);
    },
  });
  await pipeline(body, weigh, createWriteStream(path));
  return { bytes, hash: sha256.digest("hex") };
}
