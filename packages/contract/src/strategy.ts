import * as z from "zod";
import { id } from "@concord/kernel";
import { Action, ActionWords, Priority, PriorityWords, Strategy, StrategyView, StrategyWords } from "@concord/domain/strategy";
import { endpoint } from "./endpoint.ts";
import { page, PageQuery } from "./page.ts";

const StrategyParams = z.object({ strategyId: id("strategy") });
const PriorityParams = StrategyParams.extend({ priorityId: id("priority") });
const ActionParams = PriorityParams.extend({ actionId: id("action") });
const Move = z.object({ towards: z.enum(["earlier", "later"]) });

export const listStrategies = endpoint({
  method: "GET",
  at: "tenant",
  path: "/strategies",
  summary: "List the strategies",
  needs: "strategy.read",
  query: PageQuery,
  reply: page(Strategy),
});

export const createStrategy = endpoint({
  method: "POST",
  at: "tenant",
  path: "/strategies",
  summary: "Begin a strategy under a national framework",
  needs: "strategy.write",
  writes: "creates",
  body: StrategyWords,
  reply: Strategy,
});

export const getStrategy = endpoint({
  method: "GET",
  at: "tenant",
  path: "/strategies/:strategyId",
  summary: "Read a whole strategy: priorities, actions, what they cite, and how ready it is",
  needs: "strategy.read",
  params: StrategyParams,
  reply: StrategyView,
});

export const changeStrategy = endpoint({
  method: "PUT",
  at: "tenant",
  path: "/strategies/:strategyId",
  summary: "Change a strategy's title or framework; an adopted one becomes a draft again",
  needs: "strategy.write",
  writes: "changes",
  params: StrategyParams,
  body: StrategyWords,
  reply: Strategy,
});

export const adoptStrategy = endpoint({
  method: "POST",
  at: "tenant",
  path: "/strategies/:strategyId/adoption",
  summary: "Adopt a strategy; refused with every part that is missing",
  needs: "strategy.adopt",
  writes: "changes",
  params: StrategyParams,
  reply: Strategy,
});

export const addPriority = endpoint({
  method: "POST",
  at: "tenant",
  path: "/strategies/:strategyId/priorities",
  summary: "Add a priority that cites insights and lines up with the framework",
  needs: "strategy.write",
  writes: "creates",
  params: StrategyParams,
  body: PriorityWords,
  reply: Priority,
});

export const changePriority = endpoint({
  method: "PUT",
  at: "tenant",
  path: "/strategies/:strategyId/priorities/:priorityId",
  summary: "Change a priority",
  needs: "strategy.write",
  writes: "changes",
  params: PriorityParams,
  body: PriorityWords,
  reply: Priority,
});

export const movePriority = endpoint({
  method: "POST",
  at: "tenant",
  path: "/strategies/:strategyId/priorities/:priorityId/move",
  summary: "Change places with the priority before or after",
  needs: "strategy.write",
  writes: "changes",
  params: PriorityParams,
  body: Move,
  reply: Priority,
});

export const removePriority = endpoint({
  method: "DELETE",
  at: "tenant",
  path: "/strategies/:strategyId/priorities/:priorityId",
  summary: "Remove a priority with its actions; refused while a deal serves it",
  needs: "strategy.write",
  writes: "changes",
  params: PriorityParams,
  reply: Priority,
});

export const addAction = endpoint({
  method: "POST",
  at: "tenant",
  path: "/strategies/:strategyId/priorities/:priorityId/actions",
  summary: "Add an action",
  needs: "strategy.write",
  writes: "creates",
  params: PriorityParams,
  body: ActionWords,
  reply: Action,
});

export const changeAction = endpoint({
  method: "PUT",
  at: "tenant",
  path: "/strategies/:strategyId/priorities/:priorityId/actions/:actionId",
  summary: "Change an action; what is left out is taken away",
  needs: "strategy.write",
  writes: "changes",
  params: ActionParams,
  body: ActionWords,
  reply: Action,
});

export const moveAction = endpoint({
  method: "POST",
  at: "tenant",
  path: "/strategies/:strategyId/priorities/:priorityId/actions/:actionId/move",
  summary: "Change places with the action before or after",
  needs: "strategy.write",
  writes: "changes",
  params: ActionParams,
  body: Move,
  reply: Action,
});

export const removeAction = endpoint({
  method: "DELETE",
  at: "tenant",
  path: "/strategies/:strategyId/priorities/:priorityId/actions/:actionId",
  summary: "Remove an action",
  needs: "strategy.write",
  writes: "changes",
  params: ActionParams,
  reply: Action,
});
