import type { Me } from "@concord/contract/me";

type Place = { to: "/portfolio" } | { to: "/platform" } | { to: "/t/$tenantId"; params: { tenantId: string } };

/** Where somebody belongs who has only one place to go: a consultant to the portfolio, an officer to their authority. */
export function onlyPlaceOf({ tenants }: Me): Place | undefined {
  const own = tenants.filter(({ until }) => until === undefined); // those that one is a member of
  const [first, ...others] = own;
  if (!first || others.length > 0) return undefined;
  if (first.tenant.kind === "consultancy") return { to: "/portfolio" };
  if (first.tenant.kind === "platform") return { to: "/platform" };
  return { to: "/t/$tenantId", params: { tenantId: first.tenant.id } };
}
