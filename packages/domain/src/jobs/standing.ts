import type { Context } from "../context.ts";
import { jobs, type Job } from "./job.ts";

/** Where the work on something stands. */
export type Standing = { state: "working"; jobId: Job["id"] } | { state: "failed"; because: string };

/** Where a job stands that somebody waits for; undefined where nobody is at it. */
export async function standingOfJob({ store }: Pick<Context, "store">, jobId: Job["id"]): Promise<Standing | undefined> {
  const job = await store.find(jobs, jobId);
  if (job?.status === "queued" || job?.status === "running") return { state: "working", jobId: job.id };
  if (job?.status === "failed") return { state: "failed", because: job.outcome ?? "It could not be answered. Ask again." };
  return undefined;
}
