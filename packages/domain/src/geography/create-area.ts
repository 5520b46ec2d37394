import type { Context } from "../context.ts";
import { areas, type Area, type AreaWords } from "./area.ts";
import { areaRefusal, judgeArea } from "./area-rules.ts";

export async function createArea(context: Pick<Context, "store" | "actor" | "now" | "mintId">, words: AreaWords): Promise<Area> {
  const judgement = judgeArea(words);
  if (!judgement.allowed) throw areaRefusal(judgement);

  const area: Area = {
    ...words,
    codeSet: judgement.codeSet.key,
    members: [...judgement.members],
    id: context.mintId("area"),
    version: 0,
    createdAt: context.now().toISOString(),
    createdByName: context.actor.name,
  };
  return context.store.save(areas, area, {
    name: "area.created",
    detail: { name: area.name, codeSet: area.codeSet, members: area.members.length },
  });
}
