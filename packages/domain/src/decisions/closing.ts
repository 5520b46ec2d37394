import { may, type Actor } from "@concord/kernel";
import type { Case } from "./case.ts";
import { judgeReading } from "./reading.ts";

export const closingRefusals = {
  "voting-not-open": "The vote is not open, so it cannot be closed.",
  "not-the-monitoring-officer": "The monitoring officer closes the vote.",
  "own-submission": "Whoever submitted the deal cannot close the vote on it.",
  recused: "You are recused from this decision, so somebody else must close the vote on it.",
  "interest-to-be-judged": "A member's interest has still to be judged. Judge it, then close the vote.",
} as const;
export type ClosingRefusal = keyof typeof closingRefusals;
export type Closing = { allowed: true } | { allowed: false; because: ClosingRefusal; sentence: string };

export function judgeClosing(theCase: Pick<Case, "stage" | "toJudge" | "initiatorId" | "recusals">, actor: Actor): Closing {
  if (theCase.stage !== "voting") return refuse("voting-not-open");
  if (actor.type !== "person" || !may(actor, "decisions.administer")) return refuse("not-the-monitoring-officer");
  if (actor.id === theCase.initiatorId) return refuse("own-submission");
  if (!judgeReading(theCase, actor).allowed) return refuse("recused");
  if (theCase.toJudge.some(({ judged }) => !judged)) return refuse("interest-to-be-judged");
  return { allowed: true };
}

const refuse = (because: ClosingRefusal): Closing => ({ allowed: false, because, sentence: closingRefusals[because] });
