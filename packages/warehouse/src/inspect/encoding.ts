import { isUtf8 } from "node:buffer";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** As people who have met them call them. */
export const encodingNames: Record<Encoding, string> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16 (little-endian)",
  "utf-16be": "UTF-16 (big-endian)",
  "windows-1252": "Windows-1252",
};

/**
 * The encoding of text by its first stretch. A byte-order mark says it; zeros
 * in every other place say UTF-16; text that is not UTF-8 is taken for
 * Windows-1252, which is what Excel in this country writes, unless there is more
 * good UTF-8 in it than bad: then it is UTF-8 with damage, and its cells are reported.
 */
export function encodingOf(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const zeros = zerosByPlace(head.subarray(0, 4096));
  if (zeros.odd > 0.4) return "utf-16le";
  if (zeros.even > 0.4) return "utf-16be";
  return isUtf8(wholeLetters(head)) ? "utf-8" : encodingOfDamaged(head);
}

/** Of text that is not UTF-8 throughout. */
export function encodingOfDamaged(stretch: Uint8Array): Encoding {
  const text = new TextDecoder("utf-8").decode(wholeLetters(stretch));
  let good = 0;
  let bad = 0;
  for (const letter of text) {
    if (letter === "\ufffd") bad++;
    else if (letter > "\u007f") good++;
  }
  return good > bad ? "utf-8" : "windows-1252";
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

function zerosByPlace(bytes: Uint8Array): { even: number; odd: number } {
  const zeros = { even: 0, odd: 0 };
  bytes.forEach((byte, place) => {
    if (byte === 0) zeros[place % 2 === 0 ? "even" : "odd"]++;
  });
  const pairs = Math.max(1, bytes.length / 2);
  return { even: zeros.even / pairs, odd: zeros.odd / pairs };
}
