import { refused, type Id, type Role } from "@concord/kernel";
import type { Context } from "../context.ts";
import { all, check, save } from "../store.ts";
import { tenants } from "../tenancy/tenant.ts";
import { members, type Member } from "./member.ts";
import { judgeRoles, membershipRefusals } from "./membership.ts";

/** Changes what somebody is here, and what they are called. */
export async function changeRoles(
  { store, tenantId }: Pick<Context, "store" | "tenantId">,
  personId: Id<"person">,
  { roles, title }: { roles: Role[]; title?: string | undefined },
): Promise<Member> {
  const [tenant, member, everybody] = await Promise.all([store.get(tenants, tenantId), store.get(members, personId), all(store, members)]);

  const change = judgeRoles(everybody, member, roles, tenant.kind);
  if (!change.allowed) throw refused(change.because, membershipRefusals[change.because]);

  const [changed] = await store.commit({
    because: { name: "member.roles-changed", detail: { name: member.name, from: member.roles, to: roles } },
    saves: [save(members, { ...member, roles, title })],
    checks: change.relyOn ? [check(members, change.relyOn)] : [],
  });
  return changed;
}
