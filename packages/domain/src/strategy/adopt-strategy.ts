import { refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { asTheyStand, readWithSuccessors } from "../insights/ancestry.ts";
import { visions } from "../vision/vision.ts";
import { judgeReadiness, type ReadinessCheck } from "./readiness.ts";
import { readTree, type StrategyTree } from "./read-strategy.ts";
import { strategies, strategyTextHash, type Strategy } from "./strategy.ts";

export const adoptionRefusals = {
  "already-adopted": "This text is adopted already. A change to it makes it a draft again.",
  "strategy-not-ready": "It cannot be adopted yet.",
  "not-a-person": "A strategy is adopted by a person.",
} as const;

export type AdoptionJudgement =
  | { allowed: true; strategy: Strategy }
  | { allowed: false; because: "already-adopted" }
  | { allowed: false; because: "strategy-not-ready"; missing: ReadinessCheck[] };

/** May this text be adopted as it stands? */
export function judgeAdoption(strategy: Strategy, readiness: readonly ReadinessCheck[]): AdoptionJudgement {
  if (strategy.status === "adopted") return { allowed: false, because: "already-adopted" };
  const missing = readiness.filter(({ passes }) => !passes);
  if (missing.length > 0) return { allowed: false, because: "strategy-not-ready", missing };
  return { allowed: true, strategy };
}

/** In one sentence, for the button that cannot be used and for the API. */
export function whyNotAdopted(judgement: Extract<AdoptionJudgement, { allowed: false }>): string {
  if (judgement.because === "already-adopted") return adoptionRefusals["already-adopted"];
  const [first, ...others] = judgement.missing;
  const more =
    others.length === 0 ? "" : others.length === 1 ? " One more thing is missing." : ` ${others.length} more things are missing.`;
  return `${adoptionRefusals["strategy-not-ready"]} ${first!.sentence}${more}`; // there is a first, or it would be allowed
}

export async function adoptStrategy(context: Pick<Context, "store" | "now" | "actor">, id: Id<"strategy">): Promise<Strategy> {
  const { actor } = context;
  if (actor.type !== "person") throw refused("not-a-person", adoptionRefusals["not-a-person"]);

  const tree = await readTree(context, id);
  const judgement = judgeAdoption(tree.strategy, await readReadiness(context, tree));
  if (!judgement.allowed) {
    const parts =
      judgement.because === "strategy-not-ready" ? judgement.missing.map(({ where, sentence }) => ({ at: where, detail: sentence })) : [];
    throw refused(judgement.because, whyNotAdopted(judgement), parts);
  }

  const at = context.now().toISOString();
  const textHash = strategyTextHash(tree.strategy, tree.priorities, tree.actions);
  const { reopenedAt: _, ...strategy } = judgement.strategy;
  return context.store.save(
    strategies,
    {
      ...strategy,
      status: "adopted",
      adoptedAt: at,
      adoptedBy: actor.id,
      adoptions: [...(strategy.adoptions ?? []), { at, by: actor.id, textHash }],
    },
    { name: "strategy.adopted", detail: { title: strategy.title, textHash } },
  );
}

/** Judges a strategy that was read by what it cites and aims at. */
export async function readReadiness(context: Pick<Context, "store">, tree: StrategyTree): Promise<ReadinessCheck[]> {
  const ids = [...new Set(tree.priorities.flatMap(({ cites }) => cites))];
  const [vision, cited] = await Promise.all([context.store.find(visions, "vision"), readWithSuccessors(context, ids)]);
  return judgeReadiness({ ...tree, vision, insights: asTheyStand(cited) });
}
