import { refused, type Id } from "@concord/kernel";
import type { Context } from "../../context.ts";
import { all } from "../../store.ts";
import { datasets, type Dataset, type DatasetDescription } from "./dataset.ts";
import { descriptionRefusals, judgeDescription } from "./described.ts";
import { evidenceLimits } from "../limits.ts";

export async function createDataset(
  context: Pick<Context, "store" | "actor" | "now" | "mintId">,
  description: DatasetDescription & { stewardId?: Id<"person"> | undefined },
): Promise<Dataset> {
  const judged = judgeDescription(description);
  if (!judged.allowed) throw refused(judged.because, descriptionRefusals[judged.because]);
  const stewardId = description.stewardId ?? (context.actor.type === "person" ? context.actor.id : undefined);
  if (!stewardId) throw refused("dataset-needs-steward", "Say which person looks after this dataset: send their id as stewardId.");
  if ((await all(context.store, datasets)).length >= evidenceLimits.datasets)
    throw refused(
      "too-many-datasets",
      `An authority keeps ${evidenceLimits.datasets} datasets at most. Send the file as a version of one that is there.`,
    );

  const dataset: Dataset = {
    ...description,
    id: context.mintId("dataset"),
    version: 0,
    stewardId,
    createdAt: context.now().toISOString(),
    nextNumber: 1,
  };
  return context.store.save(datasets, dataset, { name: "dataset.created", detail: { name: dataset.name } });
}
