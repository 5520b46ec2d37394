import * as z from "zod";
import type { Context } from "../context.ts";
import { answerNow, numbersOf, type Pace } from "../questions/index.ts";
import { aboutFigure } from "./claim-figure.ts";
import { Standing } from "./insight.ts";
import { judgeSaving, judgeWords } from "./judge-saving.ts";
import { runOf } from "./make-insight.ts";
import type { InsightToSave } from "./save-insight.ts";
import { WordsFinding } from "./words/index.ts";

/** What saving a claim would come to, without saving it. */
export const ClaimCheck = z.object({
  /** Absent where the answer has no figure to hold it against. */
  standing: Standing.optional(),
  because: z.string(),
  /** The words held against the figure. */
  words: z.array(WordsFinding),
  /** Why it would be refused. */
  refusal: z.object({ code: z.string(), sentence: z.string() }).optional(),
});
export type ClaimCheck = z.infer<typeof ClaimCheck>;

/** Asks what saving it would, and saves nothing. */
export async function checkClaim(
  context: Context,
  { claim, question, versions, rightBecause }: InsightToSave,
  pace?: Pace,
): Promise<ClaimCheck> {
  const asked = await answerNow(context, question, { versions: numbersOf(versions), pace });
  const judgement = judgeSaving(asked.answer, claim);
  if (!judgement.allowed) {
    return { because: judgement.sentence, words: [], refusal: { code: judgement.because, sentence: judgement.sentence } };
  }
  const { standing, because } = runOf(asked, { claim, about: aboutFigure(judgement.claimed), at: context.now() });
  const words = judgeWords(claim, judgement.claimed, rightBecause);
  return {
    standing,
    because,
    words: words.findings,
    ...(words.allowed ? {} : { refusal: { code: words.because, sentence: words.sentence } }),
  };
}
