import type { Actor, Clock, Id, Scope } from "@concord/kernel";
import type { Because, Noun, Store, Stored } from "@concord/domain";
import { apiClients } from "@concord/domain/clients";
import { bodies, interests, rulePacks, twoThirdsKind, westYorkshireKind, type Body, type RulePack } from "@concord/domain/governance";
import { engagements, members } from "@concord/domain/people";
import { tenants } from "@concord/domain/tenancy";
import { demonstrationPeople, demonstrationPerson } from "./people.ts";
import { demonstrationPrograms } from "./programs.ts";
import { demonstrationId, demonstrationTenants, type DemonstrationTenant } from "./tenants.ts";

export type SeedPorts = {
  now: Clock;
  open(tenantId: Id<"tenant">, actor: Actor): Pick<Store, "find" | "save">;
};

/** Who the audit says put the demonstration there. */
export const demonstrator = { type: "job", name: "demonstration" } as const satisfies Actor;

/**
 * Puts the demonstration's authorities and people there. Each thing only if it is
 * not there: a start that was cut short goes on where it stopped, and what a
 * person changed since stays as they left it.
 */
export async function seed({ now, open }: SeedPorts): Promise<void> {
  for (const key of Object.keys(demonstrationTenants) as DemonstrationTenant[]) {
    const tenant = demonstrationTenants[key];
    const put = putInto(open(tenant.id, demonstrator));
    await put(tenants, tenant, { name: "tenant.onboarded" });
    for (const { at, personId, name, email, title, roles } of demonstrationPeople) {
      if (at !== key) continue;
      await put(
        members,
        { personId, version: 0, name, email, title, roles, status: "active" },
        { name: "member.added", detail: { name, roles } },
      );
    }
  }

  await letIn(putInto(open(demonstrationTenants.west.id, demonstrator)), "west", now);
  await letIn(putInto(open(demonstrationTenants.north.id, demonstrator)), "north", now);
  await governWest(putInto(open(demonstrationTenants.west.id, demonstrator)));
  await governNorth(putInto(open(demonstrationTenants.north.id, demonstrator)), now);
}

type Put = <T extends Stored>(noun: Noun<T>, thing: T, because: Because) => Promise<void>;

const putInto =
  (store: Pick<Store, "find" | "save">): Put =>
  async (noun, thing, because) => {
    if (!(await store.find(noun, noun.addressOf(thing)))) await store.save(noun, thing, because);
  };

/** The consultancy, in both; the university's program, in West Yorkshire. */
async function letIn(put: Put, at: "west" | "north", now: Clock): Promise<void> {
  const { firm } = demonstrationTenants;
  const year = now().getUTCFullYear();
  const terms =
    at === "west"
      ? { purpose: "Evidence and strategy for the Local Growth Plan", endsOn: `${year + 1}-03-31`, grantedBy: "Ewa Kowalczyk" }
      : { purpose: "Growth plan refresh and the deal that follows", endsOn: `${year + 1}-09-30`, grantedBy: "Sian Pritchard" };
  await put(
    engagements,
    {
      id: demonstrationId("engagement", at === "west" ? "westy0rksh1re" : "y0rkandn0rth"),
      version: 0,
      firmId: firm.id,
      firmName: firm.name,
      clientName: demonstrationTenants[at].name,
      purpose: terms.purpose,
      startsOn: `${year}-01-05`,
      endsOn: terms.endsOn,
      grantedBy: demonstrationPerson(terms.grantedBy).personId,
    },
    { name: "engagement.granted", detail: { firm: firm.name, from: `${year}-01-05`, to: terms.endsOn } },
  );
  if (at !== "west") return;
  const [observatory, notebooks] = demonstrationPrograms;
  await registerProgram(put, "a1reb0r0", observatory, ["insights.read-published"]);
  await registerProgram(put, "n0teb00ks", notebooks, ["insights.read", "evidence.read"]);
}

type Program = (typeof demonstrationPrograms)[number];

async function registerProgram(put: Put, id: string, { login, name, organisation }: Program, scopes: Scope[]): Promise<void> {
  await put(
    apiClients,
    { id: demonstrationId("client", id), version: 0, login, name, organisation, scopes, status: "active" },
    { name: "api-client.registered", detail: { name, organisation, scopes } },
  );
}

/** The mayor and a member from each of the five councils. */
async function governWest(put: Put): Promise<void> {
  const pack = westYorkshireKind(demonstrationId("rulePack", "westy0rksh1re"));
  await govern(put, pack, {
    id: demonstrationId("body", "westy0rksh1re"),
    version: 0,
    name: "West Yorkshire Combined Authority",
    rulePackId: pack.id,
    seats: [
      seat("westmay0r", "Mayor", "mayor", "The electors of West Yorkshire", "Dana Hirst"),
      seat("westbradf0rd", "Member for Bradford", "constituent", "City of Bradford Metropolitan District Council", "Zahid Mahmood"),
      seat("westca1derda1e", "Member for Calderdale", "constituent", "Calderdale Metropolitan Borough Council", "Rosemary Crabtree"),
      seat("westk1rk1ees", "Member for Kirklees", "constituent", "Kirklees Council", "Marcus Bailey"),
      seat("west1eeds", "Member for Leeds", "constituent", "Leeds City Council", "Niamh Gallagher"),
      seat("westwakef1e1d", "Member for Wakefield", "constituent", "Wakefield Council", "Peter Sugden"),
    ],
  });
}

/** The mayor, and two members from each of two councils. */
async function governNorth(put: Put, now: Clock): Promise<void> {
  const kind = twoThirdsKind(demonstrationId("rulePack", "y0rkandn0rth"));
  // The Order that this pack follows speaks of seven councils. Here there are two, so the quorum is smaller: an illustration, not their Order.
  const pack: RulePack = {
    ...kind,
    quorum: {
      atLeast: 3,
      mustInclude: [{ capacity: "constituent", atLeast: 3 }],
      differentAppointers: 2,
      authority: "Illustrative constitution, procedure rule 5: three members, of both councils",
    },
  };
  await govern(put, pack, {
    id: demonstrationId("body", "y0rkandn0rth"),
    version: 0,
    name: "York and North Yorkshire Combined Authority",
    rulePackId: pack.id,
    seats: [
      seat("n0rthmay0r", "Mayor", "mayor", "The electors of York and North Yorkshire", "Edwin Thackray"),
      seat("n0rthy0rk1", "Lead member for York", "constituent", "City of York Council", "Fatima Noor"),
      seat("n0rthy0rk2", "Member for York", "constituent", "City of York Council", "Owen Barraclough"),
      seat("n0rthny1", "Lead member for North Yorkshire", "constituent", "North Yorkshire Council", "Celia Metcalfe"),
      seat("n0rthny2", "Member for North Yorkshire", "constituent", "North Yorkshire Council", "George Wetherill"),
    ],
  });
  const { personId, name } = demonstrationPerson("George Wetherill");
  await put(
    interests,
    {
      id: demonstrationId("interest", "wether111"),
      version: 0,
      personId,
      personName: name,
      nature: "disclosable-pecuniary",
      party: "Dales Rural Broadband Ltd",
      description: "Holds a quarter of its shares.",
      declaredAt: now().toISOString(),
    },
    { name: "interest.declared", detail: { name, party: "Dales Rural Broadband Ltd" } },
  );
}

async function govern(put: Put, pack: RulePack, body: Body): Promise<void> {
  await put(rulePacks, pack, { name: "rule-pack.adopted", detail: { name: pack.name } });
  await put(bodies, body, { name: "body.created", detail: { name: body.name } });
}

type Seat = Body["seats"][number];

const seat = (tail: string, name: string, capacity: Seat["capacity"], appointedBy: string, holder: string): Seat => ({
  id: demonstrationId("seat", tail),
  name,
  capacity,
  appointedBy,
  holderId: demonstrationPerson(holder).personId,
  from: "2026-05-20",
});
