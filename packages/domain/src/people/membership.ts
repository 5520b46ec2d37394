import type { Role } from "@concord/kernel";
import type { Tenant } from "../tenancy/tenant.ts";
import type { Member } from "./member.ts";

/** Why a change to who is in the authority would be refused. The API returns the key; the page shows the sentence. */
export const membershipRefusals = {
  "already-a-member": "This person is here already. Change their roles instead.",
  "not-a-member": "This person has left. Add them again to bring them back.",
  "role-not-for-here": "This role cannot be given here. Consultants come in by an engagement, and operators work for the platform.",
  "last-administrator":
    "This is the last administrator. Make somebody else an administrator first, or nobody could let people in any more.",
} as const;

export type MembershipRefusal = keyof typeof membershipRefusals;

export type Membership<T> = ({ allowed: true } & T) | { allowed: false; because: MembershipRefusal };

const rolesAt: Record<Tenant["kind"], readonly Role[]> = {
  authority: ["analyst", "strategy-lead", "programme-manager", "finance-officer", "monitoring-officer", "decision-maker", "administrator"],
  lep: ["analyst", "strategy-lead", "programme-manager", "finance-officer", "monitoring-officer", "decision-maker", "administrator"],
  consultancy: ["consultant", "administrator"],
  platform: ["operator", "administrator"],
};

/** What somebody can be in a tenant of this kind. */
export const rolesFor = (kind: Tenant["kind"]): readonly Role[] => rolesAt[kind];

/** May they be added with these roles? `there` is their row if they have been here before. */
export function judgeAddition(there: Member | undefined, roles: readonly Role[], kind: Tenant["kind"]): Membership<{ version: number }> {
  if (there?.status === "active") return refuse("already-a-member");
  if (roles.some((role) => !rolesFor(kind).includes(role))) return refuse("role-not-for-here");
  return { allowed: true, version: there?.version ?? 0 };
}

/**
 * May this member's roles become these (none, if they are to go)? `relyOn` is
 * another administrator who must still be one when it is done: two who remove
 * each other at the same moment must not both succeed.
 */
export function judgeRoles(
  everybody: readonly Member[],
  member: Member,
  roles: readonly Role[],
  kind: Tenant["kind"],
): Membership<{ relyOn: Member | undefined }> {
  if (member.status !== "active") return refuse("not-a-member");
  if (roles.some((role) => !rolesFor(kind).includes(role))) return refuse("role-not-for-here");
  if (!member.roles.includes("administrator") || roles.includes("administrator")) return { allowed: true, relyOn: undefined };
  const relyOn = everybody.find(
    (other) => other.personId !== member.personId && other.status === "active" && other.roles.includes("administrator"),
  );
  return relyOn ? { allowed: true, relyOn } : refuse("last-administrator");
}

export const judgeRemoval = (everybody: readonly Member[], member: Member, kind: Tenant["kind"]) => judgeRoles(everybody, member, [], kind);

const refuse = (because: MembershipRefusal) => ({ allowed: false as const, because });
