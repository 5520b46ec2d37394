import type { Health, Stage } from "@concord/domain/thread";
import type { Health as Look } from "../../ui/index.ts";

/** The stages as a reader names them, in the order of the thread. */
export const stageNames: Record<Stage, { one: string; several: string }> = {
  "dataset-version": { one: "Dataset version", several: "Evidence" },
  insight: { one: "Insight", several: "Insights" },
  priority: { one: "Priority", several: "Priorities" },
  action: { one: "Action", several: "Actions" },
  outcome: { one: "Outcome", several: "Outcomes" },
  appraisal: { one: "Appraisal", several: "Appraisals" },
  ask: { one: "Ask", several: "Asks" },
  deal: { one: "Deal", several: "Deals" },
  decision: { one: "Decision", several: "Decisions" },
};

/** How it is, in the word of a tag. */
export const healthWords: Record<Health, { words: string; look: Look }> = {
  sound: { words: "sound", look: "holds" },
  "look-again": { words: "look again", look: "none" },
  weakened: { words: "weakened", look: "weak" },
  overturned: { words: "overturned", look: "over" },
};

export const lookOf = ({ health, evidenced }: { health: Health; evidenced: boolean }): Look =>
  evidenced ? healthWords[health].look : "none";

/** The same of one thing: a claim falls, and what hangs on it has fallen evidence. */
export function healthSaid({ stage, health, evidenced }: { stage: Stage; health: Health; evidenced: boolean }): string {
  if (!evidenced) return "no evidence under it";
  if (health === "look-again" || health === "sound") return healthWords[health].words;
  return stage === "insight" ? health : `evidence ${health}`;
}
