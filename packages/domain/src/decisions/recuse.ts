import type { Interest } from "../governance/interest.ts";
import type { Case, CaseEvent, InterestToJudge, Recusal, Vote } from "./case.ts";
import { matchInterests, type Match } from "./match-interests.ts";
import { standingOf } from "./seat-standing.ts";

export type Recused = {
  case: Case;
  /** Votes that must be saved as void, because whoever cast them may not take part after all. */
  voided: Vote[];
  /** Whether anything is different, and must be written. */
  changed: boolean;
};

type At = { at: string; by: string };

/**
 * The case with everybody recused who must be, given the register as it is now.
 * Asked when the case opens, when an interest is declared, at every vote and
 * before the vote closes: so it does not matter which of two things that happen
 * at once is seen first. A recusal is never taken back while the case runs.
 */
export function recuse(before: Case, votes: readonly Vote[], interests: readonly Interest[], now: At): Recused {
  const matches = matchInterests(before.seats, interests, before.parties);
  const known = (match: Match) => [...before.recusals, ...before.toJudge].some((one) => isSame(one, match));
  const fresh = matches.filter((match) => !known(match));
  const toJudge = fresh.filter((match) => extentOf(match, before) === "to-be-judged").map(toBeJudged);
  const recusals = fresh.flatMap((match) => {
    const extent = extentOf(match, before);
    return extent === "to-be-judged" ? [] : [recusalOf(match, extent, now.at)];
  });
  return withRecusals({ ...before, toJudge: [...before.toJudge, ...toJudge] }, votes, recusals, now, toJudge.length > 0);
}

/** The case with these recusals, and without the votes of those who are recused by them. */
export function withRecusals(before: Case, votes: readonly Vote[], recusals: readonly Recusal[], now: At, changed = false): Recused {
  if (recusals.length === 0) return { case: before, voided: [], changed };

  const after: Case = { ...before, recusals: [...before.recusals, ...recusals] };
  const voided = votes.filter((vote) => vote.void === undefined).flatMap((vote) => voidedBy(vote, after, now.at));
  const gone = new Set(voided.map(({ seatId }) => seatId));
  const events: CaseEvent[] = [
    ...recusals.map(({ seatId }): CaseEvent => ({ type: "recused", ...now, seatId })),
    ...voided.map(({ seatId, vote }): CaseEvent => ({ type: "vote-voided", ...now, seatId, vote })),
  ];
  return {
    case: { ...after, votesCast: after.votesCast.filter((seatId) => !gone.has(seatId)), events: [...after.events, ...events] },
    voided,
    changed: true,
  };
}

/** A vote is void when whoever cast it is recused, or when the seat it was cast in is. */
function voidedBy(vote: Vote, { seats, rulePack, recusals }: Case, at: string): Vote[] {
  const seat = seats.find(({ id }) => id === vote.seatId);
  const ofVoter = recusals.find(({ personId }) => personId === vote.personId);
  const standing = seat && standingOf(seat, rulePack, recusals);
  const recusal = ofVoter ?? (standing?.is === "recused" ? standing.recusals[0] : undefined);
  return recusal ? [{ ...vote, void: { at, interestId: recusal.interestId, because: recusal.ground } }] : [];
}

function extentOf({ interest }: Match, { rulePack: { recusal } }: Case): Recusal["extent"] | "to-be-judged" {
  if (interest.nature === "disclosable-pecuniary") return recusal.disclosablePecuniary;
  return recusal.otherRegistrable === "speaks-only" ? "speaks-only" : "to-be-judged";
}

const recusalOf = (match: Match, extent: Recusal["extent"], at: string): Recusal => ({ ...factsOf(match), extent, at });

const toBeJudged = (match: Match): InterestToJudge => ({ ...factsOf(match), nature: match.interest.nature });

const factsOf = ({ seat, interest, party }: Match) => ({
  seatId: seat.id,
  personId: interest.personId,
  interestId: interest.id,
  party: party.name,
  ground: groundOf(interest, party),
});

/** "an interest in Acme Ltd, which ask 3 names". Not the register's own description: that is for who may read the register. */
const groundOf = (interest: Interest, party: { name: string; where: string }) =>
  `${interest.nature === "disclosable-pecuniary" ? "a disclosable pecuniary interest" : "a registered interest"} in ${party.name}, which is a party to ${party.where}`;

const isSame = (one: { seatId: string; personId: string; interestId: string }, { seat, interest }: Match) =>
  one.seatId === seat.id && one.personId === interest.personId && one.interestId === interest.id;
