import { createReadStream } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import { refused } from "@concord/kernel";
import type { Reading, Recipe, TextEncoding } from "@concord/domain/evidence";
import type { CsvDialect } from "../inspect/csv-dialect.ts";
import { encodingNames } from "../inspect/encoding.ts";
import { inspectText } from "../inspect/inspect-text.ts";
import { lineEndsIn, type CsvRecord } from "../inspect/record-reader.ts";
import { openFile } from "../open/index.ts";
import { beyondLast } from "./bad-rows-file.ts";
import { mendedRefusals, readMendedRows, type MendedRow } from "./mended-rows.ts";
import type { Report } from "./progress.ts";
import { recordsOf } from "./records-of.ts";

export type MendOptions = {
  /** The file whose rows are mended, as it came, and how it was understood. */
  original: string;
  reading: Reading;
  /** The file of its bad rows, as we wrote it: what may be mended. */
  badRows: string;
  /** The file of mended rows, as the person sent it. */
  mending: string;
  /** A folder that is this job's alone. What is made is left in it. */
  folder: string;
  report?: Report;
};

export type MendedFile = {
  /** The whole table as text in UTF-8: every line as it was, but those that were mended or left out. */
  path: string;
  rowsReplaced: number;
  rowsLeftOut: number;
  /** By which it is to be read: as the file that it was made from, with nothing left to guess. */
  recipe: Recipe;
};

/**
 * Puts mended rows back where they were. A row that is not in the file of mended rows, or is there as it was, stays as it
 * is, and is bad again when the whole is checked. From the same files always comes the same table, to the byte. Throws
 * refused where a row mends what was not bad.
 */
export async function mendFile({ original, reading, badRows, mending, folder, report = () => {} }: MendOptions): Promise<MendedFile> {
  const [openedIn, mendedIn, path] = [join(folder, "opened"), join(folder, "mended"), join(folder, "whole.csv")];
  await Promise.all([mkdir(openedIn, { recursive: true }), mkdir(mendedIn, { recursive: true })]);
  const opened = await openFile(original, { folder: openedIn, recipe: recipeToOpen(reading), report });
  const recipe = recipeToRead(reading);
  const inspection = await inspectText(opened.path, { recipe, ...(opened.written ? { written: opened.written } : {}) });
  const columns = inspection.columns.map(({ name }) => name);

  const mended = await readMendedRows(mending, { folder: mendedIn, columns });
  const bad = await readMendedRows(badRows, { folder: mendedIn, columns });
  const unknown = [...mended.keys()].find((line) => !bad.has(line));
  if (unknown !== undefined)
    throw refused(
      "mending-line-unknown",
      `${mendedRefusals["mending-line-unknown"]} Line ${unknown} of the file is not. Take that row out, or write the number that stood there.`,
    );

  const changes = new Map<number, Change>();
  for await (const records of recordsOf(opened.path, inspection)) {
    for (const record of records) {
      const row = mended.get(record.line);
      if (row === undefined || (!row.leaveOut && isAsItWas(row, record, inspection))) continue;
      const text = row.leaveOut ? undefined : rowAsText(row, record.line, inspection.dialect);
      changes.set(record.line, { lines: 1 + lineEndsIn(record.cells.join("")), text });
    }
  }
  if (changes.size === 0) throw refused("mended-nothing", mendedRefusals["mended-nothing"]);

  report({ stage: "Putting mended rows back", done: 0, total: changes.size, unit: "rows" });
  await writeChanged(opened.path, path, changes);
  const rowsLeftOut = [...changes.values()].filter(({ text }) => text === undefined).length;
  return { path, rowsReplaced: changes.size - rowsLeftOut, rowsLeftOut, recipe };
}

/** What is put in the place of so many lines; undefined where nothing is. */
type Change = { lines: number; text: string | undefined };

/** As it was: a guess that was made once is not made again. */
function recipeToOpen({ recipe, encoding, member, sheet, range }: Reading): Recipe {
  const known = (Object.keys(encodingNames) as TextEncoding[]).find((one) => encodingNames[one] === encoding);
  return {
    ...recipe,
    ...(known === undefined ? {} : { encoding: known }),
    ...(member === undefined ? {} : { member }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(range === undefined ? {} : { range }),
  };
}

function recipeToRead({ recipe = {}, delimiter, quote, preambleLines, headerLines, footnoteLines }: Reading): Recipe {
  const { member: _, sheet: __, range: ___, ...said } = recipe; // what it was taken out of is behind us
  // Where nothing was quoted, what quotes is found again as it was found before: a mended cell may need it.
  const quotes: Pick<Recipe, "quote"> = quote === '"' || quote === "'" ? { quote } : {};
  return { ...said, ...quotes, encoding: "utf-8", delimiter, preambleLines, headerLines, footnoteLines: footnoteLines ?? 0 };
}

type Shape = { columns: readonly unknown[]; dialect: CsvDialect };

function isAsItWas({ cells, surplus }: Extract<MendedRow, { leaveOut: false }>, record: CsvRecord, { columns, dialect }: Shape): boolean {
  const beyond = beyondLast(record.cells, columns.length, dialect.delimiter);
  return cells.every((cell, at) => cell === (record.cells[at] ?? "")) && surplus === beyond;
}

/** What stands beyond the last column stands there again, so that the row is still too wide. */
function rowAsText({ cells, surplus }: Extract<MendedRow, { leaveOut: false }>, line: number, dialect: CsvDialect): string {
  const { delimiter } = dialect;
  const row = cells.map((cell) => cellAsText(cell, line, dialect)).join(delimiter);
  if (surplus.trim() !== "") return `${row}${delimiter}${surplus.replace(/[\r\n]+/g, " ")}`;
  return row === "" ? `${dialect.quote}${dialect.quote}` : row; // a blank line would be no row
}

function cellAsText(cell: string, line: number, { delimiter, quote, escape: how }: CsvDialect): string {
  if (!/[\r\n]|^\s|\s$/.test(cell) && !cell.includes(delimiter) && (quote === "" || !cell.includes(quote))) return cell;
  if (quote !== "") {
    const inside =
      how === "doubled" ? cell.replaceAll(quote, quote + quote) : cell.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`);
    return `${quote}${inside}${quote}`;
  }
  if (/[\r\n]/.test(cell) || cell.includes(delimiter))
    throw refused(
      "mending-needs-quotes",
      `A cell of line ${line} holds a line end or the sign between columns, and nothing quotes in this file. Take it out of the cell.`,
    );
  return cell;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Copies a text line by line, byte for byte, but for the changes. Lines end in LF, CRLF or CR, as they are counted everywhere. */
async function writeChanged(source: string, target: string, changes: ReadonlyMap<number, Change>): Promise<void> {
  const file = await open(target, "w");
  let line = 1;
  let skipping = changes.get(1);
  let left = skipping?.lines ?? 0;

  /** A line end was passed: what comes next. Undefined where the line that ended is one that was taken out. */
  const ended = (lineEnd: string): string => {
    line++;
    let put = "";
    if (skipping && --left === 0) {
      put = skipping.text === undefined ? "" : `${skipping.text}${lineEnd}`;
      skipping = undefined;
    }
    if (!skipping) {
      skipping = changes.get(line);
      left = skipping?.lines ?? 0;
    }
    return put;
  };

  try {
    let held = Buffer.alloc(0); // a CR at the end of a piece: whether an LF follows, the next one tells
    for await (const read of createReadStream(source, { highWaterMark: 1024 * 1024 })) {
      const piece = held.length > 0 ? Buffer.concat([held, read as Buffer]) : (read as Buffer);
      const whole = piece.at(-1) === carriageReturn ? piece.subarray(0, -1) : piece;
      held = Buffer.from(piece.subarray(whole.length));
      await file.writeFile(changed(whole));
    }
    await file.writeFile(changed(held));
    if (skipping?.text !== undefined) await file.writeFile(skipping.text); // the last line, which nothing ends
  } finally {
    await file.close();
  }

  function changed(piece: Buffer): Buffer {
    const kept: Buffer[] = [];
    let from = 0;
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at];
      if (byte !== lineFeed && byte !== carriageReturn) continue;
      const both = byte === carriageReturn && piece[at + 1] === lineFeed;
      const next = at + (both ? 2 : 1);
      const wasSkipping = skipping !== undefined;
      const lineEnd = both ? "\r\n" : byte === lineFeed ? "\n" : "\r";
      if (wasSkipping) kept.push(Buffer.from(ended(lineEnd)));
      else if (changes.has(line + 1)) {
        kept.push(piece.subarray(from, next));
        ended(lineEnd);
      } else {
        line++;
        at = next - 1;
        continue; // a stretch of lines that stay is copied as one
      }
      from = next;
      at = next - 1;
    }
    if (!skipping) kept.push(piece.subarray(from));
    return Buffer.concat(kept);
  }
}
