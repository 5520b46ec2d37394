import type { Context } from "../context.ts";
import { save } from "../store.ts";
import { publishedDefinition } from "./published-definitions.ts";
import { sectorDefinitions, sectorDefinitionVersions, type SectorDefinition, type SectorDefinitionWords } from "./sector-definition.ts";
import { judgeSectorDefinition, sectorDefinitionRefusal } from "./sector-definition-rules.ts";

export type SectorDefinitionToCreate = SectorDefinitionWords & {
  /** The key of the published definition it was begun from, if there was one. */
  begunFrom?: string | undefined;
};

/** The definition as it stands, and its first version. */
export async function createSectorDefinition(
  context: Pick<Context, "store" | "actor" | "now" | "mintId">,
  { begunFrom, ...words }: SectorDefinitionToCreate,
): Promise<SectorDefinition> {
  const judgement = judgeSectorDefinition(words);
  if (!judgement.allowed) throw sectorDefinitionRefusal(judgement);

  const said = {
    ...words,
    codes: [...judgement.codes],
    classification: "SIC 2007" as const,
    number: 1,
    version: 0,
    createdAt: context.now().toISOString(),
    createdByName: context.actor.name,
  };
  const id = context.mintId("sectorDefinition");
  const published = begunFrom === undefined ? undefined : publishedDefinition(begunFrom);
  const [definition] = await context.store.commit({
    because: {
      name: "sector-definition.created",
      detail: { name: said.name, codes: said.codes.length, ...(published ? { begunFrom: published.key } : {}) },
    },
    saves: [
      save(sectorDefinitions, { ...said, id, ...(published ? { begunFrom: published.key } : {}) }),
      save(sectorDefinitionVersions, { ...said, definitionId: id }),
    ],
  });
  return definition;
}
