/** What one may be allowed to do. An endpoint names exactly one. */
export const permissions = [
  "tenant.read", // see the authority's name, home page and to-do list
  "evidence.read",
  "evidence.write",
  "insights.read",
  "insights.read-published", // what a partner may see: only what was published
  "insights.write",
  "insights.publish",
  "vision.read",
  "vision.write",
  "strategy.read",
  "strategy.write",
  "strategy.adopt",
  "governance.read",
  "governance.write",
  "interests.declare", // one's own
  "deals.read",
  "deals.write",
  "deals.submit",
  "decisions.read",
  "decisions.sign-off",
  "decisions.vote",
  "decisions.administer", // open the vote, close it, record who is present
  "audit.read",
  "people.read",
  "people.write",
  "engagements.write",
  "clients.write",
  "platform.operate", // the operator's: tenants and their health, never their content
] as const;

export type Permission = (typeof permissions)[number];

const reads = [
  "tenant.read",
  "evidence.read",
  "insights.read",
  "vision.read",
  "strategy.read",
  "governance.read",
  "deals.read",
  "decisions.read",
  "people.read",
] as const satisfies readonly Permission[];

/** The whole of who may do what, on one page. */
export const permissionsOf = {
  analyst: [...reads, "evidence.write", "insights.write"],
  "strategy-lead": [
    ...reads,
    "insights.write",
    "insights.publish",
    "vision.write",
    "strategy.write",
    "strategy.adopt",
    "deals.write",
    "deals.submit",
  ],
  "programme-manager": [...reads, "strategy.write", "deals.write"],
  "finance-officer": [...reads, "interests.declare", "decisions.sign-off", "audit.read"],
  "monitoring-officer": [...reads, "governance.write", "interests.declare", "decisions.sign-off", "decisions.administer", "audit.read"],
  "decision-maker": [...reads, "interests.declare", "decisions.vote"],
  administrator: ["tenant.read", "people.read", "people.write", "engagements.write", "clients.write", "governance.read", "audit.read"],
  consultant: [...reads, "evidence.write", "insights.write", "vision.write", "strategy.write", "deals.write"],
  operator: ["platform.operate"],
} as const satisfies Record<string, readonly Permission[]>;

export type Role = keyof typeof permissionsOf;

/** As the page names them. */
export const roleNames: Record<Role, string> = {
  analyst: "Analyst",
  "strategy-lead": "Strategy lead",
  "programme-manager": "Programme manager",
  "finance-officer": "Section 73 officer",
  "monitoring-officer": "Monitoring officer",
  "decision-maker": "Member",
  administrator: "Administrator",
  consultant: "Consultant",
  operator: "Platform operator",
};

/** What an API client can be granted: `concord/insights.read-published` in a token's scope. */
export const scopes = [
  "insights.read-published",
  "evidence.read",
  "insights.read",
  "strategy.read",
] as const satisfies readonly Permission[];
export type Scope = (typeof scopes)[number];

/** Why a person without it may not, in a sentence that says whose it is: the API answers it and the page shows it beside the button. */
export function notPermittedSentence(needs: Permission): string {
  const whose = (Object.keys(permissionsOf) as Role[]).filter((role) => (permissionsOf[role] as readonly Permission[]).includes(needs));
  const names = whose.map((role) => roleNames[role].toLowerCase());
  const last = names.pop() ?? "nobody here";
  const who = names.length > 0 ? `${names.join(", ")} or ${last}` : last;
  if (whose.length === 1 && whose[0] === "operator") return `This needs the role of ${who}, which no authority can give.`;
  return `This needs the role of ${who}. Ask an administrator of the authority.`;
}

/** The same for a program. */
export const outOfScopeSentence = (needs: Permission): string =>
  (scopes as readonly Permission[]).includes(needs)
    ? `This needs the scope concord/${needs}. Ask for it with the token; if it is not granted, ask an administrator of the authority.`
    : "This is not for programs. Sign in as a person to do it.";
