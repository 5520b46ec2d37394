import { deals } from "@concord/contract";
import {
  addAsk,
  addOffer,
  changeAsk,
  changeDeal,
  changeOffer,
  createDeal,
  listDeals,
  removeAsk,
  removeOffer,
  submitDeal,
  viewDeal,
  withdrawDeal,
} from "@concord/domain/deals";
import { serve } from "@concord/service";
import type { TenantApp } from "./tenant-app.ts";

export function dealsRoutes(app: TenantApp) {
  serve(app, deals.listDeals, (context, { query }) => listDeals(context, query));
  serve(app, deals.getDeal, (context, { params }) => viewDeal(context, params.dealId));
  serve(app, deals.createDeal, (context, { body }) => createDeal(context, body));
  serve(app, deals.changeDeal, (context, { params, body }) => changeDeal(context, params.dealId, body));
  serve(app, deals.addAsk, (context, { params, body }) => addAsk(context, params.dealId, body));
  serve(app, deals.changeAsk, (context, { params, body }) => changeAsk(context, params, body));
  serve(app, deals.removeAsk, (context, { params }) => removeAsk(context, params));
  serve(app, deals.addOffer, (context, { params, body }) => addOffer(context, params.dealId, body));
  serve(app, deals.changeOffer, (context, { params, body }) => changeOffer(context, params, body));
  serve(app, deals.removeOffer, (context, { params }) => removeOffer(context, params));
  serve(app, deals.submitDeal, (context, { params, body }) => submitDeal(context, params.dealId, body));
  serve(app, deals.withdrawDeal, (context, { params, body }) => withdrawDeal(context, params.dealId, body));
}
