import { expect, test } from "vitest";
import { fixedId } from "@concord/testkit";
import { majorityInWords, rulesInWords, RulePackContent, twoThirdsKind, westYorkshireKind } from "./index.ts";

test("a rule pack reads out as a person would say it, each rule with where it comes from", () => {
  const rules = rulesInWords(westYorkshireKind(fixedId("rulePack", "w")));
  expect(rules.map(({ title, text }) => `${title}: ${text}`)).toEqual([
    "Who votes: One vote for each of the Mayor and constituent members.",
    "Quorum: Nothing is decided without 3 members with a vote on the matter, the Mayor and 2 constituent members. A recused member does not count.",
    "Majority: Majority of members present and voting, which must include the Mayor; a tie fails.",
    "Interests: A member with a disclosable pecuniary interest in a party to the matter sees no papers, has no vote and is not in the quorum. Any other registrable interest is for the monitoring officer to judge before that member votes. While the Mayor is recused, a substitute without an interest acts.",
    "Sign-off: The Section 73 officer signs off before the vote, and only after opening every document in the version that is cited.",
    "Call-in: A decision is in force once 5 clear working days have passed after it was taken, unless it is called in.",
  ]);
  expect(rules.every(({ authority }) => authority.length > 0)).toBe(true);
});

test("two-thirds says of whom", () => {
  expect(majorityInWords(twoThirdsKind(fixedId("rulePack", "n")).majority)).toBe("At least two-thirds of members present and voting.");
});

test("a pack whose majority must include somebody without a vote is refused where it is written", () => {
  const { id: _, version: __, ...pack } = twoThirdsKind(fixedId("rulePack", "n"));
  const parsed = RulePackContent.safeParse({ ...pack, majority: { ...pack.majority, mustInclude: ["mayor"] } });
  expect(parsed.error?.issues).toMatchObject([{ path: ["majority", "mustInclude"] }]);
});
