import { isAscii } from "node:buffer";
import { createReadStream } from "node:fs";
import type { TextEncoding } from "@concord/domain/evidence";
import { decoderOf } from "../inspect/encoding.ts";

const wanted = { lines: 5, letters: 120 };

/** The first lines with letters beyond ASCII, as this encoding makes them: by these a person can tell whether it is the right one. */
export async function encodingSample(path: string, encoding: TextEncoding): Promise<string[]> {
  const found: string[] = [];
  // These encodings keep ASCII as it is, so that a line can be cut out of the bytes.
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    const end = Math.max(bytes.lastIndexOf(10), bytes.lastIndexOf(13)) + 1;
    add(bytes.subarray(0, end));
    rest = end > 0 ? bytes.subarray(end) : bytes.subarray(Math.max(0, bytes.length - 64 * 1024));
    if (found.length >= wanted.lines) return found.slice(0, wanted.lines);
  }
  add(rest);
  return found.slice(0, wanted.lines);

  function add(bytes: Buffer) {
    if (isAscii(bytes)) return;
    let from = 0;
    while (from < bytes.length && found.length < wanted.lines) {
      const odd = bytes.subarray(from).findIndex((byte) => byte > 0x7f);
      if (odd < 0) return;
      const at = from + odd;
      const start = Math.max(bytes.lastIndexOf(10, at), bytes.lastIndexOf(13, at)) + 1;
      const ends = [bytes.indexOf(10, at), bytes.indexOf(13, at)].filter((end) => end >= 0);
      const stop = ends.length > 0 ? Math.min(...ends) : bytes.length;
      found.push(excerpt(bytes.subarray(start, stop), at - start));
      from = stop + 1;
    }
  }

  function excerpt(line: Buffer, odd: number): string {
    const from = line.length > wanted.letters ? Math.max(0, odd - wanted.letters / 2) : 0;
    return decoderOf(encoding)
      .decode(line.subarray(from, from + wanted.letters))
      .trim();
  }
}
