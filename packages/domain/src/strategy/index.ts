export { Action, actions, Funding, priorities, Priority, Strategy, strategies } from "./strategy.ts";
