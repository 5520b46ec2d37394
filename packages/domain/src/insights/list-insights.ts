import type { Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import type { QuestionName } from "../questions/index.ts";
import type { Page } from "../store.ts";
import { datasetsOf, insights, isRetired, type Insight, type Standing } from "./insight.ts";

export type InsightsAsk = {
  after?: string | undefined;
  limit?: number | undefined;
  /** Those that rest on this dataset, whatever it is to their question. */
  datasetId?: Id<"dataset"> | undefined;
  standing?: Standing | undefined;
  question?: QuestionName | undefined;
  /** Words that stand in the claim, or in the name of what it is of. */
  find?: string | undefined;
  /** Those that others took the place of: left out where it is not said. */
  retired?: "too" | "only" | undefined;
};

const usualLimit = 50;

/** Insights that fit, newest first. A page is filled from as many as it takes to look through. */
export async function listInsights(
  { store }: Pick<Context, "store">,
  { after, limit = usualLimit, ...ask }: InsightsAsk,
): Promise<Page<Insight>> {
  const items: Insight[] = [];
  let from = after;
  for (;;) {
    const page = await store.list(insights, { after: from, limit: limit - items.length, newestFirst: true });
    items.push(...page.items.filter((insight) => fits(insight, ask)));
    from = page.next;
    if (from === undefined) return { items };
    if (items.length >= limit) return { items, next: from };
  }
}

export function fits(
  insight: Insight,
  { datasetId, standing, question, find = "", retired }: Omit<InsightsAsk, "after" | "limit">,
): boolean {
  if (isRetired(insight) ? retired === undefined : retired === "only") return false;
  if (datasetId !== undefined && !datasetsOf(insight).includes(datasetId)) return false;
  if (standing !== undefined && insight.standing !== standing) return false;
  if (question !== undefined && insight.question.question !== question) return false;
  const text = `${insight.claim.words} ${insight.about.rowName} ${insight.about.measureName}`.toLowerCase();
  return find
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
