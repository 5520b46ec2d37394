import type { Id } from "@concord/kernel";
import type { Context } from "../../context.ts";
import type { Page, PageAsk } from "../../store.ts";
import { datasets } from "../catalogue/dataset.ts";
import { datasetVersions, type DatasetVersion } from "./dataset-version.ts";

/** A dataset's versions, newest first. A version with its whole profile may be large, so a page is short. */
export async function listDatasetVersions(
  context: Pick<Context, "store">,
  datasetId: Id<"dataset">,
  { after, limit = 20 }: PageAsk = {},
): Promise<Page<DatasetVersion>> {
  await context.store.get(datasets, datasetId); // an unknown dataset is not an empty one
  return context.store.list(datasetVersions, { within: datasetId, newestFirst: true, limit, after });
}
