import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Id } from "@concord/kernel";
import type { Context } from "@concord/domain";
import {
  codesBeside,
  datasets,
  evidenceLimits,
  fileKeys,
  getDatasetVersion,
  reasonsToAsk,
  recordIngest,
  type AcceptedVersion,
  type CheckingVersion,
  type Comparison,
  type Dataset,
  type IngestOutcome,
} from "@concord/domain/evidence";
import { beginJob, progressReporter, type ProgressReporter } from "@concord/domain/jobs";
import { checkFile, hashOf, type CheckedFile, type SandboxSettings } from "@concord/warehouse/ingest";
import { filePutTogether, nothingPutBack, type FileToCheck } from "./file-put-together.ts";
import { whatChanged } from "./what-changed.ts";

export type IngestContext = Pick<Context, "store" | "files" | "progress" | "now" | "mintId">;

/**
 * Checks the file of this job and makes it a version, or says why not. The
 * message says only which job; everything else is read from the job's own row.
 *
 * It may be killed anywhere and begun again: what it makes lies under the
 * version's own keys and is made the same again, and nothing of it is a
 * version before the one commit at the end. Until then the version before stands.
 */
export async function ingest(context: IngestContext, jobId: Id<"job">, settings?: SandboxSettings): Promise<void> {
  const job = await beginJob(context, jobId);
  if (job?.work.kind !== "ingest") return;
  const { datasetId, number } = job.work;
  const version = await getDatasetVersion(context, datasetId, number);
  if (version.status !== "checking" || version.jobId !== jobId) return;

  const folder = await mkdtemp(join(tmpdir(), `concord-ingest-${process.pid}-`));
  const progress = progressReporter(context, jobId);
  try {
    const original = join(folder, "original");
    progress.report({ stage: "Fetching the file", done: 0, total: version.bytes, unit: "bytes" });
    await context.files.download(fileKeys.original(datasetId, number), original);

    if (job.attempts > evidenceLimits.attempts) {
      await recordIngest(context, jobId, { ...givenUp(await hashOf(original)), ...(await nothingPutBack(context, version)) });
      return;
    }
    await recordIngest(context, jobId, await outcomeOf(context, { version, original, folder, progress, settings }));
  } finally {
    await progress.settled();
    await rm(folder, { recursive: true, force: true });
  }
}

type Work = {
  version: CheckingVersion;
  original: string;
  folder: string;
  progress: ProgressReporter;
  settings: SandboxSettings | undefined;
};

/** All but the commit: the check, the comparison, whether a person is to be asked, and the files that go with what came of it. */
async function outcomeOf(context: IngestContext, work: Work): Promise<IngestOutcome> {
  const { version, original, folder, progress, settings } = work;
  const { datasetId, number } = version;
  const dataset = await context.store.get(datasets, datasetId);
  const file = await filePutTogether(context, { version, dataset, original, folder, report: progress.report });
  if ("outcome" in file) return file.outcome;

  const checked = await checkFile(file.path, {
    folder: join(folder, "check"),
    tolerance: dataset.tolerance,
    ...(file.recipe ? { recipe: file.recipe } : {}),
    report: progress.report,
    ...(settings ? { settings } : {}),
  });
  const understood = outcomeAsRead(checked, file);
  const before = understood.status === "accepted" ? await latestBefore(context, dataset, number) : undefined;
  const changed =
    before && checked.made && understood.status === "accepted"
      ? await whatChanged(context, {
          before,
          after: { number, parquet: checked.made.parquet, rows: understood.rows, columns: understood.columns },
          folder,
          tolerance: dataset.changeTolerance ?? 0,
          report: progress.report,
          ...(settings ? { settings } : {}),
        })
      : {};
  const outcome = withWhatPeopleDecide(understood, { version, before, ...changed });

  progress.report({ stage: "Keeping the version", done: 0, unit: "files" });
  if (await isStillOurs(context, version)) await keep(context, version, { checked, outcome, comparison: changed.comparison });
  return outcome;
}

/** Where a second worker at this job has ended it, somebody may be looking at what it made, or have had it read again: it is not written over. */
async function isStillOurs(context: IngestContext, { datasetId, number, jobId }: CheckingVersion): Promise<boolean> {
  const now = await getDatasetVersion(context, datasetId, number);
  return now.status === "checking" && now.jobId === jobId;
}

/** As the check ended, but said of the file as it came, and of the recipe as a person gave it. */
function outcomeAsRead({ outcome, understood, made }: CheckedFile, { mends, originalHash, said }: FileToCheck): IngestOutcome {
  const known = { ...(mends ? { mends } : {}), ...(originalHash === undefined ? {} : { originalHash }) };
  if (outcome.status !== "rejected") {
    const { recipe: _, ...reading } = outcome.reading;
    return { ...outcome, ...known, reading: { ...reading, ...(said ? { recipe: said } : {}) }, ...(made?.shapes ? { shapes: true } : {}) };
  }
  if (!understood.reading) return { ...outcome, ...known };
  const { recipe: _, ...reading } = understood.reading;
  const columns = understood.columns.slice(0, evidenceLimits.columns).map(({ name, type, meaning }) => ({ name, type, meaning }));
  return { ...outcome, ...known, reading: { ...reading, ...(said ? { recipe: said } : {}) }, ...(columns.length > 0 ? { columns } : {}) };
}

/** The version that stands now, if it is an earlier one. */
async function latestBefore(context: IngestContext, { id, latest }: Dataset, number: number): Promise<AcceptedVersion | undefined> {
  if (latest === undefined || latest >= number) return undefined;
  const version = await getDatasetVersion(context, id, latest);
  return version.status === "accepted" ? version : undefined;
}

/** Accepted by itself, or put before a person: one who sent it asked to see how it is understood, and it is not as before. */
function withWhatPeopleDecide(outcome: IngestOutcome, { version, before, comparison, note }: Decided): IngestOutcome {
  if (outcome.status === "rejected") return outcome;
  const compared = {
    ...outcome,
    ...(comparison ? { comparison: summaryOf(comparison) } : {}),
    ...(note === undefined ? {} : { notes: [...outcome.notes, note] }),
  };
  if (version.acceptance !== "ask") return compared;
  const waitsBecause = reasonsToAsk(outcome, before);
  return waitsBecause.length === 0 ? compared : { ...compared, status: "proposed", waitsBecause };
}

type Decided = {
  version: CheckingVersion;
  before: AcceptedVersion | undefined;
  comparison?: Comparison;
  note?: string;
};

const summaryOf = ({ with: against, word, sentence, rowsAdded, rowsRemoved, rowsChanged, figuresChanged }: Comparison) => ({
  with: against,
  word,
  sentence,
  rowsAdded,
  rowsRemoved,
  rowsChanged,
  figuresChanged,
});

async function keep(
  { files }: IngestContext,
  { datasetId, number, jobId }: CheckingVersion,
  { checked, outcome, comparison }: { checked: CheckedFile; outcome: IngestOutcome; comparison: Comparison | undefined },
): Promise<void> {
  const { made, rejects, badRows } = checked;
  if (rejects) await files.upload(fileKeys.rejects(datasetId, number), rejects);
  if (badRows) await files.upload(fileKeys.badRows(datasetId, number), badRows);
  if (!made) return;
  if (comparison) await files.write(fileKeys.comparison(datasetId, number), asJson(comparison), "application/json");
  if (made.shapes) await files.upload(fileKeys.shapes(datasetId, number), made.shapes);
  const codes = await readFile(made.codes);
  const tables = [fileKeys.parquet(datasetId, number)];
  if (outcome.status === "proposed") tables.push(fileKeys.proposal(datasetId, number, jobId));
  for (const table of tables) {
    await files.write(codesBeside(table), codes, "application/json");
    await files.upload(table, made.parquet);
  }
}

const asJson = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

/** Said to the person in place of silence: their file is safe, and it is our turn. */
const givenUp = (originalHash: string): IngestOutcome => ({
  status: "rejected",
  originalHash,
  code: "could-not-check",
  because: `We could not check this file in ${evidenceLimits.attempts} attempts, and it is our fault. The file is kept; send it again, or tell us its dataset and version.`,
  rejectCount: 0,
  rejects: [],
});
