import { Failure, roleNames, type Id } from "@concord/kernel";
import { me, type Reply } from "@concord/contract";
import { engagements, members, personIn } from "@concord/domain/people";
import { tenants } from "@concord/domain/tenancy";
import { serve } from "@concord/service";
import { clientsOf } from "./clients-of.ts";
import type { DeskApp, DeskContext } from "./desk-app.ts";

type MyTenant = Reply<typeof me.getMe>["tenants"][number];

export function meRoutes(app: DeskApp): void {
  serve(app, me.getMe, async (context) => {
    const person = signedIn(context);
    const own = await context.desk.tenantsOf(person.id);
    const clients = await clientsOf(context, own);
    const ids = [...new Set([...own, ...clients])];
    const found = await Promise.all(ids.map((tenantId) => myTenant(context, person.id, tenantId)));
    const tenantsOfMine = found
      .filter((tenant) => tenant !== undefined)
      .sort((one, other) => one.tenant.name.localeCompare(other.tenant.name));
    return { id: person.id, name: tenantsOfMine[0]?.actor.name ?? person.name, tenants: tenantsOfMine };
  });
}

export function signedIn({ person }: DeskContext) {
  if (!person) throw new Failure("forbidden", "not-a-person", "Only a person who has signed in can ask this.");
  return person;
}

/** The tenant if it lets this person in, by the rule that every request is judged by. */
async function myTenant({ walls }: DeskContext, personId: Id<"person">, tenantId: Id<"tenant">): Promise<MyTenant | undefined> {
  const actor = await personIn(walls, personId, tenantId);
  if (!actor) return undefined;
  const store = walls.at(tenantId);
  const tenant = await store.find(tenants, tenantId);
  if (!tenant) return undefined;
  if (actor.engagement) {
    const engagement = await store.find(engagements, actor.engagement.id);
    return { tenant, actor, capacity: `Consultant, ${actor.engagement.firmName}`, until: engagement?.endsOn };
  }
  const member = await store.find(members, personId);
  return { tenant, actor, capacity: member?.title ?? actor.roles.map((role) => roleNames[role]).join(", ") };
}
