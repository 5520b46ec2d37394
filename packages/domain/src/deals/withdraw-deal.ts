import { refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { save } from "../store.ts";
import { deals, type Deal } from "./deal.ts";
import { readDeal } from "./read-deal.ts";
import { sendBack } from "./write-deal.ts";

export const withdrawalRefusals = {
  "deal-not-submitted": "Only a deal that is before its decision makers can be taken back.",
} as const;

/** Takes a deal back from its decision makers. It is a draft again, and the case ends with the reason. */
export async function withdrawDeal(
  context: Pick<Context, "store" | "now" | "actor">,
  id: Id<"deal">,
  { because }: { because: string },
): Promise<Deal> {
  const { deal } = await readDeal(context, id);
  if (deal.status !== "submitted") throw refused("deal-not-submitted", withdrawalRefusals["deal-not-submitted"]);
  const back = await sendBack(context, deal, because);
  const [saved] = await context.store.commit({
    because: { name: "deal.withdrawn", detail: { title: deal.title, because, case: deal.caseId } },
    saves: [save(deals, back.deal), back.case],
  });
  return saved;
}
