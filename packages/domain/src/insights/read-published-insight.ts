import * as z from "zod";
import { id, Instant, notFound, type Id } from "@concord/kernel";
import { mayBeReleased, release, type ReleaseRecord, type Releasing } from "../disclosure/index.ts";
import { requireMayLeave, thoseThatMayLeave } from "../evidence/index.ts";
import { Claim, Figure, insights, lastAnswered, lastRun, Question, Standing, type Insight, type Run } from "./insight.ts";
import { Lineage, readResult } from "./lineage.ts";
import { releaseOf, releaseUnder } from "./released-figures.ts";

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
 * A figure of a newer version than the one it was published on leaves anew, and is judged as it was then.
 */
export async function readPublishedInsight(context: Releasing, insightId: Id<"insight">): Promise<PublishedInsight> {
  const insight = await context.store.get(insights, insightId);
  if (insight.publishedAt === undefined) throw notFound("Insight");
  await requireMayLeave(context, insight.question.datasetId);

  const run = lastAnswered(insight);
  const released = await releasedTo(context, insight, run);
  const { lineage } = await readResult(context, insight, run);
  const disclosure = { ...lineage.disclosure, ...(released ? { check: released.disclosure } : {}) };
  return {
    ...summaryOf(insight, insight.publishedAt),
    figure: run.figure,
    question: insight.question,
    lineage: { ...lineage, disclosure },
  };
}

/** To a program it is released now, if it was not before; people here are told under which release it left. */
const releasedTo = (context: Releasing, insight: Insight, run: Run): Promise<ReleaseRecord | undefined> =>
  context.actor.type === "client" ? release(context, releaseOf(context, insight, run)) : releaseUnder(context, insight, run);

/** One page of what is published. A page may be short: what is not published, or may not leave, is passed over. */
export async function listPublishedInsights(
  context: Releasing,
  ask: { after?: string | undefined; limit?: number | undefined },
): Promise<{ items: PublishedSummary[]; next?: string | undefined }> {
  const { items, next } = await context.store.list(insights, { ...ask, newestFirst: true });
  const leaving = await thoseThatMayLeave(context, items);
  const published: PublishedSummary[] = [];
  for (const insight of leaving) {
    if (insight.publishedAt === undefined) continue;
    const figure = lastRun(insight).refusal === undefined ? lastRun(insight) : undefined; // of one refused there is no figure to give
    if (figure && !(await mayBeReleased(() => releasedTo(context, insight, figure)))) continue;
    published.push(summaryOf(insight, insight.publishedAt));
  }
  return { items: published, ...(next ? { next } : {}) };
}

function summaryOf(insight: Insight, publishedAt: string): PublishedSummary {
  const { id, version, claim, sectorName, standing } = insight;
  const { because, figure } = lastRun(insight);
  return { id, version, claim, sectorName, publishedAt, standing, because, figure };
}
