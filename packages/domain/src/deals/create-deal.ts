import { refused } from "@concord/kernel";
import type { Context } from "../context.ts";
import type { DealDetails } from "./changing.ts";
import { deals, type Deal } from "./deal.ts";

export const creationRefusals = { "not-a-person": "A deal is owned by a person." } as const;

export async function createDeal(
  { store, actor, now, mintId }: Pick<Context, "store" | "actor" | "now" | "mintId">,
  details: DealDetails,
): Promise<Deal> {
  if (actor.type !== "person") throw refused("not-a-person", creationRefusals["not-a-person"]);
  const deal: Deal = {
    ...details,
    id: mintId("deal"),
    version: 0,
    status: "draft",
    asks: [],
    offers: [],
    ownerId: actor.id,
    createdAt: now().toISOString(),
  };
  return store.save(deals, deal, { name: "deal.created", detail: { title: deal.title } });
}
