export { againIfStale } from "./again-if-stale.ts";
export { AuditEntry } from "./audit/audit-entry.ts";
export { composeEntry } from "./audit/compose-entry.ts";
export type { Context, ReferenceShelf } from "./context.ts";
export { noun, type Address, type Noun, type NounName, type Stored } from "./noun.ts";
export { largestRecordBytes, prepareCommit, stale, type PreparedCheck, type PreparedCommit, type PreparedSave } from "./prepare-commit.ts";
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
  type InspectedEntry,
  type InspectedRecord,
  type ListAsk,
  type Page,
  type PageAsk,
  type Save,
  type Store,
} from "./store.ts";
