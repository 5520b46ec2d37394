import * as z from "zod";
import { Day, Hash, id, Instant } from "@concord/kernel";
import { Seat } from "../governance/body.ts";
import { InterestNature } from "../governance/interest.ts";
import { OfficerRole, RulePack } from "../governance/rule-pack.ts";
import { Standing } from "../insights/insight.ts";
import { noun } from "../noun.ts";

/**
 * A paper before the decision makers, in the exact version that is cited. Its
 * content lies in the file store under its hash, and cannot change there.
 */
export const Paper = z.object({
  /** "deal", "appraisal:app_…", "insight:ins_…", "dataset-version:dat_…:3": what it is of. */
  key: z.string(),
  kind: z.enum(["deal", "appraisal", "insight", "dataset-version"]),
  title: z.string(),
  hash: Hash,
  /** How an insight stood when it was frozen. Where it stands now is asked afresh. */
  standing: Standing.optional(),
});
export type Paper = z.infer<typeof Paper>;

/** An organisation that the deal names, and where. Interests are matched against these. */
export const Party = z.object({ name: z.string(), where: z.string() });
export type Party = z.infer<typeof Party>;

/** What is put to the body, on one page. The papers say it in full; this is taken from them, and can no more change than they. */
export const Proposal = z.object({
  summary: z.string(),
  counterpart: z.string(),
  asks: z.int(),
  offers: z.int(),
  askedPounds: z.int(),
  offeredPounds: z.int(),
  securedPounds: z.int(),
  appraisals: z.array(
    z.object({ title: z.string(), packId: z.string(), benefitCostRatio: z.number().nullable(), netPresentSocialValue: z.number() }),
  ),
});
export type Proposal = z.infer<typeof Proposal>;

/** A member who may not take part, and on what ground. */
export const Recusal = z.object({
  seatId: id("seat"),
  personId: id("person"),
  interestId: id("interest"),
  party: z.string(),
  ground: z.string(),
  /** Leaves: no papers, no discussion, no vote. Or reads and speaks, and has no vote. Neither is in the quorum. */
  extent: z.enum(["leaves", "speaks-only"]),
  at: Instant,
});
export type Recusal = z.infer<typeof Recusal>;

/** An interest in a party to the deal that the rules leave to the monitoring officer. Until it is judged, its member cannot vote. */
export const InterestToJudge = z.object({
  seatId: id("seat"),
  personId: id("person"),
  interestId: id("interest"),
  nature: InterestNature,
  party: z.string(),
  ground: z.string(),
  judged: z.object({ at: Instant, by: id("person"), recused: z.boolean(), words: z.string() }).optional(),
});
export type InterestToJudge = z.infer<typeof InterestToJudge>;

export const SignOff = z.object({
  role: OfficerRole,
  by: id("person"),
  at: Instant,
  /** What the officer certifies, in their own words. */
  words: z.string().trim().min(1).max(2000),
});
export type SignOff = z.infer<typeof SignOff>;

/** What the engine found, and every reason it had. */
export const Finding = z.object({
  carried: z.boolean(),
  quorate: z.boolean(),
  /** Sentences in the order in which a chair would read them out, each with the clause it rests on. */
  because: z.array(z.object({ text: z.string(), authority: z.string() })),
  for: z.array(id("seat")),
  against: z.array(id("seat")),
  abstained: z.array(id("seat")),
  /** Entitled to vote, and have not. */
  absent: z.array(id("seat")),
  recused: z.array(id("seat")),
  /** Of the absent, those who still may. None once the vote is closed. */
  pending: z.array(id("seat")),
  /** No way the votes still to come could fall would change it. */
  settled: z.boolean(),
});
export type Finding = z.infer<typeof Finding>;

export const Choice = z.enum(["for", "against", "abstain"]);
export type Choice = z.infer<typeof Choice>;

/** What has happened to a case, in order. The state is these, folded. */
export const CaseEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("opened"), at: Instant, by: z.string() }),
  z.object({ type: z.literal("signed-off"), at: Instant, by: z.string(), role: z.string() }),
  z.object({ type: z.literal("voting-opened"), at: Instant, by: z.string() }),
  z.object({ type: z.literal("voted"), at: Instant, by: z.string(), seatId: id("seat"), vote: Choice }),
  z.object({ type: z.literal("recused"), at: Instant, by: z.string(), seatId: id("seat") }),
  /** The vote of a member who turned out to have an interest counts nowhere, and stays on the record. */
  z.object({ type: z.literal("vote-voided"), at: Instant, by: z.string(), seatId: id("seat"), vote: Choice }),
  z.object({ type: z.literal("interest-judged"), at: Instant, by: z.string(), seatId: id("seat"), recused: z.boolean() }),
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
  /** The seats whose term covered the day it was opened; who holds them follows the body until the vote closes. */
  seats: z.array(Seat),
  chairSeatId: id("seat").optional(),
  /** The rules as they were when it was opened. */
  rulePack: RulePack,
  /** `frozenHash(papers)`: changes if any paper does. */
  frozenHash: Hash,
  papers: z.array(Paper).max(200),
  proposal: Proposal.optional(),
  parties: z.array(Party).max(200),
  initiatorId: id("person"),
  openedAt: Instant,
  stage: z.enum(["sign-off", "voting", "closed", "withdrawn"]),
  recusals: z.array(Recusal),
  toJudge: z.array(InterestToJudge),
  signOffs: z.array(SignOff),
  /** The seats whose vote is in and stands. */
  votesCast: z.array(id("seat")),
  finding: Finding.optional(),
  closedAt: Instant.optional(),
  /** The first day on which the decision is in force, once call-in has run. */
  inForceFrom: Day.optional(),
  /** Why that day could not be worked out, where it could not. */
  inForceNote: z.string().optional(),
  events: z.array(CaseEvent).max(400),
});
export type Case = z.infer<typeof Case>;

/** One seat's vote. Written once; the only change it ever sees is to be void. */
export const Vote = z.object({
  caseId: id("case"),
  seatId: id("seat"),
  version: z.int().nonnegative(),
  personId: id("person"),
  personName: z.string(),
  /** That of the seat, also when a substitute acts in it. */
  capacity: z.string(),
  substitute: z.boolean(),
  vote: Choice,
  /** Why, in the member's own words: dissent stays on the record. */
  reason: z.string().trim().max(2000).optional(),
  frozenHash: Hash,
  at: Instant,
  void: z.object({ at: Instant, interestId: id("interest"), because: z.string() }).optional(),
});
export type Vote = z.infer<typeof Vote>;

/** Which papers of a case a person has opened, by exact hash. Theirs alone, so that reading never collides with voting. */
export const PaperOpening = z.object({
  caseId: id("case"),
  personId: id("person"),
  version: z.int().nonnegative(),
  opened: z.array(z.object({ hash: Hash, at: Instant })).max(200),
});
export type PaperOpening = z.infer<typeof PaperOpening>;

export const cases = noun<Case>({ name: "case", title: "Decision", schema: Case, addressOf: ({ id }) => ({ id }) });
export const votes = noun<Vote>({
  name: "vote",
  title: "Vote",
  schema: Vote,
  addressOf: ({ caseId, seatId }) => ({ within: caseId, id: seatId }),
});
export const paperOpenings = noun<PaperOpening>({
  name: "paper-opening",
  title: "Paper opening",
  schema: PaperOpening,
  addressOf: ({ caseId, personId }) => ({ within: caseId, id: personId }),
});

/** Still to be decided. */
export const isOpen = ({ stage }: Pick<Case, "stage">) => stage === "sign-off" || stage === "voting";
