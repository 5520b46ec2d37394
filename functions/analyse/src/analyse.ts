import type { Id } from "@concord/kernel";
import type { Context } from "@concord/domain";
import { rerunInsightsOf, type Standing } from "@concord/domain/insights";
import { beginJob, endJob } from "@concord/domain/jobs";

/** After this many beginnings that ended badly, somebody is told instead of trying for ever. */
const mostAttempts = 5;

/**
 * Asks again every insight that rests on the dataset of this job. The message
 * says only which job; what to do is read from the job's own row. Run twice, or
 * cut short and run again, it does what is left: each insight is a commit of
 * its own, and one that was already run on this version is passed over.
 */
export async function analyse(context: Context, jobId: Id<"job">): Promise<void> {
  const job = await beginJob(context, jobId);
  if (job?.work.kind !== "rerun-insights") return;
  const { datasetId, number } = job.work;

  try {
    const standings = await rerunInsightsOf(context, datasetId, number, (done, total) =>
      context.progress.report(jobId, { stage: "Asking again what rests on the dataset", done, total, unit: "insights" }),
    );
    await endJob(context, jobId, "done", outcomeOf(number, standings));
  } catch (error) {
    if (job.attempts >= mostAttempts) await endJob(context, jobId, "failed", givenUp(number));
    throw error;
  }
}

function outcomeOf(number: number, { holds, weakened, overturned }: Record<Standing, number>): string {
  const total = holds + weakened + overturned;
  if (total === 0) return `No insight rests on this dataset, so there was nothing to ask again of version ${number}.`;
  return `${total === 1 ? "1 insight was" : `${total} insights were`} asked again of version ${number}: ${holds} hold, ${weakened} weakened, ${overturned} overturned.`;
}

const givenUp = (number: number) =>
  `Asking the insights again of version ${number} did not succeed after ${mostAttempts} attempts. Those already asked are kept. Open an insight and run it again.`;
