import { notFound, refused, type Id } from "@concord/kernel";
import { againIfStale } from "../again-if-stale.ts";
import type { Context } from "../context.ts";
import { ended, isOver } from "../jobs/ended.ts";
import { jobs } from "../jobs/job.ts";
import { openVersion } from "./open-version.ts";
import { readQuestion } from "./question.ts";

export const cancelRefusals = {
  "asked-by-another": "Somebody else asked for this, and waits for it. A program stops only what it asked for itself.",
} as const;

/** Stops the work on a question. Whoever is at it looks now and then whether it is still wanted. People may stop each other's work; programs may not. */
export async function cancelExploration(
  context: Pick<Context, "store" | "files" | "warehouse" | "reference" | "actor" | "now">,
  { datasetId, number, hash }: { datasetId: Id<"dataset">; number: number; hash: string },
): Promise<{ stopped: boolean }> {
  await openVersion(context, datasetId, number);
  const question = await readQuestion(context, hash);
  if (question?.datasetId !== datasetId || question.number !== number) throw notFound("Question");
  if (context.actor.type === "client" && question.by !== context.actor.id)
    throw refused("asked-by-another", cancelRefusals["asked-by-another"]);
  return await againIfStale(async () => {
    const job = await context.store.find(jobs, question.jobId);
    if (!job || isOver(job)) return { stopped: false };
    await context.store.save(jobs, ended(job, "failed", "It was stopped before it was answered. Ask again to begin anew.", context.now()), {
      name: "exploration.stopped",
      detail: { datasetId, number, hash },
    });
    return { stopped: true };
  });
}
