import * as z from "zod";
import { Hash, id } from "@concord/kernel";
import { Answer, Claim, Insight, Lineage, PublishedInsight, PublishedSummary, Question, QuestionOptions } from "@concord/domain/insights";
import { endpoint } from "./endpoint.ts";
import { page, PageQuery } from "./page.ts";

const InsightParams = z.object({ insightId: id("insight") });

/** An answer, the hash that proves it, and where it comes from. */
export const AnswerView = z.object({ answer: Answer, resultHash: Hash, lineage: Lineage });
export type AnswerView = z.infer<typeof AnswerView>;

export const askQuestion = endpoint({
  method: "POST",
  at: "tenant",
  path: "/questions",
  summary: "Ask a question of a dataset version; nothing is saved",
  needs: "insights.read",
  body: z.object({
    question: Question,
    /** The newest accepted version where none is named. */
    versionNumber: z.int().positive().optional(),
  }),
  reply: AnswerView,
});

export const listAskableDatasets = endpoint({
  method: "GET",
  at: "tenant",
  path: "/questions/datasets",
  summary: "List the datasets that have a version to ask a question of",
  needs: "insights.read",
  reply: z.object({ items: z.array(QuestionOptions.shape.dataset) }),
});

export const getQuestionOptions = endpoint({
  method: "GET",
  at: "tenant",
  path: "/questions/options",
  summary: "List the places, periods and sectors that a dataset version can be asked about",
  needs: "insights.read",
  query: z.object({ datasetId: id("dataset"), versionNumber: z.coerce.number().int().positive().optional() }),
  reply: QuestionOptions,
});

export const listInsights = endpoint({
  method: "GET",
  at: "tenant",
  path: "/insights",
  summary: "List insights, newest first, or those that rest on one dataset",
  needs: "insights.read",
  query: PageQuery.extend({ datasetId: id("dataset").optional() }),
  reply: page(Insight),
});

export const getInsight = endpoint({
  method: "GET",
  at: "tenant",
  path: "/insights/:insightId",
  summary: "Read one insight with every run of it",
  needs: "insights.read",
  params: InsightParams,
  reply: Insight,
});

export const createInsight = endpoint({
  method: "POST",
  at: "tenant",
  path: "/insights",
  summary: "Save a claim as an insight: the question is asked again, and pinned to the version it was seen on",
  needs: "insights.write",
  writes: "creates",
  body: z.object({ claim: Claim, question: Question, versionNumber: z.int().positive() }),
  reply: Insight,
});

export const rerunInsight = endpoint({
  method: "POST",
  at: "tenant",
  path: "/insights/:insightId/runs",
  summary: "Ask an insight's question again of its dataset's newest version",
  needs: "insights.write",
  writes: "changes",
  params: InsightParams,
  reply: Insight,
});

export const publishInsight = endpoint({
  method: "POST",
  at: "tenant",
  path: "/insights/:insightId/publication",
  summary: "Show an insight to partners, where the licence of its evidence allows",
  needs: "insights.publish",
  writes: "changes",
  params: InsightParams,
  reply: Insight,
});

export const getInsightResult = endpoint({
  method: "GET",
  at: "tenant",
  path: "/insights/:insightId/result",
  summary: "Read the whole answer behind an insight, as it was kept, proved by its hash",
  needs: "insights.read",
  params: InsightParams,
  query: z.object({
    /** Counting from 0, the first; the newest where none is named. */
    run: z.coerce.number().int().nonnegative().optional(),
  }),
  reply: AnswerView,
});

export const listPublishedInsights = endpoint({
  method: "GET",
  at: "tenant",
  path: "/published/insights",
  summary: "List the insights that were published",
  needs: "insights.read-published",
  query: PageQuery,
  reply: page(PublishedSummary),
});

export const getPublishedInsight = endpoint({
  method: "GET",
  at: "tenant",
  path: "/published/insights/:insightId",
  summary: "Read one published insight with its lineage and disclosure status",
  needs: "insights.read-published",
  params: InsightParams,
  reply: PublishedInsight,
});
