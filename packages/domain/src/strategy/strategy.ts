import * as z from "zod";
import { contentHash, Day, Hash, id, Instant } from "@concord/kernel";
import { noun } from "../noun.ts";

/** One adoption: by whom, when, and the hash of the whole text as it then stood. */
export const Adoption = z.object({ at: Instant, by: id("person"), textHash: Hash });
export type Adoption = z.infer<typeof Adoption>;

/**
 * A strategy: its priorities lie within it, and their actions within them.
 * Every change to any of them also saves the strategy, so that its version is
 * the version of the whole document: what was judged ready is what is adopted.
 */
export const Strategy = z.object({
  id: id("strategy"),
  version: z.int().nonnegative(),
  title: z.string().trim().min(1).max(200),
  /** The framework it is written under, by id and edition: "is-8@2025". */
  framework: z.string(),
  status: z.enum(["draft", "adopted"]),
  adoptedAt: Instant.optional(),
  adoptedBy: id("person").optional(),
  /** Set when a change took an adopted text back to draft. */
  reopenedAt: Instant.optional(),
  /** Every adoption there has been, oldest first. */
  adoptions: z.array(Adoption).max(100).optional(),
});
export type Strategy = z.infer<typeof Strategy>;

export const Priority = z.object({
  id: id("priority"),
  strategyId: id("strategy"),
  version: z.int().nonnegative(),
  /** Its place in the strategy: lower comes first. */
  order: z.int().nonnegative(),
  title: z.string().trim().min(1).max(200),
  text: z.string().trim().max(8000),
  /** The insights it rests on. */
  cites: z.array(id("insight")).max(50),
  /** Elements of the framework it lines up with: "is-8/advanced-manufacturing". */
  alignsWith: z.array(z.string()).max(20),
  outcomeIds: z.array(id("outcome")).max(20),
});
export type Priority = z.infer<typeof Priority>;

export const Funding = z.object({
  source: z.string().trim().min(1).max(200),
  status: z.enum(["indicative", "committed", "secured"]),
});
export type Funding = z.infer<typeof Funding>;

/** Everything but its title may wait; what waits keeps the strategy from being adopted. */
export const Action = z.object({
  id: id("action"),
  strategyId: id("strategy"),
  priorityId: id("priority"),
  version: z.int().nonnegative(),
  /** Its place in its priority. */
  order: z.int().nonnegative(),
  title: z.string().trim().min(1).max(200),
  ownerId: id("person").optional(),
  startsOn: Day.optional(),
  endsOn: Day.optional(),
  costPounds: z.int().nonnegative().optional(),
  funding: Funding.optional(),
  outcomeId: id("outcome").optional(),
});
export type Action = z.infer<typeof Action>;

export const strategies = noun<Strategy>({ name: "strategy", title: "Strategy", schema: Strategy, addressOf: ({ id }) => ({ id }) });
export const priorities = noun<Priority>({
  name: "priority",
  title: "Priority",
  schema: Priority,
  addressOf: ({ id, strategyId }) => ({ within: strategyId, id }),
});
export const actions = noun<Action>({
  name: "action",
  title: "Action",
  schema: Action,
  addressOf: ({ id, strategyId, priorityId }) => ({ within: strategyId, id: actionKey(priorityId, id) }),
});

/** Where an action lies within its strategy: under its priority. */
export const actionKey = (priorityId: string, actionId: string): string => `${priorityId}#${actionId}`;

/** The hash of everything a reader of the strategy reads; where records lie and how often they were saved is not in it. */
export function strategyTextHash(strategy: Strategy, priorities: readonly Priority[], actions: readonly Action[]): string {
  const inOrder = <T extends { order: number; id: string }>(things: readonly T[]) =>
    things.toSorted((one, other) => one.order - other.order || (one.id < other.id ? -1 : 1));
  return contentHash({
    title: strategy.title,
    framework: strategy.framework,
    priorities: inOrder(priorities).map(({ version: _, order: __, strategyId: ___, ...priority }) => ({
      ...priority,
      actions: inOrder(actions.filter(({ priorityId }) => priorityId === priority.id)).map(
        ({ version: _, order: __, strategyId: ___, priorityId: ____, ...action }) => action,
      ),
    })),
  });
}
