import { notFound, type Id } from "@concord/kernel";
import type { Context, ReferenceShelf } from "../context.ts";
import { datasets, type Dataset } from "./dataset.ts";

/** Where a dataset is kept, to read it: with the authority's own evidence, or on the platform's shelf for everybody. */
export type Kept = ReferenceShelf & { dataset: Dataset; shared: boolean };

/**
 * Looks among the authority's own evidence, then on the reference shelf, where
 * only what is public and has an accepted version is for others to see. What is
 * in neither does not exist.
 */
export async function whereKept(context: Pick<Context, "store" | "files" | "warehouse" | "reference">, id: Id<"dataset">): Promise<Kept> {
  const { store, files, warehouse, reference } = context;
  const own = await store.find(datasets, id);
  if (own) return { store, files, warehouse, dataset: own, shared: false };
  const dataset = await reference.store.find(datasets, id);
  if (!dataset || !isOnTheShelf(dataset)) throw notFound(datasets.title);
  return { ...reference, dataset, shared: true };
}

export const isOnTheShelf = ({ latest, sensitivity }: Pick<Dataset, "latest" | "sensitivity">): boolean =>
  latest !== undefined && sensitivity === "public";
