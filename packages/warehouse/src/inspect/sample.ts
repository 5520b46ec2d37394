import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { wholeLetters } from "./encoding.ts";
import { recordReader, type CsvRecord } from "./record-reader.ts";

const headBytes = 256 * 1024;
const tailBytes = 64 * 1024;
const windowBytes = 32 * 1024;
const windows = 8;

/** Parts of a file of text in UTF-8: enough to know what it is without reading it all. */
export type Sample = {
  bytes: number;
  head: string;
  /** The head is all of it. */
  whole: boolean;
  /** Whole lines from here and there between the head and the end. */
  between: string[];
  /** The end, from the beginning of a line, and where that line begins. */
  tail: { text: string; from: number };
};

export async function takeSample(path: string): Promise<Sample> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const headRaw = await stretch(file, 0, Math.min(size, headBytes));
    const whole = size <= headBytes;
    const head = decode(whole ? headRaw : headRaw.subarray(0, afterLastLineEnd(headRaw) || headRaw.length));
    const between: string[] = [];
    for (let window = 1; !whole && window <= windows; window++) {
      const from = Math.floor(headBytes + ((size - headBytes) * window) / (windows + 1));
      between.push(decode(wholeLines(await stretch(file, from, windowBytes))));
    }
    const tailFrom = Math.max(0, size - tailBytes);
    const tailRaw = await stretch(file, tailFrom, tailBytes);
    const skipped = tailFrom === 0 ? 0 : afterFirstLineEnd(tailRaw);
    return { bytes: size, head, whole, between, tail: { text: decode(tailRaw.subarray(skipped)), from: tailFrom + skipped } };
  } finally {
    await file.close();
  }
}

/** The rows of a stretch of whole lines. */
export function recordsIn(text: string, delimiter: string, final = true): CsvRecord[] {
  return recordReader(delimiter).push(text, final);
}

async function stretch(file: FileHandle, from: number, length: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(length);
  const { bytesRead } = await file.read(buffer, 0, length, from);
  return buffer.subarray(0, bytesRead);
}

const decode = (bytes: Uint8Array) => new TextDecoder("utf-8").decode(wholeLetters(bytes)); // drops a byte-order mark

const wholeLines = (bytes: Uint8Array) => bytes.subarray(afterFirstLineEnd(bytes), afterLastLineEnd(bytes));

const afterFirstLineEnd = (bytes: Uint8Array) => bytes.findIndex((byte) => byte === 10 || byte === 13) + 1;
const afterLastLineEnd = (bytes: Uint8Array) => Math.max(bytes.lastIndexOf(10), bytes.lastIndexOf(13)) + 1;
