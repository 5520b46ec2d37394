import * as z from "zod";
import { id } from "@concord/kernel";
import { SectorCode, SectorDefinition, SectorDefinitionVersion, SectorDefinitionWords } from "@concord/domain/sector-definitions";
import { endpoint } from "./endpoint.ts";
import { page, PageQuery } from "./page.ts";

const SectorDefinitionParams = z.object({ sectorDefinitionId: id("sectorDefinition") });

export const PublishedDefinition = z.object({
  key: z.string(),
  name: z.string(),
  description: z.string(),
  source: z.string(),
  codes: z.array(SectorCode),
});

export const listSectorDefinitions = endpoint({
  method: "GET",
  at: "tenant",
  path: "/sector-definitions",
  summary: "List the authority's own definitions of sectors as they stand, by name; retired ones among them",
  needs: "insights.read",
  query: PageQuery,
  reply: page(SectorDefinition),
});

export const listPublishedDefinitions = endpoint({
  method: "GET",
  at: "tenant",
  path: "/sector-definitions/published",
  summary: "List definitions of sectors that government departments published, to begin one's own from",
  needs: "insights.read",
  reply: z.object({ items: z.array(PublishedDefinition) }),
});

export const createSectorDefinition = endpoint({
  method: "POST",
  at: "tenant",
  path: "/sector-definitions",
  summary: "Define a sector by codes of SIC 2007. Its codes are held against the classification and against each other",
  needs: "insights.write",
  writes: "creates",
  body: SectorDefinitionWords.extend({ begunFrom: z.string().max(100).optional() }),
  reply: SectorDefinition,
});

export const getSectorDefinition = endpoint({
  method: "GET",
  at: "tenant",
  path: "/sector-definitions/:sectorDefinitionId",
  summary: "Read one definition as it stands",
  needs: "insights.read",
  params: SectorDefinitionParams,
  reply: SectorDefinition,
});

export const SharedCode = z.object({ code: z.string(), shares: z.tuple([z.number(), z.number()]) });

export const getSectorDefinitionHistory = endpoint({
  method: "GET",
  at: "tenant",
  path: "/sector-definitions/:sectorDefinitionId/versions",
  summary: "Read every version of a definition, newest first, and which other definitions have codes in common with it",
  needs: "insights.read",
  params: SectorDefinitionParams,
  reply: z.object({
    versions: z.array(SectorDefinitionVersion),
    overlaps: z.array(z.object({ id: id("sectorDefinition"), name: z.string(), codes: z.array(SharedCode) })),
  }),
});

export const getSectorDefinitionVersion = endpoint({
  method: "GET",
  at: "tenant",
  path: "/sector-definitions/:sectorDefinitionId/versions/:number",
  summary: "Read one version of a definition, as it was written and will always be",
  needs: "insights.read",
  params: SectorDefinitionParams.extend({ number: z.coerce.number().int().positive() }),
  reply: SectorDefinitionVersion,
});

export const changeSectorDefinition = endpoint({
  method: "PUT",
  at: "tenant",
  path: "/sector-definitions/:sectorDefinitionId",
  summary: "Change a definition: makes a new version, and the old ones stay as they are",
  needs: "insights.write",
  writes: "changes",
  params: SectorDefinitionParams,
  body: SectorDefinitionWords.extend({
    /** What is different, for whoever reads the versions. */
    change: z.string().trim().max(500, "A note has 500 characters at most").optional(),
  }),
  reply: SectorDefinition,
});

export const retireSectorDefinition = endpoint({
  method: "POST",
  at: "tenant",
  path: "/sector-definitions/:sectorDefinitionId/retirement",
  summary: "Retire a definition: it is offered no longer, and what was asked with it can still be asked again",
  needs: "insights.write",
  writes: "changes",
  params: SectorDefinitionParams,
  reply: SectorDefinition,
});
