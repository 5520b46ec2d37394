import { dayOf, may, type Actor, type FailurePart } from "@concord/kernel";
import { seatsOn, type Body } from "../governance/body.ts";
import type { RulePack } from "../governance/rule-pack.ts";
import { partiesOf } from "../decisions/freeze.ts";
import { standingOf } from "../decisions/seat-standing.ts";
import { quorumNeeded } from "../decisions/engine.ts";
import type { Deal, DraftDeal } from "./deal.ts";

export const submissionRefusals = {
  "deal-not-draft": "Only a draft can be submitted for decision.",
  "not-permitted-to-submit": "Submitting a deal needs somebody who may: the strategy lead.",
  "deal-not-ready": "The deal is not ready to be submitted.",
  "deal-too-large": "The deal names more organisations, or rests on more papers, than one decision can hold. Submit it in two.",
} as const;
export type SubmissionRefusal = keyof typeof submissionRefusals;

/** One thing that keeps a deal from being submitted, and where to mend it: `asks`, `asks.0`, `appraisals`, `body`. */
export type Lack = FailurePart & {
  code: "no-asks" | "ask-without-priority" | "priority-gone" | "no-appraisal" | "no-body" | "body-cannot-decide" | "too-many-parties";
};

export type Submission =
  | { allowed: true; deal: DraftDeal; body: Body; rulePack: RulePack }
  | { allowed: false; because: SubmissionRefusal; sentence: string; lacks: Lack[] };

export type SubmissionAsk = {
  deal: Deal;
  actor: Actor;
  now: Date;
  appraisals: readonly unknown[];
  /** Every priority there is. */
  priorities: readonly { id: string }[];
  /** The body that is to decide, with the rules it decides by; absent until one is chosen. */
  decidedBy?: { body: Body; rulePack: RulePack } | undefined;
};

/** Is the deal ready for its decision makers? The page shows what is missing as it is written; the API says the same. */
export function judgeSubmission(ask: SubmissionAsk): Submission {
  const { deal, actor, decidedBy } = ask;
  if (deal.status !== "draft") return refuse("deal-not-draft");
  const lacks = lacksOf(ask, deal);
  // Whoever writes it sees what it lacks, though another submits it.
  if (!may(actor, "deals.submit")) return { ...refuse("not-permitted-to-submit"), lacks };
  if (lacks.length > 0 || !decidedBy) return refuse("deal-not-ready", lacks);
  return { allowed: true, deal, ...decidedBy };
}

function lacksOf({ appraisals, priorities, decidedBy, now }: SubmissionAsk, deal: DraftDeal): Lack[] {
  const known = new Set(priorities.map(({ id }) => id));
  return [
    ...(deal.asks.length === 0 ? [lack("no-asks", "asks", "Add at least one ask.")] : []),
    ...deal.asks.flatMap((ask, index) => {
      const at = `asks.${index}`;
      if (ask.priorityIds.length === 0) return [lack("ask-without-priority", at, `Link “${ask.title}” to a priority that it serves.`)];
      if (!ask.priorityIds.some((id) => known.has(id)))
        return [lack("priority-gone", at, `“${ask.title}” serves a priority that is no longer there. Link it to another.`)];
      return [];
    }),
    ...(partiesOf(deal).length > 200 ? [lack("too-many-parties", "asks", "A deal names at most 200 organisations.")] : []),
    ...(appraisals.length === 0
      ? [lack("no-appraisal", "appraisals", "Appraise the deal: at least one option against doing nothing.")]
      : []),
    ...(decidedBy ? bodyLacks(decidedBy, now) : [lack("no-body", "body", "Choose the body that is to decide.")]),
  ];
}

/** A body that could have no quorum, whoever came, would keep the deal for ever. */
function bodyLacks({ body, rulePack }: { body: Body; rulePack: RulePack }, now: Date): Lack[] {
  const standings = seatsOn(body.seats, dayOf(now)).map((seat) => standingOf(seat, rulePack, []));
  const entitled = standings.filter(({ is }) => is === "entitled").length;
  const filled = standings.filter((standing) => standing.is === "entitled" && standing.mayAct.length > 0).length;
  const needed = quorumNeeded(entitled, rulePack.quorum);
  if (filled >= needed) return [];
  return [
    lack(
      "body-cannot-decide",
      "body",
      `${body.name} has ${filled} members with a vote, and its quorum is ${needed}. Fill its seats, or choose another body.`,
    ),
  ];
}

const lack = (code: Lack["code"], at: string, detail: string): Lack => ({ code, at, detail });

const refuse = (because: SubmissionRefusal, lacks: Lack[] = []): Extract<Submission, { allowed: false }> => ({
  allowed: false,
  because,
  sentence: lacks.length === 1 ? `${submissionRefusals[because]} ${lacks[0]!.detail}` : submissionRefusals[because],
  lacks,
});
