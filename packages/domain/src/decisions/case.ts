import * as z from "zod";
import { Day, Hash, id, Instant } from "@concord/kernel";
import { Seat } from "../governance/body.ts";
import { RulePack } from "../governance/rule-pack.ts";
import { noun } from "../noun.ts";

/** A paper before the decision makers, in the exact version that is cited. */
export const Paper = z.object({ key: z.string(), title: z.string(), hash: Hash });

/** A member who may not take part, and on what ground. */
export const Recusal = z.object({
  seatId: id("seat"),
  personId: id("person"),
  interestId: id("interest"),
  party: z.string(),
  ground: z.string(),
});

export const SignOff = z.object({
  role: z.enum(["finance-officer", "monitoring-officer"]),
  by: id("person"),
  at: Instant,
  words: z.string().max(2000),
});

/** What the engine found, and every reason it had. */
export const Finding = z.object({
  carried: z.boolean(),
  quorate: z.boolean(),
  /** Sentences in the order in which a chair would read them out; each ends with the clause it rests on. */
  because: z.array(z.object({ text: z.string(), authority: z.string() })),
  for: z.array(id("seat")),
  against: z.array(id("seat")),
  abstained: z.array(id("seat")),
  absent: z.array(id("seat")),
  recused: z.array(id("seat")),
  /** Whether any way the votes still to come could fall would change it. */
  settled: z.boolean(),
});
export type Finding = z.infer<typeof Finding>;

/** What has happened to a case, in order. The state is these, folded. */
export const CaseEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("opened"), at: Instant, by: z.string() }),
  z.object({ type: z.literal("signed-off"), at: Instant, by: z.string(), role: z.string() }),
  z.object({ type: z.literal("voting-opened"), at: Instant, by: z.string() }),
  z.object({ type: z.literal("voted"), at: Instant, by: z.string(), seatId: id("seat"), vote: z.enum(["for", "against", "abstain"]) }),
  z.object({ type: z.literal("recused"), at: Instant, by: z.string(), seatId: id("seat") }),
  z.object({ type: z.literal("closed"), at: Instant, by: z.string(), carried: z.boolean() }),
  z.object({ type: z.literal("withdrawn"), at: Instant, by: z.string(), because: z.string() }),
]);
export type CaseEvent = z.infer<typeof CaseEvent>;

/** A deal before a body: what was frozen, under which rules, and how it went. */
export const Case = z.object({
  id: id("case"),
  version: z.int().nonnegative(),
  dealId: id("deal"),
  dealTitle: z.string(),
  bodyId: id("body"),
  bodyName: z.string(),
  /** The seats as they were when it was opened. */
  seats: z.array(Seat),
  /** The rules as they were when it was opened. */
  rulePack: RulePack,
  frozenHash: Hash,
  /** The frozen content itself, so that what was decided can be read for ever. */
  frozen: z.record(z.string(), z.unknown()),
  papers: z.array(Paper),
  initiatorId: id("person"),
  openedAt: Instant,
  stage: z.enum(["sign-off", "voting", "closed", "withdrawn"]),
  recusals: z.array(Recusal),
  signOffs: z.array(SignOff),
  /** Which papers each officer or member has opened, by exact hash. */
  opened: z.array(z.object({ personId: id("person"), hash: Hash, at: Instant })),
  votesCast: z.array(id("seat")),
  finding: Finding.optional(),
  closedAt: Instant.optional(),
  /** The first day on which the decision is in force, once call-in has run. */
  inForceFrom: Day.optional(),
  events: z.array(CaseEvent).max(400),
});
export type Case = z.infer<typeof Case>;

/** One seat's vote. Written once. */
export const Vote = z.object({
  caseId: id("case"),
  seatId: id("seat"),
  version: z.int().nonnegative(),
  personId: id("person"),
  capacity: z.string(),
  vote: z.enum(["for", "against", "abstain"]),
  /** Why, in the member's own words: dissent stays on the record. */
  reason: z.string().max(2000).optional(),
  frozenHash: Hash,
  at: Instant,
});
export type Vote = z.infer<typeof Vote>;

export const cases = noun<Case>({ name: "case", title: "Decision", schema: Case, addressOf: ({ id }) => ({ id }) });
export const votes = noun<Vote>({
  name: "vote",
  title: "Vote",
  schema: Vote,
  addressOf: ({ caseId, seatId }) => ({ within: caseId, id: seatId }),
});
