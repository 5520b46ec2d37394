import type { Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { readDeal } from "../deals/read-deal.ts";
import type { Page, PageAsk } from "../store.ts";
import { appraisals, type Appraisal } from "./appraisal.ts";

type Reading = Pick<Context, "store" | "actor" | "now">;

/** For whoever may read the deal: its appraisal is one of the papers. */
export async function readAppraisal(context: Reading, address: { dealId: Id<"deal">; appraisalId: Id<"appraisal"> }): Promise<Appraisal> {
  await readDeal(context, address.dealId);
  return context.store.get(appraisals, { within: address.dealId, id: address.appraisalId });
}

export async function listAppraisals(context: Reading, dealId: Id<"deal">, ask: PageAsk): Promise<Page<Appraisal>> {
  await readDeal(context, dealId);
  return context.store.list(appraisals, { ...ask, within: dealId });
}
