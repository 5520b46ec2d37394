import type { Context } from "../context.ts";
import type { Pin } from "../evidence/index.ts";
import { answerNow, numbersOf, type Pace, type Question } from "../questions/index.ts";
import { insights, type Insight } from "./insight.ts";
import { makeInsight, personIn, type ClaimToMake } from "./make-insight.ts";

export type InsightToSave = ClaimToMake & {
  question: Question;
  /** The version of each dataset whose answer the author saw. */
  versions: readonly Pick<Pin, "datasetId" | "number">[];
};

/**
 * Saves the claim with the versions, the parameters and the result it rests on. Whatever the page showed, the answer is the one that is kept,
 * or is worked out here; of a question that is a worker's it must have been asked before, and is refused until it is answered.
 */
export async function saveInsight(context: Context, { question, versions, ...toMake }: InsightToSave, pace?: Pace): Promise<Insight> {
  personIn(context.actor);
  const insight = makeInsight(context, await answerNow(context, question, { versions: numbersOf(versions), pace }), toMake);
  return context.store.save(insights, insight, { name: "insight.saved", detail: savedDetail(insight) });
}

/** What the audit keeps of a claim that was made. */
export function savedDetail({ claim, runs, standing, words }: Insight): Record<string, unknown> {
  const run = runs[0]!; // the one just made
  return {
    words: claim.words,
    pins: run.pins,
    resultHash: run.resultHash,
    standing,
    ...(words?.rightBecause === undefined ? {} : { rightBecause: words.rightBecause }),
  };
}
