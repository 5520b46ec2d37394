import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getRequestListener } from "@hono/node-server";
import { authorizer, remoteKeys, tokenVerifier, type Authorize } from "@concord/authorizer";
import { apiClients } from "@concord/domain/clients";
import { members } from "@concord/domain/people";
import { frontDesk, openIdProvider } from "@concord/front-desk";
import { apiClient, fixedId, memoryDesk, west, world } from "@concord/testkit";
import { demonstrationPeople, demonstrationPerson } from "../demonstration/people.ts";
import { demonstrationPrograms } from "../demonstration/programs.ts";
import { localIdentityProvider } from "./identity-provider.ts";
import { keptKeys } from "./kept-keys.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const amina = demonstrationPerson("Amina Hussain");
const [observatory] = demonstrationPrograms;
const { as, has, clock } = world({ now: new Date().toISOString() });
const desk = memoryDesk();

let server: Server;
let origin: string;
let folder: string;
let authorize: Authorize;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-identity-"));
  const keys = await keptKeys(folder);
  expect(await keptKeys(folder)).toEqual(keys);

  server = createServer((request, response) => void answer(request, response)).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`;

  const provider = localIdentityProvider({ origin, keys, people: demonstrationPeople, programs: demonstrationPrograms });
  const at = (tenantId: typeof west) => as({ type: "job", name: "test" }, tenantId).store;
  authorize = authorizer({
    now: clock.now,
    origin,
    session: desk.session,
    verify: tokenVerifier(remoteKeys(provider.jwksAddress), { issuer: provider.issuer, audience: "urn:concord" }),
    at,
  });
  const app = frontDesk({
    now: clock.now,
    origin,
    desk,
    identityProvider: openIdProvider({ issuer: provider.issuer, clientId: "concord-desk", clientSecret: keys.clientSecret, origin }),
    signInKey: Buffer.from(keys.signInKey, "base64url"),
    mintSecret: () => "a-secret-that-the-test-knows",
    open: at,
  });
  const front = getRequestListener((request) => app.fetch(request, { caller: { requestId: "req" } }));
  async function answer(request: Parameters<typeof front>[0], response: Parameters<typeof front>[1]) {
    if (request.url?.startsWith("/oidc")) await provider.handle(request as never, response as never);
    else await front(request, response);
  }

  has(members, { personId: amina.personId, version: 1, name: amina.name, email: amina.email, roles: ["analyst"], status: "active" });
  has(apiClients, apiClient({ login: observatory.login, scopes: ["insights.read-published"] }));
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

/** A browser with nothing but its cookies. */
function browser() {
  const cookies = new Map<string, string>();
  return {
    cookies,
    async go(path: string, form?: Record<string, string>): Promise<Response> {
      const response = await fetch(new URL(path, origin), {
        redirect: "manual",
        headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
        ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
      });
      for (const line of response.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
        if (value === "" || /expires=Thu, 01 Jan 1970|max-age=0/i.test(line)) cookies.delete(name!);
        else cookies.set(name!, value!);
      }
      return response;
    },
    async follow(path: string, form?: Record<string, string>): Promise<{ at: string; body: string }> {
      let response = await this.go(path, form);
      let at = path;
      for (let hops = 0; response.headers.has("location") && hops < 10; hops++) {
        at = new URL(response.headers.get("location")!, origin).href.slice(origin.length);
        if (!at.startsWith("/oidc") && !at.startsWith("/auth")) return { at, body: "" };
        response = await this.go(at);
      }
      return { at, body: await response.text() };
    },
  };
}

test("a person chooses who they are, comes back signed in to where they were going, and is known by every request", async () => {
  const tab = browser();
  const choosing = await tab.follow("/auth/sign-in?to=/somewhere?tab=two");
  expect(choosing.body).toContain("Amina Hussain");

  const back = await tab.follow(choosing.at, { person: amina.email });

  expect(back.at).toBe("/somewhere?tab=two");
  const cookie = [...tab.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  await expect(authorize({ method: "GET", path: `/v1/tenants/${west}/insights`, headers: { cookie } })).resolves.toEqual({
    verdict: "allowed",
    granted: { tenantId: west, actor: { type: "person", id: amina.personId, name: "Amina Hussain", roles: ["analyst"] } },
  });
});

test("a sign-in begun in one browser cannot be finished in another", async () => {
  const theirs = browser();
  const choosing = await theirs.follow("/auth/sign-in");
  const callback = await stopBeforeCallback(theirs, choosing.at);

  const victim = browser();
  expect((await victim.follow(callback)).at).toBe("/?problem=sign-in-expired");
  expect(victim.cookies.has("concord")).toBe(false);
});

test("a sign-in is not completed with a state that is not its own", async () => {
  const tab = browser();
  const choosing = await tab.follow("/auth/sign-in");
  const callback = new URL(await stopBeforeCallback(tab, choosing.at), origin);
  callback.searchParams.set("state", "another");

  expect((await tab.follow(callback.pathname + callback.search)).at).toBe("/?problem=sign-in-not-completed");
});

test("afterwards nobody is sent to another site", async () => {
  const tab = browser();
  const choosing = await tab.follow(`/auth/sign-in?to=${encodeURIComponent("//elsewhere.example/steal")}`);
  expect((await tab.follow(choosing.at, { person: amina.email })).at).toBe("/");
});

test("signing out ends the session itself, not only the cookie, and only when our own page asks", async () => {
  const tab = browser();
  const choosing = await tab.follow("/auth/sign-in");
  await tab.follow(choosing.at, { person: amina.email });
  const cookie = `concord=${tab.cookies.get("concord")}`;
  const signOut = (from: string) =>
    fetch(`${origin}/auth/sign-out`, { method: "POST", redirect: "manual", headers: { cookie, origin: from } });
  const home = { method: "GET", path: `/v1/tenants/${west}/insights`, headers: { cookie } };

  expect((await signOut("https://elsewhere.example")).status).toBe(403);
  expect((await authorize(home)).verdict).toBe("allowed");
  expect((await signOut(origin)).status).toBe(303);
  expect((await authorize(home)).verdict).toBe("unauthenticated");
});

test("a partner's program gets a token with its secret, and is in the tenant what both allow", async () => {
  const token = await tokenFor(observatory.secret, "concord/insights.read-published concord/evidence.read");
  const headers = { authorization: `Bearer ${token.access_token}` };

  await expect(authorize({ method: "GET", path: `/v1/tenants/${west}/insights`, headers })).resolves.toMatchObject({
    granted: { actor: { type: "client", id: apiClient().id, scopes: ["insights.read-published"] } },
  });
  const elsewhere = fixedId("tenant", "e1sewhere");
  await expect(authorize({ method: "GET", path: `/v1/tenants/${elsewhere}/insights`, headers })).resolves.toEqual({ verdict: "denied" });
  expect(await tokenFor("a guess", "concord/insights.read-published")).toMatchObject({ error: "invalid_client" });
});

async function stopBeforeCallback(tab: ReturnType<typeof browser>, choosing: string): Promise<string> {
  let response = await tab.go(choosing, { person: amina.email });
  for (;;) {
    const at = new URL(response.headers.get("location")!, origin).href.slice(origin.length);
    if (at.startsWith("/auth/callback")) return at;
    response = await tab.go(at);
  }
}

async function tokenFor(secret: string, scope: string): Promise<{ access_token?: string; error?: string }> {
  const response = await fetch(`${origin}/oidc/token`, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(`${observatory.login}:${secret}`).toString("base64")}` },
    body: new URLSearchParams({ grant_type: "client_credentials", scope }),
  });
  return (await response.json()) as { access_token?: string; error?: string };
}
