import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { encodingOfDamaged, wholeLetters } from "../inspect/encoding.ts";

/** What only a look at every byte can tell. */
export type Survey = {
  sha256: string;
  /** Text that is not UTF-8 after all: a byte of another encoding, far down. */
  otherEncoding: boolean;
  /**
   * Something stands in it that DuckDB reads more kindly than a table allows:
   * `1_000` as a thousand, `+-8` as minus eight, quotes with spaces about them,
   * NUL. Found, the cells are looked at one by one.
   */
  doubtful: boolean;
};

/** One pass at the speed of the disk, while DuckDB reads the same file. */
export async function survey(path: string): Promise<Survey> {
  const hash = createHash("sha256");
  let otherEncoding = false;
  let doubtful = false;
  let cut: Uint8Array = new Uint8Array(); // a letter that the end of a piece cut in two

  for await (const piece of pieces(path)) {
    hash.update(piece);
    const letters = cut.length === 0 ? piece : Buffer.concat([cut, piece]);
    const whole = wholeLetters(letters);
    cut = Uint8Array.from(letters.subarray(whole.length));
    if (!otherEncoding && !isUtf8(whole)) otherEncoding = encodingOfDamaged(whole) !== "utf-8";
    doubtful ||= isDoubtful(piece);
  }
  if (cut.length > 0 && !isUtf8(cut)) otherEncoding ||= encodingOfDamaged(cut) !== "utf-8";
  return { sha256: hash.digest("hex"), otherEncoding, doubtful };
}

export async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of pieces(path)) hash.update(piece);
  return hash.digest("hex");
}

/** A file in pieces, each of which is gone when the next is asked for: one buffer serves them all. */
async function* pieces(path: string): AsyncGenerator<Buffer> {
  const buffer = Buffer.allocUnsafe(1024 * 1024);
  const file = await open(path);
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

const generousPairs = ["+-", '" ', ' "', "\r ", "\0"];
const underscore = 0x5f;
/** At the edge of a piece one cannot see both sides, and looks closer. */
const isDigit = (byte: number | undefined) => byte === undefined || (byte >= 0x30 && byte <= 0x39);

function isDoubtful(piece: Buffer): boolean {
  if (generousPairs.some((pair) => piece.includes(pair))) return true;
  for (let at = piece.indexOf(underscore); at !== -1; at = piece.indexOf(underscore, at + 1)) {
    if (isDigit(piece[at - 1]) && isDigit(piece[at + 1])) return true;
  }
  return false;
}
