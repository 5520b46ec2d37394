import { insights as contract } from "@concord/contract";
import { notFound } from "@concord/kernel";
import {
  changeClaim,
  checkClaim,
  datasetsOf,
  insights,
  type Insight,
  listInsights,
  listPublishedInsights,
  mergeInsights,
  publishInsight,
  readFamily,
  readPublishedInsight,
  readResult,
  relativeOf,
  rerunInsight,
  reviewInsight,
  saveInsight,
  splitInsight,
} from "@concord/domain/insights";
import { requireMayRelease, thoseThatMayBeReleased } from "@concord/domain/disclosure";
import { requireMayLeave } from "@concord/domain/evidence";
import { serve } from "@concord/service";
import { apiPace } from "./api-pace.ts";
import type { TenantApp } from "./tenant-app.ts";

export function insightsRoutes(app: TenantApp) {
  serve(app, contract.listInsights, async (context, { query }) => {
    const found = await listInsights(context, query);
    return { ...found, items: await thoseThatMayBeReleased(context, found.items, pinsOf) };
  });
  serve(app, contract.getInsight, async (context, { params }) => {
    const insight = await context.store.get(insights, params.insightId);
    for (const datasetId of datasetsOf(insight)) await requireMayLeave(context, datasetId);
    for (const pin of pinsOf(insight)) await requireMayRelease(context, pin);
    return insight;
  });
  serve(app, contract.createInsight, (context, { body }) => saveInsight(context, body, apiPace()));
  serve(app, contract.checkClaim, (context, { body }) => checkClaim(context, body, apiPace()));
  serve(app, contract.mergeInsights, (context, { body }) => mergeInsights(context, body));
  serve(app, contract.splitInsight, (context, { params, body }) => splitInsight(context, params.insightId, body.claims));
  serve(app, contract.changeClaim, (context, { params, body }) => changeClaim(context, params.insightId, body));
  serve(app, contract.reviewInsight, (context, { params, body }) => reviewInsight(context, params.insightId, body));
  serve(app, contract.listRelatives, async (context, { params }) => {
    const family = await readFamily(context, params.insightId);
    const itself = family.find(({ id }) => id === params.insightId)!; // it is one of them
    for (const datasetId of datasetsOf(itself)) await requireMayLeave(context, datasetId);
    for (const pin of pinsOf(itself)) await requireMayRelease(context, pin);
    return { items: (await thoseThatMayBeReleased(context, family, pinsOf)).map(relativeOf) };
  });
  serve(app, contract.rerunInsight, (context, { params }) => rerunInsight(context, params.insightId, apiPace()));
  serve(app, contract.publishInsight, (context, { params }) => publishInsight(context, params.insightId));
  serve(app, contract.getInsightResult, async (context, { params, query }) => {
    const insight = await context.store.get(insights, params.insightId);
    for (const datasetId of datasetsOf(insight)) await requireMayLeave(context, datasetId);
    const run = insight.runs.at(query.run ?? -1);
    if (!run) throw notFound("Run");
    for (const pin of run.pins) await requireMayRelease(context, pin);
    return { ...(await readResult(context, run)), resultHash: run.resultHash };
  });
  serve(app, contract.listPublishedInsights, (context, { query }) => listPublishedInsights(context, query));
  serve(app, contract.getPublishedInsight, (context, { params }) => readPublishedInsight(context, params.insightId));
}

/** Every version of which it shows a figure. */
const pinsOf = ({ runs }: Insight) => runs.filter(({ refusal }) => refusal === undefined).flatMap(({ pins }) => pins);
