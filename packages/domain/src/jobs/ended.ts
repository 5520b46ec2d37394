import type { Id } from "@concord/kernel";
import { againIfStale } from "../again-if-stale.ts";
import type { Context } from "../context.ts";
import { jobs, type Job } from "./job.ts";

/** Whoever was at it has ended it, or somebody stopped it: nothing of it is left to do. */
export const isOver = ({ status }: Pick<Job, "status">): boolean => status === "done" || status === "failed";

/** The job as it ends: to be saved in the commit that holds what it did. */
export const ended = (job: Job, status: "done" | "failed", outcome: string, at: Date): Job => ({
  ...job,
  status,
  outcome,
  endedAt: at.toISOString(),
});

/** Ends a job whose work was committed before, or came to nothing. Does nothing when it was stopped, or another worker ended it first. */
export function endJob(context: Pick<Context, "store" | "now">, id: Id<"job">, status: "done" | "failed", outcome: string): Promise<void> {
  return againIfStale(async () => {
    const job = await context.store.get(jobs, id);
    if (isOver(job)) return;
    await context.store.save(jobs, ended(job, status, outcome, context.now()), { name: `job.${status}`, detail: { outcome } });
  });
}
