import type { Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import type { Progress } from "./job-progress.ts";

export type ProgressReporter = {
  report(seen: Omit<Progress, "at">): void;
  /** Settles when all that was told has been heard. */
  settled(): Promise<void>;
};

/** Tells how far a job has come: each stage at once, and within a stage once a second at most. Work never waits for it, and goes on where it cannot be told. */
export function progressReporter({ progress, now }: Pick<Context, "progress" | "now">, jobId: Id<"job">): ProgressReporter {
  let told = { stage: "", at: 0 };
  let telling: Promise<void> = Promise.resolve();
  return {
    report(seen) {
      const at = now().getTime();
      if (seen.stage === told.stage && at - told.at < 1000) return;
      told = { stage: seen.stage, at };
      telling = telling
        .then(() => progress.report(jobId, seen))
        .catch((error: unknown) => console.error("Progress could not be told", error));
    },
    settled: () => telling,
  };
}
