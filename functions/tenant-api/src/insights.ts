import { insights as contract } from "@concord/contract";
import { notFound } from "@concord/kernel";
import {
  askableDatasets,
  askQuestion,
  insights,
  lineageOf,
  listPublishedInsights,
  publishInsight,
  questionOptions,
  readPublishedInsight,
  readResult,
  rerunInsight,
  saveInsight,
} from "@concord/domain/insights";
import { requireMayLeave, thoseThatMayLeave } from "@concord/domain/evidence";
import { serve } from "@concord/service";
import type { TenantApp } from "./tenant-app.ts";

export function insightsRoutes(app: TenantApp) {
  serve(app, contract.askQuestion, async (context, { body: { question, versionNumber } }) => {
    await requireMayLeave(context, question.datasetId);
    const { answer, resultHash, dataset, version } = await askQuestion(context, question, versionNumber);
    return { answer, resultHash, lineage: lineageOf(dataset, version, answer, resultHash) };
  });
  serve(app, contract.listAskableDatasets, async (context) => ({ items: await askableDatasets(context) }));
  serve(app, contract.getQuestionOptions, (context, { query }) => questionOptions(context, query.datasetId, query.versionNumber));
  serve(app, contract.listInsights, async (context, { query: { datasetId, ...page } }) => {
    const found = await context.store.list(insights, { ...page, newestFirst: true, ...(datasetId ? { in: datasetId } : {}) });
    return { ...found, items: await thoseThatMayLeave(context, found.items) };
  });
  serve(app, contract.getInsight, async (context, { params }) => {
    const insight = await context.store.get(insights, params.insightId);
    await requireMayLeave(context, insight.question.datasetId);
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
    return { ...(await readResult(context, insight, run)), resultHash: run.resultHash };
  });
  serve(app, contract.listPublishedInsights, (context, { query }) => listPublishedInsights(context, query));
  serve(app, contract.getPublishedInsight, (context, { params }) => readPublishedInsight(context, params.insightId));
}
