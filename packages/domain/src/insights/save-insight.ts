import { Failure, refused } from "@concord/kernel";
import type { Context } from "../context.ts";
import { askQuestion, keepAnswer, type Asked } from "./ask-question.ts";
import { figureOf, measureNames, sayFigure, sayThreshold, sectorNamed } from "./claim-figure.ts";
import { insights, type Claim, type Figure, type Insight, type Question, type Run } from "./insight.ts";
import { isTrueAt, judgeStanding } from "./standing.ts";

export const savingRefusals = {
  "claim-not-borne-out": "The figure does not bear the claim out.",
  "figure-undefined": "The figure cannot be worked out, so nothing can be claimed of it.",
  "sector-not-found": "The answer has no such sector.",
} as const;

export type InsightToSave = {
  claim: Claim;
  question: Question;
  /** The version whose answer the author saw. */
  versionNumber: number;
};

export type SavingJudgement =
  | { allowed: true; figure: Figure }
  | { allowed: false; because: keyof typeof savingRefusals; sentence: string };

/**
 * May this claim be saved on this answer? Nobody can save what the figure
 * itself contradicts; one that the interval leaves open may be saved, and
 * stands as weakened from the first day.
 */
export function judgeSaving(
  answer: Asked["answer"],
  claim: Pick<Claim, "sector" | "measure" | "direction" | "threshold">,
): SavingJudgement {
  const row = answer.sectors.find(({ code }) => code === claim.sector);
  if (!row) return { allowed: false, because: "sector-not-found", sentence: `The answer has no sector ${claim.sector}.` };

  const figure = figureOf(row, claim.measure);
  const subject = `The ${measureNames[claim.measure]} of ${row.name}`;
  if (figure.point === null) {
    return { allowed: false, because: "figure-undefined", sentence: `${subject} cannot be worked out, so nothing can be claimed of it.` };
  }
  if (!isTrueAt(figure.point, claim)) {
    const is = sayFigure(claim.measure, figure.point, claim.threshold);
    const sentence = `${subject} is ${is}, which is not ${claim.direction} ${sayThreshold(claim.measure, claim.threshold)}.`;
    return { allowed: false, because: "claim-not-borne-out", sentence };
  }
  return { allowed: true, figure };
}

/** Asks again here, whatever the page showed, and saves the claim with the version, the parameters and the result it rests on. */
export async function saveInsight(context: Context, { claim, question, versionNumber }: InsightToSave): Promise<Insight> {
  if (context.actor.type !== "person")
    throw new Failure("forbidden", "people-only", "An insight is somebody's claim. Sign in as a person.");

  const asked = await askQuestion(context, question, versionNumber);
  const judgement = judgeSaving(asked.answer, claim);
  if (!judgement.allowed) throw refused(judgement.because, judgement.sentence);
  await keepAnswer(context, asked);

  const sectorName = sectorNamed(asked.answer, claim.sector).name;
  const run = runOf(asked, { claim, sectorName, at: context.now() });
  return context.store.save(
    insights,
    {
      id: context.mintId("insight"),
      version: 0,
      claim,
      question,
      sectorName,
      authorId: context.actor.id,
      createdAt: run.at,
      standing: run.standing,
      runs: [run],
    },
    { name: "insight.saved", detail: { words: claim.words, pin: run.pin, resultHash: run.resultHash, standing: run.standing } },
  );
}

/** One asking, judged. `first` is the run the author saw. */
export function runOf(
  { answer, resultHash }: Asked,
  { claim, sectorName, at, first }: { claim: Claim; sectorName: string; at: Date; first?: Run | undefined },
): Run {
  const row = answer.sectors.find(({ code }) => code === claim.sector);
  const figure = row && figureOf(row, claim.measure);
  const coverage = answer.coverage.share;
  return {
    at: at.toISOString(),
    pin: answer.pins[0]!, // an answer has one pin at least
    resultHash,
    figure: figure ?? { point: null, low: null, high: null },
    coverage,
    ...judgeStanding({ claim, sectorName, figure, coverage, first }),
  };
}
