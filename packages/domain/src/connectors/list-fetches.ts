import type { Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import type { Page, PageAsk } from "../store.ts";
import { connectors } from "./connector.ts";
import { fetches, type FetchRecord } from "./fetch-record.ts";

/** What a connector's fetches did, the newest first. */
export async function listFetches(
  { store }: Pick<Context, "store">,
  connectorId: Id<"connector">,
  { after, limit = 20 }: PageAsk = {},
): Promise<Page<FetchRecord>> {
  await store.get(connectors, connectorId);
  return store.list(fetches, { within: connectorId, newestFirst: true, limit, after });
}
