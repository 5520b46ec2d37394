export { adoptionRefusals, adoptStrategy, judgeAdoption, readReadiness, whyNotAdopted, type AdoptionJudgement } from "./adopt-strategy.ts";
export { changeStrategy } from "./change-strategy.ts";
export { createStrategy, StrategyWords } from "./create-strategy.ts";
export { moveAction, movePriority, type Towards } from "./move-part.ts";
export { judgeReadiness, placeOf, readinessTests, type ReadinessCheck, type ReadinessFacts, type ReadinessTest } from "./readiness.ts";
export { actionsOf, readTree, type StrategyTree } from "./read-strategy.ts";
export { removeAction, removePriority } from "./remove-part.ts";
export { ActionWords, addAction, changeAction } from "./set-action.ts";
export { addPriority, changePriority, PriorityWords } from "./set-priority.ts";
export {
  Action,
  actionKey,
  actions,
  Adoption,
  Funding,
  priorities,
  Priority,
  Strategy,
  strategies,
  strategyTextHash,
} from "./strategy.ts";
export { strategyRefusals, type StrategyRefusal } from "./strategy-rules.ts";
export { Citation, StrategyView, viewStrategy } from "./view-strategy.ts";
