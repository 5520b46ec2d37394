import { insights as contract } from "@concord/contract";
import { notFound } from "@concord/kernel";
import {
  askableDatasets,
  askQuestion,
  insights,
  type Insight,
  lineageOf,
  listPublishedInsights,
  publishInsight,
  questionOptions,
  readPublishedInsight,
  readResult,
  rerunInsight,
  saveInsight,
} from "@concord/domain/insights";
import { requireMayRelease, thoseThatMayBeReleased } from "@concord/domain/disclosure";
import { requireMayLeave } from "@concord/domain/evidence";
import { serve } from "@concord/service";
import type { TenantApp } from "./tenant-app.ts";

export function insightsRoutes(app: TenantApp) {
  serve(app, contract.askQuestion, async (context, { body: { question, versionNumber } }) => {
    await requireMayLeave(context, question.datasetId);
    const { answer, resultHash, dataset, version } = await askQuestion(context, question, versionNumber);
    await requireMayRelease(context, version);
    return { answer, resultHash, lineage: lineageOf(dataset, version, answer, resultHash) };
  });
  serve(app, contract.listAskableDatasets, async (context) => ({ items: await askableDatasets(context) }));
  serve(app, contract.getQuestionOptions, async (context, { query }) => {
    await requireMayLeave(context, query.datasetId);
    const options = await questionOptions(context, query.datasetId, query.versionNumber);
    await requireMayRelease(context, { datasetId: query.datasetId, number: options.version.number });
    return options;
  });
  serve(app, contract.listInsights, async (context, { query: { datasetId, ...page } }) => {
    const found = await context.store.list(insights, { ...page, newestFirst: true, ...(datasetId ? { in: datasetId } : {}) });
    return { ...found, items: await thoseThatMayBeReleased(context, found.items, pinsOf) };
  });
  serve(app, contract.getInsight, async (context, { params }) => {
    const insight = await context.store.get(insights, params.insightId);
    await requireMayLeave(context, insight.question.datasetId);
    for (const pin of pinsOf(insight)) await requireMayRelease(context, pin);
    return insight;
  });
  serve(app, contract.createInsight, (context, { body }) => saveInsight(context, body));
  serve(app, contract.rerunInsight, (context, { params }) => rerunInsight(context, params.insightId));
  serve(app, contract.publishInsight, (context, { params }) => publishInsight(context, params.insightId));
  serve(app, contract.getInsightResult, async (context, { params, query }) => {
    const insight = await context.store.get(insights, params.insightId);
    await requireMayLeave(context, insight.question.datasetId);
    const run = insight.runs.at(query.run ?? -1);
    if (!run) throw notFound("Run");
    await requireMayRelease(context, run.pin);
    return { ...(await readResult(context, insight, run)), resultHash: run.resultHash };
  });
  serve(app, contract.listPublishedInsights, (context, { query }) => listPublishedInsights(context, query));
  serve(app, contract.getPublishedInsight, (context, { params }) => readPublishedInsight(context, params.insightId));
}

/** Every version of which it shows a figure. */
const pinsOf = ({ runs }: Insight) => runs.filter(({ refusal }) => refusal === undefined).map(({ pin }) => pin);
