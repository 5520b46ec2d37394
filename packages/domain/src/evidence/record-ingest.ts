import type { Id } from "@concord/kernel";
import { againIfStale } from "../again-if-stale.ts";
import type { Context } from "../context.ts";
import { ended } from "../jobs/ended.ts";
import { jobs, type Job } from "../jobs/job.ts";
import { save } from "../store.ts";
import { datasets, type Dataset } from "./dataset.ts";
import {
  type AcceptedVersion,
  type CheckedVersion,
  type CheckingVersion,
  datasetVersions,
  type RejectedVersion,
} from "./dataset-version.ts";
import { fitVersion } from "./fit-version.ts";
import { getDatasetVersion } from "./get-dataset-version.ts";

/** How the check of a file ended. */
export type IngestOutcome =
  | Pick<AcceptedVersion, "status" | "originalHash" | "reading" | "rows" | "columns" | "notes" | "rejectCount" | "rejects">
  | Pick<RejectedVersion, "status" | "originalHash" | "because" | "code" | "rejectCount" | "rejects">;

/**
 * Ends a check: the version, the dataset it moves, the job, and the work that
 * follows, all in one commit. Undefined when another worker ended it first.
 */
export function recordIngest(
  context: Pick<Context, "store" | "now" | "mintId">,
  jobId: Id<"job">,
  outcome: IngestOutcome,
): Promise<CheckedVersion | undefined> {
  return againIfStale(async () => {
    const job = await context.store.get(jobs, jobId);
    if (job.status === "done" || job.status === "failed" || job.work.kind !== "ingest") return undefined;
    const { datasetId, number } = job.work;
    const [version, dataset] = await Promise.all([getDatasetVersion(context, datasetId, number), context.store.get(datasets, datasetId)]);
    if (version.status !== "checking") return undefined;

    const now = context.now();
    const checked = fitVersion({ ...withoutUpload(version), ...outcome, checkedAt: now.toISOString() });
    const newest = checked.status === "accepted" && number > (dataset.latest ?? 0);
    const moved = newest ? movedTo(dataset, checked) : undefined;
    const [saved] = await context.store.commit({
      because: {
        name: checked.status === "accepted" ? "dataset-version.accepted" : "dataset-version.rejected",
        detail: {
          number,
          originalHash: checked.originalHash,
          rejects: checked.rejectCount,
          ...(checked.status === "accepted" ? { rows: checked.rows } : { because: checked.code }),
        },
      },
      saves: [
        save(datasetVersions, checked),
        save(jobs, ended(job, "done", sentenceOf(checked), now)),
        ...(moved ? [save(datasets, moved), save(jobs, rerun(context, datasetId, number))] : []),
      ],
    });
    return saved as CheckedVersion;
  });
}

function withoutUpload(version: CheckingVersion): Omit<CheckingVersion, "uploadId"> {
  const { uploadId: _, ...rest } = version;
  return rest;
}

const movedTo = (dataset: Dataset, version: AcceptedVersion): Dataset => ({
  ...dataset,
  latest: version.number,
  latestFacts: { rows: version.rows, columns: version.columns.length, problems: version.rejectCount, checkedAt: version.checkedAt },
});

/** What rests on the dataset is asked again of its new version. */
const rerun = ({ now, mintId }: Pick<Context, "now" | "mintId">, datasetId: Id<"dataset">, number: number): Job => ({
  id: mintId("job"),
  version: 0,
  work: { kind: "rerun-insights", datasetId, number },
  status: "queued",
  attempts: 0,
  queuedAt: now().toISOString(),
});

function sentenceOf(version: CheckedVersion): string {
  if (version.status === "rejected") return `Version ${version.number} was refused. ${version.because}`;
  const problems = version.rejectCount === 0 ? "" : `, with ${counted(version.rejectCount, "bad cell")} left out`;
  return `Version ${version.number} was accepted: ${counted(version.rows, "row")} in ${counted(version.columns.length, "column")}${problems}.`;
}

const counted = (many: number, one: string) => `${grouped(many)} ${many === 1 ? one : `${one}s`}`;

const grouped = (number: number) => number.toLocaleString("en-GB");
