import { refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { insights, lastAnswered, type Insight, type Review } from "./insight.ts";
import { claimHashOf, judgeReviewing, reviewRefusals } from "./review.ts";

export type ReviewToSave = Pick<Review, "outcome"> & { words?: string | undefined };

/** Somebody else's word on a claim, bound to what they read: the claim as it is worded, and the answer it rests on. */
export async function reviewInsight(
  context: Pick<Context, "store" | "actor" | "now">,
  id: Id<"insight">,
  { outcome, words = "" }: ReviewToSave,
): Promise<Insight> {
  const insight = await context.store.get(insights, id);
  const reviewing = judgeReviewing(insight, context.actor);
  if (!reviewing.allowed) throw refused(reviewing.because, reviewRefusals[reviewing.because]);
  if (outcome === "asks-for-changes" && words.trim() === "") throw refused("changes-not-said", reviewRefusals["changes-not-said"]);

  const { resultHash, pins } = lastAnswered(insight);
  const review: Review = {
    by: reviewing.reviewer.id,
    byName: reviewing.reviewer.name,
    at: context.now().toISOString(),
    outcome,
    words: words.trim(),
    claimHash: claimHashOf(insight),
    resultHash,
    pins,
  };
  return context.store.save(
    insights,
    { ...insight, reviews: [...(insight.reviews ?? []), review] },
    { name: "insight.reviewed", detail: { outcome, words: review.words, claimHash: review.claimHash, resultHash } },
  );
}
