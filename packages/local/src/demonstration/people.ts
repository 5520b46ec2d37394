import type { Id, Role } from "@concord/kernel";
import { personIdOf } from "@concord/domain/people";
import { demonstrationTenants, type DemonstrationTenant } from "./tenants.ts";

/** Somebody to sign in as. */
export type DemonstrationPerson = {
  personId: Id<"person">;
  name: string;
  email: string;
  at: DemonstrationTenant;
  /** The authority's name, as the list shows it. */
  authority: string;
  /** As they are called there. */
  title: string;
  roles: Role[];
  /** What makes them worth signing in as. */
  note?: string;
};

/** Everybody here is invented. Any likeness to a holder of the office is chance. */
export const demonstrationPeople: readonly DemonstrationPerson[] = [
  person("west", "Amina Hussain", "Senior economic analyst", "analyst"),
  person("west", "Callum Whitworth", "Head of strategy", "strategy-lead"),
  person("west", "Blessing Adeyemi", "Programme manager, growth", "programme-manager"),
  person("west", "Margaret Oldroyd", "Section 73 officer", "finance-officer"),
  person("west", "Sanjay Mistry", "Monitoring officer", "monitoring-officer"),
  person("west", "Ewa Kowalczyk", "Systems administrator", "administrator"),
  person("west", "Dana Hirst", "Mayor of West Yorkshire", "decision-maker"),
  person("west", "Zahid Mahmood", "Member for Bradford", "decision-maker"),
  person("west", "Rosemary Crabtree", "Member for Calderdale", "decision-maker"),
  person("west", "Marcus Bailey", "Member for Kirklees", "decision-maker"),
  person(
    "west",
    "Niamh Gallagher",
    "Member for Leeds",
    "decision-maker",
    "A director of Aire Valley Hydrogen Ltd: has an interest to declare if a deal names it",
  ),
  person("west", "Peter Sugden", "Member for Wakefield", "decision-maker"),

  person("north", "Tomasz Zielinski", "Economic analyst", "analyst"),
  person("north", "Harriet Dunning", "Assistant director, strategy", "strategy-lead"),
  person("north", "Kwame Mensah", "Programme manager", "programme-manager"),
  person("north", "Judith Featherstone", "Section 73 officer", "finance-officer"),
  person("north", "Ravi Chandran", "Monitoring officer", "monitoring-officer"),
  person("north", "Sian Pritchard", "Business support manager", "administrator"),
  person("north", "Edwin Thackray", "Mayor of York and North Yorkshire", "decision-maker"),
  person("north", "Fatima Noor", "Lead member for York", "decision-maker"),
  person("north", "Owen Barraclough", "Member for York", "decision-maker"),
  person("north", "Celia Metcalfe", "Lead member for North Yorkshire", "decision-maker"),
  person("north", "George Wetherill", "Member for North Yorkshire", "decision-maker"),

  person("firm", "Leah Tempest", "Principal consultant", "consultant", "Engaged by both authorities"),
  person("firm", "Dev Raman", "Managing partner", ["administrator", "consultant"], "Engaged by both authorities"),

  person("platform", "Jonah Pryce", "Platform operator", "operator"),
  person("platform", "Priya Nair", "Reference data curator", "analyst", "Keeps the reference data that every authority reads"),
];

/** The one of that name. Throws when there is none, since a name here is a name in the code. */
export function demonstrationPerson(name: string): DemonstrationPerson {
  const found = demonstrationPeople.find((one) => one.name === name);
  if (!found) throw new Error(`Nobody in the demonstration is called ${name}`);
  return found;
}

function person(at: DemonstrationTenant, name: string, title: string, roles: Role | Role[], note?: string): DemonstrationPerson {
  const domain = { west: "westyorks.example", north: "yorknorthyorks.example", firm: "harrowfell.example", platform: "concord.example" }[
    at
  ];
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@${domain}`;
  const authority = demonstrationTenants[at].name;
  return { personId: personIdOf(email), name, email, at, authority, title, roles: [roles].flat(), ...(note ? { note } : {}) };
}
