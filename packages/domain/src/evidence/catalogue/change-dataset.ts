import { refused, type Id } from "@concord/kernel";
import type { Context } from "../../context.ts";
import { datasets, type Dataset, DatasetDescription } from "./dataset.ts";
import { descriptionRefusals, judgeDescription } from "./described.ts";

/** Says anew what a dataset is: all of it, so that what is left out is said no more. Its versions stand as they were accepted. */
export async function changeDataset(
  context: Pick<Context, "store">,
  id: Id<"dataset">,
  description: DatasetDescription & { stewardId?: Id<"person"> | undefined },
): Promise<Dataset> {
  const judged = judgeDescription(description);
  if (!judged.allowed) throw refused(judged.because, descriptionRefusals[judged.because]);
  const dataset = await context.store.get(datasets, id);
  const { stewardId = dataset.stewardId, ...said } = description;
  const changed = { ...unsaid(dataset), ...said, stewardId };
  return context.store.save(datasets, changed, { name: "dataset.changed", detail: { fields: differences(dataset, changed) } });
}

/** What is not described but is so. What was described before and is not now was taken back. */
function unsaid(dataset: Dataset): Omit<Dataset, keyof DatasetDescription> {
  const facts = Object.entries(dataset).filter(([field]) => !Object.hasOwn(DatasetDescription.shape, field));
  return Object.fromEntries(facts) as Omit<Dataset, keyof DatasetDescription>;
}

const differences = (before: Dataset, after: Dataset): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)] as (keyof Dataset)[])].filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
