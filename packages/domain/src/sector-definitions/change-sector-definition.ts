import type { Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { save } from "../store.ts";
import { sectorDefinitions, sectorDefinitionVersions, type SectorDefinition, type SectorDefinitionWords } from "./sector-definition.ts";
import { judgeSectorChange, sectorDefinitionRefusal } from "./sector-definition-rules.ts";

export type SectorDefinitionChange = SectorDefinitionWords & {
  /** What is different, for whoever reads the versions. */
  change?: string | undefined;
};

/** Makes a new version. The old ones stay as they are, and what was asked with them can be asked again. */
export async function changeSectorDefinition(
  context: Pick<Context, "store" | "actor" | "now">,
  id: Id<"sectorDefinition">,
  { change, ...words }: SectorDefinitionChange,
): Promise<SectorDefinition> {
  const definition = await context.store.get(sectorDefinitions, id);
  const judgement = judgeSectorChange(definition, words);
  if (!judgement.allowed) throw sectorDefinitionRefusal(judgement);

  const at = context.now().toISOString();
  const codes = [...judgement.codes];
  const number = definition.number + 1;
  const has = (list: SectorDefinitionWords["codes"], code: string) => list.some((one) => one.code === code);
  const [changed] = await context.store.commit({
    because: {
      name: "sector-definition.changed",
      detail: {
        name: words.name,
        number,
        added: codes.filter(({ code }) => !has(definition.codes, code)).length,
        removed: definition.codes.filter(({ code }) => !has(codes, code)).length,
      },
    },
    saves: [
      save(sectorDefinitions, { ...definition, ...words, codes, number, changedAt: at, changedByName: context.actor.name }),
      save(sectorDefinitionVersions, {
        ...words,
        codes,
        definitionId: id,
        number,
        version: 0,
        classification: definition.classification,
        createdAt: at,
        createdByName: context.actor.name,
        ...(change === undefined || change === "" ? {} : { change }),
      }),
    ],
  });
  return changed;
}
