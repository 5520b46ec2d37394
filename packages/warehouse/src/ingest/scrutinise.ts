import { createReadStream, createWriteStream } from "node:fs";
import type { WriteStream } from "node:fs";
import { once } from "node:events";
import { evidenceLimits, rejectLine, rejectsHeader, type Findings, type Reject } from "@concord/domain/evidence";
import { isDay, isGroupedNumber, isNumber, isPeriod } from "../inspect/cell-type.ts";
import type { TableColumn } from "../inspect/columns.ts";
import type { Inspection } from "../inspect/inspect-text.ts";
import type { Report } from "./progress.ts";
import { recordReader, type CsvRecord } from "../inspect/record-reader.ts";

export type Scrutiny = Findings & {
  /** The first hundred, for the version itself. */
  rejects: Reject[];
  /** Bad cells of each column. */
  badByColumn: number[];
};

/**
 * Looks at every cell with our own reader: which cannot be what its column says,
 * on which line it stands, and why. Writes the list of them, and the good rows
 * as a plain CSV of their own. Slower than DuckDB, and only needed when
 * something is wrong, or may be.
 */
export async function scrutinise(
  source: string,
  inspection: Inspection,
  files: { rejects: string; good: string },
  progress: Report,
): Promise<Scrutiny> {
  const { columns, delimiter, preambleLines, headerLines } = inspection;
  const found: Scrutiny = { rowsRead: 0, rowsRejected: 0, rejectCount: 0, rejects: [], badByColumn: columns.map(() => 0) };
  const bad = lineWriter(files.rejects);
  const good = lineWriter(files.good);
  await bad.write(rejectsHeader);

  const reader = recordReader(delimiter);
  const decoder = new TextDecoder("utf-8");
  const take = async (records: readonly CsvRecord[]) => {
    let reported = "";
    let kept = "";
    for (const record of records) {
      if (record.line <= preambleLines + headerLines) continue;
      found.rowsRead++;
      if (record.fault === "unclosed-quote" || record.fault === "text-after-quote") found.brokenQuoteAt ??= record.line;
      const problems = problemsOf(record, inspection);
      if (problems.length === 0) {
        kept += csvLine(record.cells, columns.length);
        continue;
      }
      found.rowsRejected++;
      for (const { place, reject } of problems) {
        if (found.rejectCount++ < evidenceLimits.reportedRejects) reported += rejectLine(reject);
        if (found.rejects.length < 100) found.rejects.push({ ...reject, value: reject.value.slice(0, evidenceLimits.rejectValue) });
        if (place !== undefined) found.badByColumn[place]!++; // one for each column
      }
    }
    await bad.write(reported);
    await good.write(kept);
    progress({ stage: "Checking each cell", done: found.rowsRead, total: inspection.estimatedRows, unit: "rows" });
  };

  for await (const piece of createReadStream(source, { highWaterMark: 512 * 1024 })) {
    await take(reader.push(decoder.decode(piece as Buffer, { stream: true })));
  }
  await take(reader.push(decoder.decode(), true));
  await Promise.all([bad.end(), good.end()]);
  return found;
}

type Problem = { place?: number | undefined; reject: Reject };

/** What is wrong with a row: with its shape, or else with each of its cells. */
export function problemsOf(record: CsvRecord, inspection: Pick<Inspection, "columns" | "delimiter" | "dateFormat" | "grouped">): Problem[] {
  const { columns, delimiter } = inspection;
  const { line, cells, fault } = record;
  const whole = (reason: string, column: string): Problem[] => [{ reject: { line, column, value: cells.join(delimiter), reason } }];

  if (fault === "unclosed-quote") {
    const at = cells.findIndex((cell) => cell.trimStart().startsWith('"') && !/[^"]"\s*$/.test(cell));
    return whole("A quotation mark opens here and is never closed.", columns[Math.max(0, at)]?.name ?? "");
  }
  if (fault === "text-after-quote") {
    const at = cells.findIndex((cell) => cell.includes('"'));
    return whole(
      "A quotation mark stands where none can: after it comes neither the next column nor the end of the row.",
      columns[Math.max(0, at)]?.name ?? "",
    );
  }
  if (cells.length < columns.length) {
    return whole(`This row has ${counted(cells.length, "column")}; the header has ${columns.length}.`, columns[cells.length]!.name); // there is a next one
  }
  if (cells.slice(columns.length).some((cell) => cell.trim() !== "")) {
    return whole(`This row has ${counted(cells.length, "column")}; the header has ${columns.length}.`, `column ${columns.length + 1}`);
  }
  return columns.flatMap((column, place) => {
    const value = cells[place]!; // there are as many cells as columns
    const reason = whyBad(value, column, inspection);
    return reason === undefined ? [] : [{ place, reject: { line, column: column.name, value, reason } }];
  });
}

function whyBad(
  cell: string,
  { type, periods }: TableColumn,
  { dateFormat, grouped }: Pick<Inspection, "dateFormat" | "grouped">,
): string | undefined {
  if (cell.includes("\ufffd")) return "This cell holds bytes that are not text in UTF-8.";
  if (cell.trim() === "")
    return cell === "" || type === "text"
      ? undefined
      : "This cell holds only spaces, where a figure is expected. Leave it empty if the figure is missing.";
  if (type === "number" && !isNumber(cell) && !(grouped && isGroupedNumber(cell))) return `This is not a number. ${hintFor(cell)}`.trim();
  if (type === "date" && !isDay(cell, dateFormat))
    return `This is not a date such as ${dateFormat === "iso" ? "2021-03-31" : "31/03/2021"}.`;
  if (periods && !isPeriod(cell)) return "This is not a year, quarter or month such as 2021, 2021 Q1 or March 2021.";
  return undefined;
}

/** What publishers write where a figure is withheld or missing. Which of the two it is, only they can say. */
const markers = /^(\*|\.{1,2}|-|–|:|~|!|x|c|u|z|n\/?a|\[[a-z]\]|null|none|#n\/a|#ref!|#value!)$/i;

function hintFor(cell: string): string {
  const held = cell.trim();
  if (markers.test(held))
    return "It looks like a mark for a figure that is withheld or missing. Leave the cell empty, or give the marks a column of their own.";
  if (isGroupedNumber(held)) return "Take the commas out.";
  if (/^[£$€]/.test(held)) return "Take the currency sign out.";
  if (/%$/.test(held)) return "Take the percent sign out.";
  if (/^\d+(\.\d+)?\s+\S/.test(held)) return "Put the words in a column of their own.";
  return "";
}

const counted = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;

/** An empty cell alone in its row is quoted: a blank line would be no row. */
const csvLine = (cells: readonly string[], width: number) =>
  `${cells
    .slice(0, width)
    .map((cell) => (/[",\r\n]|^\s|\s$/.test(cell) || (cell === "" && width === 1) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(",")}\n`;

function lineWriter(path: string) {
  const stream: WriteStream = createWriteStream(path);
  const failed = once(stream, "error").then(([error]) => {
    throw error;
  });
  failed.catch(() => {}); // told by whichever write comes next
  return {
    async write(lines: string): Promise<void> {
      if (lines !== "" && !stream.write(lines)) await Promise.race([once(stream, "drain"), failed]);
    },
    async end(): Promise<void> {
      stream.end();
      await Promise.race([once(stream, "finish"), failed]);
    },
  };
}
