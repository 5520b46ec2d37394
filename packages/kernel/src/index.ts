export { Actor, may, type PersonActor } from "./actor.ts";
export { addDays, addMonths, dayInWords, daysBetween } from "./calendar.ts";
export { Day, dayOf, Instant, type Clock } from "./clock.ts";
export { canonicalJson, contentHash, Hash, rounded, hashing } from "./content-hash.ts";
export { counted, grouped, listed } from "./counting.ts";
export { Failure, notFound, refused, type FailureKind, type FailurePart } from "./failure.ts";
export { id, idOfHash, prefixOf, type Id, type Kind, type MintId } from "./id.ts";
export { inPlainWords } from "./plain-words.ts";
export {
  notPermittedSentence,
  outOfScopeSentence,
  permissions,
  permissionsOf,
  roleNames,
  scopes,
  type Permission,
  type Role,
  type Scope,
} from "./permission.ts";
export { ulidMinter } from "./ulid.ts";
