import type { Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { save } from "../store.ts";
import { judgeReplacing } from "./ancestry.ts";
import { insights, lastAnswered, type Insight } from "./insight.ts";
import { readAnswer } from "./lineage.ts";
import { makeInsight, personIn, type ClaimToMake } from "./make-insight.ts";
import { refusal } from "./merge-insights.ts";
import { savedDetail } from "./save-insight.ts";

/**
 * Puts several insights in the place of one, each a claim of its own on the
 * same answer. The one is kept with every run of it, leads to them, and is not
 * asked again; whatever cites it still does, and those who look after that are told.
 */
export async function splitInsight(context: Context, id: Id<"insight">, claims: readonly ClaimToMake[]): Promise<Insight> {
  const by = personIn(context.actor);
  const insight = await context.store.get(insights, id);
  const judgement = judgeReplacing(insight, context.actor);
  if (!judgement.allowed) throw refusal(judgement.because);
  if (claims.length < 2) throw refusal("split-needs-two");
  if (new Set(claims.map(({ claim }) => claim.words.trim().toLowerCase())).size < claims.length) throw refusal("same-claim-twice");

  const { resultHash } = lastAnswered(insight);
  const answer = await readAnswer(context, resultHash);
  const parts = claims.map((toMake) => makeInsight(context, { answer, resultHash }, toMake, { how: "split", from: [insight.id] }));
  const retired = {
    how: "split" as const,
    into: parts.map((part) => part.id),
    at: context.now().toISOString(),
    by: by.id,
    byName: by.name,
  };
  const [saved] = await context.store.commit({
    because: {
      name: "insight.split",
      detail: { words: insight.claim.words, into: parts.map((part) => ({ id: part.id, ...savedDetail(part) })) },
    },
    saves: [save(insights, { ...insight, retired }), ...parts.map((part) => save(insights, part))],
  });
  return saved;
}
