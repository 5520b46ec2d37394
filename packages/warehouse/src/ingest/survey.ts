import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import type { TextEncoding } from "@concord/domain/evidence";
import type { CsvDialect } from "../inspect/csv-dialect.ts";
import { encodingOfDamaged, wholeLetters } from "../inspect/encoding.ts";

/** What only a look at every byte can tell. */
export type Survey = {
  sha256: string;
  /** Text that is not UTF-8 after all, by a byte far down: the encoding that it seems to be in. */
  otherEncoding?: TextEncoding | undefined;
  /** Bytes stand in it that are no text in UTF-8. */
  damaged: boolean;
  /** A cell is quoted somewhere. */
  quoted: boolean;
  /**
   * Something stands in it that DuckDB reads more kindly than a table allows:
   * `1_000` as a thousand, `+-8` as minus eight, quotes with spaces about them,
   * NUL. Found, the cells are looked at one by one.
   */
  doubtful: boolean;
  /** Lines that end with the delimiter. DuckDB overlooks one that stands behind the last column. */
  endInDelimiter: number;
};

/** One pass at the speed of the disk, while DuckDB reads the same file. */
export async function survey(path: string, dialect: Pick<CsvDialect, "delimiter" | "quote">): Promise<Survey> {
  const hash = createHash("sha256");
  const quotes = quoteFinder(dialect);
  const ends = endCounter(dialect);
  let damaged = false;
  let otherEncoding: TextEncoding | undefined;
  let doubtful = false;
  let cut: Uint8Array = new Uint8Array(); // a letter that the end of a piece cut in two

  for await (const piece of pieces(path)) {
    hash.update(piece);
    const letters = cut.length === 0 ? piece : Buffer.concat([cut, piece]);
    const whole = wholeLetters(letters);
    cut = Uint8Array.from(letters.subarray(whole.length));
    look(whole);
    doubtful ||= isDoubtful(piece);
    quotes.look(piece);
    ends.look(piece);
  }
  look(cut);
  return { sha256: hash.digest("hex"), otherEncoding, damaged, doubtful, quoted: quotes.found(), endInDelimiter: ends.count() };

  function look(letters: Uint8Array) {
    if (isUtf8(letters)) return;
    damaged = true;
    const { encoding } = encodingOfDamaged(letters);
    if (encoding !== "utf-8") otherEncoding ??= encoding;
  }
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

/** Looks for a quote where a cell begins: quotes within a cell quote nothing. Once one is found it looks no further. */
function quoteFinder({ delimiter, quote }: Pick<CsvDialect, "delimiter" | "quote">) {
  let found = quote === "";
  let before: number | undefined; // the byte before this piece
  const begins = new Set([...Buffer.from(delimiter).subarray(-1), 10, 13, 0x20, 0xbf]); // also after spaces, and after a byte-order mark
  return {
    look(piece: Buffer): void {
      const mark = quote.charCodeAt(0);
      for (let at = found ? -1 : piece.indexOf(mark); at !== -1 && !found; at = piece.indexOf(mark, at + 1)) {
        const previous = at === 0 ? before : piece[at - 1];
        found = previous === undefined || begins.has(previous);
      }
      before = piece[piece.length - 1];
    },
    found: () => found && quote !== "",
  };
}

function endCounter({ delimiter }: Pick<CsvDialect, "delimiter">) {
  const last = Buffer.from(delimiter).at(-1)!; // it is one character
  const pairs = [Buffer.from([last, 10]), Buffer.from([last, 13])];
  let found = 0;
  let before: number | undefined; // the byte before this piece
  return {
    look(piece: Buffer): void {
      if (before === last && (piece[0] === 10 || piece[0] === 13)) found++;
      for (const pair of pairs) {
        for (let at = piece.indexOf(pair); at !== -1; at = piece.indexOf(pair, at + 2)) found++;
      }
      before = piece[piece.length - 1];
    },
    /** The last line may have no line end. */
    count: () => found + (before === last ? 1 : 0),
  };
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
