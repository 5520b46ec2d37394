import { Failure, refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { pinsOf, type Answer, type Asked } from "../questions/index.ts";
import type { Claim } from "./claim.ts";
import { aboutFigure, claimFigure } from "./claim-figure.ts";
import type { Insight, Origin, Picture, Run, WordsChecked } from "./insight.ts";
import { judgeSaving, judgeWords } from "./judge-saving.ts";
import { judgeStanding } from "./standing.ts";
import type { WordsFinding } from "./words/index.ts";

/** A claim as its author makes it, with why its words are right where they contradict the figure. */
export type ClaimToMake = { claim: Claim; rightBecause?: string | undefined; picture?: Picture | undefined };

type Answered = Pick<Asked, "answer" | "resultHash">;

/**
 * An insight of an answer, not yet saved: the claim held against the figure and
 * its words against both. Throws refused where either does not bear the other out.
 */
export function makeInsight(
  { actor, mintId, now }: Pick<Context, "actor" | "mintId" | "now">,
  answered: Answered,
  { claim, rightBecause, picture }: ClaimToMake,
  origin?: Origin,
): Insight {
  const { id: authorId, name: authorName } = personIn(actor);
  const judgement = judgeSaving(answered.answer, claim);
  if (!judgement.allowed) throw refused(judgement.because, judgement.sentence);
  const words = judgeWords(claim, judgement.claimed, rightBecause);
  if (!words.allowed) throw refused(words.because, words.sentence, words.parts);

  const about = aboutFigure(judgement.claimed);
  const run = runOf(answered, { claim, about, at: now() });
  return {
    id: mintId("insight"),
    version: 0,
    claim,
    question: answered.answer.question,
    about,
    words: wordsKept(words.findings, rightBecause),
    ...(picture === undefined ? {} : { picture }),
    authorId,
    authorName,
    createdAt: run.at,
    standing: run.standing,
    runs: [run],
    ...(origin === undefined ? {} : { origin }),
  };
}

/** Said only where there is something that it answers. */
export const wordsKept = (findings: WordsFinding[], rightBecause: string | undefined): WordsChecked => ({
  findings,
  ...(rightBecause?.trim() ? { rightBecause: rightBecause.trim() } : {}),
});

export function personIn(actor: Context["actor"]): { id: Id<"person">; name: string } {
  if (actor.type !== "person") throw new Failure("forbidden", "people-only", "An insight is somebody's claim. Sign in as a person.");
  return { id: actor.id, name: actor.name };
}

/** One asking, judged. `first` is the run the author saw. */
export function runOf(
  { answer, resultHash }: { answer: Answer; resultHash: string },
  { claim, about, at, first }: { claim: Claim; about: Insight["about"]; at: Date; first?: Run | undefined },
): Run {
  const claimed = claimFigure(answer, claim);
  const coverage = answer.coverage.share;
  return {
    at: at.toISOString(),
    pins: pinsOf(answer),
    resultHash,
    figure: claimed?.figure ?? { point: null, low: null, high: null },
    ...(claimed?.against === undefined ? {} : { against: claimed.against }),
    ...(claimed?.lead === undefined ? {} : { lead: claimed.lead }),
    ...(claimed === undefined ? {} : { higher: claimed.higher, lower: claimed.lower }),
    coverage,
    ...judgeStanding({ claim, about, figure: claimed?.figure, against: claimed?.against, lead: claimed?.lead, coverage, first }),
  };
}
