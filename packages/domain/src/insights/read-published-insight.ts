import * as z from "zod";
import { id, Instant, notFound, type Id } from "@concord/kernel";
import { mayBeReleased, release, type ReleaseRecord, type Releasing } from "../disclosure/index.ts";
import { requireMayLeave, thoseThatMayLeave } from "../evidence/index.ts";
import { Figure, Question } from "../questions/index.ts";
import { Claim } from "./claim.ts";
import { datasetsOf, Insight, insights, lastAnswered, lastRun, Standing, type Run } from "./insight.ts";
import { Lineage, readResult } from "./lineage.ts";
import { releasesOf, releasesUnder } from "./released-figures.ts";

/** An insight as a partner sees it: the claim, the figure with its interval, and where it comes from. */
export const PublishedInsight = z.object({
  id: id("insight"),
  version: z.int(),
  claim: Claim,
  /** What its figure is of, in words, and its unit. */
  about: Insight.shape.about,
  question: Question,
  publishedAt: Instant,
  /** Since when others have stood in its place, and which of those are published. It is then no longer asked again. */
  retired: z.object({ at: Instant, into: z.array(id("insight")) }).optional(),
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
  about: true,
  publishedAt: true,
  standing: true,
  because: true,
  figure: true,
  retired: true,
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
  for (const datasetId of datasetsOf(insight)) await requireMayLeave(context, datasetId);

  const run = lastAnswered(insight);
  const released = await releasedTo(context, insight, run);
  const { lineage } = await readResult(context, run);
  const check = strictest(released);
  const disclosure = { ...lineage.disclosure, ...(check ? { check } : {}) };
  return {
    ...(await summaryOf(context, insight, insight.publishedAt)),
    figure: run.figure,
    question: insight.question,
    lineage: { ...lineage, disclosure },
  };
}

/** To a program it is released now, if it was not before; people here are told under which releases it left. */
async function releasedTo(context: Releasing, insight: Insight, run: Run): Promise<ReleaseRecord[]> {
  if (context.actor.type !== "client") return releasesUnder(context, insight, run);
  const released: ReleaseRecord[] = [];
  for (const ask of await releasesOf(context, insight, run)) released.push(await release(context, ask));
  return released;
}

/** A figure of several datasets was gone through as thoroughly as the most thoroughly judged of them. */
const strictest = (released: readonly ReleaseRecord[]): ReleaseRecord["disclosure"] | undefined =>
  (released.find(({ disclosure }) => disclosure.status === "checked") ?? released[0])?.disclosure;

/** One page of what is published. A page may be short: what is not published, or may not leave, is passed over. */
export async function listPublishedInsights(
  context: Releasing,
  ask: { after?: string | undefined; limit?: number | undefined },
): Promise<{ items: PublishedSummary[]; next?: string | undefined }> {
  const { items, next } = await context.store.list(insights, { ...ask, newestFirst: true });
  const leaving = await thoseThatMayLeave(context, items, datasetsOf);
  const published: PublishedSummary[] = [];
  for (const insight of leaving) {
    if (insight.publishedAt === undefined) continue;
    const figure = lastRun(insight).refusal === undefined ? lastRun(insight) : undefined; // of one refused there is no figure to give
    if (figure && !(await mayBeReleased(() => releasedTo(context, insight, figure)))) continue;
    published.push(await summaryOf(context, insight, insight.publishedAt));
  }
  return { items: published, ...(next ? { next } : {}) };
}

async function summaryOf({ store }: Pick<Releasing, "store">, insight: Insight, publishedAt: string): Promise<PublishedSummary> {
  const { id, version, claim, about, standing, retired } = insight;
  const { because, figure } = lastRun(insight);
  const into = await Promise.all((retired?.into ?? []).map((one) => store.find(insights, one)));
  const shown = into.flatMap((one) => (one?.publishedAt === undefined ? [] : [one.id])); // of others not even that they are there is said
  return {
    id,
    version,
    claim,
    about,
    publishedAt,
    standing,
    because,
    figure,
    ...(retired ? { retired: { at: retired.at, into: shown } } : {}),
  };
}
