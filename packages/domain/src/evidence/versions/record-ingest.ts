import { counted, type Id } from "@concord/kernel";
import { againIfStale } from "../../again-if-stale.ts";
import type { Context } from "../../context.ts";
import { ended, isOver } from "../../jobs/ended.ts";
import { jobs } from "../../jobs/job.ts";
import { save } from "../../store.ts";
import { datasets } from "../catalogue/dataset.ts";
import {
  type AcceptedVersion,
  type CheckedVersion,
  type CheckingVersion,
  type Correction,
  datasetVersions,
  type ProposedVersion,
  type RejectedVersion,
} from "./dataset-version.ts";
import { fitVersion } from "./fit-version.ts";
import { getDatasetVersion } from "./get-dataset-version.ts";
import { movedTo, rerunOf } from "./move-dataset.ts";

type Found = "originalHash" | "rejectCount" | "rejects" | "mends";
type Understood = Found | "reading" | "rows" | "columns" | "notes" | "comparison" | "shapes";

/** How the check of a file ended. */
export type IngestOutcome =
  | Pick<AcceptedVersion, "status" | Understood>
  | Pick<ProposedVersion, "status" | "waitsBecause" | Understood>
  | Pick<RejectedVersion, "status" | "because" | "code" | "reading" | "columns" | "choices" | Found>;

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
    if (isOver(job) || job.work.kind !== "ingest") return undefined;
    const { datasetId, number } = job.work;
    const [version, dataset] = await Promise.all([getDatasetVersion(context, datasetId, number), context.store.get(datasets, datasetId)]);
    if (version.status !== "checking" || version.jobId !== jobId) return undefined;

    const now = context.now();
    const checked = fitVersion(checkedAs(version, outcome, now)) ?? checkedAs(version, namesTooLong(outcome), now);
    const moved = checked.status === "accepted" ? movedTo(dataset, checked, version.correction?.recipe) : undefined;
    const [saved] = await context.store.commit({
      because: {
        name: `dataset-version.${checked.status}`,
        detail: { number, originalHash: checked.originalHash, rejects: checked.rejectCount, ...detailOf(checked) },
      },
      saves: [
        save(datasetVersions, checked),
        save(jobs, ended(job, "done", sentenceOf(checked), now)),
        ...(moved ? [save(datasets, moved), save(jobs, rerunOf(context, checked))] : []),
      ],
    });
    return saved as CheckedVersion;
  });
}

function checkedAs(version: CheckingVersion, outcome: IngestOutcome, now: Date): CheckedVersion {
  const { uploadId: _, status: __, mends: ___, correction, ...rest } = version;
  const common = { ...rest, checkedAt: now.toISOString() };
  if (outcome.status === "rejected") return { ...common, ...outcome, ...(correction ? { correction } : {}) };
  return { ...common, ...outcome, ...(correction ? { correction: withoutRecipe(correction) } : {}) };
}

/** Refused for what only shows when it is written down. */
const namesTooLong = ({ originalHash, mends }: IngestOutcome): IngestOutcome => ({
  status: "rejected",
  originalHash,
  because: "The names of its columns are together longer than can be kept. Shorten them, then send the file again.",
  code: "columns-too-long",
  rejectCount: 0,
  rejects: [],
  ...(mends ? { mends } : {}),
});

/** It is part of the reading now. */
function withoutRecipe({ recipe: _, ...correction }: Correction): Correction {
  return correction;
}

const detailOf = (version: CheckedVersion): Record<string, unknown> =>
  version.status === "rejected"
    ? { because: version.code }
    : { rows: version.rows, ...(version.mends ? { mends: version.mends.number } : {}) };

function sentenceOf(version: CheckedVersion): string {
  const { number } = version;
  if (version.status === "rejected") return `Version ${number} was refused. ${version.because}`;
  const problems = version.rejectCount === 0 ? "" : `, with ${counted(version.rejectCount, "bad cell")} left out`;
  const table = `${counted(version.rows, "row")} in ${counted(version.columns.length, "column")}${problems}.`;
  if (version.status === "proposed") return `Version ${number} passed its checks and waits to be accepted: ${table}`;
  return `Version ${number} was accepted: ${table}`;
}
