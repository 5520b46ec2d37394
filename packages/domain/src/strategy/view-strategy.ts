import * as z from "zod";
import { id, Instant, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { asTheyStand, readWithSuccessors } from "../insights/ancestry.ts";
import { Insight, lastRun, Retirement, Run, Standing } from "../insights/insight.ts";
import { Figure } from "../questions/figure.ts";
import { Outcome, visions } from "../vision/vision.ts";
import { judgeReadiness, readinessTests, type ReadinessTest } from "./readiness.ts";
import { actionsOf, readTree } from "./read-strategy.ts";
import { Action, Priority, Strategy } from "./strategy.ts";

/** An insight as the margin shows it: the claim, how it stands, and the table it came from. */
export const Citation = z.object({
  id: id("insight"),
  words: z.string(),
  standing: Standing,
  because: z.string(),
  figure: Figure,
  about: Insight.shape.about,
  pins: Run.shape.pins,
  ranAt: Instant,
  /** Where others took its place: which, in whose standing it stands. */
  retired: z.object({ how: Retirement.shape.how, into: z.array(z.object({ id: id("insight"), words: z.string() })) }).optional(),
});
export type Citation = z.infer<typeof Citation>;

export const ReadinessCheckView = z.object({
  code: z.enum(Object.keys(readinessTests) as [ReadinessTest, ...ReadinessTest[]]),
  about: z.string(),
  passes: z.boolean(),
  sentence: z.string(),
  where: z.string(),
});

/** A whole strategy on one page. Each part carries the version that a change to it must name. */
export const StrategyView = z.object({
  strategy: Strategy,
  priorities: z.array(Priority.extend({ actions: z.array(Action) })),
  /** Every insight that is cited. */
  citations: z.array(Citation),
  outcomes: z.array(Outcome),
  readiness: z.array(ReadinessCheckView),
});
export type StrategyView = z.infer<typeof StrategyView>;

export async function viewStrategy(context: Pick<Context, "store">, strategyId: Id<"strategy">): Promise<StrategyView> {
  const tree = await readTree(context, strategyId);
  const ids = [...new Set(tree.priorities.flatMap(({ cites }) => cites))];
  const [vision, found] = await Promise.all([context.store.find(visions, "vision"), readWithSuccessors(context, ids)]);
  const standing = asTheyStand(found);
  const cited = standing.filter((insight) => ids.includes(insight.id));

  return {
    strategy: tree.strategy,
    priorities: tree.priorities.map((priority) => ({ ...priority, actions: actionsOf(tree, priority.id) })),
    citations: cited.map((insight) => citation(insight, found)),
    outcomes: vision?.outcomes ?? [],
    readiness: judgeReadiness({ ...tree, vision, insights: cited }),
  };
}

export function citation(insight: Insight, known: readonly Insight[] = []): Citation {
  const run = lastRun(insight);
  const into = (insight.retired?.into ?? [])
    .flatMap((one) => known.filter((other) => other.id === one))
    .map((one) => ({ id: one.id, words: one.claim.words }));
  return {
    id: insight.id,
    words: insight.claim.words,
    standing: insight.standing,
    because: run.because,
    figure: run.figure,
    about: insight.about,
    pins: run.pins,
    ranAt: run.at,
    ...(insight.retired ? { retired: { how: insight.retired.how, into } } : {}),
  };
}
