import type { Actor } from "@concord/kernel";
import type { Case, Recusal } from "./case.ts";

export const readingRefusals = {
  recused: "You are recused from this decision, so its papers are closed to you.",
} as const;

export type Reading = { allowed: true } | { allowed: false; because: keyof typeof readingRefusals; sentence: string };

/** May this person see what is being decided? Whoever must leave the room may not (Localism Act 2011, s31). */
export function judgeReading(theCase: Pick<Case, "recusals">, actor: Actor): Reading {
  const recusal = recusalThatCloses(theCase, actor);
  if (!recusal) return { allowed: true };
  return { allowed: false, because: "recused", sentence: `${readingRefusals.recused} The ground is ${recusal.ground}.` };
}

const recusalThatCloses = ({ recusals }: Pick<Case, "recusals">, actor: Actor): Recusal | undefined =>
  actor.type === "person" ? recusals.find(({ personId, extent }) => personId === actor.id && extent === "leaves") : undefined;
