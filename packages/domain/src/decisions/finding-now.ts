import type { Body } from "../governance/body.ts";
import type { Case, Finding, Vote } from "./case.ts";
import { find } from "./engine.ts";

/** What the engine finds on the votes that stand. Once closed, what it found then. */
export function findingNow(theCase: Case, votes: readonly Vote[], closed = false): Finding {
  if (theCase.finding) return theCase.finding;
  const { seats, chairSeatId, rulePack, recusals } = theCase;
  return find({ seats, chairSeatId, rulePack, recusals, votes: votes.filter((vote) => vote.void === undefined), closed });
}

/** The case with its seats held by whoever holds them now: a council may change its member while a vote is open. */
export function withHoldersOf(body: Body, theCase: Case): Case {
  const now = new Map(body.seats.map((seat) => [seat.id, seat]));
  return {
    ...theCase,
    seats: theCase.seats.map((seat) => ({ ...seat, holderId: now.get(seat.id)?.holderId, substituteId: now.get(seat.id)?.substituteId })),
  };
}
