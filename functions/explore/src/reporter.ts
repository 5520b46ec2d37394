import type { Id } from "@concord/kernel";
import type { Context } from "@concord/domain";
import type { Progress } from "@concord/domain/jobs";

export type Report = (seen: Omit<Progress, "at">) => void;

/** Work never waits for its progress to be told. */
export function reporter({ progress }: Pick<Context, "progress">, jobId: Id<"job">): { report: Report; settled(): Promise<void> } {
  let telling: Promise<void> = Promise.resolve();
  return {
    report(seen) {
      telling = telling
        .then(() => progress.report(jobId, seen))
        .catch((error: unknown) => console.error("Progress could not be told", error));
    },
    settled: () => telling,
  };
}
