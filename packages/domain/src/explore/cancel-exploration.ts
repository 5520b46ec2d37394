import { notFound, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { stopJob } from "../jobs/stop-job.ts";
import { openVersion } from "./open-version.ts";
import { readQuestion } from "./question.ts";

/** Stops the work on a question: whoever is at it looks now and then whether it is still wanted. */
export async function cancelExploration(
  context: Pick<Context, "store" | "files" | "warehouse" | "reference" | "actor" | "now">,
  { datasetId, number, hash }: { datasetId: Id<"dataset">; number: number; hash: string },
): Promise<{ stopped: boolean }> {
  await openVersion(context, datasetId, number);
  const question = await readQuestion(context, hash);
  if (question?.datasetId !== datasetId || question.number !== number) throw notFound("Question");
  const because = { name: "exploration.stopped", detail: { datasetId, number, hash } } as const;
  return stopJob(context, { jobId: question.jobId, by: question.by, because });
}
