import { notFound, refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import type { OfferContent } from "./changing.ts";
import type { Deal } from "./deal.ts";
import { writeDeal } from "./write-deal.ts";

/** What a ledger that people read aloud can bear. */
export const mostLines = 40;

export const ledgerRefusals = {
  "too-many-asks": "A deal has at most 40 asks. Bring some together.",
  "too-many-offers": "A deal has at most 40 offers. Bring some together.",
} as const;

type Place = { dealId: Id<"deal">; offerId: Id<"offer"> };
type WritingContext = Pick<Context, "store" | "now" | "actor">;

export function addOffer(context: WritingContext & Pick<Context, "mintId">, dealId: Id<"deal">, content: OfferContent): Promise<Deal> {
  const offer = { ...content, id: context.mintId("offer") };
  return writeDeal(
    context,
    dealId,
    (deal) => {
      if (deal.offers.length >= mostLines) throw refused("too-many-offers", ledgerRefusals["too-many-offers"]);
      return { ...deal, offers: [...deal.offers, offer] };
    },
    { name: "offer.added", detail: { offer: offer.title, pounds: offer.pounds, status: offer.status } },
  );
}

export const changeOffer = (context: WritingContext, { dealId, offerId }: Place, content: OfferContent): Promise<Deal> =>
  writeDeal(
    context,
    dealId,
    (deal) => {
      if (!deal.offers.some(({ id }) => id === offerId)) throw notFound("Offer");
      return { ...deal, offers: deal.offers.map((offer) => (offer.id === offerId ? { ...content, id: offerId } : offer)) };
    },
    { name: "offer.changed", detail: { offer: content.title, pounds: content.pounds, status: content.status } },
  );

export const removeOffer = (context: WritingContext, { dealId, offerId }: Place): Promise<Deal> =>
  writeDeal(
    context,
    dealId,
    (deal) => {
      if (!deal.offers.some(({ id }) => id === offerId)) throw notFound("Offer");
      return { ...deal, offers: deal.offers.filter(({ id }) => id !== offerId) };
    },
    { name: "offer.removed", detail: { offer: offerId } },
  );
