import type { Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { datasets, type Dataset, type DatasetDescription } from "./dataset.ts";

/** Changes what is said about a dataset. Its versions stand as they were accepted. */
export async function changeDataset(
  context: Pick<Context, "store">,
  id: Id<"dataset">,
  description: DatasetDescription & { stewardId?: Id<"person"> | undefined },
): Promise<Dataset> {
  const dataset = await context.store.get(datasets, id);
  const { stewardId = dataset.stewardId, ...said } = description;
  const changed = { ...dataset, ...said, stewardId };
  return context.store.save(datasets, changed, { name: "dataset.changed", detail: { fields: differences(dataset, changed) } });
}

const differences = (before: Dataset, after: Dataset): string[] =>
  (Object.keys(after) as (keyof Dataset)[]).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
