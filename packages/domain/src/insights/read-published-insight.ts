import * as z from "zod";
import { id, Instant, notFound, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { requireMayLeave, thoseThatMayLeave } from "../evidence/index.ts";
import { Claim, Figure, insights, lastRun, Question, Standing, type Insight, type Run } from "./insight.ts";
import { Lineage, readResult } from "./lineage.ts";

/** An insight as a partner sees it: the claim, the figure with its interval, and where it comes from. */
export const PublishedInsight = z.object({
  id: id("insight"),
  version: z.int(),
  claim: Claim,
  sectorName: z.string(),
  question: Question,
  publishedAt: Instant,
  /** How the claim stands on the newest version, and why. */
  standing: Standing,
  because: z.string(),
  /** On the version that `lineage` names. */
  figure: Figure,
  lineage: Lineage,
});
export type PublishedInsight = z.infer<typeof PublishedInsight>;

export const PublishedSummary = PublishedInsight.pick({
  id: true,
  version: true,
  claim: true,
  sectorName: true,
  publishedAt: true,
  standing: true,
  because: true,
  figure: true,
});
export type PublishedSummary = z.infer<typeof PublishedSummary>;

/**
 * What a program may be given decides the licence, again on every reading: it
 * may have changed since. What was not published answers as what is not there.
 */
export async function readPublishedInsight(
  context: Pick<Context, "store" | "files" | "actor">,
  insightId: Id<"insight">,
): Promise<PublishedInsight> {
  const insight = await context.store.get(insights, insightId);
  if (insight.publishedAt === undefined) throw notFound("Insight");
  await requireMayLeave(context, insight.question.datasetId);

  const run = lastAnswered(insight);
  const { lineage } = await readResult(context, insight, run);
  return { ...summaryOf(insight, insight.publishedAt), figure: run.figure, question: insight.question, lineage };
}

/** One page of what is published. A page may be short: what is not published, or may not leave, is passed over. */
export async function listPublishedInsights(
  context: Pick<Context, "store" | "actor">,
  ask: { after?: string | undefined; limit?: number | undefined },
): Promise<{ items: PublishedSummary[]; next?: string | undefined }> {
  const { items, next } = await context.store.list(insights, { ...ask, newestFirst: true });
  const leaving = await thoseThatMayLeave(context, items);
  const published = leaving.flatMap((insight) => (insight.publishedAt === undefined ? [] : [summaryOf(insight, insight.publishedAt)]));
  return { items: published, ...(next ? { next } : {}) };
}

function summaryOf(insight: Insight, publishedAt: string): PublishedSummary {
  const { id, version, claim, sectorName, standing } = insight;
  const { because, figure } = lastRun(insight);
  return { id, version, claim, sectorName, publishedAt, standing, because, figure };
}

/** The newest run that has an answer to show; the first always has. */
const lastAnswered = (insight: Insight): Run => insight.runs.findLast(({ refusal }) => refusal === undefined)!;
