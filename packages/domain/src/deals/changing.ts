import { Ask, DraftDeal, Offer, type Deal, type SubmittedDeal } from "./deal.ts";
import type * as z from "zod";

export const changeRefusals = {
  "deal-decided": "This deal has been decided. What was decided can no longer change; begin a new deal.",
} as const;

/** What a person writes: everything but ids, state and history. */
export const DealDetails = DraftDeal.pick({ title: true, kind: true, counterpart: true, summary: true });
export type DealDetails = z.infer<typeof DealDetails>;
export const AskContent = Ask.omit({ id: true });
export type AskContent = z.infer<typeof AskContent>;
export const OfferContent = Offer.omit({ id: true });
export type OfferContent = z.infer<typeof OfferContent>;

export type Changing =
  | { allowed: true; sendsBack: false; deal: DraftDeal }
  /** It can be changed, and that takes it back to the start: what is being decided is no longer what it says. */
  | { allowed: true; sendsBack: true; deal: SubmittedDeal }
  | { allowed: false; because: keyof typeof changeRefusals };

export function judgeChange(deal: Deal): Changing {
  switch (deal.status) {
    case "draft":
      return { allowed: true, sendsBack: false, deal };
    case "submitted":
      return { allowed: true, sendsBack: true, deal };
    case "agreed":
    case "refused":
      return { allowed: false, because: "deal-decided" };
  }
}
