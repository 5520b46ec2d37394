import * as z from "zod";
import { Hash, id, Instant } from "@concord/kernel";
import { noun } from "../noun.ts";

/** What Government would do, and the priorities that it serves. */
export const Ask = z.object({
  id: id("ask"),
  title: z.string().trim().min(1, "Give it a title.").max(200, "Make the title shorter than 200 characters."),
  text: z.string().trim().max(4000),
  pounds: z.int("Say how much, in whole pounds.").nonnegative("Say how much, in whole pounds."),
  priorityIds: z.array(id("priority")).max(20),
  /** Organisations that would gain or deliver. Members' interests are matched against these. */
  parties: z.array(z.string().trim().min(1).max(200)).max(40),
});

/** What the place brings. */
export const Offer = z.object({
  id: id("offer"),
  title: z.string().trim().min(1, "Give it a title.").max(200, "Make the title shorter than 200 characters."),
  text: z.string().trim().max(4000),
  pounds: z.int("Say how much, in whole pounds.").nonnegative("Say how much, in whole pounds."),
  from: z.string().trim().min(1, "Say who brings it.").max(200),
  status: z.enum(["indicative", "committed", "secured"]),
  priorityIds: z.array(id("priority")).max(20),
});

export const DealKind = z.enum(["bespoke-deal", "shared-priorities-agreement", "outcomes-agreement"]);
export type DealKind = z.infer<typeof DealKind>;

export const dealKinds: Record<DealKind, string> = {
  "bespoke-deal": "Bespoke deal",
  "shared-priorities-agreement": "Shared-priorities agreement",
  "outcomes-agreement": "Outcomes agreement",
};

const Common = z.object({
  id: id("deal"),
  version: z.int().nonnegative(),
  title: z.string().trim().min(1, "Give it a title.").max(200, "Make the title shorter than 200 characters."),
  kind: DealKind,
  counterpart: z.string().trim().min(1, "Say whom the deal is with.").max(200),
  summary: z.string().trim().max(4000),
  asks: z.array(Ask).max(40),
  offers: z.array(Offer).max(40),
  ownerId: id("person"),
  createdAt: Instant,
});

/** Being written. Anything may still change. */
export const DraftDeal = Common.extend({
  status: z.literal("draft"),
  /** Why it came back, if it did. */
  returned: z.object({ caseId: id("case"), at: Instant, because: z.string() }).optional(),
});

/** With the decision makers. Its content is frozen: a change takes it back to draft and ends the case. */
export const SubmittedDeal = Common.extend({
  status: z.literal("submitted"),
  submittedAt: Instant,
  submittedBy: id("person"),
  caseId: id("case"),
  /** Of everything before the decision makers: `frozenHash` of its case. */
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
export type RefusedDeal = z.infer<typeof RefusedDeal>;
export type Deal = z.infer<typeof Deal>;

/** A deal back with its authors, and why. Nothing of the submission is left on it; that is in the case. */
export function sentBack({ caseId, ...deal }: SubmittedDeal, { at, because }: { at: string; because: string }): DraftDeal {
  const { submittedAt: _, submittedBy: __, frozenHash: ___, ...content } = deal;
  return { ...content, status: "draft", returned: { caseId, at, because } };
}

export const deals = noun<Deal>({ name: "deal", title: "Deal", schema: Deal, addressOf: ({ id }) => ({ id }) });
