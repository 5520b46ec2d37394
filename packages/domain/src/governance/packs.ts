import type { Id } from "@concord/kernel";
import type { RulePack } from "./rule-pack.ts";

const localismAct = "Localism Act 2011, s31(4)";
const section73 = "Local Government Act 1985, s73: the officer responsible for the financial affairs of a combined authority";
const scrutinyOrder =
  "Combined Authorities (Overview and Scrutiny Committees, Access to Information and Audit Committees) Order 2017 (SI 2017/68); the period is the constitution's";

/**
 * A mayoral combined authority that decides as Schedule 1, paragraph 4 of the
 * West of England Combined Authority Order 2017 (SI 2017/126) has it: a majority
 * of those present and voting which includes the mayor, a tie fails, nobody has
 * a casting vote.
 */
export const westYorkshireKind = (id: Id<"rulePack">): RulePack => ({
  id,
  version: 0,
  name: "Majority present and voting, with the Mayor",
  voting: { capacities: ["mayor", "constituent"], authority: "SI 2017/126, Schedule 1, paragraph 4(4) and (5)" },
  quorum: {
    atLeast: 3,
    mustInclude: [
      { capacity: "mayor", atLeast: 1 },
      { capacity: "constituent", atLeast: 2 },
    ],
    authority: "SI 2017/126, Schedule 1, paragraph 4(3)",
  },
  majority: {
    of: "present-and-voting",
    share: "more-than-half",
    mustInclude: ["mayor"],
    tie: "fails",
    authority: "SI 2017/126, Schedule 1, paragraph 4(1), (5) and (6)",
  },
  recusal: {
    disclosablePecuniary: "leaves",
    otherRegistrable: "monitoring-officer-judges",
    // The deputy acts where the mayor is unable to: Local Democracy, Economic Development and Construction Act 2009, s107C.
    substituteMayAct: ["mayor"],
    authority: localismAct,
  },
  signOffs: [{ role: "finance-officer", opensEveryDocument: true, authority: section73 }],
  callIn: { clearWorkingDays: 5, authority: scrutinyOrder },
});

/**
 * A combined authority that decides as Schedule 1, paragraph 3 of the West
 * Midlands Combined Authority Order 2016 (SI 2016/653) has it: at least
 * two-thirds of the constituent members. The Order says "present and voting",
 * so that is what is counted; a constitution that means two-thirds of every
 * member, there or not, says `of: "all-members"`.
 */
export const twoThirdsKind = (id: Id<"rulePack">): RulePack => ({
  id,
  version: 0,
  name: "Two-thirds of constituent members",
  voting: { capacities: ["constituent"], authority: "SI 2016/653, Schedule 1, paragraph 3(3) and (4)" },
  quorum: {
    atLeast: 5,
    mustInclude: [{ capacity: "constituent", atLeast: 5 }],
    differentAppointers: 5,
    authority: "SI 2016/653, Schedule 1, paragraph 3(2)",
  },
  majority: {
    of: "present-and-voting",
    share: "two-thirds",
    mustInclude: [],
    tie: "fails",
    authority: "SI 2016/653, Schedule 1, paragraph 3(1)(a)",
  },
  recusal: {
    disclosablePecuniary: "leaves",
    otherRegistrable: "speaks-only",
    substituteMayAct: [],
    authority: localismAct,
  },
  signOffs: [
    { role: "finance-officer", opensEveryDocument: true, authority: section73 },
    { role: "monitoring-officer", opensEveryDocument: true, authority: "Local Government and Housing Act 1989, s5" },
  ],
  callIn: { clearWorkingDays: 5, authority: scrutinyOrder },
});
