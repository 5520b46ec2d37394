import { notFound, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { save } from "../store.ts";
import { actionsOf, readTree } from "./read-strategy.ts";
import { reopened, reopening } from "./reopen.ts";
import { actions, priorities, strategies, type Action, type Priority } from "./strategy.ts";
import { refusal } from "./strategy-rules.ts";

type StrategyContext = Pick<Context, "store" | "now">;
export type Towards = "earlier" | "later";

/** Changes places with its neighbour. */
export async function movePriority(
  context: StrategyContext,
  strategyId: Id<"strategy">,
  id: Id<"priority">,
  towards: Towards,
): Promise<Priority> {
  const tree = await readTree(context, strategyId);
  const [priority, neighbour] = withNeighbour(tree.priorities, id, towards, "Priority");
  const [moved] = await context.store.commit({
    because: { name: "priority.moved", detail: { title: priority.title, towards, ...reopening(tree.strategy) } },
    saves: [
      save(priorities, { ...priority, order: neighbour.order }),
      save(priorities, { ...neighbour, order: priority.order }),
      save(strategies, reopened(tree.strategy, context.now())),
    ],
  });
  return moved;
}

export async function moveAction(
  context: StrategyContext,
  place: { strategyId: Id<"strategy">; priorityId: Id<"priority">; actionId: Id<"action"> },
  towards: Towards,
): Promise<Action> {
  const tree = await readTree(context, place.strategyId);
  const [action, neighbour] = withNeighbour(actionsOf(tree, place.priorityId), place.actionId, towards, "Action");
  const [moved] = await context.store.commit({
    because: { name: "action.moved", detail: { title: action.title, towards, ...reopening(tree.strategy) } },
    saves: [
      save(actions, { ...action, order: neighbour.order }),
      save(actions, { ...neighbour, order: action.order }),
      save(strategies, reopened(tree.strategy, context.now())),
    ],
  });
  return moved;
}

function withNeighbour<T extends { id: string }>(inOrder: readonly T[], id: string, towards: Towards, title: string): [T, T] {
  const at = inOrder.findIndex((one) => one.id === id);
  const one = inOrder[at];
  if (!one) throw notFound(title);
  const neighbour = inOrder[towards === "earlier" ? at - 1 : at + 1];
  if (!neighbour) throw refusal("nowhere-to-move");
  return [one, neighbour];
}
