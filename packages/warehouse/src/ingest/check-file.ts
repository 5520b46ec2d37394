import { copyFile, mkdir, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { Failure, refused } from "@concord/kernel";
import { acceptanceRefusals, evidenceLimits, judgeAcceptance, type IngestOutcome } from "@concord/domain/evidence";
import type { Encoding } from "../inspect/encoding.ts";
import { inspectText, type Inspection } from "../inspect/inspect-text.ts";
import { convert } from "./convert.ts";
import { openAsText, type OpenedText } from "./open-as-text.ts";
import { profile, type Profile } from "./profile.ts";
import { watch, type Report } from "./progress.ts";
import { notesOnReading, readingOf } from "./reading.ts";
import { openSandbox, sandboxSettings, text, type SandboxSettings } from "./sandbox.ts";
import { scrutinise, type Scrutiny } from "./scrutinise.ts";
import { hashOf, survey } from "./survey.ts";

export type CheckOptions = {
  /** A folder that is this check's alone. What the check makes is left in it. */
  folder: string;
  /** The dataset's: the share of rows that may be bad. */
  tolerance: number;
  report?: Report;
  settings?: SandboxSettings;
};

/** What the file came to, and where what was made of it lies. */
export type CheckedFile = {
  outcome: IngestOutcome;
  /** Absent where the file was refused. */
  made?: { parquet: string; codes: string };
  /** Absent where nothing in it is bad. */
  rejects?: string;
};

/**
 * Checks a file as it came, all of it, and makes Parquet of what is good.
 *
 * DuckDB reads it first, fast and strictly, while every byte is looked at beside
 * it. Only when something is in doubt does our own, slower reader look at each
 * cell and say which are bad, on which line and why; DuckDB then reads what is left.
 */
export async function checkFile(file: string, options: CheckOptions): Promise<CheckedFile> {
  await mkdir(options.folder, { recursive: true });
  try {
    return (await checkAs(undefined, file, options)) ?? (await checkAs("windows-1252", file, options))!; // that reads any byte
  } catch (error) {
    if (!(error instanceof Failure && error.kind === "refused")) throw error;
    return {
      outcome: {
        status: "rejected",
        originalHash: await hashOf(file),
        because: error.message,
        code: error.code,
        rejectCount: 0,
        rejects: [],
      },
    };
  }
}

/** The check, with the file read in this encoding or in the one it seems to be in; undefined when it seemed UTF-8 and is not. */
async function checkAs(encoding: Encoding | undefined, file: string, options: CheckOptions): Promise<CheckedFile | undefined> {
  const { folder, tolerance, report = () => {}, settings = sandboxSettings } = options;
  const opened = await openAsText(file, folder, report, encoding);
  const inspection = await inspectText(opened.path);
  const table = inspection.footnotes ? await cutOff(opened.path, inspection.footnotes.from, join(folder, "table.csv")) : opened.path;
  const parquet = join(folder, "table.parquet");

  const { duck, close } = await openSandbox(folder, table, settings);
  try {
    // DuckDB works in threads of its own while this one looks at every byte.
    const stop = watch(duck, inspection.estimatedRows, report);
    const [converted, surveyed] = await Promise.all([convert(duck, table, inspection, parquet), survey(opened.path)]).finally(stop);
    if (surveyed.otherEncoding) return undefined;
    const originalHash = opened.originalHash ?? (opened.path === file ? surveyed.sha256 : await hashOf(file));
    const facts = { opened, inspection, originalHash };

    if (converted.clean && !surveyed.doubtful && !inspection.grouped) {
      const rows = await rowsIn(duck, parquet);
      const found = await profile(duck, parquet, inspection.columns, rows, report);
      if (!found.doubtful && rows > 0) return await accepted(facts, found, rows, folder);
    }
    return await lookCloser(duck, table, facts, folder, tolerance, report);
  } finally {
    close();
  }
}

type Facts = { opened: OpenedText; inspection: Inspection; originalHash: string };

async function lookCloser(
  duck: DuckDBConnection,
  table: string,
  facts: Facts,
  folder: string,
  tolerance: number,
  report: Report,
): Promise<CheckedFile> {
  const files = { rejects: join(folder, "rejects.csv"), good: join(folder, "good.csv") };
  let { inspection } = facts;
  let scrutiny = await scrutinise(table, inspection, files, report);
  const guessedBetter = withoutWrongGuesses(inspection, scrutiny);
  if (guessedBetter) {
    inspection = guessedBetter;
    scrutiny = await scrutinise(table, inspection, files, report);
  }

  const judged = judgeAcceptance(scrutiny, tolerance);
  const { rejectCount, rejects } = scrutiny;
  if (!judged.allowed) {
    const { originalHash } = facts;
    const because = `${acceptanceRefusals[judged.because]}${whereOf(scrutiny)}`;
    return {
      outcome: { status: "rejected", originalHash, because, code: judged.because, rejectCount, rejects },
      ...(rejectCount > 0 ? { rejects: files.rejects } : {}),
    };
  }

  const parquet = join(folder, "table.parquet");
  const { clean } = await convert(duck, files.good, { ...inspection, delimiter: ",", preambleLines: 0, headerLines: 0 }, parquet);
  const rows = await rowsIn(duck, parquet);
  if (!clean || rows !== scrutiny.rowsRead - scrutiny.rowsRejected)
    throw new Error("DuckDB does not read the rows that our own reader finds good");
  const found = await profile(duck, parquet, inspection.columns, rows, report);
  return accepted({ ...facts, inspection }, found, rows, folder, scrutiny);
}

async function accepted(
  { opened, inspection, originalHash }: Facts,
  found: Profile,
  rows: number,
  folder: string,
  { rejectCount, rejects }: Pick<Scrutiny, "rejectCount" | "rejects"> = { rejectCount: 0, rejects: [] },
): Promise<CheckedFile> {
  if (rows > evidenceLimits.rows)
    throw refused("too-many-rows", "The table has more than 50 million rows, which is the limit. Send it in several tables.");
  const codes = join(folder, "codes.json");
  await writeFile(codes, JSON.stringify(found.codes));
  const notes = [...notesOnReading(opened, inspection), ...found.notes];
  return {
    outcome: {
      status: "accepted",
      originalHash,
      reading: readingOf(opened, inspection),
      rows,
      columns: found.columns,
      notes,
      rejectCount,
      rejects,
    },
    made: { parquet: join(folder, "table.parquet"), codes },
    ...(rejectCount > 0 ? { rejects: join(folder, "rejects.csv") } : {}),
  };
}

/** Where the first bad thing is, for the sentence that refuses. */
function whereOf({ brokenQuoteAt, rejects: [first], rowsRejected, rowsRead }: Scrutiny): string {
  if (rowsRead === 0) return "";
  if (brokenQuoteAt !== undefined) return ` The first is on line ${grouped(brokenQuoteAt)}.`;
  return first
    ? ` ${grouped(rowsRejected)} of ${grouped(rowsRead)} rows ${rowsRejected === 1 ? "is" : "are"} bad, the first on line ${grouped(first.line)}.`
    : "";
}

/**
 * That a column holds numbers or dates was our guess, unless its name says so.
 * Where more than a tenth of the rows prove it wrong, the guess was bad and not the
 * rows: the column is text. Undefined when every guess stands.
 */
function withoutWrongGuesses(inspection: Inspection, { badByColumn, rowsRead }: Scrutiny): Inspection | undefined {
  const wrong = inspection.columns.map(
    ({ type, meaning }, place) => type !== "text" && meaning === "other" && badByColumn[place]! > rowsRead / 10,
  );
  if (!wrong.includes(true)) return undefined;
  return { ...inspection, columns: inspection.columns.map((column, place) => (wrong[place] ? { ...column, type: "text" } : column)) };
}

async function cutOff(path: string, from: number, target: string): Promise<string> {
  await copyFile(path, target);
  await truncate(target, from);
  return target;
}

async function rowsIn(duck: DuckDBConnection, parquet: string): Promise<number> {
  const answer = await duck.runAndReadAll(`SELECT count(*)::DOUBLE FROM read_parquet(${text(parquet)})`).catch(() => undefined);
  return Number(answer?.getRows()[0]?.[0] ?? 0);
}

const grouped = (number: number) => number.toLocaleString("en-GB");
