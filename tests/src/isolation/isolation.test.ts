import { describe, expect, test } from "vitest";
import { authorizer } from "@concord/authorizer";
import type { Endpoint } from "@concord/contract";
import { appraisals } from "@concord/domain/appraisal";
import { apiClients } from "@concord/domain/clients";
import { deals } from "@concord/domain/deals";
import { cases } from "@concord/domain/decisions";
import { connectors } from "@concord/domain/connectors";
import { datasets, datasetVersions } from "@concord/domain/evidence";
import { areas } from "@concord/domain/geography";
import { bodies, interests, rulePacks } from "@concord/domain/governance";
import { insights } from "@concord/domain/insights";
import { jobs } from "@concord/domain/jobs";
import { engagements, members, type Session } from "@concord/domain/people";
import { sectorDefinitions, sectorDefinitionVersions } from "@concord/domain/sector-definitions";
import { actions, priorities, strategies } from "@concord/domain/strategy";
import { platformTenantId, tenants } from "@concord/domain/tenancy";
import { visions } from "@concord/domain/vision";
import { frontDesk } from "@concord/front-desk";
import { permissionsOf, type PersonActor, type Role, type Scope } from "@concord/kernel";
import { apiGateway } from "@concord/local";
import { tenantApi } from "@concord/tenant-api";
import * as kit from "@concord/testkit";
import { addressOf, everyEndpoint, type Naming } from "./every-endpoint.ts";

const origin = "https://concord.example";
const { west, north, firm } = kit;
const nonexistent = kit.fixedId("tenant", "n0where");
const everyRole = Object.keys(permissionsOf) as Role[];

/** What West has, so that nothing is refused only because it is not there. */
const wests: Naming = {
  dataset: kit.dataset().id,
  connector: kit.connector().id,
  area: kit.area().id,
  insight: kit.insight().id,
  sectorDefinition: kit.sectorDefinition().id,
  strategy: kit.strategy().id,
  priority: kit.priority().id,
  action: kit.action().id,
  body: kit.body().id,
  rulePack: kit.rulePack().id,
  interest: kit.interest().id,
  deal: kit.submittedDeal().id,
  appraisal: kit.appraisal().id,
  case: kit.openCase().id,
  job: kit.job().id,
  person: kit.analyst.id,
  engagement: kit.engagement().id,
  client: kit.partner.id,
};

/** Concord as it is, from the authorizer to the stores, with nothing but memory under it. */
function concord(partnersToken: Scope[] = []) {
  const here = kit.world();
  const desk = kit.memoryDesk();
  const open = (tenantId: typeof west, actor: Parameters<typeof here.as>[0], request?: Parameters<typeof here.as>[2]) =>
    here.as(actor, tenantId, request);
  const gateway = apiGateway({
    authorize: authorizer({
      now: here.clock.now,
      origin,
      session: desk.session,
      verify: async (token) => (token === "the partner's" ? { login: "observatory", scopes: partnersToken } : undefined),
      at: (tenantId) => open(tenantId, { type: "job", name: "authorizer" }).store,
    }),
    tenantApi: tenantApi(({ tenantId, actor }, request) => open(tenantId!, actor!, request)), // permitted requests have both
    frontDesk: frontDesk({
      now: here.clock.now,
      origin,
      desk,
      identityProvider: { begin: () => Promise.reject(new Error("not here")), finish: () => Promise.reject(new Error("not here")) },
      signInKey: new Uint8Array(32),
      mintSecret: () => "secret",
      open: (tenantId, actor) => open(tenantId, actor).store,
    }),
    mintId: (kind) => kit.fixedId(kind, "same"), // so that two answers can be compared to the byte
  });
  furnish(here);

  const headersOf = {
    stranger: () => ({}),
    partner: () => ({ authorization: "Bearer the partner's" }),
    person: async (person: PersonActor) => {
      const session: Session = {
        hash: await hashOf(person.id),
        personId: person.id,
        name: person.name,
        email: "someone@example.org",
        beganAt: here.clock.now().toISOString(),
        endsAt: new Date(here.clock.now().getTime() + 3_600_000).toISOString(),
      };
      await desk.beginSession(session);
      return { cookie: `__Host-concord=${person.id}`, origin };
    },
  };

  async function ask(
    endpoint: Endpoint,
    headers: Record<string, string>,
    { tenantId = west, naming = wests }: { tenantId?: string; naming?: Naming } = {},
  ) {
    const response = await gateway(
      new Request(`${origin}${addressOf(endpoint, tenantId, naming)}`, {
        method: endpoint.method,
        headers: { ...headers, ...(endpoint.writes === "changes" ? { "if-match": '"1"' } : {}), "content-type": "application/json" },
        ...(endpoint.body ? { body: "{}" } : {}),
      }),
    );
    const body = await response.text();
    return { status: response.status, headers: [...response.headers], body, problem: problemIn(body) };
  }

  return { ...here, desk, ask, headersOf };
}

type World = ReturnType<typeof kit.world>;

function furnish({ has }: Pick<World, "has">): void {
  has(tenants, [kit.tenant()]);
  has(tenants, kit.tenant({ id: north, name: "North Moor Combined Authority" }), north);
  has(members, kit.member({ personId: kit.analyst.id }));
  has(members, kit.member({ personId: kit.memberB.id, name: "Carol Whitaker", roles: everyRole }), north);
  has(members, kit.member({ personId: kit.consultant.id, name: kit.consultant.name, roles: ["consultant"] }), firm);
  has(engagements, kit.engagement());
  has(apiClients, kit.apiClient({ login: "observatory", scopes: ["insights.read-published"] }));
  has(datasets, kit.dataset());
  has(datasetVersions, kit.acceptedVersion());
  has(connectors, kit.connector());
  has(areas, kit.area());
  has(insights, kit.insight());
  has(sectorDefinitions, kit.sectorDefinition());
  has(sectorDefinitionVersions, kit.sectorDefinitionVersion());
  has(visions, kit.vision());
  has(strategies, kit.strategy());
  has(priorities, kit.priority());
  has(actions, kit.action());
  has(rulePacks, kit.rulePack());
  has(bodies, kit.body());
  has(interests, kit.interest());
  has(deals, kit.submittedDeal());
  has(appraisals, kit.appraisal());
  has(cases, kit.openCase());
  has(jobs, kit.job());
}

const ofTenants = everyEndpoint.filter(([, { at }]) => at === "tenant");
const ofDesk = everyEndpoint.filter(([, { at }]) => at === "desk");

test("the walk meets every feature of the contract", () => {
  expect(ofTenants.length).toBeGreaterThan(60);
  expect(new Set(everyEndpoint.map(([, { method, at, path }]) => `${method} ${at} ${path}`)).size).toBe(everyEndpoint.length);
});

describe.each(ofTenants)("%s", (_, endpoint) => {
  test("tells a stranger to sign in, whether the authority exists or not", async () => {
    const { ask, headersOf } = concord();
    const there = await ask(endpoint, headersOf.stranger());
    expect(there).toMatchObject({ status: 401, problem: { code: "not-signed-in" } });
    expect(await ask(endpoint, headersOf.stranger(), { tenantId: nonexistent })).toEqual(there);
  });

  test("answers another authority's member, whatever they are there, as if this one did not exist", async () => {
    const { ask, headersOf, audit } = concord();
    const headers = await headersOf.person(kit.memberB);
    const theirs = await ask(endpoint, headers);
    expect(theirs).toMatchObject({ status: 404, problem: { code: "not-found" } });
    expect(await ask(endpoint, headers, { tenantId: nonexistent })).toEqual(theirs);
    expect(audit()).toEqual([]);
  });

  test("answers a consultant whose engagement is over as if the authority did not exist, from its first moment", async () => {
    const { ask, headersOf, has, audit } = concord();
    const headers = await headersOf.person(kit.consultant);
    expect((await ask(endpoint, headers)).problem?.detail).not.toBe("Page not found");

    has(engagements, kit.engagement({ endedAt: "2026-11-24T10:29:59.000Z", version: 2 }));
    const before = audit().length;
    const lapsed = await ask(endpoint, headers);
    expect(lapsed).toMatchObject({ status: 404, problem: { code: "not-found" } });
    expect(await ask(endpoint, headers, { tenantId: nonexistent })).toEqual(lapsed);
    expect(audit()).toHaveLength(before);
  });

  test("refuses a partner's program without the scope", async () => {
    const { ask, headersOf } = concord(["evidence.read", "insights.read", "strategy.read"]); // the token's, and not what the authority allowed
    expect(await ask(endpoint, headersOf.partner())).toMatchObject({ status: 403, problem: { code: "not-permitted" } });
  });

  test("refuses a partner's program with the scope for published insights everything but those", async () => {
    const { ask, headersOf } = concord(["insights.read-published"]);
    const { status } = await ask(endpoint, headersOf.partner());
    if (endpoint.needs === "insights.read-published") expect([200, 404]).toContain(status);
    else expect(status).toBe(403);
  });

  test("refuses a member who has every role but those that permit it, and is served to one who has them all", async () => {
    const { ask, headersOf, has } = concord();
    const headers = await headersOf.person(kit.analyst);
    const without = everyRole.filter((role) => !(permissionsOf[role] as readonly string[]).includes(endpoint.needs));
    has(members, kit.member({ roles: without }));
    expect(await ask(endpoint, headers)).toMatchObject({ status: 403, problem: { code: "not-permitted" } });
    if (without.length === everyRole.length) return; // for programs alone

    has(members, kit.member({ roles: everyRole, version: 2 }));
    const served = await ask(endpoint, headers);
    expect([401, 403, 500]).not.toContain(served.status);
    expect(served.problem?.detail).not.toBe("Page not found");
  });

  test("shows nothing of one authority to a member of another who names its things in their own", async () => {
    const { ask, headersOf, audit } = concord();
    const headers = await headersOf.person(kit.memberB);
    const naming = await ask(endpoint, headers, { tenantId: north, naming: wests });
    const namingNothing = await concordAsk(endpoint);
    expect(naming).toEqual(namingNothing);
    expect(audit()).toEqual([]);
  });

  if (endpoint.method !== "GET") {
    test("refuses a change that another site's page asked for with our cookie", async () => {
      const { ask, headersOf, has, audit } = concord();
      const headers = await headersOf.person(kit.analyst);
      has(members, kit.member({ roles: everyRole, version: 2 }));
      expect(await ask(endpoint, { ...headers, origin: "https://elsewhere.example" })).toMatchObject({
        status: 403,
        problem: { code: "bad-origin" },
      });
      expect(audit()).toEqual([]);
    });
  }
});

/** The same question of North in a world where West has never been: about things that are nowhere. */
async function concordAsk(endpoint: Endpoint) {
  const { ask, headersOf } = concord();
  return await ask(endpoint, await headersOf.person(kit.memberB), { tenantId: north, naming: {} });
}

describe.each(ofDesk)("%s", (_, endpoint) => {
  test("answers a stranger only where it is for anybody", async () => {
    const { ask, headersOf } = concord();
    const { status } = await ask(endpoint, headersOf.stranger());
    expect(status).toBe(endpoint.needs === "anybody" ? 200 : 401);
  });

  test("tells somebody who has no part in an authority nothing of it", async () => {
    const { ask, headersOf, desk } = concord();
    desk.lists(west);
    desk.lists(north);
    desk.listsMember(kit.memberB.id, north);
    const answer = await ask(endpoint, await headersOf.person(kit.memberB));
    expect(answer.status).toBe(endpoint.needs === "platform.operate" ? 403 : 200);
    expect(answer.body).not.toContain(west);
    expect(answer.body).not.toContain(kit.tenant().name);
  });

  test("shows a consultant nothing of a client whose engagement is over, though the list still names it", async () => {
    const { ask, headersOf, desk, has } = concord();
    desk.lists(west);
    desk.listsMember(kit.consultant.id, firm);
    desk.listsClient(firm, west, kit.engagement().id);
    has(tenants, kit.tenant({ id: firm, kind: "consultancy", name: "Brook & Vale" }), firm);
    has(engagements, kit.engagement({ endedAt: "2026-11-24T10:00:00.000Z", version: 2 }));
    const answer = await ask(endpoint, await headersOf.person(kit.consultant));
    expect(answer.body).not.toContain(west);
    expect(answer.body).not.toContain(kit.tenant().name);
  });

  test("is nothing to a partner's program, unless it is for anybody", async () => {
    const { ask, headersOf } = concord(["insights.read-published"]);
    const { status } = await ask(endpoint, headersOf.partner());
    expect(status).toBe(endpoint.needs === "anybody" ? 200 : 401);
  });
});

test("the operator counts the people of every authority and is shown nothing that they made", async () => {
  const { ask, headersOf, desk, has } = concord();
  desk.lists(west);
  has(members, kit.member({ personId: kit.operator.id, roles: ["operator"] }), platformTenantId);
  const listTenants = everyEndpoint.find(([name]) => name === "platform.listTenants")![1]; // the contract has it
  const { status, body } = await ask(listTenants, await headersOf.person(kit.operator));
  expect(status).toBe(200);
  expect(JSON.parse(body)).toEqual({
    items: [
      {
        id: west,
        kind: "authority",
        name: kit.tenant().name,
        status: "active",
        demonstration: false,
        people: 1,
        consultancies: 1,
        apiClients: 1,
      },
    ],
  });
});

async function hashOf(secret: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(secret));
  return Buffer.from(digest).toString("hex");
}

function problemIn(body: string): { code: string; detail: string } | undefined {
  try {
    const { code, detail } = JSON.parse(body);
    return typeof code === "string" ? { code, detail } : undefined;
  } catch {
    return undefined;
  }
}
