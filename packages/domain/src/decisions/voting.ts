import type { Actor, Id } from "@concord/kernel";
import { may } from "@concord/kernel";
import type { Seat } from "../governance/body.ts";
import type { Case, Vote } from "./case.ts";
import { standingOf } from "./seat-standing.ts";

/** Why a vote would be refused. The API returns the key; the page shows the sentence. */
export const voteRefusals = {
  "voting-not-open": "The vote is not open.",
  "not-your-seat": "Only the member who holds this seat, or the substitute in their place, can use its vote.",
  "seat-has-no-vote": "This seat may speak on the matter and has no vote on it.",
  recused: "This seat is recused from the decision, so it has no vote.",
  "interest-to-be-judged": "The monitoring officer has still to judge your interest in a party to this deal. You can vote once they have.",
  "already-voted": "This seat has voted. A vote that was cast stands.",
  "another-text": "The text you read is not the one that is being decided. Open the decision again.",
} as const;
export type VoteRefusal = keyof typeof voteRefusals;

export type VoteJudgement =
  | { allowed: true; seat: Seat; personId: Id<"person">; substitute: boolean; replaces: number }
  | { allowed: false; because: VoteRefusal; sentence: string };

export type VoteAsk = {
  case: Case;
  /** The vote that this seat has, if it has one. */
  before?: Vote | undefined;
  seatId: Id<"seat">;
  /** What the member read: the hash of the text they vote on. */
  frozenHash: string;
  actor: Actor;
};

/** May this person use this seat's vote on this text? Asked by the page for its buttons, and by the one verb there is. */
export function judgeVote({ case: theCase, before, seatId, frozenHash, actor }: VoteAsk): VoteJudgement {
  if (theCase.stage !== "voting") return refuse("voting-not-open");
  const seat = theCase.seats.find(({ id }) => id === seatId);
  if (!seat || actor.type !== "person" || !may(actor, "decisions.vote")) return refuse("not-your-seat");
  const substitute = seat.holderId !== actor.id;
  if (substitute && seat.substituteId !== actor.id) return refuse("not-your-seat");

  const standing = standingOf(seat, theCase.rulePack, theCase.recusals);
  if (standing.is === "speaks-only") return refuse("seat-has-no-vote");
  if (standing.is === "recused") return refuse("recused", standing.recusals[0]?.ground);
  if (!standing.mayAct.includes(actor.id)) return refuse("recused", groundFor(theCase, actor.id));
  if (theCase.toJudge.some(({ personId, judged }) => personId === actor.id && !judged)) return refuse("interest-to-be-judged");
  if (before && !before.void) return refuse("already-voted");
  if (frozenHash !== theCase.frozenHash) return refuse("another-text");
  return { allowed: true, seat, personId: actor.id, substitute, replaces: before?.version ?? 0 };
}

const groundFor = ({ recusals }: Case, person: Id<"person">) => recusals.find(({ personId }) => personId === person)?.ground;

const refuse = (because: VoteRefusal, ground?: string): VoteJudgement => ({
  allowed: false,
  because,
  sentence: ground ? `${voteRefusals[because]} The ground is ${ground}.` : voteRefusals[because],
});
