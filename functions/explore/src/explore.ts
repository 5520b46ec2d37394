import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure, type Id } from "@concord/kernel";
import type { Context } from "@concord/domain";
import { readQuestion } from "@concord/domain/explore";
import { beginJob, endJob, progressReporter, Stopped } from "@concord/domain/jobs";
import { answerQuestion } from "./answer-question.ts";
import { makeDownload } from "./make-download.ts";
import { watchOver } from "./watch-over.ts";

/** After this many beginnings that ended badly, somebody is told instead of trying for ever. */
const mostAttempts = 5;

/**
 * Answers the question of this job, or makes the file it asks for. The message
 * says only which job; what was asked lies under its hash, and so will what comes
 * of it: made twice, it is the same. Somebody may stop it while it is at it.
 */
export async function explore(context: Context, jobId: Id<"job">): Promise<void> {
  const job = await beginJob(context, jobId);
  if (job?.work.kind !== "explore") return;
  const question = await readQuestion(context, job.work.hash);
  if (!question) return await endJob(context, jobId, "failed", "What was asked is no longer there. Ask again.");

  const folder = await mkdtemp(join(tmpdir(), `concord-explore-${process.pid}-`));
  const progress = progressReporter(context, jobId);
  const watch = watchOver(context, jobId);
  try {
    const work = { context, folder, hash: job.work.hash, report: progress.report, watch };
    const outcome = question.kind === "view" ? await answerQuestion(work, question) : await makeDownload(work, question);
    await endJob(context, jobId, "done", outcome);
  } catch (error) {
    if (error instanceof Stopped || watch.isStopped()) return;
    if (error instanceof Failure && error.kind !== "unavailable" && error.kind !== "internal") {
      return await endJob(context, jobId, "failed", error.message);
    }
    if (job.attempts >= mostAttempts) await endJob(context, jobId, "failed", givenUp);
    throw error;
  } finally {
    watch.end();
    await progress.settled();
    await rm(folder, { recursive: true, force: true });
  }
}

const givenUp = `This could not be answered in ${mostAttempts} attempts, and it is our fault. Ask for less, with a filter or fewer columns, or tell us its dataset and version.`;
