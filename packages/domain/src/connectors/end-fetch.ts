import type { Id } from "@concord/kernel";
import { againIfStale } from "../again-if-stale.ts";
import { type CheckingVersion, datasetVersions } from "../evidence/versions/dataset-version.ts";
import { ingestJob } from "../evidence/uploads/ingest-job.ts";
import { ended, endJob, isOver } from "../jobs/ended.ts";
import { jobs } from "../jobs/job.ts";
import { save, type Save } from "../store.ts";
import { afterFetch } from "./after-fetch.ts";
import { connectors, type Connector, type FetchOutcome } from "./connector.ts";
import { fetchFailures, type FetchFailureCode } from "./fetch-failures.ts";
import { fetches, type FetchRecord } from "./fetch-record.ts";
import { fetchingFor, sentenceOf, type Brought, type FetchContext, type Seen } from "./fetched.ts";

/** The source has nothing new, by its own word. */
export const recordUnchanged = (context: FetchContext, jobId: Id<"job">, seen: Seen) =>
  endFetch(context, jobId, { seen, outcome: { kind: "unchanged" } });

/** Nothing came that can be kept. `detail` goes on from the sentence of the code. */
export const recordFailure = (
  context: FetchContext,
  jobId: Id<"job">,
  { seen, code, detail }: { seen: Seen; code: FetchFailureCode; detail?: string | undefined },
) => {
  const sentence = [fetchFailures[code], detail].filter(Boolean).join(" ");
  return endFetch(context, jobId, { seen, outcome: { kind: "failed", code, sentence: sentence.slice(0, 1000) } });
};

/** Ends a fetch: its record, its connector, its job, and what it brought with the job that checks it, in one commit. */
export function endFetch(
  context: FetchContext,
  jobId: Id<"job">,
  end: { seen: Seen; brought?: Brought; outcome: FetchOutcome },
): Promise<FetchOutcome | undefined> {
  return againIfStale(async () => {
    const job = await context.store.get(jobs, jobId);
    if (isOver(job)) return undefined;
    const connector = await fetchingFor(context, jobId);
    if (!connector?.fetching) {
      await endJob(context, jobId, "done", "The connector was removed while it was fetching, so what came was not kept.");
      return undefined;
    }
    const now = context.now();
    const outcome = outcomeOf(end.outcome, connector);
    const record = recordOf(connector, { ...end, outcome }, now);
    const others = [
      save(fetches, record),
      save(connectors, afterFetch(connector, { ...end, outcome }, now)),
      save(jobs, ended(job, outcome.kind === "failed" ? "failed" : "done", sentenceOf(outcome), now)),
    ] as const;
    const detail = { connectorId: connector.id, fetchId: record.id, ...detailOf(outcome) };
    if (outcome.kind === "new-version" && end.brought) {
      const check = ingestJob(context, { datasetId: connector.datasetId, number: outcome.number });
      const version = versionOf(connector, { number: outcome.number, brought: end.brought, jobId: check.id }, now);
      const saves: [Save<any>, ...Save<any>[]] = [save(datasetVersions, version), ...others, save(jobs, check)];
      await context.store.commit({ because: { name: "dataset-version.fetched", detail }, saves });
    } else {
      const [fetch, rest, done] = others;
      await context.store.commit({ because: { name: "connector.fetched", detail }, saves: [rest, fetch, done] });
    }
    return outcome;
  });
}

/** Unchanged is said with the version that has it, where one has. */
function outcomeOf(outcome: FetchOutcome, { received }: Connector): FetchOutcome {
  if (outcome.kind !== "unchanged" || outcome.number !== undefined || !received) return outcome;
  return { kind: "unchanged", number: received.number };
}

function recordOf(
  { id, datasetId, fetching }: Connector,
  { seen, brought, outcome }: { seen: Seen; brought?: Brought; outcome: FetchOutcome },
  now: Date,
): FetchRecord {
  const { updated: _, ...rest } = seen;
  const { jobId, fetchId, askedBy } = fetching!; // the caller looked
  return {
    ...rest,
    id: fetchId,
    version: 0,
    connectorId: id,
    datasetId,
    jobId,
    ...(askedBy ? { askedBy } : {}),
    endedAt: now.toISOString(),
    ...(brought ? { bytes: brought.bytes, hash: brought.hash } : {}),
    outcome,
  };
}

function versionOf(
  { datasetId, ownerId, ownerName, fetching }: Connector,
  { number, brought, jobId }: { number: number; brought: Brought; jobId: Id<"job"> },
  now: Date,
): CheckingVersion {
  const { fetchId } = fetching!; // the caller looked
  return {
    status: "checking",
    datasetId,
    number,
    version: 0,
    fileName: brought.fileName,
    bytes: brought.bytes,
    by: ownerId,
    byName: ownerName,
    beganAt: now.toISOString(),
    fetchId,
    // As with a file that a person sends: what is read otherwise than before waits until somebody has looked.
    acceptance: "ask",
    jobId,
  };
}

function detailOf(outcome: FetchOutcome): Record<string, unknown> {
  if (outcome.kind === "failed") return { outcome: "failed", code: outcome.code };
  return { outcome: outcome.kind, ...(outcome.number === undefined ? {} : { number: outcome.number }) };
}
