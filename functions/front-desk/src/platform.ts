import { dayOf, type Id } from "@concord/kernel";
import { platform } from "@concord/contract";
import { all } from "@concord/domain";
import { apiClients } from "@concord/domain/clients";
import { engagements, isInForce, members } from "@concord/domain/people";
import { tenants } from "@concord/domain/tenancy";
import { serve } from "@concord/service";
import type { DeskApp, DeskContext } from "./desk-app.ts";

export function platformRoutes(app: DeskApp): void {
  serve(app, platform.listTenants, async (context) => {
    const listed = await context.desk.everyTenant();
    const items = await Promise.all(listed.map((tenantId) => operated(context, tenantId)));
    return { items: items.filter((tenant) => tenant !== undefined).sort(byName) };
  });

  serve(app, platform.listFirms, async ({ desk, walls }) => {
    const listed = await desk.everyTenant();
    const found = await Promise.all(listed.map((tenantId) => walls.at(tenantId).find(tenants, tenantId)));
    const firms = found
      .filter((tenant) => tenant !== undefined)
      .filter(({ kind, status }) => kind === "consultancy" && status === "active");
    return { items: firms.map(({ id, name }) => ({ id, name })).sort(byName) };
  });
}

const byName = (one: { name: string }, other: { name: string }) => one.name.localeCompare(other.name);

/** Counts of who may come in, and nothing of what they have made. */
async function operated({ walls, now }: DeskContext, tenantId: Id<"tenant">) {
  const store = walls.at(tenantId);
  const [tenant, people, granted, clients] = await Promise.all([
    store.find(tenants, tenantId),
    all(store, members),
    all(store, engagements),
    all(store, apiClients),
  ]);
  if (!tenant) return undefined;
  const { id, kind, name, status, demonstration } = tenant;
  return {
    id,
    kind,
    name,
    status,
    demonstration,
    people: people.filter((member) => member.status === "active").length,
    consultancies: granted.filter((engagement) => isInForce(engagement, dayOf(now()))).length,
    apiClients: clients.filter((client) => client.status === "active").length,
  };
}
