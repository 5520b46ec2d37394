import { refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { cases, type Case } from "../decisions/case.ts";
import { judgeReading } from "../decisions/reading.ts";
import { deals, type Deal } from "./deal.ts";

/**
 * A deal and its case, for whoever may read them. Refused to a member who is
 * recused from deciding on it: the deal, and what hangs on it, is the paper.
 */
export async function readDeal({ store, actor }: Pick<Context, "store" | "actor">, id: Id<"deal">): Promise<{ deal: Deal; case?: Case }> {
  const deal = await store.get(deals, id);
  if (deal.status === "draft") return { deal };
  const theCase = await store.get(cases, deal.caseId);
  const reading = judgeReading(theCase, actor);
  if (!reading.allowed) throw refused(reading.because, reading.sentence);
  return { deal, case: theCase };
}
