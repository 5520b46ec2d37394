import type { Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { all } from "../store.ts";
import { overlapOf, type SharedCode } from "./overlap-of.ts";
import {
  allSectorDefinitions,
  definitionVersionKey,
  sectorDefinitions,
  sectorDefinitionVersions,
  type SectorDefinition,
  type SectorDefinitionVersion,
} from "./sector-definition.ts";

export type SectorDefinitionView = {
  definition: SectorDefinition;
  /** Newest first. */
  versions: SectorDefinitionVersion[];
  /** The authority's other definitions, not retired, that have codes in common with this one; those with the most first. */
  overlaps: { id: Id<"sectorDefinition">; name: string; codes: SharedCode[] }[];
};

/** A definition, every version of it, and which others would count some of the same jobs. */
export async function readSectorDefinition({ store }: Pick<Context, "store">, id: Id<"sectorDefinition">): Promise<SectorDefinitionView> {
  const [definition, versions, others] = await Promise.all([
    store.get(sectorDefinitions, id),
    all(store, sectorDefinitionVersions, { within: id, newestFirst: true }),
    all(store, sectorDefinitions, { in: allSectorDefinitions }),
  ]);
  const overlaps = others
    .filter((other) => other.id !== id && !other.retired)
    .map((other) => ({ id: other.id, name: other.name, codes: overlapOf(definition.codes, other.codes) }))
    .filter(({ codes }) => codes.length > 0)
    .sort((one, other) => other.codes.length - one.codes.length);
  return { definition, versions, overlaps };
}

export const readSectorDefinitionVersion = (
  { store }: Pick<Context, "store">,
  { id, number }: { id: Id<"sectorDefinition">; number: number },
): Promise<SectorDefinitionVersion> => store.get(sectorDefinitionVersions, { within: id, id: definitionVersionKey(number) });
