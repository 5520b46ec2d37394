import { may, refused, type Actor, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import type { Claim } from "./claim.ts";
import { insights, isRetired, lastAnswered, lastRun, type Insight, type Run } from "./insight.ts";
import { judgeFindings } from "./judge-saving.ts";
import { personIn, wordsKept } from "./make-insight.ts";
import { judgeStanding } from "./standing.ts";
import { checkWords } from "./words/index.ts";

export const changeRefusals = {
  "insight-retired": "Others took the place of this claim, and it is kept as it was.",
  "published-claim": "This claim is published. Only somebody who may publish insights can word it otherwise.",
  "nothing-changed": "Nothing of the claim is different.",
  "too-many-wordings": "It was worded twenty times, as many as are kept. Save the claim as an insight of its own.",
} as const;
export type ChangeRefusal = keyof typeof changeRefusals;

/** What of a claim may be changed: how it is worded and when it counts as weakened. Another figure or threshold is another insight. */
export type ClaimChange = Pick<Claim, "words" | "margin" | "coverageMayFall" | "mayMeet"> & { rightBecause?: string | undefined };

export type Changing = { allowed: true; insight: Insight } | { allowed: false; because: ChangeRefusal };

const mostWordings = 20;

/** May this actor word the claim otherwise? */
export function judgeChanging(insight: Insight, actor: Actor): Changing {
  if (isRetired(insight)) return { allowed: false, because: "insight-retired" };
  if (insight.publishedAt !== undefined && !may(actor, "insights.publish")) return { allowed: false, because: "published-claim" };
  if ((insight.earlierClaims ?? []).length >= mostWordings) return { allowed: false, because: "too-many-wordings" };
  return { allowed: true, insight };
}

/**
 * Words the claim otherwise, or sets other rules for it. The claim as it was is
 * kept; the words are held against the figure as it is now; and where the rules
 * changed the newest run is judged again by them.
 */
export async function changeClaim(
  context: Pick<Context, "store" | "actor" | "now">,
  id: Id<"insight">,
  { rightBecause, ...change }: ClaimChange,
): Promise<Insight> {
  const by = personIn(context.actor);
  const insight = await context.store.get(insights, id);
  const changing = judgeChanging(insight, context.actor);
  if (!changing.allowed) throw refused(changing.because, changeRefusals[changing.because]);

  const { coverageMayFall: _, mayMeet: __, ...rest } = insight.claim;
  const claim: Claim = { ...rest, ...change };
  if (sameClaim(claim, insight.claim) && (rightBecause?.trim() ?? "") === (insight.words?.rightBecause ?? "")) {
    throw refused("nothing-changed", changeRefusals["nothing-changed"]);
  }
  const words = judgeFindings(checkWords(claim.words, claim, lastAnswered(insight), insight.about), rightBecause);
  if (!words.allowed) throw refused(words.because, words.sentence, words.parts);

  const run = judgedAgain(insight, claim);
  const earlier = {
    claim: insight.claim,
    by: insight.wordedBy ?? insight.authorId,
    ...nameOf(insight),
    until: context.now().toISOString(),
    ...(insight.words ? { words: insight.words } : {}),
  };
  const { wordedBy: ___, wordedByName: ____, ...unworded } = insight;
  return context.store.save(
    insights,
    {
      ...unworded,
      claim,
      words: wordsKept(words.findings, rightBecause),
      ...(by.id === insight.authorId ? {} : { wordedBy: by.id, wordedByName: by.name }),
      earlierClaims: [...(insight.earlierClaims ?? []), earlier],
      standing: run.standing,
      runs: [...insight.runs.slice(0, -1), run],
    },
    {
      name: "insight.claim-changed",
      detail: {
        before: insight.claim.words,
        words: claim.words,
        ...(claim.margin === insight.claim.margin ? {} : { margin: { from: insight.claim.margin, to: claim.margin } }),
        ...(insight.standing === run.standing ? {} : { standing: { from: insight.standing, to: run.standing } }),
        ...(rightBecause?.trim() ? { rightBecause: rightBecause.trim() } : {}),
      },
    },
  );
}

/** Of whoever wrote the claim as it stands. */
function nameOf({ wordedBy, wordedByName, authorName }: Insight): { byName?: string } {
  const byName = wordedBy === undefined ? authorName : wordedByName;
  return byName === undefined ? {} : { byName };
}

const sameClaim = (one: Claim, other: Claim): boolean =>
  one.words === other.words &&
  one.margin === other.margin &&
  (one.coverageMayFall ?? 0) === (other.coverageMayFall ?? 0) &&
  (one.mayMeet ?? false) === (other.mayMeet ?? false);

/** The newest run by the claim's rules as they now are; one that was refused stays so. */
function judgedAgain(insight: Insight, claim: Claim): Run {
  const run = lastRun(insight);
  if (run.refusal !== undefined) return run;
  const first = insight.runs.length > 1 ? insight.runs[0] : undefined;
  const figure = run.figure.point === null ? undefined : run.figure;
  return {
    ...run,
    ...judgeStanding({ claim, about: insight.about, figure, against: run.against, lead: run.lead, coverage: run.coverage, first }),
  };
}
