import * as z from "zod";
import { id, Instant, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { Figure, insights, lastRun, Standing, type Insight } from "../insights/insight.ts";
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
  measure: z.string(),
  datasetId: id("dataset"),
  number: z.int(),
  ranAt: Instant,
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
  const [vision, found] = await Promise.all([
    context.store.find(visions, "vision"),
    Promise.all(ids.map((one) => context.store.find(insights, one))),
  ]);
  const cited = found.filter((insight) => insight !== undefined);

  return {
    strategy: tree.strategy,
    priorities: tree.priorities.map((priority) => ({ ...priority, actions: actionsOf(tree, priority.id) })),
    citations: cited.map(citation),
    outcomes: vision?.outcomes ?? [],
    readiness: judgeReadiness({ ...tree, vision, insights: cited }),
  };
}

export function citation(insight: Insight): Citation {
  const run = lastRun(insight);
  return {
    id: insight.id,
    words: insight.claim.words,
    standing: insight.standing,
    because: run.because,
    figure: run.figure,
    measure: insight.claim.measure,
    datasetId: run.pin.datasetId,
    number: run.pin.number,
    ranAt: run.at,
  };
}
