import { dayOf, Failure } from "@concord/kernel";
import { sentBack, type Deal, type SubmittedDeal } from "../deals/deal.ts";
import { dayAfterClearWorkingDays } from "../reference/working-days.ts";
import type { Case, Vote } from "./case.ts";
import { findingNow } from "./finding-now.ts";

export type Closed = { case: Case; deal: Deal };

/**
 * Ends the vote: the engine finds, and the deal is agreed or refused. A body
 * without a quorum decides nothing, so the deal goes back to its authors.
 */
export function close(before: Case, votes: readonly Vote[], deal: SubmittedDeal, { at, by }: { at: Date; by: string }): Closed {
  const finding = findingNow(before, votes, true);
  const instant = at.toISOString();
  return {
    case: {
      ...before,
      stage: "closed",
      finding,
      closedAt: instant,
      ...(finding.carried ? inForce(dayOf(at), before) : {}),
      events: [...before.events, { type: "closed", at: instant, by, carried: finding.carried }],
    },
    deal: finding.quorate
      ? { ...deal, status: finding.carried ? "agreed" : "refused", decidedAt: instant }
      : sentBack(deal, { at: instant, because: `${before.bodyName} had no quorum, so nothing was decided.` }),
  };
}

/** Where the table of bank holidays ends, the day is left open and said to be, for a person to set. */
function inForce(closedOn: string, { rulePack }: Case): Pick<Case, "inForceFrom" | "inForceNote"> {
  try {
    return { inForceFrom: dayAfterClearWorkingDays(closedOn, rulePack.callIn.clearWorkingDays) };
  } catch (failure) {
    if (failure instanceof Failure) return { inForceNote: failure.message };
    throw failure;
  }
}
