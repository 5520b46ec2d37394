import { refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { jobs } from "../jobs/job.ts";
import { connectors, type Connector, type FetchOutcome } from "./connector.ts";
import type { FetchRecord } from "./fetch-record.ts";

export type FetchContext = Pick<Context, "store" | "files" | "now" | "mintId">;

/** What was seen of the source, whatever came of it. */
export type Seen = Pick<FetchRecord, "beganAt" | "addresses" | "requests" | "notes"> &
  Partial<Pick<FetchRecord, "status" | "etag" | "lastModified" | "rowsSaid" | "rowsGot">> & {
    /** Of Nomis: when the dataset was updated, as it says. */
    updated?: string | undefined;
  };

/** What came: a file, lying on this machine. */
export type Brought = { hash: string; bytes: number; fileName: string };

/** The connector, if this job's fetch is the one it waits for. */
export async function fetchingFor({ store }: FetchContext, jobId: Id<"job">): Promise<Connector | undefined> {
  const { work } = await store.get(jobs, jobId);
  if (work.kind !== "fetch") throw refused("not-a-fetch", "This job is not a fetch.");
  const connector = await store.find(connectors, work.connectorId);
  return connector?.fetching?.jobId === jobId ? connector : undefined;
}

/** How a fetch ended, for people. */
export function sentenceOf(outcome: FetchOutcome): string {
  switch (outcome.kind) {
    case "new-version":
      return `Something new came: it is version ${outcome.number}, and is being checked.`;
    case "unchanged":
      return outcome.number === undefined
        ? "Nothing has changed at the source."
        : `Nothing has changed at the source: it has what version ${outcome.number} has.`;
    case "failed":
      return outcome.sentence;
  }
}
