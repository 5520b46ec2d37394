import type * as z from "zod";
import { type Id, notFound } from "@concord/kernel";
import type { Context } from "../context.ts";
import { insights } from "../insights/insight.ts";
import { elementsOf, frameworkOf } from "../reference/index.ts";
import { save } from "../store.ts";
import { visions } from "../vision/vision.ts";
import { nextOrder, readTree } from "./read-strategy.ts";
import { reopened, reopening } from "./reopen.ts";
import { priorities, Priority, strategies, type Strategy } from "./strategy.ts";
import { refusal } from "./strategy-rules.ts";

export const PriorityWords = Priority.pick({ title: true, text: true, cites: true, alignsWith: true, outcomeIds: true });
export type PriorityWords = z.infer<typeof PriorityWords>;

type StrategyContext = Pick<Context, "store" | "now" | "mintId">;

export async function addPriority(context: StrategyContext, strategyId: Id<"strategy">, words: PriorityWords): Promise<Priority> {
  const { strategy, priorities: others } = await readTree(context, strategyId);
  if (others.length >= 20) throw refusal("too-many-priorities");
  await everythingNamedIsHere(context, strategy, words);

  const priority: Priority = { id: context.mintId("priority"), strategyId, version: 0, order: nextOrder(others), ...words };
  const [saved] = await context.store.commit({
    because: { name: "priority.added", detail: { title: words.title, ...reopening(strategy) } },
    saves: [save(priorities, priority), save(strategies, reopened(strategy, context.now()))],
  });
  return saved;
}

export async function changePriority(
  context: StrategyContext,
  strategyId: Id<"strategy">,
  id: Id<"priority">,
  words: PriorityWords,
): Promise<Priority> {
  const { strategy, priorities: all } = await readTree(context, strategyId);
  const priority = all.find((one) => one.id === id);
  if (!priority) throw notFound("Priority");
  await everythingNamedIsHere(context, strategy, words, priority.cites);

  const [saved] = await context.store.commit({
    because: { name: "priority.changed", detail: { title: words.title, ...reopening(strategy) } },
    saves: [save(priorities, { ...priority, ...words }), save(strategies, reopened(strategy, context.now()))],
  });
  return saved;
}

/** What it cited before may stay, though others took its place since: whoever leads the strategy cites those when they will. */
async function everythingNamedIsHere(
  context: StrategyContext,
  strategy: Strategy,
  words: PriorityWords,
  citedBefore: readonly string[] = [],
): Promise<void> {
  const framework = frameworkOf(strategy.framework);
  const elements = new Set(framework ? elementsOf(framework).map((element) => element.id) : []);
  const astray = words.alignsWith.filter((element) => !elements.has(element));
  if (astray.length > 0) throw refusal("element-not-in-framework", `Not in it: ${astray.join(", ")}.`);

  const cited = await Promise.all(words.cites.map((id) => context.store.find(insights, id)));
  if (cited.some((insight) => insight === undefined)) throw refusal("insight-not-here");
  const gone = cited.find((insight) => insight?.retired !== undefined && !citedBefore.includes(insight.id));
  if (gone) throw refusal("insight-retired", `It is “${gone.claim.words}”.`);

  const outcomes = (await context.store.find(visions, "vision"))?.outcomes ?? [];
  if (words.outcomeIds.some((id) => !outcomes.some((outcome) => outcome.id === id))) throw refusal("outcome-not-here");
}
