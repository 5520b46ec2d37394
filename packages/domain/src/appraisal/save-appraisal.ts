import { refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { deals, type Deal } from "../deals/deal.ts";
import { readDeal } from "../deals/read-deal.ts";
import { check, save } from "../store.ts";
import { appraisals, type Appraisal, type AppraisalContent } from "./appraisal.ts";
import { appraise } from "./appraise.ts";
import { packNamed } from "./parameter-packs.ts";

/** Why an appraisal would not be changed. The API returns the key; the page shows the sentence. */
export const appraisalRefusals = {
  "deal-under-decision": "The deal is before the decision makers, so its appraisal is frozen. Take the deal back to draft, then change it.",
  "deal-decided": "The deal has been decided on this appraisal, so it can no longer change.",
} as const;

export type AppraisalChange = { allowed: true } | { allowed: false; because: keyof typeof appraisalRefusals };

/** May the appraisals of this deal change? Only while the deal itself may. */
export function judgeAppraisalChange(deal: Pick<Deal, "status">): AppraisalChange {
  switch (deal.status) {
    case "draft":
      return { allowed: true };
    case "submitted":
      return { allowed: false, because: "deal-under-decision" };
    default:
      return { allowed: false, because: "deal-decided" };
  }
}

type Saving = Pick<Context, "store" | "actor" | "now" | "mintId">;

export async function createAppraisal(context: Saving, dealId: Id<"deal">, content: AppraisalContent): Promise<Appraisal> {
  const deal = await dealToChange(context, dealId);
  const appraisal: Appraisal = {
    id: context.mintId("appraisal"),
    version: 0,
    dealId,
    ...content,
    result: appraise(content, packNamed(content.packId)),
    changedAt: context.now().toISOString(),
  };
  return commitAppraisal(context, deal, appraisal, "appraisal.created");
}

export async function changeAppraisal(
  context: Saving,
  address: { dealId: Id<"deal">; appraisalId: Id<"appraisal"> },
  content: AppraisalContent,
): Promise<Appraisal> {
  const deal = await dealToChange(context, address.dealId);
  const { adjusted: _, ...before } = await context.store.get(appraisals, { within: address.dealId, id: address.appraisalId });
  const appraisal = {
    ...before,
    ...content,
    result: appraise(content, packNamed(content.packId)),
    changedAt: context.now().toISOString(),
  };
  return commitAppraisal(context, deal, appraisal, "appraisal.changed");
}

/** The same lines under another pack: nothing else changes, and the audit keeps both results. */
export async function reappraise(
  context: Saving,
  address: { dealId: Id<"deal">; appraisalId: Id<"appraisal"> },
  packId: string,
): Promise<Appraisal> {
  const deal = await dealToChange(context, address.dealId);
  const before = await context.store.get(appraisals, { within: address.dealId, id: address.appraisalId });
  const result = appraise(before, packNamed(packId));
  const appraisal = { ...before, packId, result, changedAt: context.now().toISOString() };
  return commitAppraisal(context, deal, appraisal, "appraisal.reappraised", before);
}

async function dealToChange(context: Pick<Context, "store" | "actor" | "now">, dealId: Id<"deal">): Promise<Deal> {
  const { deal } = await readDeal(context, dealId);
  const judgement = judgeAppraisalChange(deal);
  if (!judgement.allowed) throw refused(judgement.because, appraisalRefusals[judgement.because]);
  return deal;
}

/** Only while the deal is as it was read: a submission meanwhile has frozen what the members will vote on. */
async function commitAppraisal(
  { store }: Pick<Context, "store">,
  deal: Deal,
  appraisal: Appraisal,
  name: "appraisal.created" | "appraisal.changed" | "appraisal.reappraised",
  before?: Appraisal,
): Promise<Appraisal> {
  const [saved] = await store.commit({
    because: { name, detail: { ...(before ? { before: figuresOf(before) } : {}), after: figuresOf(appraisal) } },
    saves: [save(appraisals, appraisal)],
    checks: [check(deals, deal)],
  });
  return saved;
}

const figuresOf = ({ packId, result }: Appraisal) => ({
  packId,
  netPresentSocialValue: result.netPresentSocialValue,
  benefitCostRatio: result.benefitCostRatio,
});
