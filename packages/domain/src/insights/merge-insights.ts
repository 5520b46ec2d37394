import { Failure, refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { save } from "../store.ts";
import { judgeReplacing, replacingRefusals } from "./ancestry.ts";
import { insights, lastAnswered, type Insight } from "./insight.ts";
import { readAnswer } from "./lineage.ts";
import { makeInsight, personIn, type ClaimToMake } from "./make-insight.ts";
import { savedDetail } from "./save-insight.ts";

export type InsightsToMerge = ClaimToMake & {
  /** Those that are merged, each at the version its reader saw. */
  from: readonly { insightId: Id<"insight">; version: number }[];
  /** Whose question and answer the merged claim is judged on. */
  on: Id<"insight">;
};

/**
 * Puts one insight in the place of several. Those are kept with every run of
 * theirs, lead to it, and are not asked again. Whatever cites one of them still
 * does: a strategy is not reworded by whoever merges insights. The thread leads
 * through, and those who look after what cites it are told.
 */
export async function mergeInsights(context: Context, { from, on, ...toMake }: InsightsToMerge): Promise<Insight> {
  const by = personIn(context.actor);
  const ids = [...new Set(from.map(({ insightId }) => insightId))];
  if (ids.length < 2) throw refusal("merge-needs-two");
  if (!ids.includes(on)) throw refusal("not-of-these");
  const parents = await Promise.all(ids.map((insightId) => context.store.get(insights, insightId)));
  for (const parent of parents) {
    const seen = from.find(({ insightId }) => insightId === parent.id)!; // it was asked for by that
    if (seen.version !== parent.version) throw changedSince(parent);
    const judgement = judgeReplacing(parent, context.actor);
    if (!judgement.allowed) throw refusal(judgement.because, parent);
  }

  const { resultHash } = lastAnswered(parents.find(({ id }) => id === on)!); // it is one of them
  const answer = await readAnswer(context, resultHash);
  const merged = makeInsight(context, { answer, resultHash }, toMake, { how: "merged", from: ids });
  const retired = { how: "merged" as const, into: [merged.id], at: merged.createdAt, by: by.id, byName: by.name };
  const [saved] = await context.store.commit({
    because: {
      name: "insight.merged",
      detail: { ...savedDetail(merged), from: parents.map(({ id, claim }) => ({ id, words: claim.words })) },
    },
    saves: [save(insights, merged), ...parents.map((parent) => save(insights, { ...parent, retired }))],
  });
  return saved;
}

export const refusal = (because: keyof typeof replacingRefusals, of?: Insight) =>
  refused(because, of ? `${replacingRefusals[because]} It is: “${of.claim.words}”` : replacingRefusals[because]);

const changedSince = ({ claim }: Insight) =>
  new Failure("stale", "stale-version", `“${claim.words}” has changed since you read it. Read it again, then merge.`);
