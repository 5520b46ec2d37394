import { refused, type Id } from "@concord/kernel";
import { againIfStale } from "../../again-if-stale.ts";
import type { Context } from "../../context.ts";
import { jobs } from "../../jobs/job.ts";
import { save } from "../../store.ts";
import { datasets } from "../catalogue/dataset.ts";
import { type AcceptedVersion, datasetVersions, type DatasetVersion } from "./dataset-version.ts";
import { getDatasetVersion } from "./get-dataset-version.ts";
import { movedTo, rerunOf } from "./move-dataset.ts";
import { judgeProposal, proposalRefusals } from "./proposal.ts";

/**
 * Makes evidence of a proposed version: a person says that its file was understood. From here it is as one that was accepted by itself:
 * the dataset moves to it, what rests on the dataset is asked again, and the recipe by which it was read is used for the next.
 */
export function acceptVersion(
  context: Pick<Context, "store" | "actor" | "now" | "mintId">,
  datasetId: Id<"dataset">,
  number: number,
): Promise<DatasetVersion> {
  return againIfStale(async () => {
    const [proposed, dataset] = await Promise.all([getDatasetVersion(context, datasetId, number), context.store.get(datasets, datasetId)]);
    const judged = judgeProposal(proposed, context.actor);
    if (!judged.allowed) throw refused(judged.because, proposalRefusals[judged.because]);

    const { waitsBecause: _, ...version } = judged.version;
    const accepted: AcceptedVersion = {
      ...version,
      status: "accepted",
      acceptedBy: { ...judged.by, at: context.now().toISOString() },
    };
    const moved = movedTo(dataset, accepted, accepted.correction ? (accepted.reading.recipe ?? {}) : undefined);
    const [saved] = await context.store.commit({
      because: {
        name: "dataset-version.accepted",
        detail: { number, originalHash: accepted.originalHash, rejects: accepted.rejectCount, rows: accepted.rows, proposed: true },
      },
      saves: [save(datasetVersions, accepted), ...(moved ? [save(datasets, moved), save(jobs, rerunOf(context, accepted))] : [])],
    });
    return saved;
  });
}
