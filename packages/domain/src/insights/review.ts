import { contentHash, may, type Actor, type Id } from "@concord/kernel";
import { isRetired, lastAnswered, type Insight, type Review } from "./insight.ts";

/** Why somebody may not review an insight. The API returns the key; the page shows the sentence. */
export const reviewRefusals = {
  "own-insight": "A claim is reviewed by somebody else than its author and whoever worded it.",
  "not-a-reviewer": "A claim is reviewed by a person who may write insights here.",
  "insight-retired": "Others took the place of this claim. Review those.",
  "changes-not-said": "Say what should be changed.",
  "too-many-reviews": "It was reviewed thirty times, as many as are kept. Save the claim as an insight of its own.",
} as const;
export type ReviewRefusal = keyof typeof reviewRefusals;

export type Reviewing =
  | { allowed: true; insight: Insight; reviewer: { id: Id<"person">; name: string } }
  | { allowed: false; because: ReviewRefusal };

const mostReviews = 30;

/** May this actor review this claim? Nobody reviews what they wrote themselves. */
export function judgeReviewing(insight: Insight, actor: Actor): Reviewing {
  if (isRetired(insight)) return { allowed: false, because: "insight-retired" };
  if (actor.type !== "person" || !may(actor, "insights.write")) return { allowed: false, because: "not-a-reviewer" };
  if (actor.id === insight.authorId || actor.id === insight.wordedBy) return { allowed: false, because: "own-insight" };
  if ((insight.reviews ?? []).length >= mostReviews) return { allowed: false, because: "too-many-reviews" };
  return { allowed: true, insight, reviewer: { id: actor.id, name: actor.name } };
}

export const claimHashOf = ({ claim }: Pick<Insight, "claim">): string => contentHash(claim);

/** What the newest review is worth now: it was of one claim, on one answer. */
export type ReviewNow =
  | { is: "none" }
  | { is: "agreed" | "changes-asked"; review: Review }
  /** It was reviewed, and has changed since: in its claim, in its answer, or both. */
  | { is: "before"; review: Review; since: readonly ("claim" | "run")[] };

export function reviewNow(insight: Insight): ReviewNow {
  const review = insight.reviews?.at(-1);
  if (!review) return { is: "none" };
  const since = [
    ...(review.claimHash === claimHashOf(insight) ? [] : (["claim"] as const)),
    ...(review.resultHash === lastAnswered(insight).resultHash ? [] : (["run"] as const)),
  ];
  if (since.length > 0) return { is: "before", review, since };
  return { is: review.outcome === "agrees" ? "agreed" : "changes-asked", review };
}

/** "version 1", or of several datasets "versions 1 and 3". */
export const sayVersions = (pins: readonly { number: number }[]): string =>
  pins.length === 1
    ? `version ${pins[0]!.number}`
    : `versions ${pins
        .map(({ number }) => number)
        .join(", ")
        .replace(/, (\d+)$/, " and $1")}`;

/** How it is reviewed, in a few words: "Agreed", "Changes asked for", "Reviewed on version 1". */
export function sayReview(now: ReviewNow): string {
  switch (now.is) {
    case "none":
      return "Not reviewed";
    case "agreed":
      return "Agreed";
    case "changes-asked":
      return "Changes asked for";
    case "before":
      return now.since.includes("run") ? `Reviewed on ${sayVersions(now.review.pins)}` : "Reviewed before it was reworded";
  }
}
