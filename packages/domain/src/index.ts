export { AuditEntry } from "./audit/audit-entry.ts";
export type { Context } from "./context.ts";
export { noun, type Address, type Noun, type NounName, type Stored } from "./noun.ts";
export type { RequestFacts } from "./request.ts";
export {
  all,
  check,
  remove,
  save,
  type Because,
  type Check,
  type Commit,
  type Committed,
  type ListAsk,
  type Page,
  type PageAsk,
  type Save,
  type Store,
} from "./store.ts";
