import { setImmediate } from "node:timers/promises";
import { Failure, type Id } from "@concord/kernel";
import type { Context } from "@concord/domain";
import { rerunInsightsOf, type Standing } from "@concord/domain/insights";
import { beginJob, endJob, progressReporter, Stopped, watchJob, type Job } from "@concord/domain/jobs";
import { answerAsked, givingTurns, type Pace } from "@concord/domain/questions";

/** After this many beginnings that ended badly, somebody is told instead of trying for ever. */
const mostAttempts = 5;

/**
 * Answers a question that takes long, or asks again every insight that rests on
 * a dataset. The message says only which job; what to do is read from the job's
 * own row. Run twice, or cut short and run again, it does what is left: what was
 * answered is kept, and each insight asked again is a commit of its own.
 */
export async function analyse(context: Context, jobId: Id<"job">): Promise<void> {
  const job = await beginJob(context, jobId);
  if (job?.work.kind === "answer-question") await answer(context, job, job.work.inputHash);
  if (job?.work.kind === "rerun-insights") await askAgain(context, job, job.work);
}

/** Somebody waits for it, sees how far it is, and may stop it. */
async function answer(context: Context, { id, attempts }: Job, inputHash: string): Promise<void> {
  const progress = progressReporter(context, id);
  const look = watchJob(context, id);
  const pace = turns(async (seen) => {
    progress.report(seen);
    await look();
  });
  try {
    await answerAsked(context, inputHash, pace);
    await endJob(context, id, "done", "The question was answered.");
  } catch (error) {
    if (error instanceof Stopped) return;
    if (error instanceof Failure && error.kind !== "unavailable" && error.kind !== "internal") {
      return await endJob(context, id, "failed", error.message);
    }
    if (attempts >= mostAttempts) await endJob(context, id, "failed", notAnswered);
    throw error;
  } finally {
    await progress.settled();
  }
}

const notAnswered = `This could not be answered in ${mostAttempts} attempts, and it is our fault. Ask about fewer places, or tell us the question.`;

type Again = { datasetId: Id<"dataset">; number: number };

async function askAgain(context: Context, { id, attempts }: Job, { datasetId, number }: Again): Promise<void> {
  const onProgress = (done: number, total: number) =>
    context.progress.report(id, { stage: "Asking again what rests on the dataset", done, total, unit: "insights" });
  try {
    const standings = await rerunInsightsOf(context, datasetId, number, { onProgress, pace: turns() });
    await endJob(context, id, "done", outcomeOf(number, standings));
  } catch (error) {
    if (attempts >= mostAttempts) await endJob(context, id, "failed", givenUp(number));
    throw error;
  }
}

/** On one machine the API runs beside this, and must not be held up. */
const turns = (also?: Pace): Pace => givingTurns({ clock: () => performance.now(), turn: () => setImmediate(), also });

function outcomeOf(number: number, { holds, weakened, overturned }: Record<Standing, number>): string {
  const total = holds + weakened + overturned;
  if (total === 0) return `No insight rests on this dataset, so there was nothing to ask again of version ${number}.`;
  return `${total === 1 ? "1 insight was" : `${total} insights were`} asked again of version ${number}: ${holds} hold, ${weakened} weakened, ${overturned} overturned.`;
}

const givenUp = (number: number) =>
  `Asking the insights again of version ${number} did not succeed after ${mostAttempts} attempts. Those already asked are kept. Open an insight and run it again.`;
