import { datasetsOf, fits, isRetired, reviewNow, type Insight } from "@concord/domain/insights";
import type { InsightsSearch, reviewed, State } from "./insights-search.ts";

export const stateOf = (insight: Insight): State => (isRetired(insight) ? "retired" : insight.standing);

/** Those that are asked for. What others took the place of is shown only where it is asked for. */
export function shownInsights(items: readonly Insight[], { state, question, dataset, review, find }: InsightsSearch): Insight[] {
  return items.filter(
    (insight) =>
      (state === undefined ? !isRetired(insight) : stateOf(insight) === state) &&
      fits(insight, { question, find, retired: "too" }) &&
      (dataset === undefined || datasetsOf(insight).some((id) => id === dataset)) &&
      (review === undefined || reviewOf(insight) === review),
  );
}

/** As it is now: a review of what has changed since is none yet. */
function reviewOf(insight: Insight): (typeof reviewed)[number] {
  const now = reviewNow(insight);
  return now.is === "agreed" || now.is === "changes-asked" ? now.is : "not-yet";
}
