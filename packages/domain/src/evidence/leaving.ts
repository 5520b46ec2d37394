import { Failure, refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import type { Dataset } from "./catalogue/dataset.ts";
import { whereKept } from "./catalogue/where-kept.ts";

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

/** Asked on every reading, since the licence may have changed. What is on the reference shelf is public. */
export async function requireMayLeave(
  context: Pick<Context, "store" | "files" | "warehouse" | "reference" | "actor">,
  datasetId: Id<"dataset">,
): Promise<void> {
  if (context.actor.type !== "client") return;
  const leaving = judgeLeaving(context, (await whereKept(context, datasetId)).dataset);
  if (!leaving.allowed) throw refused(leaving.because, leaving.sentence);
}

/** Those whose evidence, all of it, may go to whoever asks. */
export async function thoseThatMayLeave<T>(
  context: Pick<Context, "store" | "files" | "warehouse" | "reference" | "actor">,
  items: readonly T[],
  datasetsOf: (item: T) => readonly Id<"dataset">[],
): Promise<T[]> {
  if (context.actor.type !== "client") return [...items];
  const under = new Map<string, boolean>();
  for (const id of new Set(items.flatMap(datasetsOf))) {
    try {
      under.set(id, judgeLeaving(context, (await whereKept(context, id)).dataset).allowed);
    } catch (failure) {
      if (!(failure instanceof Failure) || failure.kind !== "not-found") throw failure;
      under.set(id, false);
    }
  }
  return items.filter((item) => datasetsOf(item).every((id) => under.get(id)));
}
