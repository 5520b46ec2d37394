export {
  codeSetNamed,
  codeSets,
  districtSets,
  everyDistrict,
  isInCodeSet,
  nameInCodeSet,
  type CodedMeaning,
  type CodeSet,
} from "./code-set.ts";
export { districtVintageOf } from "./district-vintage.ts";
export { identifyCodes, type CodeCount, type CodeProblem, type IdentifiedCodes, type UnknownCode } from "./identify-codes.ts";
export { listCodes, listingRefusals } from "./list-codes.ts";
export { nearMissIn, type NearMiss, type Slip } from "./near-miss.ts";
export { sicChildrenOf, sicCodes, sicLevelOf, sicLevels, sicNameOf, sicParentOf, type SicLevel } from "./sic-2007.ts";
export {
  socChildrenOf,
  socCodes,
  socLevelOf,
  socLevels,
  socNameOf,
  socParentOf,
  type SocEdition,
  type SocLevel,
} from "./soc.ts";
