import type { Job } from "./job.ts";

/** The job as it ends: to be saved in the commit that holds what it did. */
export const ended = (job: Job, status: "done" | "failed", outcome: string, at: Date): Job => ({
  ...job,
  status,
  outcome,
  endedAt: at.toISOString(),
});
