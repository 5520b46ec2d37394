import { reviewNow, sayReview, type Insight } from "@concord/domain/insights";

/** Whoever it was, as they were called then. */
export const who = (name: string | undefined): string => name ?? "Somebody whose name was not kept";

/** "Asha Patel", or with whoever worded it since: "Asha Patel, worded by Tom Hargreaves". */
export const sayAuthor = ({ authorName, wordedBy, wordedByName }: Insight): string =>
  wordedBy === undefined ? who(authorName) : `${who(authorName)}, worded by ${who(wordedByName)}`;

/** "Tom Hargreaves agreed", "Not reviewed"; of what has changed since, "Reviewed on version 1: Tom Hargreaves agreed". */
export function sayReviewNow(insight: Insight): string {
  const now = reviewNow(insight);
  if (now.is === "none") return sayReview(now);
  const said = `${now.review.byName} ${now.review.outcome === "agrees" ? "agreed" : "asked for changes"}`;
  return now.is === "before" ? `${sayReview(now)}: ${said}` : said;
}
