import type { Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { sectorDefinitions, type SectorDefinition } from "./sector-definition.ts";
import { sectorDefinitionRefusal } from "./sector-definition-rules.ts";

/** It is offered no longer. Its versions stay readable, and what was asked with them can be asked again. */
export async function retireSectorDefinition(
  context: Pick<Context, "store" | "actor" | "now">,
  id: Id<"sectorDefinition">,
): Promise<SectorDefinition> {
  const definition = await context.store.get(sectorDefinitions, id);
  if (definition.retired) throw sectorDefinitionRefusal({ allowed: false, because: "sector-retired", parts: [] });
  const retired = { at: context.now().toISOString(), byName: context.actor.name };
  return context.store.save(
    sectorDefinitions,
    { ...definition, retired },
    { name: "sector-definition.retired", detail: { name: definition.name } },
  );
}
