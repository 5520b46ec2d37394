import { counted } from "@concord/kernel";
import { createWriteStream } from "node:fs";
import type { WriteStream } from "node:fs";
import { once } from "node:events";
import { evidenceLimits, rejectLine, rejectsHeader, type Findings, type Reject } from "@concord/domain/evidence";
import type { TableColumn } from "../inspect/columns.ts";
import type { CsvDialect } from "../inspect/csv-dialect.ts";
import type { Inspection } from "../inspect/inspect-text.ts";
import type { CsvRecord } from "../inspect/record-reader.ts";
import { badRowsWriter } from "./bad-rows-file.ts";
import { marksCounter, type MarksFound } from "./marks-found.ts";
import { plainCsv } from "./plain-csv.ts";
import type { Report } from "./progress.ts";
import { readCell } from "./read-cell.ts";
import { recordsOf } from "./records-of.ts";

export type Scrutiny = Findings & {
  /** The first hundred, for the version itself. */
  rejects: Reject[];
  /** The file of good rows has escapes in it. */
  escaped: boolean;
  /** By column of the file, the marks among its figures. */
  marks: MarksFound[];
  /** The last line that was looked at, where the rest was left alone: the file is refused whatever is in it. */
  leftAfter?: number;
};

export type Scrutinising = {
  /** Where the list of bad cells, the bad rows whole, and the good rows are written. */
  files: { rejects: string; badRows: string; good: string };
  /** The text has bytes that are none, and the cells they stand in are bad. */
  damaged: boolean;
  report: Report;
};

/**
 * Looks at every cell with our own reader: which cannot be what its column says,
 * on which line it stands, and why. Writes the list of them, and the good rows
 * as a plain CSV of their own, in which numbers are plain numbers, days are ISO days
 * and marks stand apart. Every row goes into the one or the other.
 */
export async function scrutinise(source: string, inspection: Inspection, { files, damaged, report }: Scrutinising): Promise<Scrutiny> {
  const marks = inspection.columns.map(() => marksCounter());
  const found: Scrutiny = {
    rowsRead: 0,
    rowsRejected: 0,
    rejectCount: 0,
    rejects: [],
    escaped: false,
    marks: marks.map((counter) => counter.found),
  };
  const [bad, badRows, good] = [lineWriter(files.rejects), lineWriter(files.badRows), lineWriter(files.good)];
  let enough = Number.POSITIVE_INFINITY;
  const plain = plainCsv();
  const toMend = badRowsWriter(inspection);
  await bad.write(rejectsHeader);
  await badRows.write(toMend.header);

  for await (const records of recordsOf(source, inspection)) {
    let reported = "";
    let whole = "";
    let kept = "";
    for (const record of records) {
      found.rowsRead++;
      if (record.fault === "unclosed-quote" && found.brokenQuoteAt === undefined) {
        found.brokenQuoteAt = record.line;
        enough = found.rowsRead + evidenceLimits.rowsAfterBrokenQuote;
      }
      const read = readRow(record, inspection, damaged);
      if ("cells" in read) {
        kept += plain.line(read.cells);
        for (const { place, mark, alone } of read.marks) marks[place]!.count(mark, alone); // one for each column
        continue;
      }
      found.rowsRejected++;
      whole += toMend.line(record, read.rejects);
      for (const reject of read.rejects) {
        if (found.rejectCount++ < evidenceLimits.reportedRejects) reported += rejectLine(reject);
        if (found.rejects.length < 100) found.rejects.push({ ...reject, value: reject.value.slice(0, evidenceLimits.rejectValue) });
      }
    }
    await bad.write(reported);
    await badRows.write(whole);
    await good.write(kept);
    if (found.rowsRead >= enough) {
      found.leftAfter = records.at(-1)!.line; // the rows just counted
      break;
    }
    report({ stage: "Checking each cell", done: found.rowsRead, total: inspection.estimatedRows, unit: "rows" });
  }
  await Promise.all([bad.end(), badRows.end(), good.end()]);
  return { ...found, escaped: plain.escaped() };
}

type RowRead = { cells: string[]; marks: { place: number; mark: string; alone: boolean }[] } | { rejects: Reject[] };

type Shape = { columns: readonly TableColumn[]; dialect: CsvDialect; endsInBlanks?: boolean };

/** A row as it is kept, marks in cells of their own; or what is wrong with it: with its shape, or else with each of its cells. */
export function readRow(record: CsvRecord, table: Shape, damaged = false): RowRead {
  const misfit = whyMisfit(record, table);
  if (misfit) return { rejects: [misfit] };
  const kept: string[] = [];
  const marks: { place: number; mark: string; alone: boolean }[] = [];
  const rejects: Reject[] = [];
  table.columns.forEach((column, place) => {
    const value = record.cells[place]!; // a row that fits has a cell for each column
    const read = readCell(value, column, damaged);
    if ("because" in read) {
      rejects.push({ line: record.line, column: column.name, value, reason: read.because });
      return;
    }
    kept.push(read.kept);
    if (column.marksColumn !== undefined) kept.push(read.mark ?? "");
    if (read.mark !== undefined) marks.push({ place, mark: read.mark, alone: read.kept === "" });
  });
  return rejects.length > 0 ? { rejects } : { cells: kept, marks };
}

function whyMisfit({ line, cells, fault, faultAt = 0 }: CsvRecord, { columns, dialect, endsInBlanks = false }: Shape): Reject | undefined {
  const whole = (column: string | undefined, reason: string): Reject => ({
    line,
    column: column ?? "",
    value: cells.join(dialect.delimiter),
    reason,
  });

  if (fault === "unclosed-quote") return whole(columns[faultAt]?.name, "A quotation mark opens here and is never closed.");
  if (fault === "text-after-quote") {
    return whole(
      columns[faultAt]?.name,
      "A quotation mark stands where none can: after it comes neither the next column nor the end of the row.",
    );
  }
  const wide = endsInBlanks ? cells.slice(columns.length).some((cell) => cell.trim() !== "") : cells.length > columns.length;
  if (cells.length >= columns.length && !wide) return undefined;
  const column = wide ? `column ${columns.length + 1}` : columns[cells.length]?.name;
  return whole(column, `This row has ${counted(cells.length, "column")}; the header has ${columns.length}.`);
}

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
