import type { Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { remove } from "../store.ts";
import { connectors, type Connector } from "./connector.ts";

/** Cuts a dataset from its source. Its versions stand; a fetch that is under way comes to nothing. */
export async function removeConnector({ store }: Pick<Context, "store">, id: Id<"connector">): Promise<Connector> {
  const connector = await store.get(connectors, id);
  const { key: _, ...gone } = connector; // of what is removed, no key is kept
  const [removed] = await store.commit({
    because: { name: "connector.removed", detail: { datasetId: connector.datasetId, kind: connector.settings.kind } },
    saves: [remove(connectors, gone)],
  });
  return removed;
}
