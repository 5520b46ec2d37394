import { governance } from "@concord/contract";
import {
  addSeat,
  adoptRulePack,
  bodies,
  changeBody,
  changeRulePack,
  changeSeat,
  createBody,
  declareInterest,
  endInterest,
  interests,
  removeSeat,
  rulePacks,
  viewBody,
} from "@concord/domain/governance";
import { serve } from "@concord/service";
import type { TenantApp } from "./tenant-app.ts";

export function governanceRoutes(app: TenantApp) {
  serve(app, governance.listBodies, ({ store }, { query }) => store.list(bodies, query));
  serve(app, governance.getBody, (context, { params }) => viewBody(context, params.bodyId));
  serve(app, governance.createBody, (context, { body }) => createBody(context, body));
  serve(app, governance.changeBody, (context, { params, body }) => changeBody(context, params.bodyId, body));
  serve(app, governance.addSeat, (context, { params, body }) => addSeat(context, params.bodyId, body));
  serve(app, governance.changeSeat, (context, { params, body }) => changeSeat(context, params, body));
  serve(app, governance.removeSeat, (context, { params }) => removeSeat(context, params));
  serve(app, governance.listRulePacks, ({ store }, { query }) => store.list(rulePacks, query));
  serve(app, governance.getRulePack, ({ store }, { params }) => store.get(rulePacks, params.rulePackId));
  serve(app, governance.adoptRulePack, (context, { body }) => adoptRulePack(context, body));
  serve(app, governance.changeRulePack, (context, { params, body }) => changeRulePack(context, params.rulePackId, body));
  serve(app, governance.listInterests, ({ store }, { query }) => store.list(interests, query));
  serve(app, governance.declareInterest, (context, { body }) => declareInterest(context, body));
  serve(app, governance.endInterest, (context, { params }) => endInterest(context, params.interestId));
}
