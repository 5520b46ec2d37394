import type { Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { datasets } from "../evidence/index.ts";
import type { Page, PageAsk } from "../store.ts";
import { releases, type ReleaseRecord } from "./release.ts";

/** What left of a dataset, newest first. A program sees what left to it, and what was published. */
export async function listReleases(
  { store, actor }: Pick<Context, "store" | "actor">,
  datasetId: Id<"dataset">,
  ask: PageAsk,
): Promise<Page<ReleaseRecord>> {
  await store.get(datasets, datasetId);
  const { items, next } = await store.list(releases, { ...ask, in: datasetId, newestFirst: true });
  const mine = items.flatMap((one) => {
    if (one.kind !== "release") return [];
    return actor.type !== "client" || one.to === "published" || one.to === `partner:${actor.id}` ? [one] : [];
  });
  return { items: mine, ...(next ? { next } : {}) };
}
