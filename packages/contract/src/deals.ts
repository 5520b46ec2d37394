import * as z from "zod";
import { id } from "@concord/kernel";
import { AskContent, Deal, DealDetails, DealSummary, DealView, OfferContent } from "@concord/domain/deals";
import { endpoint } from "./endpoint.ts";
import { page, PageQuery } from "./page.ts";

const DealParams = z.object({ dealId: id("deal") });
const AskParams = z.object({ dealId: id("deal"), askId: id("ask") });
const OfferParams = z.object({ dealId: id("deal"), offerId: id("offer") });

export const listDeals = endpoint({
  method: "GET",
  at: "tenant",
  path: "/deals",
  summary: "List the deals, newest first",
  needs: "deals.read",
  query: PageQuery,
  reply: page(DealSummary),
});

export const getDeal = endpoint({
  method: "GET",
  at: "tenant",
  path: "/deals/:dealId",
  summary: "Read a deal and what it is linked to",
  needs: "deals.read",
  params: DealParams,
  reply: DealView,
});

export const createDeal = endpoint({
  method: "POST",
  at: "tenant",
  path: "/deals",
  summary: "Begin a deal",
  needs: "deals.write",
  writes: "creates",
  body: DealDetails,
  reply: Deal,
});

export const changeDeal = endpoint({
  method: "PUT",
  at: "tenant",
  path: "/deals/:dealId",
  summary: "Change a deal's title, kind, counterpart or summary; a submitted deal goes back to the start",
  needs: "deals.write",
  writes: "changes",
  params: DealParams,
  body: DealDetails,
  reply: Deal,
});

export const addAsk = endpoint({
  method: "POST",
  at: "tenant",
  path: "/deals/:dealId/asks",
  summary: "Add an ask; a submitted deal goes back to the start",
  needs: "deals.write",
  writes: "changes",
  params: DealParams,
  body: AskContent,
  reply: Deal,
});

export const changeAsk = endpoint({
  method: "PUT",
  at: "tenant",
  path: "/deals/:dealId/asks/:askId",
  summary: "Change an ask; a submitted deal goes back to the start",
  needs: "deals.write",
  writes: "changes",
  params: AskParams,
  body: AskContent,
  reply: Deal,
});

export const removeAsk = endpoint({
  method: "DELETE",
  at: "tenant",
  path: "/deals/:dealId/asks/:askId",
  summary: "Remove an ask; a submitted deal goes back to the start",
  needs: "deals.write",
  writes: "changes",
  params: AskParams,
  reply: Deal,
});

export const addOffer = endpoint({
  method: "POST",
  at: "tenant",
  path: "/deals/:dealId/offers",
  summary: "Add an offer; a submitted deal goes back to the start",
  needs: "deals.write",
  writes: "changes",
  params: DealParams,
  body: OfferContent,
  reply: Deal,
});

export const changeOffer = endpoint({
  method: "PUT",
  at: "tenant",
  path: "/deals/:dealId/offers/:offerId",
  summary: "Change an offer; a submitted deal goes back to the start",
  needs: "deals.write",
  writes: "changes",
  params: OfferParams,
  body: OfferContent,
  reply: Deal,
});

export const removeOffer = endpoint({
  method: "DELETE",
  at: "tenant",
  path: "/deals/:dealId/offers/:offerId",
  summary: "Remove an offer; a submitted deal goes back to the start",
  needs: "deals.write",
  writes: "changes",
  params: OfferParams,
  reply: Deal,
});

export const submitDeal = endpoint({
  method: "POST",
  at: "tenant",
  path: "/deals/:dealId/submission",
  summary: "Freeze a deal and put it before the body that decides",
  needs: "deals.submit",
  writes: "changes",
  params: DealParams,
  body: z.object({ bodyId: id("body") }),
  reply: Deal,
});

export const withdrawDeal = endpoint({
  method: "POST",
  at: "tenant",
  path: "/deals/:dealId/withdrawal",
  summary: "Take a submitted deal back; it is a draft again and its case ends",
  needs: "deals.submit",
  writes: "changes",
  params: DealParams,
  body: z.object({ because: z.string().trim().min(1, "Say why.").max(500) }),
  reply: Deal,
});
