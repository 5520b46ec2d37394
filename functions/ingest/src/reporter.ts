import type { Id } from "@concord/kernel";
import type { Context } from "@concord/domain";
import type { CheckProgress } from "@concord/warehouse/ingest";

export type Reporter = { report(seen: CheckProgress): void; settled(): Promise<void> };

/** Progress is told at most once a second, and work never waits for it. */
export function reporter({ progress, now }: Pick<Context, "progress" | "now">, jobId: Id<"job">): Reporter {
  let told: { stage: string; at: number } = { stage: "", at: 0 };
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
