import { refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { deals } from "../deals/deal.ts";
import { bodies } from "../governance/body.ts";
import { check, save } from "../store.ts";
import { cases, votes, type Case } from "./case.ts";
import { dealOf } from "./cast-vote.ts";
import { close } from "./close.ts";
import { judgeClosing } from "./closing.ts";
import { nameOf } from "./name-of.ts";
import { readCase } from "./read-case.ts";

/** Closes the vote on what has been cast. Who has not voted is absent. */
export async function closeVote(context: Pick<Context, "store" | "now" | "actor">, caseId: Id<"case">): Promise<Case> {
  const standing = await readCase(context, caseId);
  const closing = judgeClosing(standing.case, context.actor);
  if (!closing.allowed) throw refused(closing.because, closing.sentence);

  const deal = await dealOf(context, standing.case);
  const closed = close(standing.case, standing.votes, deal, { at: context.now(), by: nameOf(context.actor) });
  const [saved] = await context.store.commit({
    because: {
      name: "case.closed",
      detail: {
        deal: deal.title,
        carried: closed.case.finding?.carried,
        quorate: closed.case.finding?.quorate,
        inForceFrom: closed.case.inForceFrom,
      },
    },
    saves: [save(cases, closed.case), save(deals, closed.deal), ...standing.voided.map((vote) => save(votes, vote))],
    checks: [check(bodies, standing.body)],
  });
  return saved;
}
