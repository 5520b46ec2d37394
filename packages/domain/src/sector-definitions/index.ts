export { changeSectorDefinition, type SectorDefinitionChange } from "./change-sector-definition.ts";
export { createSectorDefinition, type SectorDefinitionToCreate } from "./create-sector-definition.ts";
export { measuredBy, type SectorInTable } from "./measured-by.ts";
export { overlapOf, type SharedCode } from "./overlap-of.ts";
export { publishedDefinition, publishedDefinitions, type PublishedDefinition } from "./published-definitions.ts";
export { readSectorDefinition, readSectorDefinitionVersion, type SectorDefinitionView } from "./read-sector-definition.ts";
export { retireSectorDefinition } from "./retire-sector-definition.ts";
export {
  allSectorDefinitions,
  definitionVersionKey,
  mostSectorCodes,
  SectorCode,
  SectorDefinition,
  sectorDefinitions,
  SectorDefinitionVersion,
  sectorDefinitionVersions,
  SectorDefinitionWords,
} from "./sector-definition.ts";
export {
  judgeSectorChange,
  judgeSectorDefinition,
  sectorDefinitionRefusal,
  sectorDefinitionRefusals,
  type SectorDefinitionJudgement,
  type SectorDefinitionRefusal,
} from "./sector-definition-rules.ts";
