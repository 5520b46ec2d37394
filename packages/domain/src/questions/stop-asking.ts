import { notFound } from "@concord/kernel";
import { jobs, stopJob } from "../jobs/index.ts";
import { reopenQuestion } from "./asked-work.ts";
import type { Asking } from "./begin-asking.ts";

/** Stops the work on a question: whoever is at it looks now and then whether it is still wanted. */
export async function stopAsking(context: Asking, inputHash: string): Promise<{ stopped: boolean }> {
  const reopened = await reopenQuestion(context, inputHash);
  if (!reopened) throw notFound("Question");
  if (reopened.jobId === undefined) return { stopped: false };
  const job = await context.store.find(jobs, reopened.jobId);
  const by = job?.work.kind === "answer-question" ? job.work.by : undefined;
  return stopJob(context, { jobId: reopened.jobId, by, because: { name: "question.stopped", detail: { inputHash } } });
}
