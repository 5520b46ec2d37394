import { isUtf8 } from "node:buffer";
import type { TextEncoding } from "@concord/domain/evidence";
import { singleByteEncodingOf } from "./encoding-single-byte.ts";

/** As people who have met them call them. */
export const encodingNames: Record<TextEncoding, string> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16 (little-endian)",
  "utf-16be": "UTF-16 (big-endian)",
  "windows-1252": "Windows-1252",
  "mac-roman": "Mac Roman",
};

/** What the Encoding Standard (WHATWG) calls them, where that is not what people do. */
const labels: Partial<Record<TextEncoding, string>> = { "mac-roman": "macintosh" };

/** Reads bytes in this encoding, without a byte-order mark if there is one. */
export const decoderOf = (encoding: TextEncoding): TextDecoder => new TextDecoder(labels[encoding] ?? encoding);

export type EncodingFound = {
  encoding: TextEncoding;
  /** The bytes prove it. Where they do not, a person should see how the letters come out. */
  sure: boolean;
};

/**
 * The encoding of text by its first stretch. A byte-order mark says it; zeros
 * in every other place say UTF-16; what is not UTF-8 is judged by the letters it
 * would make, unless there is more good UTF-8 in it than bad: then it is UTF-8
 * with damage, and its cells are reported.
 */
export function encodingOf(head: Uint8Array): EncodingFound {
  if (startsWith(head, [0xff, 0xfe])) return { encoding: "utf-16le", sure: true };
  if (startsWith(head, [0xfe, 0xff])) return { encoding: "utf-16be", sure: true };
  const wide = wideEncodingOf(head.subarray(0, 64 * 1024));
  if (wide) return { encoding: wide, sure: true };
  if (isUtf8(wholeLetters(head))) return { encoding: "utf-8", sure: true };
  if (startsWith(head, [0xef, 0xbb, 0xbf])) return { encoding: "utf-8", sure: false };
  return encodingOfDamaged(head);
}

/** Of text that is not UTF-8 throughout. Never sure: nothing in such bytes proves which they are. */
export function encodingOfDamaged(stretch: Uint8Array): EncodingFound {
  let good = 0;
  let bad = 0;
  for (const letter of decoderOf("utf-8").decode(wholeLetters(stretch))) {
    if (letter === "\ufffd") bad++;
    else if (letter > "\u007f") good++;
  }
  return { encoding: good > bad ? "utf-8" : singleByteEncodingOf(stretch), sure: false };
}

/** The bytes without a last letter that was cut in the middle, as the end of a stretch of a file cuts it. */
export function wholeLetters(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!; // within the bytes
    if (byte < 0x80) return bytes;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.subarray(0, bytes.length - back) : bytes;
    }
  }
  return bytes;
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]) => mark.every((byte, place) => bytes[place] === byte);

/** UTF-16 without a mark: the letters, digits and line ends of a table have a zero for their other half, and text has no zeros otherwise. */
function wideEncodingOf(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const zeros = { even: 0, odd: 0 };
  bytes.forEach((byte, place) => {
    if (byte === 0) zeros[place % 2 === 0 ? "even" : "odd"]++;
  });
  const pairs = Math.max(1, bytes.length / 2);
  if (zeros.odd / pairs > 0.4 && zeros.even / pairs < 0.05) return "utf-16le";
  if (zeros.even / pairs > 0.4 && zeros.odd / pairs < 0.05) return "utf-16be";
  return undefined;
}
