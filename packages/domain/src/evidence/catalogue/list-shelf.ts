import type { Context } from "../../context.ts";
import type { Store } from "../../store.ts";
import { listCatalogue, type CatalogueAsk } from "./catalogue.ts";
import { datasets } from "./dataset.ts";
import { isOnTheShelf } from "./where-kept.ts";

/** A page of what the platform keeps for everybody: looked through as one's own catalogue is. */
export function listShelf(
  { reference, now }: Pick<Context, "reference" | "now">,
  ask: Pick<CatalogueAsk, "q" | "kind" | "permits" | "sort" | "reverse"> & { after?: string | undefined; limit?: number | undefined },
) {
  const list: Store["list"] = async (noun, page) => {
    const { items, next } = await reference.store.list(noun, page);
    const shown = noun.name === datasets.name ? items.filter((item) => isOnTheShelf(datasets.schema.parse(item))) : items;
    return { items: shown, ...(next ? { next } : {}) };
  };
  return listCatalogue({ store: { ...reference.store, list } as Store, now }, ask);
}
