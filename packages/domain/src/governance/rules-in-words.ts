import { counted, listed } from "@concord/kernel";
import { capacityNames, type Capacity } from "./body.ts";
import type { Majority, RulePack } from "./rule-pack.ts";

/** One rule as a person would say it, and where it comes from. */
export type RuleInWords = { title: string; text: string; authority: string };

/** A rule pack read out. Made from the data that the engine runs, so that what is read is what is done. */
export function rulesInWords(pack: RulePack): RuleInWords[] {
  return [
    { title: "Who votes", text: `One vote for each of ${capacities(pack.voting.capacities, "and")}.`, authority: pack.voting.authority },
    { title: "Quorum", text: quorumInWords(pack), authority: pack.quorum.authority },
    { title: "Majority", text: majorityInWords(pack.majority), authority: pack.majority.authority },
    { title: "Interests", text: recusalInWords(pack), authority: pack.recusal.authority },
    ...pack.signOffs.map(({ role, opensEveryDocument, authority }) => ({
      title: "Sign-off",
      text: `The ${officerNames[role]} signs off before the vote${opensEveryDocument ? ", and only after opening every document in the version that is cited" : ""}.`,
      authority,
    })),
    { title: "Call-in", text: callInInWords(pack.callIn.clearWorkingDays), authority: pack.callIn.authority },
  ];
}

export const officerNames = { "finance-officer": "Section 73 officer", "monitoring-officer": "monitoring officer" } as const;

/** "Majority of members present and voting, which must include the Mayor; a tie fails." */
export function majorityInWords({ of, share, mustInclude, tie }: Majority): string {
  const members = of === "present-and-voting" ? "members present and voting" : "all members with a vote, present or not";
  const shares = { "more-than-half": `Majority of ${members}`, "two-thirds": `At least two-thirds of ${members}`, all: `All ${ofAll[of]}` };
  const including = mustInclude.length > 0 ? `, which must include ${capacities(mustInclude, "and")}` : "";
  const ties = share !== "more-than-half" ? "" : tie === "fails" ? "; a tie fails" : "; on a tie the chair has a casting vote";
  return `${shares[share]}${including}${ties}.`;
}

const ofAll = { "present-and-voting": "members present and voting", "all-members": "members with a vote, present or not" } as const;

function quorumInWords({ quorum }: RulePack): string {
  const needs = [
    ...(quorum.atLeast ? [`${quorum.atLeast} members with a vote on the matter`] : []),
    ...(quorum.share ? [`${Math.round(quorum.share * 100)}% of the members with a vote on the matter`] : []),
    ...quorum.mustInclude.map(({ capacity, atLeast }) => (capacity === "mayor" ? "the Mayor" : counted(atLeast, capacityNames[capacity]))),
    ...(quorum.differentAppointers ? [`appointees of ${quorum.differentAppointers} different councils`] : []),
  ];
  return `Nothing is decided without ${listed(needs)}. A recused member does not count.`;
}

function recusalInWords({ recusal }: RulePack): string {
  const other =
    recusal.otherRegistrable === "monitoring-officer-judges"
      ? "Any other registrable interest is for the monitoring officer to judge before that member votes."
      : "With any other registrable interest the member may read and speak, and has no vote.";
  const substitute =
    recusal.substituteMayAct.length > 0
      ? ` While ${capacities(recusal.substituteMayAct, "or")} is recused, a substitute without an interest acts.`
      : "";
  return `A member with a disclosable pecuniary interest in a party to the matter sees no papers, has no vote and is not in the quorum. ${other}${substitute}`;
}

const callInInWords = (days: number) =>
  days === 0
    ? "There is no call-in: a decision is in force on the day it is taken."
    : `A decision is in force once ${days} clear working days have passed after it was taken, unless it is called in.`;

const capacities = (list: readonly Capacity[], joint: "and" | "or") =>
  listed(
    list.map((capacity) => (capacity === "mayor" || joint === "or" ? capacityNames[capacity] : `${capacityNames[capacity]}s`)),
    { joint },
  );
