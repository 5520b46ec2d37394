import * as z from "zod";
import { Day, id, Instant } from "@concord/kernel";
import { noun } from "../noun.ts";

/** A strategy: its priorities lie within it, and their actions within them. */
export const Strategy = z.object({
  id: id("strategy"),
  version: z.int().nonnegative(),
  title: z.string().trim().min(1).max(200),
  /** The framework it is written under, by id and version. */
  framework: z.string(),
  status: z.enum(["draft", "adopted"]),
  adoptedAt: Instant.optional(),
  adoptedBy: id("person").optional(),
});
export type Strategy = z.infer<typeof Strategy>;

export const Priority = z.object({
  id: id("priority"),
  strategyId: id("strategy"),
  version: z.int().nonnegative(),
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

/** Everything but its title may wait; what waits keeps the strategy from being adopted. */
export const Action = z.object({
  id: id("action"),
  strategyId: id("strategy"),
  priorityId: id("priority"),
  version: z.int().nonnegative(),
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
  addressOf: ({ id, strategyId, priorityId }) => ({ within: strategyId, id: `${priorityId}#${id}` }),
});
