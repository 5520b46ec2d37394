import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { evidenceLimits } from "@concord/domain/evidence";
import type { CsvDialect } from "./csv-dialect.ts";
import { decoderOf, wholeLetters } from "./encoding.ts";
import { lineTooLong, recordReader, type CsvRecord } from "./record-reader.ts";

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
  /** The end, from the beginning of a line, as text and as it stands in the file; and the byte at which that line begins. */
  tail: { text: string; raw: Uint8Array; from: number };
};

export async function takeSample(path: string): Promise<Sample> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const headRaw = await headOf(file, size);
    const whole = size <= headRaw.length;
    const head = decode(whole ? headRaw : headRaw.subarray(0, afterLastLineEnd(headRaw)));
    const between: string[] = [];
    for (let window = 1; !whole && window <= windows; window++) {
      const from = Math.floor(headRaw.length + ((size - headRaw.length) * window) / (windows + 1));
      between.push(decode(wholeLines(await stretch(file, from, windowBytes))));
    }
    const tailFrom = Math.max(0, size - tailBytes);
    const tailRaw = await stretch(file, tailFrom, tailBytes);
    const skipped = tailFrom === 0 ? markIn(tailRaw) : afterFirstLineEnd(tailRaw);
    const raw = tailRaw.subarray(skipped);
    return { bytes: size, head, whole, between, tail: { text: decode(raw), raw, from: tailFrom + skipped } };
  } finally {
    await file.close();
  }
}

/** The sample of a text that is here whole. */
export function sampleOf(text: string): Sample {
  const raw = Buffer.from(text);
  return { bytes: raw.length, head: text, whole: true, between: [], tail: { text, raw, from: 0 } };
}

/** The rows of a stretch of whole lines. */
export function recordsIn(text: string, dialect: CsvDialect, final = true): CsvRecord[] {
  return recordReader(dialect).push(text, final);
}

/** As much as has a few lines in it: one of a thousand wide columns may be longer than the usual. What is longer than any row may be is refused here. */
async function headOf(file: FileHandle, size: number): Promise<Uint8Array> {
  const usual = await stretch(file, 0, Math.min(size, headBytes));
  if (size <= headBytes || afterLastLineEnd(usual) > 0) return usual;
  const longest = await stretch(file, 0, Math.min(size, 2 * evidenceLimits.lineBytes));
  if (afterLastLineEnd(longest) === 0 && longest.length > evidenceLimits.lineBytes) throw lineTooLong(1);
  return longest;
}

async function stretch(file: FileHandle, from: number, length: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(length);
  const { bytesRead } = await file.read(buffer, 0, length, from);
  return buffer.subarray(0, bytesRead);
}

const decode = (bytes: Uint8Array) => decoderOf("utf-8").decode(wholeLetters(bytes)); // drops a byte-order mark

const markIn = (bytes: Uint8Array) => (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0);

const wholeLines = (bytes: Uint8Array) => bytes.subarray(afterFirstLineEnd(bytes), afterLastLineEnd(bytes));

const afterFirstLineEnd = (bytes: Uint8Array) => bytes.findIndex((byte) => byte === 10 || byte === 13) + 1;
const afterLastLineEnd = (bytes: Uint8Array) => Math.max(bytes.lastIndexOf(10), bytes.lastIndexOf(13)) + 1;
