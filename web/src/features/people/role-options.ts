import { rolesFor } from "@concord/domain/people";
import type { Tenant } from "@concord/domain/tenancy";
import { roleNames, type Role } from "@concord/kernel";

const hints: Record<Role, string> = {
  analyst: "Loads evidence, asks questions of it and saves insights",
  "strategy-lead": "Writes the vision and the strategy, publishes insights, submits deals",
  "programme-manager": "Plans actions and prepares deals",
  "finance-officer": "Certifies the financial implications of a decision",
  "monitoring-officer": "Keeps bodies, rules and interests; opens and closes votes",
  "decision-maker": "Declares interests and votes",
  administrator: "Decides who may come in",
  consultant: "Works in the clients that have engaged the consultancy",
  operator: "Sees which tenants there are, and never what they do",
};

/** The roles that can be given in a tenant of this kind, each with what it may do. */
export const roleOptions = (kind: Tenant["kind"]) =>
  rolesFor(kind).map((role) => ({ value: role, label: roleNames[role], hint: hints[role] }));
