import { counted, type Id, listed } from "@concord/kernel";
import type { Capacity, Seat } from "../governance/body.ts";
import type { Majority, RulePack } from "../governance/rule-pack.ts";
import { capacityNames } from "../governance/body.ts";
import type { Finding, Recusal, Vote } from "./case.ts";
import { standingOf } from "./seat-standing.ts";

/** What a case comes down to when the votes are counted. */
export type CaseFacts = {
  /** In the order in which they are named. */
  seats: readonly Seat[];
  chairSeatId?: Id<"seat"> | undefined;
  rulePack: RulePack;
  recusals: readonly Recusal[];
  /** In any order; one a seat. A vote of a seat that has none on this matter counts nowhere. */
  votes: readonly (Pick<Vote, "seatId" | "vote"> & Partial<Pick<Vote, "personId">>)[];
  /** Who put it forward: never alone in approving it. */
  initiatorId?: Id<"person"> | undefined;
  /** Nobody can vote any more: who has not voted is absent. */
  closed: boolean;
};

type Choice = Vote["vote"] | "absent";
type Voter = {
  seat: Seat;
  choice: Choice;
  mayYetVote: boolean;
  /** Its vote is, or can only be, that of whoever put the matter forward. */
  isProposer: boolean;
};
type Because = Finding["because"][number];

/**
 * What the body has decided, or would have if the vote closed now, and why, in
 * sentences that a chair could read out, each with the clause it rests on.
 *
 * A member is present when they vote or abstain. Nothing here depends on the
 * order of the votes.
 */
export function find(facts: CaseFacts): Finding {
  const { rulePack, chairSeatId, closed } = facts;
  const standings = facts.seats.map((seat) => ({ seat, standing: standingOf(seat, rulePack, facts.recusals) }));
  const recused = standings.flatMap(({ seat, standing }) =>
    standing.is === "recused" ? [{ seat, ground: standing.recusals[0]?.ground ?? "an interest" }] : [],
  );
  const cast = votesBySeat(facts.votes);
  const voters: Voter[] = standings.flatMap(({ seat, standing }) => {
    if (standing.is !== "entitled") return [];
    const choice = cast.get(seat.id)?.vote ?? "absent";
    const voter = cast.get(seat.id)?.personId;
    const isProposer =
      facts.initiatorId !== undefined && (voter ? [voter] : standing.mayAct).every((person) => person === facts.initiatorId);
    return [{ seat, choice, mayYetVote: !closed && choice === "absent" && standing.mayAct.length > 0, isProposer }];
  });

  const rules = { rulePack, chairSeatId };
  const quorum = judgeQuorum(voters, rulePack);
  const majority = judgeMajority(voters, rules);
  const carried = quorum.met && majority.met;
  const settled = isSettled(voters, rules, quorum.met);
  const who = (choice: Choice) => voters.filter((voter) => voter.choice === choice).map(({ seat }) => seat.id);

  return {
    carried,
    quorate: quorum.met,
    because: [
      {
        text: `${counted(voters.length, "seat")} ${voters.length === 1 ? "has" : "have"} a vote on this.`,
        authority: rulePack.voting.authority,
      },
      ...recusalSentences(recused, facts),
      ...quorum.because,
      ...(quorum.met || !closed ? majority.because : []),
      ...comingSentence(voters, settled, rulePack),
    ],
    for: who("for"),
    against: who("against"),
    abstained: who("abstain"),
    absent: who("absent"),
    recused: recused.map(({ seat }) => seat.id),
    pending: voters.filter(({ mayYetVote }) => mayYetVote).map(({ seat }) => seat.id),
    settled,
  };
}

/**
 * Whether no way the votes to come could fall would change what comes out.
 *
 * Presence only ever helps a quorum, and a "for" in place of anything else only
 * ever helps a majority, so the extremes are all there is to try. Without a
 * quorum, nobody else coming is the one extreme and everybody coming the other;
 * with one, everybody for and everybody against. One thing goes against the
 * grain: a vote against can make the tie that a casting vote then breaks, so
 * everybody abstaining is tried too.
 */
function isSettled(voters: readonly Voter[], rules: Rules, quorate: boolean): boolean {
  const all = (choice: Choice) => voters.map((voter) => (voter.mayYetVote ? { ...voter, choice } : voter));
  if (!quorate) return !judgeQuorum(all("for"), rules.rulePack).met;
  const outcomes = (["for", "against", "abstain"] as const).map((choice) => judgeMajority(all(choice), rules).met);
  return new Set(outcomes).size === 1;
}

type Rules = { rulePack: RulePack; chairSeatId?: Id<"seat"> | undefined };
type Judgement = { met: boolean; because: Because[] };

function judgeQuorum(voters: readonly Voter[], { quorum }: RulePack): Judgement {
  const present = voters.filter(({ choice }) => choice !== "absent").map(({ seat }) => seat);
  const needed = quorumNeeded(voters.length, quorum);
  const because = (text: string): Because => ({ text, authority: quorum.authority });

  const short = [
    ...quorum.mustInclude.flatMap(({ capacity, atLeast }) => {
      const there = present.filter((seat) => seat.capacity === capacity).length;
      if (there >= atLeast) return [];
      return [
        capacity === "mayor"
          ? "the Mayor must take part"
          : `at least ${counted(atLeast, capacityNames[capacity])} must take part, and ${there} ${did(there)}`,
      ];
    }),
    ...appointersShort(present, quorum.differentAppointers),
  ];
  const enough = present.length >= needed;
  const sum = `The quorum is ${needed} of the ${voters.length} entitled to vote; ${present.length} ${did(present.length)} so far`;
  if (enough && short.length === 0)
    return {
      met: true,
      because: [because(`The quorum is ${needed} of the ${voters.length} entitled to vote; ${present.length} ${did(present.length)}.`)],
    };
  return {
    met: false,
    because: [because(`${sum}${enough ? "" : ", which is too few"}.`), ...short.map((text) => because(`There is no quorum: ${text}.`))],
  };
}

const did = (count: number) => (count === 1 ? "has taken part" : "have taken part");

function appointersShort(present: readonly Seat[], needed = 0): string[] {
  const appointers = new Set(present.map(({ appointedBy }) => appointedBy)).size;
  return appointers >= needed ? [] : [`appointees of ${needed} different councils must take part, and ${appointers} ${did(appointers)}`];
}

/** A share is rounded up. The little that is taken off keeps 0.7 of 10 from being 8. */
export const quorumNeeded = (entitled: number, { atLeast = 1, share = 0 }: RulePack["quorum"]) =>
  Math.max(atLeast, Math.ceil(share * entitled - 1e-9));

function judgeMajority(voters: readonly Voter[], { rulePack: { majority }, chairSeatId }: Rules): Judgement {
  const votesFor = voters.filter(({ choice }) => choice === "for");
  const votesAgainst = voters.filter(({ choice }) => choice === "against");
  const base = majority.of === "all-members" ? voters.length : votesFor.length + votesAgainst.length;
  const because = (text: string): Because => ({ text, authority: majority.authority });

  const isEqual = votesFor.length === votesAgainst.length; // half of all members is no tie while somebody is absent
  const isTie = majority.share === "more-than-half" && base > 0 && votesFor.length * 2 === base && isEqual;
  const share = shares[majority.share];
  const castFor = isTie && majority.tie === "casting-vote" && votesFor.some(({ seat }) => seat.id === chairSeatId);
  const enough = castFor || share.enough(votesFor.length, base);
  const missing = majority.mustInclude.filter((capacity) => !votesFor.some(({ seat }) => seat.capacity === capacity));

  const isAlone = votesFor.length > 0 && votesFor.every(({ isProposer }) => isProposer);

  return {
    met: enough && missing.length === 0 && !isAlone,
    because: [
      because(tallySentence(voters, votesFor.length, votesAgainst.length)),
      because(isTie ? tieSentence(majority, castFor) : enoughSentence(majority, votesFor.length, base, enough)),
      ...majority.mustInclude.map((capacity) => because(includesSentence(capacity, voters, !missing.includes(capacity)))),
      ...(isAlone ? [proposerAlone] : []),
    ],
  };
}

/** Holds under every authority's rules, so that none can be written that let one person do it all. */
const proposerAlone: Because = {
  text: "Only whoever submitted the deal is for it. Nobody approves their own proposal alone.",
  authority: "Separation of duties",
};

/** In whole numbers: a share as a fraction would be off by one where it matters. */
const shares = {
  "more-than-half": { enough: (votesFor: number, base: number) => votesFor * 2 > base, needed: (base: number) => Math.floor(base / 2) + 1 },
  "two-thirds": {
    enough: (votesFor: number, base: number) => votesFor > 0 && votesFor * 3 >= base * 2,
    needed: (base: number) => Math.floor((base * 2 + 2) / 3),
  },
  all: { enough: (votesFor: number, base: number) => votesFor > 0 && votesFor === base, needed: (base: number) => base },
} as const;

function tallySentence(voters: readonly Voter[], votesFor: number, votesAgainst: number): string {
  const abstained = voters.filter(({ choice }) => choice === "abstain").length;
  const abstentions = abstained === 0 ? "" : ` ${abstained} abstained, and ${abstained === 1 ? "is" : "are"} present but not voting.`;
  return `${votesFor} ${votesFor === 1 ? "is" : "are"} for and ${votesAgainst} against.${abstentions}`;
}

function enoughSentence({ of, share }: Majority, votesFor: number, base: number, enough: boolean): string {
  const needed = Math.max(1, shares[share].needed(base));
  const ofWhom = of === "all-members" ? `the ${counted(base, "member")} with a vote, present or not` : `the ${base} voting`;
  const names = { "more-than-half": "More than half", "two-thirds": "Two-thirds", all: "Everybody" };
  if (base === 0) return "Nobody has voted for or against.";
  return `${names[share]} of ${ofWhom} is ${needed}; ${votesFor} ${votesFor === 1 ? "is" : "are"} for, which is ${enough ? "enough" : "not enough"}.`;
}

function tieSentence({ tie }: Majority, castFor: boolean): string {
  if (tie === "fails") return "The votes are equal. A tie fails: nobody has a casting vote.";
  return castFor
    ? "The votes are equal, and the chair, who is for, has the casting vote."
    : "The votes are equal, and the chair does not cast for it.";
}

function includesSentence(capacity: Capacity, voters: readonly Voter[], included: boolean): string {
  const name = capacity === "mayor" ? "the Mayor" : `a ${capacityNames[capacity]}`;
  if (included) return `The majority must include ${name}, and does.`;
  const hasSeat = voters.some(({ seat }) => seat.capacity === capacity);
  if (!hasSeat) return `The majority must include ${name}, and ${name} has no vote on this.`;
  return `The majority must include ${name}, who is not among those for.`;
}

function recusalSentences(recused: readonly { seat: Seat; ground: string }[], { rulePack }: CaseFacts): Because[] {
  return recused.map(({ seat, ground }) => ({
    text: `${seat.name} is recused and counts in neither the quorum nor the vote: ${ground}.`,
    authority: rulePack.recusal.authority,
  }));
}

function comingSentence(voters: readonly Voter[], settled: boolean, { majority }: RulePack): Because[] {
  const coming = voters.filter(({ mayYetVote }) => mayYetVote);
  if (coming.length === 0) return [];
  const names = coming.length > 3 ? "" : ` (${listed(coming.map(({ seat }) => seat.name))})`;
  const have = `${coming.length} ${coming.length === 1 ? "has" : "have"} still to vote${names}`;
  return [
    { text: settled ? `${have}; no way they vote would change it.` : `${have}, and could change it.`, authority: majority.authority },
  ];
}

function votesBySeat(votes: CaseFacts["votes"]): Map<Id<"seat">, CaseFacts["votes"][number]> {
  const cast = new Map(votes.map((vote) => [vote.seatId, vote]));
  if (cast.size !== votes.length) throw new RangeError("A seat has one vote, and one was counted twice.");
  return cast;
}
