import { refused } from "@concord/kernel";
import type { Context } from "../context.ts";
import { tenants } from "../tenancy/tenant.ts";
import { members, type Member } from "./member.ts";
import { judgeAddition, membershipRefusals } from "./membership.ts";
import { personIdOf } from "./person-id.ts";

/** Lets somebody in, or back in. They may never have signed in: their address says who they will be. */
export async function addMember(
  { store, tenantId }: Pick<Context, "store" | "tenantId">,
  who: Pick<Member, "name" | "email" | "title" | "roles">,
): Promise<Member> {
  const personId = personIdOf(who.email);
  const [tenant, there] = await Promise.all([store.get(tenants, tenantId), store.find(members, personId)]);

  const addition = judgeAddition(there, who.roles, tenant.kind);
  if (!addition.allowed) throw refused(addition.because, membershipRefusals[addition.because]);

  const { name, title, roles } = who;
  return await store.save(
    members,
    { personId, version: addition.version, name, email: who.email.toLowerCase(), title, roles, status: "active" },
    { name: "member.added", detail: { name, roles } },
  );
}
