import type { MyTenant } from "@concord/contract/me";
import { may } from "@concord/kernel";

type Place =
  | { to: "/portfolio" }
  | { to: "/platform" }
  | { to: "/t/$tenantId"; params: { tenantId: string } }
  | { to: "/t/$tenantId/evidence"; params: { tenantId: string } };

/** Where somebody begins in a tenant: a consultant at the portfolio, an officer at their authority's home, who keeps the reference data at it. */
export function placeOf({ tenant, actor }: Pick<MyTenant, "tenant" | "actor">): Place {
  const params = { tenantId: tenant.id };
  switch (tenant.kind) {
    case "consultancy":
      return { to: "/portfolio" };
    case "platform":
      return may(actor, "platform.operate") ? { to: "/platform" } : { to: "/t/$tenantId/evidence", params };
    default:
      return { to: "/t/$tenantId", params };
  }
}
