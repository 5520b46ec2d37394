import { refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { cases, type Case } from "../decisions/case.ts";
import { nameOf } from "../decisions/name-of.ts";
import { withdrawn } from "../decisions/open-case.ts";
import { save, type Because, type Save } from "../store.ts";
import { changeRefusals, judgeChange } from "./changing.ts";
import { deals, sentBack, type Deal, type DraftDeal, type SubmittedDeal } from "./deal.ts";
import { readDeal } from "./read-deal.ts";

type WritingContext = Pick<Context, "store" | "now" | "actor">;

/**
 * The one way to change what a deal says. A deal that is with its decision
 * makers goes back to the start with the change: the case ends, with the reason,
 * in the same stroke, so nobody can vote on a text that is no longer the deal's.
 */
export async function writeDeal(
  context: WritingContext,
  id: Id<"deal">,
  change: (deal: DraftDeal) => DraftDeal,
  because: Because,
): Promise<Deal> {
  const { deal } = await readDeal(context, id);
  const changing = judgeChange(deal);
  if (!changing.allowed) throw refused(changing.because, changeRefusals[changing.because]);
  if (!changing.sendsBack) return context.store.save(deals, change(changing.deal), because);

  const back = await sendBack(context, changing.deal, "The deal was changed after it was submitted.");
  const [saved] = await context.store.commit({
    because: { ...because, detail: { ...because.detail, sentBack: true, case: changing.deal.caseId } },
    saves: [save(deals, change(back.deal)), back.case],
  });
  return saved;
}

/** A submitted deal as a draft again, and the end of its case, to be saved with whatever made it so. */
export async function sendBack(
  { store, now, actor }: WritingContext,
  deal: SubmittedDeal,
  because: string,
): Promise<{ deal: DraftDeal; case: Save<Case> }> {
  const at = now().toISOString();
  const theCase = await store.get(cases, deal.caseId);
  return { deal: sentBack(deal, { at, because }), case: save(cases, withdrawn(theCase, { at, by: nameOf(actor), because })) };
}
