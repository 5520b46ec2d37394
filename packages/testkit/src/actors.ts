import { prefixOf, type Actor, type Id, type Kind, type PersonActor, type Role } from "@concord/kernel";

/** An id that is valid, the same in every run, and says in a failing test what it is of: `fixedId("deal", "tram")`. No i, l, o or u. */
export const fixedId = <K extends Kind>(kind: K, tail: string): Id<K> => `${prefixOf(kind)}_${tail.padStart(26, "0")}` as Id<K>;

/** The tenants of a test: two authorities that must never meet, and a consultancy. */
export const west = fixedId("tenant", "west");
export const north = fixedId("tenant", "n0rth");
export const firm = fixedId("tenant", "f1rm");

const person = (tail: string, name: string, ...roles: Role[]): PersonActor => ({
  type: "person",
  id: fixedId("person", tail),
  name,
  roles,
});

export const analyst = person("ana1yst", "Asha Patel", "analyst");
export const strategyLead = person("1ead", "Tom Hargreaves", "strategy-lead");
export const programmeManager = person("pm", "Grace Okafor", "programme-manager");
export const financeOfficer = person("s73", "Helen Marsh", "finance-officer");
export const monitoringOfficer = person("m0", "David Lowe", "monitoring-officer");
export const mayor = person("may0r", "Ruth Ellison", "decision-maker");
export const memberA = person("membera", "Imran Shah", "decision-maker");
export const memberB = person("memberb", "Carol Whitaker", "decision-maker");
export const memberC = person("memberc", "Joe Brennan", "decision-maker");
export const memberD = person("memberd", "Priya Nair", "decision-maker");
export const memberE = person("membere", "Mark Sutton", "decision-maker");
export const administrator = person("adm1n", "Nina Kaur", "administrator");
export const operator = person("0perat0r", "Sam Reid", "operator");
/** Signed in, and nobody here. */
export const stranger = person("stranger", "Alex Stone");

export const consultant: PersonActor = {
  ...person("c0n", "Leah Brook", "consultant"),
  engagement: { id: fixedId("engagement", "eng"), firmId: firm, firmName: "Brook & Vale" },
};

/** A partner's program, allowed to read what was published and nothing else. */
export const partner = {
  type: "client",
  id: fixedId("client", "partner"),
  name: "Regional observatory",
  scopes: ["insights.read-published"],
} as const satisfies Actor;

export const worker = { type: "job", name: "ingest" } as const satisfies Actor;
