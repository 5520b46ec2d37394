import * as z from "zod";
import { id, Instant } from "@concord/kernel";
import { noun } from "../noun.ts";

/** SIC 2007 has 1,700 codes at all levels; a definition that lists more than this is a whole economy. */
export const mostSectorCodes = 800;

/** One code of SIC 2007, of any level, and how much of it the sector is. */
export const SectorCode = z.object({
  /** "C", "62", "620", "6201" or "62012". */
  code: z.string().trim().min(1, "Give a code").max(12, "A code has 12 characters at most"),
  /** How much of what is under the code belongs to the sector: 1 for all of it, 0.3 for three jobs in ten. */
  share: z.number().gt(0, "A share is above 0").max(1, "A share is 1 at most"),
});
export type SectorCode = z.infer<typeof SectorCode>;

/** What a person says of a sector. */
export const SectorDefinitionWords = z.object({
  name: z.string().trim().min(1, "Give the sector a name").max(200, "A name has 200 characters at most"),
  description: z.string().trim().max(2000, "A description has 2,000 characters at most"),
  /** Whose definition it is, and where it is written down. */
  source: z.string().trim().min(1, "Say where the definition comes from").max(500, "A source has 500 characters at most"),
  codes: z.array(SectorCode).max(mostSectorCodes, `A definition has ${mostSectorCodes} codes at most`),
});
export type SectorDefinitionWords = z.infer<typeof SectorDefinitionWords>;

const Classification = z.literal("SIC 2007");

/** A sector of the authority's own, as it is defined now. What it was before stands in its versions. */
export const SectorDefinition = SectorDefinitionWords.extend({
  id: id("sectorDefinition"),
  version: z.int().nonnegative(),
  classification: Classification,
  /** Which of its versions this is: 1 for the first. */
  number: z.int().positive(),
  createdAt: Instant,
  /** By whom, as they were called then. */
  createdByName: z.string(),
  changedAt: Instant.optional(),
  changedByName: z.string().optional(),
  /** The published definition it was begun from. */
  begunFrom: z.string().optional(),
  /** Nobody is offered it any more. What was asked with it can still be asked again. */
  retired: z.object({ at: Instant, byName: z.string() }).optional(),
});
export type SectorDefinition = z.infer<typeof SectorDefinition>;

export const sectorDefinitions = noun<SectorDefinition>({
  name: "sector-definition",
  title: "Sector definition",
  schema: SectorDefinition,
  addressOf: ({ id }) => ({ id }),
  listedAs: ({ name }) => ({ list: allSectorDefinitions, order: name.toLowerCase() }),
});

/** The list that holds every definition, in order of name. */
export const allSectorDefinitions = "sector-definitions";

/** One version of a definition. It is written once and never again, so that what was asked with it means the same for ever. */
export const SectorDefinitionVersion = SectorDefinitionWords.extend({
  definitionId: id("sectorDefinition"),
  number: z.int().positive(),
  version: z.int().nonnegative(),
  classification: Classification,
  createdAt: Instant,
  createdByName: z.string(),
  /** What is different from the one before, in the words of whoever changed it. */
  change: z.string().optional(),
});
export type SectorDefinitionVersion = z.infer<typeof SectorDefinitionVersion>;

/** In order of number, and so of time. */
export const definitionVersionKey = (number: number): string => String(number).padStart(8, "0");

export const sectorDefinitionVersions = noun<SectorDefinitionVersion>({
  name: "sector-definition-version",
  title: "Sector definition version",
  schema: SectorDefinitionVersion,
  addressOf: ({ definitionId, number }) => ({ within: definitionId, id: definitionVersionKey(number) }),
});
