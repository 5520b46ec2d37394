import * as z from "zod";
import { Day, notFound, refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { judgeAnotherOutcome, judgeOutcome, outcomeRefusals, type OutcomeJudgement } from "./outcome-rules.ts";
import { BaselineAsk, readBaseline } from "./read-baseline.ts";
import { changedVision, readVision } from "./read-vision.ts";
import { Baseline, Outcome, visions, type Vision } from "./vision.ts";

/** An outcome as a person writes it. From a dataset only the question is sent: the figure is read here, never taken on trust. */
export const OutcomeWords = z.object({
  title: Outcome.shape.title,
  unit: Outcome.shape.unit,
  baseline: z.discriminatedUnion("from", [BaselineAsk.extend({ from: z.literal("dataset") }), Baseline.options[1]]),
  target: z.object({ value: z.number(), on: Day }),
});
export type OutcomeWords = z.infer<typeof OutcomeWords>;

type OutcomeContext = Pick<Context, "store" | "warehouse" | "now" | "mintId">;

export async function addOutcome(context: OutcomeContext, words: OutcomeWords): Promise<Vision> {
  const vision = await readVision(context);
  mustBe(judgeAnotherOutcome(vision));
  const outcome = await outcomeFrom(context, context.mintId("outcome"), words);

  const changed = changedVision(vision, { outcomes: [...vision.outcomes, outcome] }, context.now());
  return context.store.save(visions, changed, { name: "vision.outcome-added", detail: { outcomeId: outcome.id, title: outcome.title } });
}

export async function changeOutcome(context: OutcomeContext, id: Id<"outcome">, words: OutcomeWords): Promise<Vision> {
  const vision = await readVision(context);
  if (!vision.outcomes.some((outcome) => outcome.id === id)) throw notFound("Outcome");
  const outcome = await outcomeFrom(context, id, words);

  const outcomes = vision.outcomes.map((one) => (one.id === id ? outcome : one));
  const changed = changedVision(vision, { outcomes }, context.now());
  return context.store.save(visions, changed, { name: "vision.outcome-changed", detail: { outcomeId: id, title: outcome.title } });
}

async function outcomeFrom(context: OutcomeContext, id: Id<"outcome">, words: OutcomeWords): Promise<Outcome> {
  mustBe(judgeOutcome({ baseline: { period: words.baseline.period }, target: words.target }));
  const baseline = words.baseline.from === "dataset" ? await readBaseline(context, words.baseline) : words.baseline;
  mustBe(judgeOutcome({ baseline, target: words.target }));
  return { id, title: words.title, unit: words.unit, baseline, target: words.target };
}

function mustBe(judgement: OutcomeJudgement): void {
  if (!judgement.allowed) throw refused(judgement.because, outcomeRefusals[judgement.because]);
}
