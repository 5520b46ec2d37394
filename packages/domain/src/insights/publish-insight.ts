import { refused, type Id } from "@concord/kernel";
import { againIfStale } from "../again-if-stale.ts";
import { prepareReleases, type Releasing } from "../disclosure/index.ts";
import { whereKept, type Dataset } from "../evidence/index.ts";
import { save } from "../store.ts";
import { datasetsOf, insights, lastAnswered, type Insight } from "./insight.ts";
import { releasesOf } from "./released-figures.ts";

/** Why an insight would not be published. The API returns the key; the page shows the sentence. */
export const publishingRefusals = {
  "already-published": "This insight is already published.",
  "insight-retired": "Others took the place of this claim. Publish those.",
  "claim-overturned": "The newest evidence contradicts this claim, so it is not published.",
  "evidence-restricted": "It rests on evidence that is restricted to this authority.",
  "licence-forbids-publishing": "The licence of the evidence does not allow figures made from it to be published",
} as const;

export type Publishing =
  | { allowed: true; insight: Insight }
  | { allowed: false; because: keyof typeof publishingRefusals; sentence: string };

/** May this be shown to partners and the public? Its evidence's licence decides, and is named when it forbids. */
export function judgePublishing(insight: Insight, evidence: readonly Pick<Dataset, "licence" | "sensitivity">[]): Publishing {
  if (insight.publishedAt !== undefined) return refuse("already-published");
  if (insight.retired !== undefined) return refuse("insight-retired");
  if (insight.standing === "overturned") return refuse("claim-overturned");
  if (evidence.some(({ sensitivity }) => sensitivity === "restricted")) return refuse("evidence-restricted");
  const forbids = evidence.find(({ licence }) => !licence.mayPublish);
  if (forbids) return refuse("licence-forbids-publishing", `: ${forbids.licence.name}.`);
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
    const evidence = await Promise.all(datasetsOf(insight).map(async (datasetId) => (await whereKept(context, datasetId)).dataset));

    const publishing = judgePublishing(insight, evidence);
    if (!publishing.allowed) throw refused(publishing.because, publishing.sentence);
    const { releases, saves, checks } = await prepareReleases(context, await releasesOf(context, insight, lastAnswered(insight)));

    const [published] = await context.store.commit({
      because: {
        name: "insight.published",
        detail: {
          words: insight.claim.words,
          licences: evidence.map(({ licence }) => licence.name),
          disclosure: releases.map(({ disclosure }) => disclosure),
        },
      },
      saves: [save(insights, { ...publishing.insight, publishedAt: context.now().toISOString() }), ...saves],
      checks,
    });
    return published;
  });
}
