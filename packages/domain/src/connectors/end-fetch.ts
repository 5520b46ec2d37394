import { refused, type Id } from "@concord/kernel";
import { againIfStale } from "../again-if-stale.ts";
import type { Context } from "../context.ts";
import { datasets } from "../evidence/dataset.ts";
import { type CheckingVersion, datasetVersions } from "../evidence/dataset-version.ts";
import { fileKeys } from "../evidence/file-store.ts";
import { getDatasetVersion } from "../evidence/get-dataset-version.ts";
import { beginJob } from "../jobs/begin-job.ts";
import { ended } from "../jobs/ended.ts";
import { jobs, type Job } from "../jobs/job.ts";
import { save, type Save } from "../store.ts";
import { connectors, type Connector, type FetchOutcome } from "./connector.ts";
import { fetchFailures, maySucceedLater, type FetchFailureCode } from "./fetch-failures.ts";
import { fetches, type FetchRecord } from "./fetch-record.ts";
import { nextTurn, withNextTurn } from "./fetching.ts";
import { connectorLimits } from "./limits.ts";

type FetchContext = Pick<Context, "store" | "files" | "now" | "mintId">;

/** A fetch that is this job's to do. */
export type BegunFetch = { job: Job; connector: Connector };

/** What was seen of the source, whatever came of it. */
export type Seen = Pick<FetchRecord, "beganAt" | "addresses" | "requests" | "notes"> &
  Partial<Pick<FetchRecord, "status" | "etag" | "lastModified" | "rowsSaid" | "rowsGot">> & {
    /** Of Nomis: when the dataset was updated, as it says. */
    updated?: string | undefined;
  };

/** What came: a file, lying on this machine. */
export type Brought = { hash: string; bytes: number; fileName: string };

/**
 * The fetch of this job, marked as begun; undefined when there is nothing to
 * do: it ended before, another took its place, or its connector is gone.
 */
export async function beginFetch(context: FetchContext, jobId: Id<"job">): Promise<BegunFetch | undefined> {
  const job = await beginJob(context, jobId);
  if (job?.work.kind !== "fetch") return undefined;
  const connector = await context.store.find(connectors, job.work.connectorId);
  if (connector?.fetching?.jobId === jobId) return { job, connector };
  await endJob(context, jobId, "The connector was removed or asked again in the meantime, so nothing was fetched.");
  return undefined;
}

/**
 * Makes what came the dataset's next version, through the same door as a file
 * that a person sends: it is put in quarantine, and a job checks it. The same
 * bytes as are there already make none.
 *
 * It may be cut short anywhere and done again. The version's number is taken
 * first and kept with the fetch, so that the same number is used again; only
 * then is the file put there; and nothing is a version before the one commit
 * at the end.
 */
export async function receiveFetched(
  context: FetchContext,
  jobId: Id<"job">,
  { brought, seen, put }: { brought: Brought; seen: Seen; put: (key: string) => Promise<void> },
): Promise<FetchOutcome | undefined> {
  const place = await placeFor(context, jobId, brought.hash);
  if (!place) return undefined;
  if (place.same) return endFetch(context, jobId, { seen, brought, outcome: { kind: "unchanged", number: place.number } });
  await put(fileKeys.original(place.datasetId, place.number));
  return endFetch(context, jobId, { seen, brought, outcome: { kind: "new-version", number: place.number } });
}

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

type Place = { datasetId: Id<"dataset">; number: number; same: boolean };

/** The number for what came, taken from the dataset; or the version that has the same bytes. */
function placeFor(context: FetchContext, jobId: Id<"job">, hash: string): Promise<Place | undefined> {
  return againIfStale(async () => {
    const connector = await theirs(context, jobId);
    if (!connector?.fetching) return undefined;
    const { datasetId, received, fetching } = connector;

    const dataset = await context.store.get(datasets, datasetId);
    if (received?.hash === hash) return { datasetId, number: received.number, same: true };
    if (dataset.latest !== undefined) {
      const latest = await getDatasetVersion(context, datasetId, dataset.latest);
      if (latest.status === "accepted" && latest.originalHash === hash) return { datasetId, number: latest.number, same: true };
    }
    if (fetching.number !== undefined) return { datasetId, number: fetching.number, same: false };
    const number = dataset.nextNumber;
    await context.store.commit({
      because: { name: "connector.number-taken", detail: { datasetId, number } },
      saves: [
        save(connectors, { ...connector, fetching: { ...fetching, number } }),
        save(datasets, { ...dataset, nextNumber: number + 1 }),
      ],
    });
    return { datasetId, number, same: false };
  });
}

/** Ends a fetch: its record, its connector, its job, and what it brought with the job that checks it, in one commit. */
function endFetch(
  context: FetchContext,
  jobId: Id<"job">,
  end: { seen: Seen; brought?: Brought; outcome: FetchOutcome },
): Promise<FetchOutcome | undefined> {
  return againIfStale(async () => {
    const job = await context.store.get(jobs, jobId);
    if (job.status === "done" || job.status === "failed") return undefined;
    const connector = await theirs(context, jobId);
    if (!connector?.fetching) {
      await endJob(context, jobId, "The connector was removed while it was fetching, so what came was not kept.");
      return undefined;
    }
    const now = context.now();
    const outcome = outcomeOf(end.outcome, connector);
    const record = recordOf(connector, { ...end, outcome }, now);
    const others = [
      save(fetches, record),
      save(connectors, after(connector, { ...end, outcome }, now)),
      save(jobs, ended(job, outcome.kind === "failed" ? "failed" : "done", sentenceOf(outcome), now)),
    ] as const;
    const detail = { connectorId: connector.id, fetchId: record.id, ...detailOf(outcome) };
    if (outcome.kind === "new-version" && end.brought) {
      const check = checkJob(context, connector.datasetId, outcome.number);
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

/** The connector, if this job's fetch is the one it waits for. */
async function theirs({ store }: FetchContext, jobId: Id<"job">): Promise<Connector | undefined> {
  const { work } = await store.get(jobs, jobId);
  if (work.kind !== "fetch") throw refused("not-a-fetch", "This job is not a fetch.");
  const connector = await store.find(connectors, work.connectorId);
  return connector?.fetching?.jobId === jobId ? connector : undefined;
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

/** The connector with what it now knows of its source, and when it looks again. */
function after(
  before: Connector,
  { seen, brought, outcome }: { seen: Seen; brought?: Brought; outcome: FetchOutcome },
  now: Date,
): Connector {
  const { fetching, ...rest } = before;
  const connector = { ...rest, lastFetch: { id: fetching!.fetchId, endedAt: now.toISOString(), outcome } };
  if (outcome.kind === "failed") {
    const asked = fetching!.askedBy !== undefined;
    return afterFailure(connector, { again: maySucceedLater(outcome.code as FetchFailureCode), asked }, now);
  }

  const { etag, lastModified, updated } = seen;
  const validators = { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}), ...(updated ? { updated } : {}) };
  const received =
    brought && outcome.number !== undefined
      ? { hash: brought.hash, number: outcome.number, ...validators }
      : connector.received && { ...connector.received, ...validators };
  return withNextTurn({ ...connector, failuresInARow: 0, ...(received ? { received } : {}) }, now);
}

/** Six hours after the first failure in a row, then twelve, a day, and two days; or at its turn, where that is sooner. */
const firstRestHours = 6;
const longestRestHours = 48;

function afterFailure(connector: Connector, { again, asked }: { again: boolean; asked: boolean }, now: Date): Connector {
  const failuresInARow = connector.failuresInARow + 1;
  const failed = { ...connector, failuresInARow };
  if (failed.paused) return failed;
  if (failuresInARow >= connectorLimits.failuresInARow) {
    const because = `It failed ${failuresInARow} times in a row. See what its fetches say, mend the source, then resume it.`;
    return withNextTurn({ ...failed, paused: { because, at: now.toISOString() } }, now);
  }
  const waitsForNoTurn = connector.nextAt === undefined && asked; // a person asked, and sees that it failed
  if (!again || waitsForNoTurn) return failed;
  const rest = Math.min(firstRestHours * 2 ** (failuresInARow - 1), longestRestHours);
  const sooner = new Date(now.getTime() + rest * 60 * 60 * 1000).toISOString();
  const turn = nextTurn(connector.id, connector.schedule, now);
  return { ...failed, nextAt: turn !== undefined && turn < sooner ? turn : sooner };
}

const checkJob = ({ now, mintId }: FetchContext, datasetId: Id<"dataset">, number: number): Job => ({
  id: mintId("job"),
  version: 0,
  work: { kind: "ingest", datasetId, number },
  status: "queued",
  attempts: 0,
  queuedAt: now().toISOString(),
});

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
    uploadId: fetchId, // there was no upload: the fetch stands where one would
    jobId,
  };
}

function endJob(context: FetchContext, jobId: Id<"job">, outcome: string): Promise<void> {
  return againIfStale(async () => {
    const job = await context.store.get(jobs, jobId);
    if (job.status === "done" || job.status === "failed") return;
    await context.store.save(jobs, ended(job, "done", outcome, context.now()), { name: "job.done", detail: { outcome } });
  });
}

function detailOf(outcome: FetchOutcome): Record<string, unknown> {
  if (outcome.kind === "failed") return { outcome: "failed", code: outcome.code };
  return { outcome: outcome.kind, ...(outcome.number === undefined ? {} : { number: outcome.number }) };
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
