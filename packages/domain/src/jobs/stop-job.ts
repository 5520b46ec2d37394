import { refused } from "@concord/kernel";
import { againIfStale } from "../again-if-stale.ts";
import type { Context } from "../context.ts";
import type { Because } from "../store.ts";
import { ended, isOver } from "./ended.ts";
import { jobs, type Job } from "./job.ts";

export const stopRefusals = {
  "asked-by-another": "Somebody else asked for this, and waits for it. A program stops only what it asked for itself.",
} as const;

type Stopping = {
  jobId: Job["id"];
  /** The person or program that asked for it, where that is known. */
  by: string | undefined;
  because: Because;
};

/** Stops a job. Whoever is at it looks now and then whether it is still wanted. People may stop each other's work; programs may not. */
export async function stopJob(
  { store, actor, now }: Pick<Context, "store" | "actor" | "now">,
  { jobId, by, because }: Stopping,
): Promise<{ stopped: boolean }> {
  if (actor.type === "client" && by !== actor.id) throw refused("asked-by-another", stopRefusals["asked-by-another"]);
  return await againIfStale(async () => {
    const job = await store.find(jobs, jobId);
    if (!job || isOver(job)) return { stopped: false };
    await store.save(jobs, ended(job, "failed", "It was stopped before it was answered. Ask again to begin anew.", now()), because);
    return { stopped: true };
  });
}
