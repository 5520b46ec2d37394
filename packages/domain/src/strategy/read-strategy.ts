import type { Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { all } from "../store.ts";
import { actions, priorities, strategies, type Action, type Priority, type Strategy } from "./strategy.ts";

/** A strategy with everything in it, each in its order. */
export type StrategyTree = { strategy: Strategy; priorities: Priority[]; actions: Action[] };

export async function readTree(context: Pick<Context, "store">, id: Id<"strategy">): Promise<StrategyTree> {
  const strategy = await context.store.get(strategies, id);
  const [itsPriorities, itsActions] = await Promise.all([
    all(context.store, priorities, { within: id }),
    all(context.store, actions, { within: id }),
  ]);
  return { strategy, priorities: itsPriorities.toSorted(byOrder), actions: itsActions.toSorted(byOrder) };
}

export const byOrder = (one: { order: number; id: string }, other: { order: number; id: string }): number =>
  one.order - other.order || (one.id < other.id ? -1 : 1);

export const actionsOf = (tree: Pick<StrategyTree, "actions">, priorityId: Id<"priority">): Action[] =>
  tree.actions.filter((action) => action.priorityId === priorityId);

/** One more than the last. */
export const nextOrder = (things: readonly { order: number }[]): number => Math.max(-1, ...things.map(({ order }) => order)) + 1;
