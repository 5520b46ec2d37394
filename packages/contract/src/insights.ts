import * as z from "zod";
import { id } from "@concord/kernel";
import {
  Claim,
  ClaimCheck,
  Insight,
  Picture,
  PublishedInsight,
  PublishedSummary,
  Relative,
  Review,
  Standing,
  WordsChecked,
} from "@concord/domain/insights";
import { Question, type QuestionName } from "@concord/domain/questions";
import { endpoint } from "./endpoint.ts";
import { page, PageQuery } from "./page.ts";
import { AnswerView, Versions } from "./questions.ts";

const InsightParams = z.object({ insightId: id("insight") });

/** A claim as somebody makes it. Where its words contradict the figure, why they are right all the same. */
const ClaimToMake = z.object({ claim: Claim, rightBecause: WordsChecked.shape.rightBecause, picture: Picture.optional() });
const questionNames = Question.options.map(({ shape }) => shape.question.value) as [QuestionName, ...QuestionName[]];
const OfAnswer = { question: Question, versions: Versions.min(1) };

export const listInsights = endpoint({
  method: "GET",
  at: "tenant",
  path: "/insights",
  summary: "List insights, newest first: all that stand, or those that fit",
  needs: "insights.read",
  query: PageQuery.extend({
    datasetId: id("dataset").optional(),
    standing: Standing.optional(),
    question: z.enum(questionNames).optional(),
    find: z.string().max(200).optional(),
    /** Those that others took the place of. */
    retired: z.enum(["too", "only"]).optional(),
  }),
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
  summary: "Save a claim as an insight: the question is asked again, and pinned to the versions it was seen on",
  needs: "insights.write",
  writes: "creates",
  body: ClaimToMake.extend(OfAnswer),
  reply: Insight,
});

export const checkClaim = endpoint({
  method: "POST",
  at: "tenant",
  path: "/insights/check",
  summary: "Ask how a claim would stand, and whether its words agree with the figure, without saving it",
  needs: "insights.write",
  body: ClaimToMake.extend(OfAnswer),
  reply: ClaimCheck,
});

export const mergeInsights = endpoint({
  method: "POST",
  at: "tenant",
  path: "/insights/merges",
  summary: "Put one insight in the place of several, judged on the kept answer of one of them",
  needs: "insights.write",
  writes: "creates",
  body: ClaimToMake.extend({
    from: z
      .array(z.object({ insightId: id("insight"), version: z.int().positive() }))
      .min(2)
      .max(10),
    on: id("insight"),
  }),
  reply: Insight,
});

export const splitInsight = endpoint({
  method: "POST",
  at: "tenant",
  path: "/insights/:insightId/split",
  summary: "Put several insights in the place of one, each judged on its kept answer",
  needs: "insights.write",
  writes: "changes",
  params: InsightParams,
  body: z.object({ claims: z.array(ClaimToMake).min(2).max(6) }),
  reply: Insight,
});

export const changeClaim = endpoint({
  method: "PUT",
  at: "tenant",
  path: "/insights/:insightId/claim",
  summary: "Word a claim otherwise, or say otherwise when it counts as weakened; the claim as it was is kept",
  needs: "insights.write",
  writes: "changes",
  params: InsightParams,
  body: Claim.pick({ words: true, margin: true, coverageMayFall: true, mayMeet: true }).extend({
    rightBecause: WordsChecked.shape.rightBecause,
  }),
  reply: Insight,
});

export const reviewInsight = endpoint({
  method: "POST",
  at: "tenant",
  path: "/insights/:insightId/reviews",
  summary: "Agree with somebody else's claim, or ask for changes: bound to the claim and the answer that were read",
  needs: "insights.write",
  writes: "changes",
  params: InsightParams,
  body: Review.pick({ outcome: true }).extend({ words: z.string().max(1000).optional() }),
  reply: Insight,
});

export const listRelatives = endpoint({
  method: "GET",
  at: "tenant",
  path: "/insights/:insightId/relatives",
  summary: "List what an insight was merged from or split off, and what came of it, itself among them, oldest first",
  needs: "insights.read",
  params: InsightParams,
  reply: z.object({ items: z.array(Relative) }),
});

export const rerunInsight = endpoint({
  method: "POST",
  at: "tenant",
  path: "/insights/:insightId/runs",
  summary: "Ask an insight's question again of the newest version of each of its datasets",
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
