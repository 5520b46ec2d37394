import { expect, test } from "vitest";
import { client, me, portfolio } from "@concord/contract";
import { insights } from "@concord/domain/insights";
import { engagements, members } from "@concord/domain/people";
import { tenants } from "@concord/domain/tenancy";
import type { Actor, PersonActor } from "@concord/kernel";
import { consultant, engagement, firm, insight, member, memoryDesk, north, tenant, west, world } from "@concord/testkit";
import { frontDesk } from "./front-desk.ts";

const leah: PersonActor = { type: "person", id: consultant.id, name: consultant.name, roles: [] };

/** A consultancy of one, with a client in the west and another in the north. */
function consultancy() {
  const here = world();
  const desk = memoryDesk();
  const opened: Actor[] = [];
  const { has } = here;
  has(tenants, tenant({ id: firm, kind: "consultancy", name: "Brook & Vale" }), firm);
  has(members, member({ personId: leah.id, name: leah.name, roles: ["consultant"], title: "Principal consultant" }), firm);
  for (const [id, name] of [
    [west, "West Vale"],
    [north, "North Moor"],
  ] as const) {
    has(tenants, tenant({ id, name }), id);
    has(engagements, engagement({ firmId: firm, clientName: name }), id);
    desk.listsClient(firm, id, engagement().id);
  }
  desk.listsMember(leah.id, firm);
  const app = frontDesk({
    now: here.clock.now,
    origin: "https://concord.example",
    desk,
    identityProvider: { begin: () => Promise.reject(new Error("not asked")), finish: () => Promise.reject(new Error("not asked")) },
    signInKey: new Uint8Array(32),
    mintSecret: () => "secret",
    open: (tenantId, actor) => {
      opened.push(actor);
      return here.as(actor, tenantId).store;
    },
  });
  const call = client({
    baseUrl: "https://concord.example",
    fetch: async (request) => await app.fetch(request, { caller: { requestId: "req", actor: leah } }),
  });
  return { ...here, desk, call, opened };
}

test("the portfolio reads each client as the consultant whom that client let in", async () => {
  const { call, has, opened } = consultancy();
  has(insights, insight({ standing: "overturned" }), north);

  const { items } = await call(portfolio.getPortfolio, {});

  expect(items).toMatchObject([
    {
      name: "North Moor",
      engagement: { firmName: "Brook & Vale", endsOn: "2026-12-31", daysLeft: 37 },
      health: { insights: { overturned: 1 } },
    },
    { name: "West Vale", health: { insights: { overturned: 0 } } },
  ]);
  const readers = opened.filter(({ type }) => type === "person");
  expect(readers).toHaveLength(2);
  expect(readers).toMatchObject(readers.map(() => ({ roles: ["consultant"], engagement: { id: engagement().id, firmId: firm } })));
});

test("who I am names every place that lets me in today, as what, and until when", async () => {
  const { call, has } = consultancy();
  has(engagements, engagement({ firmId: firm, endsOn: "2026-11-23", version: 2 }), west);
  await expect(call(me.getMe, {})).resolves.toMatchObject({
    id: leah.id,
    tenants: [
      { tenant: { name: "Brook & Vale" }, capacity: "Principal consultant", actor: { roles: ["consultant"] } },
      {
        tenant: { name: "North Moor" },
        capacity: "Consultant, Brook & Vale",
        until: "2026-12-31",
        actor: { engagement: { firmId: firm } },
      },
    ],
  });
});

test.each([
  ["/t/ten_1/deals?sort=title", "/t/ten_1/deals?sort=title"],
  ["/.//evil.example", "/evil.example"],
  ["//evil.example", "/"],
  ["/\\\\evil.example", "/"],
  ["https://evil.example", "/"],
])("a link to sign in and go to %s ends on our own %s", async (to, expected) => {
  const checks = { state: "s", nonce: "n", verifier: "v" };
  const claims = { issuer: "https://id.example", subject: "1", name: "Leah", email: "leah@example.org", emailVerified: true };
  const app = frontDesk({
    now: () => new Date(),
    origin: "https://concord.example",
    desk: memoryDesk(),
    identityProvider: { begin: async () => ({ url: new URL("https://id.example/"), checks }), finish: async () => claims },
    signInKey: new Uint8Array(32),
    mintSecret: () => "secret",
    open: () => world().as(leah).store,
  });
  const begun = await app.request(`/auth/sign-in?${new URLSearchParams({ to })}`, undefined, { caller: { requestId: "req" } });
  const cookie = begun.headers.getSetCookie()[0]!.split(";")[0]!;
  const landed = await app.request("/auth/callback?code=c&state=s", { headers: { cookie } }, { caller: { requestId: "req" } });
  expect(landed.headers.get("location")).toBe(expected);
});
