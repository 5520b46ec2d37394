export {
  disclosureRules,
  findDisclosures,
  type DisclosureAsk,
  type DisclosureRule,
  type Disclosures,
  type Finding,
} from "./find-disclosures.ts";
export { beginningWith, hierarchyOfLists, total, type Hierarchy, type HierarchyLists, type Parts } from "./hierarchy.ts";
export { hierarchiesOfPlace, hierarchyOfIndustry, hierarchyOfOccupation, knownHierarchies } from "./known-hierarchies.ts";
export { Coordinates, ReleasedCell, ReleasedTable, usualProtection, type Guarded, type Protection } from "./released-table.ts";
export { hiding, suggestSuppressions, type Suggestion } from "./suggest-suppressions.ts";
export { checkDisclosure, DisclosureCheck, type CheckAsk } from "./check-disclosure.ts";
export { examine, protectionOf, type Examination, type ToExamine } from "./examine.ts";
export {
  judgeAudience,
  judgeRelease,
  partsOfRefusal,
  releaseRefusals,
  sayCoordinates,
  type AudienceAsked,
  type Examined,
  type ReleaseJudgement,
  type ReleaseRefusal,
} from "./judge-release.ts";
export { prepareReleases, type PreparedReleases } from "./prepare-releases.ts";
export { prepareRelease, release, type PreparedRelease, type ReleaseAsk, type Releasing, type ToRelease } from "./release-figures.ts";
export {
  Audience,
  DisclosureStatus,
  registerId,
  Released,
  ReleaseRecord,
  releaseFile,
  releaseId,
  releases,
  type Release,
  type ReleaseRegister,
} from "./release.ts";
export {
  fileRefusals,
  mayBeReleased,
  requireMayRelease,
  requireMayReleaseFile,
  thoseThatMayBeReleased,
  type Reading,
} from "./require-may-release.ts";
export { knownDimensions, mayHide, readSource, type SourceTable } from "./source-table.ts";
export { listReleases } from "./list-releases.ts";
export { whereReadable } from "./where-readable.ts";
