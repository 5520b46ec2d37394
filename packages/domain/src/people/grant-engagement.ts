import { dayOf, Failure, refused } from "@concord/kernel";
import type { Context } from "../context.ts";
import { all } from "../store.ts";
import { tenants } from "../tenancy/tenant.ts";
import { engagements, type Engagement } from "./engagement.ts";
import { grantingRefusals, judgeGranting } from "./granting.ts";

/**
 * Lets a consultancy in. That the firm is there is nothing we can see from here:
 * an engagement with a firm that does not exist lets nobody in.
 */
export async function grantEngagement(
  { store, tenantId, actor, now, mintId }: Pick<Context, "store" | "tenantId" | "actor" | "now" | "mintId">,
  terms: Pick<Engagement, "firmId" | "firmName" | "purpose" | "startsOn" | "endsOn">,
): Promise<Engagement> {
  if (actor.type !== "person") throw new Failure("forbidden", "not-a-person", "Only a person can let a consultancy in.");
  const [tenant, granted] = await Promise.all([store.get(tenants, tenantId), all(store, engagements)]);

  const granting = judgeGranting(tenant.kind, granted, terms, dayOf(now()));
  if (!granting.allowed) throw refused(granting.because, grantingRefusals[granting.because]);

  return await store.save(
    engagements,
    { id: mintId("engagement"), version: 0, clientName: tenant.name, grantedBy: actor.id, ...terms },
    { name: "engagement.granted", detail: { firm: terms.firmName, from: terms.startsOn, to: terms.endsOn } },
  );
}
