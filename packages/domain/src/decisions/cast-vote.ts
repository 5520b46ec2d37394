import { refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { deals, type SubmittedDeal } from "../deals/deal.ts";
import { bodies, type Seat } from "../governance/body.ts";
import { stale } from "../prepare-commit.ts";
import { all, check, save } from "../store.ts";
import { cases, votes, type Case, type Choice, type Vote } from "./case.ts";
import { close, type Closed } from "./close.ts";
import { nameOf } from "./name-of.ts";
import { readCaseForSeat } from "./read-case.ts";
import { standingOf } from "./seat-standing.ts";
import { untilNotStale } from "./until-not-stale.ts";
import { judgeVote } from "./voting.ts";

export type VoteCast = { seatId: Id<"seat">; vote: Choice; reason?: string | undefined; frozenHash: string };

type VotingContext = Pick<Context, "store" | "now" | "actor">;

/**
 * Casts one seat's vote, and closes the case when it was the last. The vote,
 * the case and, when it closes, the deal are written together, on condition that
 * the case is as it was read and the body still seats this person.
 *
 * Votes of other seats are no conflict: a vote that came second is judged again
 * on what is there by then, so the outcome cannot depend on who came first.
 */
export async function castVote(context: VotingContext, caseId: Id<"case">, cast: VoteCast): Promise<Vote> {
  return untilNotStale(mostTries, () => castOnce(context, caseId, cast));
}

/** A body has at most 60 seats: a vote and a recusal of each may come in between, and what officers do meanwhile. */
const mostTries = 150;

async function castOnce(context: VotingContext, caseId: Id<"case">, cast: VoteCast): Promise<Vote> {
  const { store, actor } = context;
  const standing = await readCaseForSeat(context, caseId, cast.seatId);
  const before = standing.votes.find(({ seatId }) => seatId === cast.seatId);
  const judgement = judgeVote({ case: standing.case, before, actor, seatId: cast.seatId, frozenHash: cast.frozenHash });
  if (!judgement.allowed) throw refused(judgement.because, judgement.sentence);

  const at = context.now();
  const { seat, personId, substitute, replaces } = judgement;
  const vote: Vote = {
    caseId,
    seatId: seat.id,
    version: replaces,
    personId,
    personName: actor.name,
    capacity: seat.capacity,
    substitute,
    vote: cast.vote,
    reason: cast.reason,
    frozenHash: cast.frozenHash,
    at: at.toISOString(),
  };
  const voted = withVote(standing.case, vote, nameOf(actor));
  const closed = isComplete(voted) ? await closedBy(context, voted, vote, at) : undefined;

  const [saved] = await store.commit({
    because: {
      name: "vote.cast",
      detail: {
        case: caseId,
        seat: seat.name,
        capacity: seat.capacity,
        substitute,
        vote: vote.vote,
        frozenHash: vote.frozenHash,
        ...(closed ? { closed: true, carried: closed.case.finding?.carried } : {}),
      },
    },
    saves: [
      save(votes, vote),
      save(cases, closed?.case ?? voted),
      ...(closed ? [save(deals, closed.deal)] : []),
      ...standing.voided.filter(({ seatId }) => seatId !== seat.id).map((gone) => save(votes, gone)),
    ],
    checks: [check(bodies, standing.body)],
  });
  return saved;
}

const withVote = (theCase: Case, { seatId, vote, at }: Vote, by: string): Case => ({
  ...theCase,
  votesCast: [...theCase.votesCast, seatId],
  events: [...theCase.events, { type: "voted", at, by, seatId, vote }],
});

/** Everybody who may vote has, and no interest waits to be judged. */
function isComplete({ seats, rulePack, recusals, votesCast, toJudge }: Case): boolean {
  const isIn = (seat: Seat) => {
    const standing = standingOf(seat, rulePack, recusals);
    return standing.is !== "entitled" || standing.mayAct.length === 0 || votesCast.includes(seat.id);
  };
  return seats.every(isIn) && toJudge.every(({ judged }) => judged);
}

/** The case closed with this last vote and all the others. A vote that came since makes the case another, and this stale. */
async function closedBy(context: VotingContext, voted: Case, last: Vote, at: Date): Promise<Closed> {
  const cast = await all(context.store, votes, { within: voted.id });
  const others = cast.filter(({ seatId }) => seatId !== last.seatId && voted.votesCast.includes(seatId));
  return close(voted, [...others, last], await dealOf(context, voted), { at, by: nameOf(context.actor) });
}

/** The deal the case is about. One that was taken back meanwhile has made the case another, too. */
export async function dealOf({ store }: Pick<Context, "store">, { dealId }: Case): Promise<SubmittedDeal> {
  const deal = await store.get(deals, dealId);
  if (deal.status !== "submitted") throw stale(deals);
  return deal;
}
