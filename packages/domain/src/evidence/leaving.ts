import { refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { datasets, type Dataset } from "./catalogue/dataset.ts";

/** Why a program is not given what was made of a dataset. */
export const leavingRefusals = {
  "licence-forbids-api": "The licence of the evidence does not allow it, or figures made from it, to leave by the API",
  "evidence-restricted": "The evidence is restricted to this authority.",
} as const;

export type Leaving = { allowed: true } | { allowed: false; because: keyof typeof leavingRefusals; sentence: string };

/** May this, or a figure made of it, go to whoever asks? To people who work here, yes; to a program, as its licence says. */
export function judgeLeaving(
  { actor }: Pick<Context, "actor">,
  { licence, sensitivity }: Pick<Dataset, "licence" | "sensitivity">,
): Leaving {
  if (actor.type !== "client") return { allowed: true };
  if (sensitivity === "restricted") return refuse("evidence-restricted");
  if (!licence.mayLeaveByApi) return refuse("licence-forbids-api", `: ${licence.name}.`);
  return { allowed: true };
}

const refuse = (because: keyof typeof leavingRefusals, rest = ""): Leaving => ({
  allowed: false,
  because,
  sentence: `${leavingRefusals[because]}${rest}`,
});

/** Asked on every reading, since the licence may have changed. */
export async function requireMayLeave(context: Pick<Context, "store" | "actor">, datasetId: Id<"dataset">): Promise<void> {
  if (context.actor.type !== "client") return;
  const leaving = judgeLeaving(context, await context.store.get(datasets, datasetId));
  if (!leaving.allowed) throw refused(leaving.because, leaving.sentence);
}

/** Those whose evidence may go to whoever asks. */
export async function thoseThatMayLeave<T extends { question: { datasetId: Id<"dataset"> } }>(
  context: Pick<Context, "store" | "actor">,
  items: readonly T[],
): Promise<T[]> {
  if (context.actor.type !== "client") return [...items];
  const under = new Map<string, boolean>();
  for (const id of new Set(items.map(({ question }) => question.datasetId))) {
    const dataset = await context.store.find(datasets, id);
    under.set(id, dataset !== undefined && judgeLeaving(context, dataset).allowed);
  }
  return items.filter(({ question }) => under.get(question.datasetId));
}
