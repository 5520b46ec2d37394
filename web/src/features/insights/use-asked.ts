import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Ask } from "@concord/contract/endpoint";
import { askQuestion, getAsked, stopAsked, type AskedView } from "@concord/contract/questions";
import { keyOf, queryOf } from "../../app/query.ts";
import { useTenantIdIfAny } from "../../app/use-read.ts";
import { useWrite } from "../../app/use-write.ts";

export type Answered = Extract<AskedView, { state: "answered" }>;

export type Asked = {
  /** The newest answer, its hashes and where it comes from; while another is awaited, the one before. */
  answered: Answered | undefined;
  /** What is in `answered` is not the answer to this question, but the one before. */
  isOld: boolean;
  /** A worker is at it, and so far. */
  progress: { stage: string; done: number; total?: number | undefined; unit: string } | undefined;
  /** Why a worker could not answer it, or that it was stopped: a sentence. */
  because: string | undefined;
  /** It is being asked, or a worker is at it. */
  waiting: boolean;
  /** It was refused, or could not be sent. */
  error: unknown;
  /** Begins anew what failed or was stopped. */
  askAgain: () => void;
  /** Stops the worker; undefined where none is at it. */
  stop: (() => void) | undefined;
};

/** Between two looks at how far a worker is. */
const every = 700;

/**
 * Asks a question: at once where that is little work, by a worker where it is
 * not. What failed or was stopped is begun anew only when somebody asks for it.
 */
export function useAsked(body: Ask<typeof askQuestion>["body"], when = true): Asked {
  const tenantId = useTenantIdIfAny();
  const queries = useQueryClient();
  const [halted, setHalted] = useState<string>();
  const [last, setLast] = useState<Answered>();
  const asking = JSON.stringify([tenantId, body]);

  const began = useQuery({ ...queryOf(askQuestion, tenantId, { body }), enabled: when && halted !== asking, throwOnError: false });
  const working = began.data?.state === "working" ? began.data : undefined;
  const params = { inputHash: working?.inputHash ?? "" };
  const watched = useQuery({
    ...queryOf(getAsked, tenantId, { params }),
    enabled: working !== undefined,
    throwOnError: false,
    refetchInterval: ({ state: { data } }) => (data === undefined || data.state === "working" ? every : false),
  });
  const seen = watched.dataUpdatedAt >= began.dataUpdatedAt ? watched.data : undefined; // not what was seen of an earlier asking
  const now = working ? (seen ?? working) : began.data;
  if (now?.state === "answered" && now !== last) setLast(now);
  const atWork = now?.state === "working" ? now : undefined;

  const hasFailed = now?.state === "failed";
  useEffect(() => {
    if (hasFailed) setHalted(asking);
  }, [hasFailed, asking]);

  const cancel = useWrite(stopAsked);
  const stop = () => {
    setHalted(asking); // or the page, reading everything again, would ask it anew
    void cancel.send({ params });
  };
  const askAgain = () => {
    queries.removeQueries({ queryKey: keyOf(getAsked, tenantId, { params }) });
    cancel.forget();
    setHalted(undefined);
    void began.refetch();
  };

  return {
    answered: now?.state === "answered" ? now : last,
    isOld: now?.state !== "answered" && last !== undefined,
    progress: atWork && (atWork.progress ?? { stage: "Waiting for its turn", done: 0, unit: "per cent" }),
    because: now?.state === "failed" ? now.because : undefined,
    waiting: began.isFetching || atWork !== undefined,
    error: began.error ?? watched.error ?? cancel.failure ?? undefined,
    askAgain,
    stop: atWork && stop,
  };
}
