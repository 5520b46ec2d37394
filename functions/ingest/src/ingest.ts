import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFile } from "node:fs/promises";
import type { Id } from "@concord/kernel";
import type { Context } from "@concord/domain";
import { datasets, evidenceLimits, fileKeys, getDatasetVersion, recordIngest, type IngestOutcome } from "@concord/domain/evidence";
import { beginJob } from "@concord/domain/jobs";
import { checkFile, hashOf, type CheckedFile, type CheckProgress, type SandboxSettings } from "@concord/warehouse/ingest";

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
  if (version.status !== "checking") return;

  const folder = await mkdtemp(join(tmpdir(), `concord-ingest-${process.pid}-`));
  const progress = reporter(context, jobId);
  try {
    const original = join(folder, "original");
    progress.report({ stage: "Fetching the file", done: 0, total: version.bytes, unit: "bytes" });
    await context.files.download(fileKeys.original(datasetId, number), original);

    if (job.attempts > evidenceLimits.attempts) {
      await recordIngest(context, jobId, givenUp(await hashOf(original)));
      return;
    }
    const { tolerance } = await context.store.get(datasets, datasetId);
    const checked = await checkFile(original, {
      folder: join(folder, "check"),
      tolerance,
      report: progress.report,
      ...(settings ? { settings } : {}),
    });
    progress.report({ stage: "Keeping the version", done: 0, unit: "files" });
    await keep(context, datasetId, number, checked);
    await recordIngest(context, jobId, checked.outcome);
  } finally {
    await progress.settled();
    await rm(folder, { recursive: true, force: true });
  }
}

async function keep({ files }: IngestContext, datasetId: string, number: number, { made, rejects }: CheckedFile): Promise<void> {
  if (rejects) await files.upload(fileKeys.rejects(datasetId, number), rejects);
  if (made) {
    await files.write(fileKeys.codes(datasetId, number), await readFile(made.codes), "application/json");
    await files.upload(fileKeys.parquet(datasetId, number), made.parquet);
  }
}

/** Said to the person in place of silence: their file is safe, and it is our turn. */
const givenUp = (originalHash: string): IngestOutcome => ({
  status: "rejected",
  originalHash,
  code: "could-not-check",
  because: `We could not check this file in ${evidenceLimits.attempts} attempts, and it is our fault. The file is kept; send it again, or tell us its dataset and version.`,
  rejectCount: 0,
  rejects: [],
});

/** Progress is told at most once a second, and work never waits for it. */
function reporter({ progress, now }: Pick<Context, "progress" | "now">, jobId: Id<"job">) {
  let told: { stage: string; at: number } = { stage: "", at: 0 };
  let telling: Promise<void> = Promise.resolve();
  return {
    report(seen: CheckProgress): void {
      const at = now().getTime();
      if (seen.stage === told.stage && at - told.at < 1000) return;
      told = { stage: seen.stage, at };
      telling = telling
        .then(() => progress.report(jobId, seen))
        .catch((error: unknown) => console.error("Progress could not be told", error));
    },
    settled: () => telling,
  };
}
