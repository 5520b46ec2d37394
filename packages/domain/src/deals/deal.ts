import * as z from "zod";
import { Hash, id, Instant } from "@concord/kernel";
import { noun } from "../noun.ts";

/** What Government would do, and the priorities that it serves. */
export const Ask = z.object({
  id: id("ask"),
  title: z.string().trim().min(1).max(200),
  text: z.string().trim().max(4000),
  pounds: z.int().nonnegative(),
  priorityIds: z.array(id("priority")).max(20),
  /** Organisations that would gain or deliver. Members' interests are matched against these. */
  parties: z.array(z.string().trim().min(1).max(200)).max(40),
});

/** What the place brings. */
export const Offer = z.object({
  id: id("offer"),
  title: z.string().trim().min(1).max(200),
  text: z.string().trim().max(4000),
  pounds: z.int().nonnegative(),
  from: z.string().trim().min(1).max(200),
  status: z.enum(["indicative", "committed", "secured"]),
  priorityIds: z.array(id("priority")).max(20),
});

const Common = z.object({
  id: id("deal"),
  version: z.int().nonnegative(),
  title: z.string().trim().min(1).max(200),
  kind: z.enum(["bespoke-deal", "shared-priorities-agreement", "outcomes-agreement"]),
  counterpart: z.string().trim().min(1).max(200),
  summary: z.string().trim().max(4000),
  asks: z.array(Ask).max(40),
  offers: z.array(Offer).max(40),
  ownerId: id("person"),
  createdAt: Instant,
});

/** Being written. Anything may still change. */
export const DraftDeal = Common.extend({
  status: z.literal("draft"),
  /** Why it came back, if it did. */ returned: z.object({ caseId: id("case"), at: Instant, because: z.string() }).optional(),
});

/** With the decision makers. Its content is frozen: a change takes it back to draft and ends the case. */
export const SubmittedDeal = Common.extend({
  status: z.literal("submitted"),
  submittedAt: Instant,
  submittedBy: id("person"),
  caseId: id("case"),
  /** Of the frozen content: `contentHash(frozenContent(deal, appraisals))`. */
  frozenHash: Hash,
});

const Decided = SubmittedDeal.extend({ decidedAt: Instant });
export const AgreedDeal = Decided.extend({ status: z.literal("agreed") });
export const RefusedDeal = Decided.extend({ status: z.literal("refused") });

export const Deal = z.discriminatedUnion("status", [DraftDeal, SubmittedDeal, AgreedDeal, RefusedDeal]);
export type Ask = z.infer<typeof Ask>;
export type Offer = z.infer<typeof Offer>;
export type DraftDeal = z.infer<typeof DraftDeal>;
export type SubmittedDeal = z.infer<typeof SubmittedDeal>;
export type AgreedDeal = z.infer<typeof AgreedDeal>;
export type Deal = z.infer<typeof Deal>;

export const deals = noun<Deal>({ name: "deal", title: "Deal", schema: Deal, addressOf: ({ id }) => ({ id }) });
