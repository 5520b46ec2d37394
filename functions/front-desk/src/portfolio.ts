import { dayOf, type Id } from "@concord/kernel";
import { portfolio, type Reply } from "@concord/contract";
import { engagements, personIn } from "@concord/domain/people";
import { healthOf } from "@concord/domain/portfolio";
import { tenants } from "@concord/domain/tenancy";
import { readThreadFacts } from "@concord/domain/thread";
import { serve } from "@concord/service";
import { clientsOf } from "./clients-of.ts";
import type { DeskApp, DeskContext } from "./desk-app.ts";
import { signedIn } from "./me.ts";

type Row = Reply<typeof portfolio.getPortfolio>["items"][number];

export function portfolioRoutes(app: DeskApp): void {
  serve(app, portfolio.getPortfolio, async (context) => {
    const person = signedIn(context);
    const clients = await clientsOf(context, await context.desk.tenantsOf(person.id));
    const rows = await Promise.all(clients.map((tenantId) => rowOf(context, person.id, tenantId)));
    return { items: rows.filter((row) => row !== undefined).sort((one, other) => one.name.localeCompare(other.name)) };
  });
}

/** Each client is read through a context of its own, as the consultant whom it has let in; one that no longer does has no row. */
async function rowOf({ walls, open, now }: DeskContext, personId: Id<"person">, tenantId: Id<"tenant">): Promise<Row | undefined> {
  const actor = await personIn(walls, personId, tenantId);
  if (!actor?.engagement) return undefined;
  const store = open(tenantId, actor);
  const [tenant, engagement, facts] = await Promise.all([
    store.find(tenants, tenantId),
    store.find(engagements, actor.engagement.id),
    readThreadFacts({ store }),
  ]);
  if (!tenant || !engagement) return undefined;
  const { id, firmName, purpose, endsOn } = engagement;
  const daysLeft = Math.max(0, (Date.parse(endsOn) - Date.parse(dayOf(now()))) / 86_400_000);
  return {
    tenantId,
    name: tenant.name,
    demonstration: tenant.demonstration,
    engagement: { id, firmName, purpose, endsOn, daysLeft },
    health: healthOf(facts, now()),
  };
}
