import type { Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { areas, type Area, type AreaWords } from "./area.ts";
import { areaRefusal, judgeArea } from "./area-rules.ts";

/** Figures that were worked out for the area before keep the members they were worked out with. */
export async function changeArea(context: Pick<Context, "store" | "now">, id: Id<"area">, words: AreaWords): Promise<Area> {
  const area = await context.store.get(areas, id);
  const judgement = judgeArea(words);
  if (!judgement.allowed) throw areaRefusal(judgement);

  const members = [...judgement.members];
  const changed: Area = { ...area, ...words, codeSet: judgement.codeSet.key, members, changedAt: context.now().toISOString() };
  return context.store.save(areas, changed, {
    name: "area.changed",
    detail: {
      name: changed.name,
      codeSet: changed.codeSet,
      added: members.filter((code) => !area.members.includes(code)).length,
      removed: area.members.filter((code) => !members.includes(code)).length,
    },
  });
}
