export { AgreedDeal, Ask, Deal, deals, DraftDeal, Offer, RefusedDeal, SubmittedDeal } from "./deal.ts";
