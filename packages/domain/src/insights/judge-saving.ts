import type { FailurePart } from "@concord/kernel";
import { sayFigure, type Answer } from "../questions/index.ts";
import type { Claim, Test } from "./claim.ts";
import { aboutFigure, claimFigure, type ClaimedFigure } from "./claim-figure.ts";
import { isTrueAt, sayTest } from "./standing.ts";
import { checkWords, contradicts, type WordsFinding } from "./words/index.ts";

/** Why a claim would not be saved. The API returns the key; the page shows the sentence. */
export const savingRefusals = {
  "claim-not-borne-out": "The figure does not bear the claim out.",
  "figure-undefined": "The figure cannot be worked out, so nothing can be claimed of it.",
  "figure-not-found": "The answer has no such figure. Choose a row and a measure of one of its tables.",
  "nothing-to-hold-against": "The answer has no such row to hold the figure against. Choose another row of the same table.",
  "lead-below-nought": "How far it must be beyond another row is 0 or more. Turn the claim round instead.",
  "not-claimable": "This figure says how sure another is. Make the claim of that one.",
  "words-contradict-figure": "The words contradict the figure.",
} as const;
export type SavingRefusal = keyof typeof savingRefusals;

export type SavingJudgement = { allowed: true; claimed: ClaimedFigure } | { allowed: false; because: SavingRefusal; sentence: string };

/**
 * May this claim be saved on this answer? Nobody can save what the figure
 * itself contradicts; one that the interval leaves open may be saved, and
 * stands as weakened from the first day.
 */
export function judgeSaving(answer: Pick<Answer, "tables">, claim: Test): SavingJudgement {
  const { against: _, ...ofFigure } = claim;
  const alone = claimFigure(answer, ofFigure);
  if (!alone) return refuse("figure-not-found");
  if (alone.measure.notClaimable) return refuse("not-claimable");
  const { row, measure, figure } = alone;

  const subject = `The ${measure.said} of ${row.name}`;
  if (figure.point === null) return refuse("figure-undefined", `${subject} cannot be worked out, so nothing can be claimed of it.`);
  const claimed = claimFigure(answer, claim);
  if (!claimed) return refuse("nothing-to-hold-against");
  if (claim.against && claim.threshold < 0) return refuse("lead-below-nought");
  const { against, lead } = claimed;
  const judged = claim.against ? lead?.point : figure.point;
  if (judged === undefined || judged === null) {
    return refuse("figure-undefined", `The ${measure.said} of ${against?.name} cannot be worked out, so nothing can be held against it.`);
  }
  if (!isTrueAt(judged, claim)) {
    const is = sayFigure(measure.unit, figure.point, claim.against ? (against?.figure.point ?? undefined) : claim.threshold);
    return refuse("claim-not-borne-out", `${subject} is ${is}, which is not ${sayTest({ claim, unit: measure.unit, against })}.`);
  }
  return { allowed: true, claimed };
}

const refuse = (because: SavingRefusal, sentence: string = savingRefusals[because]): SavingJudgement => ({
  allowed: false,
  because,
  sentence,
});

export type WordsJudgement =
  | { allowed: true; findings: WordsFinding[] }
  | { allowed: false; findings: WordsFinding[]; because: "words-contradict-figure"; sentence: string; parts: FailurePart[] };

/**
 * May a claim be worded so? Words that contradict its figure need their author
 * to say why they are right, which is kept and shown; what could not be told
 * keeps nobody.
 */
export function judgeWords(claim: Claim, claimed: ClaimedFigure, rightBecause?: string): WordsJudgement {
  return judgeFindings(checkWords(claim.words, claim, claimed, aboutFigure(claimed)), rightBecause);
}

export function judgeFindings(findings: WordsFinding[], rightBecause?: string): WordsJudgement {
  const [first, ...others] = findings.filter(contradicts);
  if (!first || (rightBecause ?? "").trim() !== "") return { allowed: true, findings };
  return {
    allowed: false,
    findings,
    because: "words-contradict-figure",
    sentence: `${first.sentence} Change the words, or say why they are right all the same.`,
    parts: [first, ...others].map(({ sentence }) => ({ at: "words", detail: sentence })),
  };
}
