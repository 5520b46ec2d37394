import { appraisals as contract } from "@concord/contract";
import { changeAppraisal, createAppraisal, listAppraisals, parameterPacks, readAppraisal, reappraise } from "@concord/domain/appraisal";
import { serve } from "@concord/service";
import type { TenantApp } from "./tenant-app.ts";

export function appraisalsRoutes(app: TenantApp) {
  serve(app, contract.listParameterPacks, async () => ({ items: [...parameterPacks] }));
  serve(app, contract.listAppraisals, (context, { params, query }) => listAppraisals(context, params.dealId, query));
  serve(app, contract.getAppraisal, (context, { params }) => readAppraisal(context, params));
  serve(app, contract.createAppraisal, (context, { params, body }) => createAppraisal(context, params.dealId, body));
  serve(app, contract.changeAppraisal, (context, { params, body }) => changeAppraisal(context, params, body));
  serve(app, contract.reappraise, (context, { params, body }) => reappraise(context, params, body.packId));
}
