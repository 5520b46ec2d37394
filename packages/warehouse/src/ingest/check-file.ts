import { copyFile, mkdir, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure, grouped, refused } from "@concord/kernel";
import {
  acceptanceRefusals,
  evidenceLimits,
  judgeAcceptance,
  type IngestOutcome,
  type Reading,
  type Recipe,
  type TextEncoding,
} from "@concord/domain/evidence";
import type { TableColumn } from "../inspect/columns.ts";
import { inspectText, judgedBy, type Inspection } from "../inspect/inspect-text.ts";
import { openFile, type OpenedTable } from "../open/index.ts";
import { convert, holdsCodes, readsAsWeDo } from "./convert.ts";
import { marksAloneIn } from "./marks-found.ts";
import { gatherEvidence } from "./gather-evidence.ts";
import { keptColumns } from "./kept-columns.ts";
import { profile, type Profile } from "./profile.ts";
import { watch, type Report } from "./progress.ts";
import { notesOnReading, readingOf } from "./reading.ts";
import { openSandbox, roomFor, sandboxSettings, type SandboxSettings } from "./sandbox.ts";
import { scrutinise, type Scrutiny } from "./scrutinise.ts";
import { hashOf, survey, type Survey } from "./survey.ts";

export type CheckOptions = {
  /** A folder that is this check's alone. What the check makes is left in it. */
  folder: string;
  /** The dataset's: the share of rows that may be bad. */
  tolerance: number;
  /** What a person corrected in how the dataset's files are read. */
  recipe?: Recipe | undefined;
  report?: Report;
  settings?: SandboxSettings;
};

/** What the file came to, and where what was made of it lies. */
export type CheckedFile = {
  outcome: IngestOutcome;
  /** How the file was understood, as far as it was: a refused one too. */
  understood: Understood;
  /** Absent where the file was refused. */
  made?: { parquet: string; codes: string; shapes?: string };
  /** The list of bad cells, and the bad rows whole, to be mended and sent back. Absent where nothing in it is bad. */
  rejects?: string;
  badRows?: string;
};

export type Understood = {
  encoding?: TextEncoding;
  reading?: Reading;
  /** Those of the file. */
  columns: readonly TableColumn[];
};

type Check = Required<Pick<CheckOptions, "folder" | "tolerance" | "report" | "settings">> & {
  file: string;
  recipe: Recipe | undefined;
  understood: Understood;
};

/**
 * Checks a file as it came, all of it, and makes Parquet of what is good.
 *
 * Where every figure is plain, DuckDB reads it first, fast and strictly, while every
 * byte is looked at beside it. Where figures are written otherwise, or something is in
 * doubt, our own, slower reader judges each column by all of its cells, says which
 * are bad, on which line and why, and writes the others plainly; DuckDB then reads those.
 */
export async function checkFile(file: string, options: CheckOptions): Promise<CheckedFile> {
  const { folder, tolerance, recipe, report = () => {}, settings = sandboxSettings } = options;
  const check: Check = { file, folder, tolerance, recipe, report, settings, understood: { columns: [] } };
  await mkdir(folder, { recursive: true });
  try {
    const checked = await checkAs(undefined, check);
    return typeof checked === "string" ? await checkIn(checked, check) : checked;
  } catch (error) {
    if (!(error instanceof Failure && error.kind === "refused")) throw error;
    const { message: because, code, parts = [] } = error;
    const choices = parts.flatMap(({ at, detail }) => (at === "member" || at === "sheet" ? [detail] : [])).slice(0, 200);
    return {
      outcome: {
        status: "rejected",
        originalHash: await hashOf(file),
        because,
        code,
        rejectCount: 0,
        rejects: [],
        ...(choices.length > 0 ? { choices } : {}),
      },
      understood: check.understood,
    };
  }
}

async function checkIn(encoding: TextEncoding, check: Check): Promise<CheckedFile> {
  const checked = await checkAs(encoding, check);
  if (typeof checked === "string") throw new Error("An encoding was asked for, and another is asked for in turn");
  return checked;
}

/** The check, with the file read in this encoding or in the one it seems to be in; the other encoding when it seemed UTF-8 and is not. */
async function checkAs(encoding: TextEncoding | undefined, check: Check): Promise<CheckedFile | TextEncoding> {
  const { file, folder, recipe, report, understood } = check;
  const opened = await openFile(file, { folder, recipe, report, encoding });
  understood.encoding = opened.encoding;
  const inspection = await inspectText(opened.path, { recipe, written: opened.written });
  understood.columns = inspection.columns;
  understood.reading = readingOf(opened, inspection, { quoted: true, recipe });

  const { surveyed, found } = await readFast(opened.path, inspection, check);
  const seemedUtf8 = encoding === undefined && recipe?.encoding === undefined && opened.encoding === "utf-8" && !opened.written;
  if (surveyed.otherEncoding && seemedUtf8) return surveyed.otherEncoding;

  understood.reading = readingOf(opened, inspection, { quoted: surveyed.quoted, recipe });
  const originalHash = opened.originalHash ?? (opened.path === file ? surveyed.sha256 : await hashOf(file));
  const facts: Facts = { opened, inspection, surveyed, originalHash };
  return found ? accepted(facts, found, check) : lookCloser(facts, check);
}

type Facts = { opened: OpenedTable; inspection: Inspection; surveyed: Survey; originalHash: string };

/**
 * Every byte looked at, and beside it all of the table read by DuckDB in threads of its own, if it reads such a table as
 * we do. What it found is there only where nothing is in doubt.
 */
async function readFast(
  source: string,
  inspection: Inspection,
  { folder, report, settings }: Check,
): Promise<{ surveyed: Survey; found?: Profile }> {
  const surveying = () => survey(source, inspection.dialect);
  if (!readsAsWeDo(inspection) || inspection.headIsTangled || inspection.hasLongLines) return { surveyed: await surveying() };

  const table = inspection.footnotes ? await cutOff(source, inspection.footnotes.from, join(folder, "table.csv")) : source;
  const parquet = parquetIn(folder);
  const { duck, close } = await openSandbox(folder, table, roomFor(inspection.columns.length, settings));
  try {
    const stop = watch(duck, inspection.estimatedRows, report);
    const [converted, surveyed] = await Promise.all([convert(duck, table, asDuckReads(inspection), parquet), surveying()]).finally(stop);
    if (!converted.clean || surveyed.doubtful || surveyed.otherEncoding) return { surveyed };
    if (await holdsCodes(duck, table, asDuckReads(inspection))) return { surveyed };
    const found = await profile(duck, parquet, inspection.columns, report);
    const tooWide = !inspection.endsInBlanks && surveyed.endInDelimiter > (found.columns.at(-1)?.blank ?? 0);
    return found.doubtful || found.rows === 0 || tooWide ? { surveyed } : { surveyed, found };
  } finally {
    close();
  }
}

const asDuckReads = ({ dialect, columns, preambleLines, headerLines }: Inspection) => ({
  dialect,
  columns,
  skip: preambleLines + headerLines,
});

/** The check with our own reader: the columns judged by every cell, then each cell by its column. */
async function lookCloser(facts: Facts, check: Check): Promise<CheckedFile> {
  const { folder, tolerance, report, understood } = check;
  const { opened, surveyed, originalHash } = facts;
  const inspection = judgedBy(facts.inspection, await gatherEvidence(opened.path, facts.inspection, report));
  understood.columns = inspection.columns;
  const files = filesIn(folder);
  const scrutiny = await scrutinise(opened.path, inspection, { files, damaged: surveyed.damaged, report });
  const { rowsRead, rowsRejected, rejectCount, rejects } = scrutiny;

  const judged = judgeAcceptance(scrutiny, tolerance);
  if (!judged.allowed) {
    const because = `${acceptanceRefusals[judged.because]}${whereOf(scrutiny)}`;
    return {
      outcome: { status: "rejected", originalHash, because, code: judged.because, rejectCount, rejects },
      understood,
      ...(rejectCount > 0 ? { rejects: files.rejects, badRows: files.badRows } : {}),
    };
  }

  const columns = keptColumns(inspection.columns);
  const { duck, close } = await openSandbox(folder, files.good, roomFor(columns.length, besideOurReader(check.settings)));
  try {
    const good = { columns: columns.map(plainly), dialect: plain, skip: 0, escaped: scrutiny.escaped };
    const { clean } = await convert(duck, files.good, good, parquetIn(folder));
    const found = await profile(duck, parquetIn(folder), columns, report, marksAloneIn(inspection.columns, scrutiny.marks));
    if (!clean || found.rows !== rowsRead - rowsRejected) throw new Error("DuckDB does not read the rows that our own reader finds good");
    return await accepted({ ...facts, inspection }, found, check, scrutiny);
  } finally {
    close();
  }
}

/** Our own reader leaves Node with more memory than it had, which DuckDB then has less of. */
const besideOurReader = ({ threads, memoryMegabytes }: SandboxSettings): SandboxSettings => ({
  threads,
  memoryMegabytes: Math.round(memoryMegabytes * 0.7),
});

const parquetIn = (folder: string) => join(folder, "table.parquet");

const filesIn = (folder: string) => ({
  rejects: join(folder, "rejects.csv"),
  badRows: join(folder, "bad-rows.csv"),
  good: join(folder, "good.csv"),
});

const plain = { delimiter: ",", quote: '"', escape: "doubled" } as const;

/** As a column stands in the file that our own reader writes. */
const plainly = (column: TableColumn): TableColumn => (column.type === "date" ? { ...column, dateFormat: "2021-03-01" } : column);

async function accepted(
  { opened, inspection, surveyed, originalHash }: Facts,
  found: Profile,
  { folder, recipe, understood }: Check,
  { rejectCount, rejects, marks }: Pick<Scrutiny, "rejectCount" | "rejects" | "marks"> = { rejectCount: 0, rejects: [], marks: [] },
): Promise<CheckedFile> {
  const { rows, columns } = found;
  if (rows > evidenceLimits.rows)
    throw refused("too-many-rows", "The table has more than 50 million rows, which is the limit. Send it in several tables.");
  const codes = join(folder, "codes.json");
  await writeFile(codes, JSON.stringify(found.codes));
  const reading = readingOf(opened, inspection, { quoted: surveyed.quoted, recipe });
  const notes = [...notesOnReading(opened, withProvenOrder(inspection, found), marks), ...found.notes];
  return {
    outcome: { status: "accepted", originalHash, reading, rows, columns, notes, rejectCount, rejects },
    understood: { ...understood, columns: inspection.columns, reading },
    made: { parquet: parquetIn(folder), codes, ...(opened.shapes === undefined ? {} : { shapes: opened.shapes }) },
    ...(rejectCount > 0 ? { rejects: filesIn(folder).rejects, badRows: filesIn(folder).badRows } : {}),
  };
}

/** A day beyond the twelfth, wherever it stands, proves that the day comes first. */
const withProvenOrder = (inspection: Inspection, { provenDays }: Profile): Inspection => ({
  ...inspection,
  columns: inspection.columns.map((column) => (provenDays.has(column.name) ? { ...column, orderAssumed: false } : column)),
});

/** Where the first bad thing is, for the sentence that refuses. */
function whereOf({ brokenQuoteAt, leftAfter, rejects: [first], rowsRejected, rowsRead }: Scrutiny): string {
  if (rowsRead === 0) return "";
  if (brokenQuoteAt !== undefined) {
    const rest = leftAfter === undefined ? "" : ` What follows line ${grouped(leftAfter)} was not looked at.`;
    return ` The first is on line ${grouped(brokenQuoteAt)}.${rest}`;
  }
  return first
    ? ` ${grouped(rowsRejected)} of ${grouped(rowsRead)} rows ${rowsRejected === 1 ? "is" : "are"} bad, the first on line ${grouped(first.line)}.`
    : "";
}

async function cutOff(path: string, from: number, target: string): Promise<string> {
  await copyFile(path, target);
  await truncate(target, from);
  return target;
}
