import type { Id } from "@concord/kernel";
import { againIfStale } from "../again-if-stale.ts";
import type { Context } from "../context.ts";
import { isOver } from "./ended.ts";
import { jobs, type Job } from "./job.ts";

/**
 * The job, marked as begun; undefined when there is nothing left to do. A
 * message may come twice and a crash may cut work short, so a running job is
 * begun again, and what it does must be the same done twice.
 */
export function beginJob(context: Pick<Context, "store">, id: Id<"job">): Promise<Job | undefined> {
  return againIfStale(async () => {
    const job = await context.store.get(jobs, id);
    if (isOver(job)) return undefined;
    const begun: Job = { ...job, status: "running", attempts: job.attempts + 1 };
    return context.store.save(jobs, begun, { name: "job.began", detail: { kind: job.work.kind, attempt: begun.attempts } });
  });
}
