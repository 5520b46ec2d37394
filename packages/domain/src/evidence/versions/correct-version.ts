import { refused, type Id } from "@concord/kernel";
import type { Context } from "../../context.ts";
import { jobs } from "../../jobs/job.ts";
import { save } from "../../store.ts";
import { type CheckingVersion, datasetVersions, uncheckedPartOf } from "./dataset-version.ts";
import { getDatasetVersion } from "./get-dataset-version.ts";
import { ingestJob } from "../uploads/ingest-job.ts";
import { judgeCorrection, proposalRefusals } from "./proposal.ts";
import type { Recipe } from "../tables/recipe.ts";

/**
 * Has a version's file checked again, read by this recipe in place of the dataset's own. It was corrected by somebody
 * who looks at how it is read, so unless that is now just as the version before, it waits for them again.
 */
export async function correctVersion(
  context: Pick<Context, "store" | "actor" | "now" | "mintId">,
  datasetId: Id<"dataset">,
  number: number,
  recipe: Recipe,
): Promise<CheckingVersion> {
  const judged = judgeCorrection(await getDatasetVersion(context, datasetId, number), context.actor, recipe);
  if (!judged.allowed) throw refused(judged.because, proposalRefusals[judged.because]);

  const { version, by } = judged;
  const job = ingestJob(context, version);
  const checking: CheckingVersion = {
    ...uncheckedPartOf(version),
    status: "checking",
    acceptance: "ask",
    jobId: job.id,
    ...(version.mends ? { mends: { number: version.mends.number } } : {}),
    correction: { by: by.id, byName: by.name, at: context.now().toISOString(), recipe },
  };
  const [saved] = await context.store.commit({
    because: { name: "dataset-version.corrected", detail: { number, recipe: Object.keys(recipe) } },
    saves: [save(datasetVersions, checking), save(jobs, job)],
  });
  return saved as CheckingVersion;
}
