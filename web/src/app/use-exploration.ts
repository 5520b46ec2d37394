import { cancelExploration, exploreByQuery, getExploration } from "@concord/contract/explore";
import { watchJob } from "@concord/contract/evidence";
import { viewToQuery, type Answer, type View } from "@concord/domain/explore";
import type { Id } from "@concord/kernel";
import { useReadLater } from "./use-read.ts";
import { useWrite } from "./use-write.ts";

type Of = { datasetId: Id<"dataset">; number: number };

/** What a view finds: at once where the table is small, from a worker where it is not. The last answer stays until the next is there. */
export function useExploration(params: Of, view: View, when: boolean) {
  const asked = useReadLater(exploreByQuery, { params, query: viewToQuery(view) }, { when, keepLast: true });
  const working = when && asked.data?.state === "working" ? asked.data : undefined;
  const later = useReadLater(
    getExploration,
    { params: { ...params, hash: working?.hash ?? "" } },
    { when: working !== undefined, every: (seen) => (seen === undefined || seen.state === "working" ? 1000 : false) },
  );
  const atWork = working && (later.data === undefined || later.data.state === "working");
  const job = useReadLater(watchJob, { params: { jobId: (working?.jobId ?? "") as Id<"job"> } }, { when: atWork === true, every: 1000 });
  const cancel = useWrite(cancelExploration);
  const now = working ? later.data : asked.data;

  return {
    answer: (now?.state === "answered" ? now.answer : undefined) as Answer | undefined,
    /** A worker is at it, and so far. */
    progress: atWork ? (job.data?.progress ?? { stage: "Waiting for its turn", done: 0, total: undefined, unit: "rows" }) : undefined,
    because: now?.state === "failed" ? now.because : undefined,
    waiting: asked.waiting,
    error: asked.error ?? later.error,
    askAgain: asked.readAgain,
    stop: working && (() => void cancel.send({ params: { ...params, hash: working.hash } })),
  };
}
