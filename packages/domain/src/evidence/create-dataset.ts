import { refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { datasets, type Dataset, type DatasetDescription } from "./dataset.ts";

export async function createDataset(
  context: Pick<Context, "store" | "actor" | "now" | "mintId">,
  description: DatasetDescription & { stewardId?: Id<"person"> | undefined },
): Promise<Dataset> {
  const stewardId = description.stewardId ?? (context.actor.type === "person" ? context.actor.id : undefined);
  if (!stewardId) throw refused("dataset-needs-steward", "Say which person looks after this dataset: send their id as stewardId.");

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
