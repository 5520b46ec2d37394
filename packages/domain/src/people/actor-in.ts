import { dayOf, type Actor, type Clock, type Id, type PersonActor } from "@concord/kernel";
import { apiClients } from "../clients/api-client.ts";
import { all, type Store } from "../store.ts";
import { tenants } from "../tenancy/tenant.ts";
import { engagements, isInForce } from "./engagement.ts";
import { members } from "./member.ts";

/** What it takes to find out who somebody is in a tenant: the time, and each tenant's own rows. */
export type Walls = { now: Clock; at(tenantId: Id<"tenant">): Pick<Store, "find" | "list"> };

/**
 * Who the person is in this tenant: a member of it, or else a consultant whom it
 * has let in. Asked on every request and remembered by nobody, so that a person
 * removed and an engagement ended are out with their next request.
 */
export async function personIn(walls: Walls, personId: Id<"person">, tenantId: Id<"tenant">): Promise<PersonActor | undefined> {
  const store = walls.at(tenantId);
  const member = await store.find(members, personId);
  if (member?.status === "active") return { type: "person", id: personId, name: member.name, roles: member.roles };

  const today = dayOf(walls.now());
  for (const engagement of await all(store, engagements)) {
    if (!isInForce(engagement, today)) continue;
    const firm = walls.at(engagement.firmId);
    const consultant = await firm.find(members, personId);
    if (consultant?.status !== "active") continue;
    const { name: firmName } = (await firm.find(tenants, engagement.firmId)) ?? { name: engagement.firmName };
    return {
      type: "person",
      id: personId,
      name: consultant.name,
      roles: ["consultant"],
      engagement: { id: engagement.id, firmId: engagement.firmId, firmName },
    };
  }
  return undefined;
}

/** The partner's program in this tenant, with what both its token and the tenant allow it. */
export async function programIn(
  walls: Walls,
  token: { login: string; scopes: readonly string[] },
  tenantId: Id<"tenant">,
): Promise<Actor | undefined> {
  const clients = await all(walls.at(tenantId), apiClients);
  const client = clients.find(({ login, status }) => login === token.login && status === "active");
  if (!client) return undefined;
  return { type: "client", id: client.id, name: client.name, scopes: client.scopes.filter((scope) => token.scopes.includes(scope)) };
}
