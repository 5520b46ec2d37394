import { refused, type Id } from "@concord/kernel";
import type { Context } from "../../context.ts";
import { datasetVersions, type DatasetVersion, type RejectedVersion, uncheckedPartOf } from "./dataset-version.ts";
import { getDatasetVersion } from "./get-dataset-version.ts";
import { judgeProposal, proposalRefusals } from "./proposal.ts";

/** Declines a proposed version. It never becomes evidence; its file and what was found in it are kept. */
export async function declineVersion(
  context: Pick<Context, "store" | "actor" | "now">,
  datasetId: Id<"dataset">,
  number: number,
  reason: string,
): Promise<DatasetVersion> {
  const judged = judgeProposal(await getDatasetVersion(context, datasetId, number), context.actor);
  if (!judged.allowed) throw refused(judged.because, proposalRefusals[judged.because]);

  const { version, by } = judged;
  const { jobId, checkedAt, originalHash, rejectCount, rejects, mends, correction, reading, columns } = version;
  const declined: RejectedVersion = {
    ...uncheckedPartOf(version),
    jobId,
    checkedAt,
    originalHash,
    rejectCount,
    rejects,
    ...(mends ? { mends } : {}),
    ...(correction ? { correction } : {}),
    reading,
    columns: columns.map(({ name, type, meaning }) => ({ name, type, meaning })),
    status: "rejected",
    code: "declined",
    because: `${by.name} declined it: ${reason}`,
    declinedBy: { ...by, at: context.now().toISOString() },
  };
  return context.store.save(datasetVersions, declined, { name: "dataset-version.declined", detail: { number, reason } });
}
