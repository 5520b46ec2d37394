import { createReadStream } from "node:fs";
import { refused } from "@concord/kernel";
import { bareCell } from "@concord/domain/evidence";
import { recordReader, type CsvRecord } from "../inspect/record-reader.ts";
import { headOf } from "../open/head-of.ts";
import { openFile } from "../open/index.ts";
import { badRowsColumns, mostBadRows } from "./bad-rows-file.ts";

/** Why a file of mended rows is not taken. */
export const mendedRefusals = {
  "mending-not-ours":
    "This is not the file of bad rows: its first column is not “line”. Download the bad rows, mend them in that file, and send it with its first row as it is.",
  "mending-columns-differ": "Its columns are not those of the bad rows.",
  "mending-line-unclear": "A row does not say which line it mends.",
  "mending-line-unknown": "A row mends a line that is not one of the bad rows.",
  "mending-line-twice": "Two rows mend the same line.",
  "mending-leave-out-unclear": "Under “leave out”, write yes, or nothing.",
  "mending-too-many": `More rows are mended than can be by hand: ${mostBadRows.toLocaleString("en-GB")} is the limit. Mend the file itself, and send that.`,
  "mended-nothing":
    "None of its rows differs from the bad row that it was. Mend some, or say under “leave out” which are to go, then send it again.",
} as const;

const refuse = (code: keyof typeof mendedRefusals, detail = "") => refused(code, `${mendedRefusals[code]}${detail && ` ${detail}`}`);

/** What a person made of one bad row. */
export type MendedRow = { leaveOut: true } | { leaveOut: false; cells: string[]; surplus: string };

/**
 * The rows that a person mended, by the line of each. Spreadsheets save in their own encoding and with their own
 * delimiter, or as a workbook; what they keep is the first row, by which the rest is found.
 */
export async function readMendedRows(
  file: string,
  options: { folder: string; columns: readonly string[] },
): Promise<Map<number, MendedRow>> {
  const { path } = await openFile(file, { folder: options.folder });
  const delimiter = delimiterIn(await headOf(path));
  const rows = new Map<number, MendedRow>();
  let take: ((record: CsvRecord) => readonly [number, MendedRow]) | undefined;
  for await (const record of recordsIn(path, delimiter)) {
    if (record.cells.every((cell) => cell.trim() === "")) continue;
    if (!take) {
      take = rowReader(record.cells, options.columns);
      continue;
    }
    const [line, row] = take(record);
    if (rows.has(line))
      throw refuse("mending-line-twice", `Row ${record.line} of the file mends line ${line}, as one above it does. Keep one of them.`);
    if (rows.size === mostBadRows) throw refuse("mending-too-many");
    rows.set(line, row);
  }
  return rows;
}

function delimiterIn(head: Uint8Array): string {
  const found = /^\ufeff?\s*"?line"?\s*([,;\t|])/i.exec(new TextDecoder("utf-8", { ignoreBOM: true }).decode(head.subarray(0, 100)));
  if (!found) throw refuse("mending-not-ours");
  return found[1]!; // the pattern has it
}

async function* recordsIn(path: string, delimiter: string): AsyncGenerator<CsvRecord> {
  const reader = recordReader({ delimiter, quote: '"', escape: "doubled" });
  const decoder = new TextDecoder("utf-8");
  for await (const piece of createReadStream(path)) yield* reader.push(decoder.decode(piece as Buffer, { stream: true }));
  yield* reader.push(decoder.decode(), true);
}

/** By the first row of the file, how to read the others. A column of ours that the person took out is taken as empty. */
function rowReader(header: readonly string[], columns: readonly string[]) {
  const names = header.map((cell) => bareCell(cell));
  const inOrder = columns.every((name, at) => names[at + 1] === name);
  const places = columns.map((name, at) => (inOrder ? at + 1 : onlyPlaceOf(name, names)));
  const ours = (name: string) => names.indexOf(name, inOrder ? columns.length + 1 : 1);
  const [surplusAt, leaveOutAt] = [ours(badRowsColumns.surplus), ours(badRowsColumns.leaveOut)];

  return ({ line: row, cells }: CsvRecord): readonly [number, MendedRow] => {
    const cell = (at: number) => bareCell(cells[at] ?? "");
    const line = cell(0).trim();
    if (!/^\d{1,10}$/.test(line))
      throw refuse(
        "mending-line-unclear",
        `Row ${row} of the file has “${line.slice(0, 40)}” under “line”. Write the number that stood there.`,
      );
    const leaveOut = leaveOutAt === -1 ? "" : cell(leaveOutAt).trim().toLowerCase();
    if (yes.has(leaveOut)) return [Number(line), { leaveOut: true }];
    if (!no.has(leaveOut)) throw refuse("mending-leave-out-unclear", `Row ${row} of the file has “${leaveOut.slice(0, 40)}”.`);
    return [Number(line), { leaveOut: false, cells: places.map(cell), surplus: surplusAt === -1 ? "" : cell(surplusAt) }];
  };
}

const yes: ReadonlySet<string> = new Set(["yes", "y", "true", "x", "1"]);
const no: ReadonlySet<string> = new Set(["", "no", "n", "false", "0"]);

function onlyPlaceOf(name: string, names: readonly string[]): number {
  const at = names.indexOf(name, 1);
  if (at === -1) throw refuse("mending-columns-differ", `The column “${name}” is missing.`);
  if (names.indexOf(name, at + 1) !== -1) throw refuse("mending-columns-differ", `The column “${name}” stands in it twice.`);
  return at;
}
