export { FallenClaim, Home, readHome, StageHealth, StrategyHealth } from "./home.ts";
export { readThread, readThreadFacts, withoutWithheld } from "./read-thread.ts";
export {
  drawThread,
  follow,
  Health,
  Stage,
  stages,
  Thread,
  ThreadLink,
  ThreadNode,
  versionNodeId,
  worst,
  type ThreadFacts,
} from "./thread.ts";
export { Todo } from "./todo.ts";
export { wordsFor } from "./words.ts";
