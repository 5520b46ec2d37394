import { refused, type Id } from "@concord/kernel";
import { againIfStale } from "../again-if-stale.ts";
import { prepareRelease, type Releasing } from "../disclosure/index.ts";
import { datasets, type Dataset } from "../evidence/index.ts";
import { save } from "../store.ts";
import { insights, lastAnswered, type Insight } from "./insight.ts";
import { releaseOf } from "./released-figures.ts";

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

/**
 * Publishes it, if nothing that is hidden can be worked out from what is then known. The figure's release is recorded with it, in one commit.
 *
 * Throws refused, with the cells named in its parts where it is they that would be told.
 */
export function publishInsight(context: Releasing, id: Id<"insight">): Promise<Insight> {
  // Another release in between is no change to the insight: this one is judged again, beside it.
  return againIfStale(async () => {
    const insight = await context.store.get(insights, id);
    const dataset = await context.store.get(datasets, insight.question.datasetId);

    const publishing = judgePublishing(insight, dataset);
    if (!publishing.allowed) throw refused(publishing.because, publishing.sentence);
    const { release, saves, checks } = await prepareRelease(context, releaseOf(context, insight, lastAnswered(insight)));

    const [published] = await context.store.commit({
      because: {
        name: "insight.published",
        detail: { words: insight.claim.words, licence: dataset.licence.name, disclosure: release.disclosure },
      },
      saves: [save(insights, { ...publishing.insight, publishedAt: context.now().toISOString() }), ...saves],
      checks,
    });
    return published;
  });
}
