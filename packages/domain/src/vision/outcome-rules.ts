import type { Outcome, Vision } from "./vision.ts";
import { periodEnd } from "./period-end.ts";

/** Why an outcome would not be kept. */
export const outcomeRefusals = {
  "baseline-period-unknown":
    "Write the baseline's period with its year, such as 2021 or 2021-22, so that it can be told from the target's date.",
  "target-not-after-baseline": "The target's date must come after the period of the baseline.",
  "target-is-baseline": "The target is the same as the baseline. Say what should change.",
  "too-many-outcomes": "A vision holds twenty outcomes at most. Remove one that matters less.",
  "outcome-in-use": "The strategy aims at this outcome. Point its priorities and actions at another one first.",
} as const;
export type OutcomeRefusal = keyof typeof outcomeRefusals;

export type OutcomeJudgement = { allowed: true } | { allowed: false; because: OutcomeRefusal };

/** Is this a thing one can aim at? The form asks while it is filled in, and the API asks before it is kept. */
export function judgeOutcome({
  baseline,
  target,
}: {
  baseline: Pick<Outcome["baseline"], "period"> & { value?: number | undefined };
  target: Outcome["target"];
}): OutcomeJudgement {
  const end = periodEnd(baseline.period);
  if (end === undefined) return { allowed: false, because: "baseline-period-unknown" };
  if (target.on <= end) return { allowed: false, because: "target-not-after-baseline" };
  if (baseline.value === target.value) return { allowed: false, because: "target-is-baseline" };
  return { allowed: true };
}

export function judgeAnotherOutcome(vision: Pick<Vision, "outcomes">): OutcomeJudgement {
  return vision.outcomes.length >= 20 ? { allowed: false, because: "too-many-outcomes" } : { allowed: true };
}
