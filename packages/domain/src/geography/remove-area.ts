import type { Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { remove } from "../store.ts";
import { areas, type Area } from "./area.ts";

export async function removeArea(context: Pick<Context, "store">, id: Id<"area">): Promise<Area> {
  const area = await context.store.get(areas, id);
  const [removed] = await context.store.commit({
    because: { name: "area.removed", detail: { name: area.name } },
    saves: [remove(areas, area)],
  });
  return removed;
}
