import { notFound, type Id } from "@concord/kernel";
import type { Context } from "../../context.ts";
import type { Store } from "../../store.ts";
import { datasets, type Dataset } from "./dataset.ts";
import { datasetVersions, versionKey } from "../versions/dataset-version.ts";

/** The context in which a dataset is read: its own, or that of the reference shelf, where nothing can be written. */
export type KeptAt<C> = C & { dataset: Dataset; shared: boolean };

/**
 * Looks for a dataset among the authority's own evidence, then on the reference
 * shelf, where only what is public and was accepted is for others to see. What is
 * in neither does not exist. With a number, that version of it must be readable too.
 */
export async function whereKept<C extends Pick<Context, "store" | "files" | "warehouse" | "reference">>(
  context: C,
  id: Id<"dataset">,
  number?: number,
): Promise<KeptAt<C>> {
  const own = await context.store.find(datasets, id);
  if (own) return { ...context, dataset: own, shared: false };

  const { store, files, warehouse } = context.reference;
  const dataset = await store.find(datasets, id);
  if (!dataset || !isOnTheShelf(dataset)) throw notFound(datasets.title);
  if (number !== undefined) {
    const version = await store.find(datasetVersions, { within: id, id: versionKey(number) });
    if (version?.status !== "accepted") throw notFound(datasetVersions.title);
  }
  // Narrower than they say: what they lack is what writes, and the session's policy would refuse it.
  return { ...context, store: store as Store, files: files as Context["files"], warehouse, dataset, shared: true };
}

export const isOnTheShelf = ({ latest, sensitivity }: Pick<Dataset, "latest" | "sensitivity">): boolean =>
  latest !== undefined && sensitivity === "public";
