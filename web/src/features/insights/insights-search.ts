import type { QuestionName } from "@concord/domain/questions";

export const states = ["holds", "weakened", "overturned", "retired"] as const;
export type State = (typeof states)[number];
export const reviewed = ["agreed", "changes-asked", "not-yet"] as const;

/** Which insights are shown, as it stands in the address. */
export type InsightsSearch = {
  state?: State;
  question?: QuestionName;
  dataset?: string;
  review?: (typeof reviewed)[number];
  find?: string;
};

export function insightsSearch(search: Record<string, unknown>): InsightsSearch {
  const state = states.find((one) => one === (search.state ?? search.standing));
  const question =
    typeof search.question === "string" && /^[a-z]+(-[a-z]+)*$/.test(search.question) ? (search.question as QuestionName) : undefined;
  const review = reviewed.find((one) => one === search.review);
  const find = typeof search.find === "number" ? String(search.find) : search.find;
  return {
    ...(state ? { state } : {}),
    ...(question ? { question } : {}),
    ...(typeof search.dataset === "string" && search.dataset !== "" ? { dataset: search.dataset } : {}),
    ...(review ? { review } : {}),
    ...(typeof find === "string" && find.trim() !== "" ? { find: find.slice(0, 200) } : {}),
  };
}
