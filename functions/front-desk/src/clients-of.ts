import type { Id } from "@concord/kernel";
import type { DeskContext } from "./desk-app.ts";

/** Where to look for clients of the consultancies among these tenants. Whether they still let anybody in is theirs to say. */
export async function clientsOf({ desk }: Pick<DeskContext, "desk">, own: readonly Id<"tenant">[]): Promise<Id<"tenant">[]> {
  const found = await Promise.all(own.map((tenantId) => desk.clientsOf(tenantId)));
  return [...new Set(found.flat().map(({ tenantId }) => tenantId))];
}
