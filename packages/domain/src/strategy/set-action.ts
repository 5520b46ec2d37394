import type * as z from "zod";
import { type Id, notFound } from "@concord/kernel";
import type { Context } from "../context.ts";
import { members } from "../people/member.ts";
import { save } from "../store.ts";
import { visions } from "../vision/vision.ts";
import { actionsOf, nextOrder, readTree } from "./read-strategy.ts";
import { reopened, reopening } from "./reopen.ts";
import { Action, actions, strategies } from "./strategy.ts";
import { refusal } from "./strategy-rules.ts";

export const ActionWords = Action.pick({
  title: true,
  ownerId: true,
  startsOn: true,
  endsOn: true,
  costPounds: true,
  funding: true,
  outcomeId: true,
});
export type ActionWords = z.infer<typeof ActionWords>;

type StrategyContext = Pick<Context, "store" | "now" | "mintId">;
type Place = { strategyId: Id<"strategy">; priorityId: Id<"priority"> };

export async function addAction(context: StrategyContext, { strategyId, priorityId }: Place, words: ActionWords): Promise<Action> {
  const tree = await readTree(context, strategyId);
  if (!tree.priorities.some(({ id }) => id === priorityId)) throw notFound("Priority");
  const others = actionsOf(tree, priorityId);
  if (others.length >= 20) throw refusal("too-many-actions");
  await mustMakeSense(context, words);

  const action: Action = { id: context.mintId("action"), strategyId, priorityId, version: 0, order: nextOrder(others), ...words };
  const [saved] = await context.store.commit({
    because: { name: "action.added", detail: { title: words.title, ...reopening(tree.strategy) } },
    saves: [save(actions, action), save(strategies, reopened(tree.strategy, context.now()))],
  });
  return saved;
}

/** What is not said is taken away: the form sends the whole action. */
export async function changeAction(
  context: StrategyContext,
  place: Place & { actionId: Id<"action"> },
  words: ActionWords,
): Promise<Action> {
  const { strategy, actions: all } = await readTree(context, place.strategyId);
  const action = all.find(({ id, priorityId }) => id === place.actionId && priorityId === place.priorityId);
  if (!action) throw notFound("Action");
  await mustMakeSense(context, words);

  const { id, strategyId, priorityId, version, order } = action;
  const [saved] = await context.store.commit({
    because: { name: "action.changed", detail: { title: words.title, ...reopening(strategy) } },
    saves: [save(actions, { id, strategyId, priorityId, version, order, ...words }), save(strategies, reopened(strategy, context.now()))],
  });
  return saved;
}

async function mustMakeSense(context: StrategyContext, { ownerId, startsOn, endsOn, outcomeId }: ActionWords): Promise<void> {
  if (startsOn !== undefined && endsOn !== undefined && endsOn < startsOn) throw refusal("ends-before-it-starts");
  if (ownerId !== undefined && (await context.store.find(members, ownerId))?.status !== "active") throw refusal("owner-not-here");
  if (outcomeId !== undefined) {
    const outcomes = (await context.store.find(visions, "vision"))?.outcomes ?? [];
    if (!outcomes.some(({ id }) => id === outcomeId)) throw refusal("outcome-not-here");
  }
}
