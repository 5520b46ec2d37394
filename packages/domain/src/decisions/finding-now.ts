import { seatsOn, type Body } from "../governance/body.ts";
import type { Case, Finding, Vote } from "./case.ts";
import { find } from "./engine.ts";

/** What the engine finds on the votes that stand. Once closed, what it found then. */
export function findingNow(theCase: Case, votes: readonly Vote[], closed = false): Finding {
  if (theCase.finding) return theCase.finding;
  const { seats, chairSeatId, rulePack, recusals, initiatorId } = theCase;
  return find({ seats, chairSeatId, rulePack, recusals, initiatorId, votes: votes.filter((vote) => vote.void === undefined), closed });
}

/**
 * The case with its seats held by whoever holds them today: a council may change
 * its member while a vote is open. A seat whose term has ended since is empty.
 */
export function withHoldersOf(body: Body, theCase: Case, today: string): Case {
  const now = new Map(seatsOn(body.seats, today).map((seat) => [seat.id, seat]));
  return {
    ...theCase,
    seats: theCase.seats.map((seat) => ({ ...seat, holderId: now.get(seat.id)?.holderId, substituteId: now.get(seat.id)?.substituteId })),
  };
}
