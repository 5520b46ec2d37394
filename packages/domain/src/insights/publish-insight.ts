import { refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { datasets, type Dataset } from "../evidence/index.ts";
import { insights, type Insight } from "./insight.ts";

/** Why an insight would not be published. The API returns the key; the page shows the sentence. */
export const publishingRefusals = {
  "already-published": "This insight is already published.",
  "claim-overturned": "The newest evidence contradicts this claim, so it is not published.",
  "evidence-restricted": "It rests on evidence that is restricted to this authority.",
  "licence-forbids-publishing": "The licence of the evidence does not allow figures made from it to be published",
} as const;

export type Publishing =
  | { allowed: true; insight: Insight }
  | { allowed: false; because: keyof typeof publishingRefusals; sentence: string };

/** May this be shown to partners and the public? Its evidence's licence decides, and is named when it forbids. */
export function judgePublishing(insight: Insight, dataset: Pick<Dataset, "licence" | "sensitivity">): Publishing {
  if (insight.publishedAt !== undefined) return refuse("already-published");
  if (insight.standing === "overturned") return refuse("claim-overturned");
  if (dataset.sensitivity === "restricted") return refuse("evidence-restricted");
  if (!dataset.licence.mayPublish) return refuse("licence-forbids-publishing", `: ${dataset.licence.name}.`);
  return { allowed: true, insight };
}

const refuse = (because: keyof typeof publishingRefusals, rest = ""): Publishing => ({
  allowed: false,
  because,
  sentence: `${publishingRefusals[because]}${rest}`,
});

export async function publishInsight(context: Pick<Context, "store" | "now">, id: Id<"insight">): Promise<Insight> {
  const insight = await context.store.get(insights, id);
  const dataset = await context.store.get(datasets, insight.question.datasetId);

  const publishing = judgePublishing(insight, dataset);
  if (!publishing.allowed) throw refused(publishing.because, publishing.sentence);

  return context.store.save(
    insights,
    { ...publishing.insight, publishedAt: context.now().toISOString() },
    { name: "insight.published", detail: { words: insight.claim.words, licence: dataset.licence.name } },
  );
}
