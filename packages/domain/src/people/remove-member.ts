import { refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { all, check, save } from "../store.ts";
import { tenants } from "../tenancy/tenant.ts";
import { members, type Member } from "./member.ts";
import { judgeRemoval, membershipRefusals } from "./membership.ts";

/** Ends somebody's time here. Their row stays, so that what they did still has a name. */
export async function removeMember({ store, tenantId }: Pick<Context, "store" | "tenantId">, personId: Id<"person">): Promise<Member> {
  const [tenant, member, everybody] = await Promise.all([store.get(tenants, tenantId), store.get(members, personId), all(store, members)]);

  const removal = judgeRemoval(everybody, member, tenant.kind);
  if (!removal.allowed) throw refused(removal.because, membershipRefusals[removal.because]);

  const leaving: Member = { ...member, status: "left" };
  const [left] = await store.commit({
    because: { name: "member.removed", detail: { name: member.name, roles: member.roles } },
    saves: [save(members, leaving)],
    checks: removal.relyOn ? [check(members, removal.relyOn)] : [],
  });
  return left;
}
