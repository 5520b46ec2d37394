import type { Id } from "@concord/kernel";

/** How far a job has come. Not a record: it is overwritten, expires, and is not audited. */
export type Progress = {
  /** What it is doing, as the page says it: "Checking rows". */
  stage: string;
  done: number;
  total?: number | undefined;
  unit: string;
  at: string;
};

export type JobProgress = {
  report(jobId: Id<"job">, progress: Omit<Progress, "at">): Promise<void>;
  read(jobId: Id<"job">): Promise<Progress | undefined>;
};
