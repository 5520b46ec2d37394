import { refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import type { Case } from "../decisions/case.ts";
import { readCase } from "../decisions/read-case.ts";
import { judgeReading } from "../decisions/reading.ts";
import { deals, type Deal } from "./deal.ts";

/** The decision a deal is before, has come from, or came back from. */
export const caseIdOf = (deal: Deal): Id<"case"> | undefined => (deal.status === "draft" ? deal.returned?.caseId : deal.caseId);

/**
 * A deal and its case, for whoever may read them. Refused to a member who is
 * recused from deciding on it: the deal, and what hangs on it, is the paper, and
 * stays so when it has come back to its authors. Every reading and every change
 * of a deal begins here.
 */
export async function readDeal(context: Pick<Context, "store" | "actor" | "now">, id: Id<"deal">): Promise<{ deal: Deal; case?: Case }> {
  const deal = await context.store.get(deals, id);
  const caseId = caseIdOf(deal);
  if (!caseId) return { deal };
  const { case: theCase } = await readCase(context, caseId);
  const reading = judgeReading(theCase, context.actor);
  if (!reading.allowed) throw refused(reading.because, reading.sentence);
  return deal.status === "draft" ? { deal } : { deal, case: theCase };
}
