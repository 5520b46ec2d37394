import * as z from "zod";
import { id, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { Appraisal, appraisals } from "../appraisal/appraisal.ts";
import { Case, cases } from "../decisions/case.ts";
import { judgeReading } from "../decisions/reading.ts";
import { members } from "../people/member.ts";
import { all } from "../store.ts";
import { Priority } from "../strategy/strategy.ts";
import { Deal, deals } from "./deal.ts";
import { everyPriority } from "./dossier.ts";
import { ledgerOf } from "./ledger.ts";
import { caseIdOf, readDeal } from "./read-deal.ts";

/** A deal with what it is linked to. */
export const DealView = z.object({
  deal: Deal,
  owner: z.string().optional(),
  /** Every priority there is, for linking; those that the deal serves are among them unless they are gone. */
  priorities: z.array(Priority.pick({ id: true, strategyId: true, title: true, cites: true })),
  appraisals: z.array(Appraisal.pick({ id: true, title: true, packId: true, result: true })),
  case: Case.pick({ id: true, bodyName: true, stage: true, inForceFrom: true }).optional(),
});
export type DealView = z.infer<typeof DealView>;

export const DealSummary = z.object({
  id: id("deal"),
  version: z.int(),
  title: z.string(),
  kind: z.string(),
  counterpart: z.string(),
  status: z.enum(["draft", "submitted", "agreed", "refused"]),
  /** What is on each side. Absent for whoever is recused from deciding on it. */
  sides: z.object({ asks: z.int(), offers: z.int(), askedPounds: z.int(), offeredPounds: z.int() }).optional(),
  caseId: id("case").optional(),
  /** A draft that came back, and why. */
  returnedBecause: z.string().optional(),
});
export type DealSummary = z.infer<typeof DealSummary>;

/** Refused to whoever is recused from deciding on it: the deal is the paper. */
export async function viewDeal(context: Pick<Context, "store" | "actor" | "now">, dealId: Id<"deal">): Promise<DealView> {
  const { store } = context;
  const { deal, case: theCase } = await readDeal(context, dealId);
  const [priorities, appraised, owner] = await Promise.all([
    everyPriority({ store }),
    all(store, appraisals, { within: deal.id }),
    store.find(members, deal.ownerId),
  ]);
  return {
    deal,
    owner: owner?.name,
    priorities: priorities.map(({ id: priorityId, strategyId, title, cites }) => ({ id: priorityId, strategyId, title, cites })),
    appraisals: appraised
      .filter(isBefore(theCase))
      .map(({ id: appraisalId, title, packId, result }) => ({ id: appraisalId, title, packId, result })),
    ...(theCase ? { case: { id: theCase.id, bodyName: theCase.bodyName, stage: theCase.stage, inForceFrom: theCase.inForceFrom } } : {}),
  };
}

/** Once a deal is before its decision makers, those that are papers there: one that came in as it was submitted is not what they decide on. */
const isBefore = (theCase: Pick<Case, "papers"> | undefined) => (appraisal: Pick<Appraisal, "id">) =>
  !theCase || theCase.papers.some(({ key }) => key === `appraisal:${appraisal.id}`);

export async function listDeals(
  { store, actor }: Pick<Context, "store" | "actor">,
  ask: { after?: string | undefined; limit?: number | undefined },
) {
  const { items, next } = await store.list(deals, { ...ask, newestFirst: true });
  const summaries = await Promise.all(
    items.map(async (deal) => {
      const caseId = caseIdOf(deal);
      const theCase = caseId && (await store.find(cases, caseId));
      return summaryOf(deal, !theCase || judgeReading(theCase, actor).allowed);
    }),
  );
  return { items: summaries, ...(next ? { next } : {}) };
}

function summaryOf(deal: Deal, mayRead: boolean): DealSummary {
  const { askedPounds, offeredPounds } = ledgerOf(deal);
  return {
    id: deal.id,
    version: deal.version,
    title: deal.title,
    kind: deal.kind,
    counterpart: deal.counterpart,
    status: deal.status,
    ...(mayRead ? { sides: { asks: deal.asks.length, offers: deal.offers.length, askedPounds, offeredPounds } } : {}),
    ...(deal.status === "draft" ? { returnedBecause: deal.returned?.because } : { caseId: deal.caseId }),
  };
}
