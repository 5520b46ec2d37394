import { notFound, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { deals } from "../deals/deal.ts";
import { all, remove, save } from "../store.ts";
import { actionsOf, readTree } from "./read-strategy.ts";
import { reopened, reopening } from "./reopen.ts";
import { actions, priorities, strategies, type Action, type Priority } from "./strategy.ts";
import { refusal } from "./strategy-rules.ts";

type StrategyContext = Pick<Context, "store" | "now">;

/** Goes with its actions. Refused while a deal serves it, so that no ask hangs in the air. */
export async function removePriority(context: StrategyContext, strategyId: Id<"strategy">, id: Id<"priority">): Promise<Priority> {
  const tree = await readTree(context, strategyId);
  const priority = tree.priorities.find((one) => one.id === id);
  if (!priority) throw notFound("Priority");

  const serving = (await all(context.store, deals)).filter(({ asks, offers }) =>
    [...asks, ...offers].some(({ priorityIds }) => priorityIds.includes(id)),
  );
  if (serving.length > 0) throw refusal("priority-in-a-deal", `It is in: ${serving.map(({ title }) => title).join("; ")}.`);

  const [removed] = await context.store.commit({
    because: { name: "priority.removed", detail: { title: priority.title, ...reopening(tree.strategy) } },
    saves: [
      remove(priorities, priority),
      save(strategies, reopened(tree.strategy, context.now())),
      ...actionsOf(tree, id).map((action) => remove(actions, action)),
    ],
  });
  return removed;
}

export async function removeAction(
  context: StrategyContext,
  place: { strategyId: Id<"strategy">; priorityId: Id<"priority">; actionId: Id<"action"> },
): Promise<Action> {
  const { strategy, actions: itsActions } = await readTree(context, place.strategyId);
  const action = itsActions.find(({ id, priorityId }) => id === place.actionId && priorityId === place.priorityId);
  if (!action) throw notFound("Action");

  const [removed] = await context.store.commit({
    because: { name: "action.removed", detail: { title: action.title, ...reopening(strategy) } },
    saves: [remove(actions, action), save(strategies, reopened(strategy, context.now()))],
  });
  return removed;
}
