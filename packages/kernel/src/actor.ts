import * as z from "zod";
import { id } from "./id.ts";
import { permissionsOf, scopes, type Permission, type Role } from "./permission.ts";

const roles = Object.keys(permissionsOf) as [Role, ...Role[]];

/** Who is acting, and by what right. Every audit entry carries one. */
export const Actor = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("person"),
    id: id("person"),
    name: z.string(),
    roles: z.array(z.enum(roles)).readonly(),
    /** Set when the person acts for a consultancy under a client's engagement. */
    engagement: z.object({ id: id("engagement"), firmId: id("tenant"), firmName: z.string() }).optional(),
  }),
  z.object({ type: z.literal("client"), id: id("client"), name: z.string(), scopes: z.array(z.enum(scopes)).readonly() }),
  /** Work that nobody is waiting for. It calls verbs directly and is judged by what it was deployed to do. */
  z.object({ type: z.literal("job"), name: z.string() }),
]);
export type Actor = z.infer<typeof Actor>;
export type PersonActor = Extract<Actor, { type: "person" }>;

export function may(actor: Actor, permission: Permission): boolean {
  switch (actor.type) {
    case "person":
      return actor.roles.some((role) => (permissionsOf[role] as readonly Permission[]).includes(permission));
    case "client":
      return (actor.scopes as readonly Permission[]).includes(permission);
    case "job":
      return false;
  }
}
