import { expect, test } from "vitest";
import { apiClients } from "@concord/domain/clients";
import { engagements, members, sessionHours, type Session } from "@concord/domain/people";
import { platformTenantId } from "@concord/domain/tenancy";
import {
  analyst,
  apiClient,
  consultant,
  engagement,
  firm,
  member,
  memoryDesk,
  north,
  operator,
  stranger,
  west,
  world,
} from "@concord/testkit";
import type { PersonActor } from "@concord/kernel";
import { authorizer } from "./authorize.ts";
import { sessionHash } from "./session-cookie.ts";

const origin = "https://concord.example";

/** A world with a gateway before it. Everybody's cookie is their own id. */
function gate() {
  const here = world();
  const desk = memoryDesk();
  const authorize = authorizer({
    now: here.clock.now,
    origin,
    session: desk.session,
    verify: async (token) =>
      token === "the partner's" ? { login: "observatory", scopes: ["insights.read-published", "evidence.read"] } : undefined,
    at: (tenantId) => here.as({ type: "job", name: "authorizer" }, tenantId).store,
  });
  const signIn = (person: PersonActor) => {
    const beganAt = here.clock.now();
    const session: Session = {
      hash: sessionHash(person.id),
      personId: person.id,
      name: person.name,
      email: "someone@example.org",
      beganAt: beganAt.toISOString(),
      endsAt: new Date(beganAt.getTime() + sessionHours * 3_600_000).toISOString(),
    };
    void desk.beginSession(session);
    return { cookie: `__Host-concord=${person.id}` };
  };
  const ask = (headers: Record<string, string>, { method = "GET", path = `/v1/tenants/${west}/deals` } = {}) =>
    authorize({ method, path, headers });
  return { ...here, ask, signIn };
}

const denied = { verdict: "denied" };
const unauthenticated = { verdict: "unauthenticated" };

test("a member is who their row in the authority says, and out with their next request once they have left", async () => {
  const { ask, signIn, has } = gate();
  const cookie = signIn(analyst);
  has(members, member({ personId: analyst.id, name: "Asha Patel", roles: ["analyst"] }));
  await expect(ask(cookie)).resolves.toEqual({ verdict: "allowed", granted: { tenantId: west, actor: analyst } });

  has(members, member({ personId: analyst.id, roles: ["analyst"], status: "left", version: 2 }));
  await expect(ask(cookie)).resolves.toEqual(denied);
});

test("an authority that one is no member of answers like one that does not exist", async () => {
  const { ask, signIn, has } = gate();
  has(members, member({ personId: analyst.id }), north);
  const cookie = signIn(analyst);

  for (const tenant of [west, "ten_00000000000000000000000404", "nonsense", ""]) {
    await expect(ask(cookie, { path: `/v1/tenants/${tenant}/deals` })).resolves.toEqual(denied);
  }
});

test("a consultant comes in under an engagement, on its days in London and no longer", async () => {
  const { ask, signIn, has, clock } = gate();
  has(members, member({ personId: consultant.id, name: consultant.name, roles: ["consultant"] }), firm);
  has(engagements, engagement({ firmId: firm, firmName: "Brook & Vale", startsOn: "2027-06-01", endsOn: "2027-06-30" }));
  const asked = () => ask(signIn(consultant));

  clock.set("2027-05-31T22:59:59.000Z");
  await expect(asked()).resolves.toEqual(denied);
  clock.set("2027-05-31T23:00:00.000Z"); // midnight in London, where it is summer
  await expect(asked()).resolves.toMatchObject({
    granted: { actor: { roles: ["consultant"], engagement: { id: engagement().id, firmId: firm, firmName: "Brook & Vale" } } },
  });
  clock.set("2027-06-30T22:59:59.000Z");
  await expect(asked()).resolves.toMatchObject({ verdict: "allowed" });
  clock.set("2027-06-30T23:00:00.000Z");
  await expect(asked()).resolves.toEqual(denied);
});

test("an engagement that its client ended is over at once, and one lets in nobody but the firm's own people", async () => {
  const { ask, signIn, has } = gate();
  has(members, member({ personId: consultant.id }), firm);
  has(engagements, engagement({ firmId: firm }));
  await expect(ask(signIn(consultant))).resolves.toMatchObject({ verdict: "allowed" });
  await expect(ask(signIn(stranger))).resolves.toEqual(denied);

  has(members, member({ personId: consultant.id, status: "left", version: 2 }), firm);
  await expect(ask(signIn(consultant))).resolves.toEqual(denied);

  has(members, member({ personId: consultant.id, version: 3 }), firm);
  has(engagements, engagement({ firmId: firm, endedAt: "2026-11-24T10:00:00.000Z", version: 2 }));
  await expect(ask(signIn(consultant))).resolves.toEqual(denied);
});

test("a program may do what both its token and the authority allow, until it is revoked", async () => {
  const { ask, has } = gate();
  const bearer = { authorization: "Bearer the partner's" };
  has(apiClients, apiClient({ login: "observatory", scopes: ["insights.read-published", "strategy.read"] }));
  await expect(ask(bearer)).resolves.toMatchObject({ granted: { actor: { type: "client", scopes: ["insights.read-published"] } } });
  await expect(ask({ authorization: "Bearer made up" })).resolves.toEqual(unauthenticated);

  has(apiClients, apiClient({ login: "observatory", status: "revoked", version: 2 }));
  await expect(ask(bearer)).resolves.toEqual(denied);
});

test("nobody is nobody: no cookie, one that is not ours, one whose session is over, or two of them", async () => {
  const { ask, signIn, has, clock } = gate();
  has(members, member({ personId: analyst.id }));
  const { cookie } = signIn(analyst);
  await expect(ask({})).resolves.toEqual(unauthenticated);
  await expect(ask({ cookie: "__Host-concord=guess" })).resolves.toEqual(unauthenticated);
  await expect(ask({ cookie: `${cookie}; ${cookie}` })).resolves.toEqual(unauthenticated);
  await expect(ask({ cookie: cookie.replace("__Host-", "") })).resolves.toEqual(unauthenticated);

  clock.advance({ minutes: sessionHours * 60 });
  await expect(ask({ cookie })).resolves.toEqual(unauthenticated);
});

test("a change asked for by cookie comes from our own page, or its actor is withheld", async () => {
  const { ask, signIn, has } = gate();
  has(members, member({ personId: analyst.id }));
  const cookie = signIn(analyst);
  const refused = { verdict: "allowed", granted: { tenantId: west, refusal: "bad-origin" } };

  await expect(ask(cookie, { method: "POST" })).resolves.toEqual(refused);
  await expect(ask({ ...cookie, origin: "https://concord.example.evil.example" }, { method: "DELETE" })).resolves.toEqual(refused);
  await expect(ask({ ...cookie, origin }, { method: "POST" })).resolves.toMatchObject({ granted: { actor: { type: "person" } } });
});

test("the operator is one on the platform's own pages, and nobody anywhere else", async () => {
  const { ask, signIn, has } = gate();
  has(members, member({ personId: operator.id, roles: ["operator"] }), platformTenantId);
  const cookie = signIn(operator);
  await expect(ask(cookie, { path: "/v1/platform/tenants" })).resolves.toMatchObject({ granted: { actor: { roles: ["operator"] } } });
  await expect(ask(cookie, { path: "/v1/me" })).resolves.toMatchObject({ granted: { actor: { roles: [] } } });
  await expect(ask(cookie)).resolves.toEqual(denied);
});

test("the desk answers also those who have not signed in, who then are nobody", async () => {
  const { ask } = gate();
  await expect(ask({}, { path: "/v1/openapi.json" })).resolves.toEqual({ verdict: "allowed", granted: {} });
});
