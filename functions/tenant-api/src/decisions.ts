import { decisions } from "@concord/contract";
import { castVote, closeVote, judgeInterest, listCases, openPaper, signOff, viewCase } from "@concord/domain/decisions";
import { serve } from "@concord/service";
import type { TenantApp } from "./tenant-app.ts";

export function decisionsRoutes(app: TenantApp) {
  serve(app, decisions.listCases, (context, { query }) => listCases(context, query));
  serve(app, decisions.getCase, (context, { params }) => viewCase(context, params.caseId));
  serve(app, decisions.openPaper, (context, { params }) => openPaper(context, params));
  serve(app, decisions.signOff, (context, { params, body }) => signOff(context, params.caseId, body));
  serve(app, decisions.castVote, (context, { params, body }) => castVote(context, params.caseId, body));
  serve(app, decisions.judgeInterest, (context, { params, body }) => judgeInterest(context, params.caseId, body));
  serve(app, decisions.closeVote, (context, { params }) => closeVote(context, params.caseId));
}
