import { randomBytes } from "node:crypto";
import { client, type Call } from "@concord/contract";
import { authorizer, sessionHash } from "@concord/authorizer";
import { ulidMinter, type Actor } from "@concord/kernel";
import { demonstrationPerson } from "@concord/local/demonstration";
import type { RunningPlatform } from "@concord/local";
import { metered, openDesk, openTenant, type Platform, type Use } from "@concord/storage";
import { tenantApi } from "@concord/tenant-api";
import { fakeNomisCatalogue } from "@concord/testkit";
import { withWarehouse } from "@concord/warehouse";

/**
 * The API as a signed-in person meets it, authorizer and all, on a running
 * platform's storage, telling of every request that it makes to DynamoDB.
 */
export async function meteredApi(platform: RunningPlatform, name: string, tell: (use: Use) => void): Promise<Call> {
  const now = () => new Date();
  const mintId = ulidMinter(now, randomBytes);
  const storage: Platform = {
    ...platform.storage,
    clientsFor: (tenantId) => {
      const clients = platform.storage.clientsFor(tenantId);
      return { ...clients, dynamo: metered(clients.dynamo, tell) as typeof clients.dynamo };
    },
    own: { dynamo: metered(platform.storage.own.dynamo, tell) as Platform["own"]["dynamo"] },
  };
  const open = (tenantId: Parameters<RunningPlatform["open"]>[0], actor: Actor) =>
    openTenant(storage, { tenantId, actor, now, mintId }).store;
  const cookie = await signedIn(platform, name);
  const authorize = authorizer({
    now,
    origin: platform.origin,
    session: openDesk(storage, { now }).session,
    verify: async () => undefined,
    at: (tenantId) => open(tenantId, { type: "job", name: "authorizer" }),
  });
  const app = tenantApi(({ tenantId, actor }, request) => {
    const opened = openTenant(storage, { tenantId: tenantId!, actor: actor!, request, now, mintId }); // the authorizer said both
    return { ...withWarehouse(opened), nomis: fakeNomisCatalogue() };
  });

  return client({
    baseUrl: platform.origin,
    fetch: async (request) => {
      const { pathname } = new URL(request.url);
      const answer = await authorize({ method: request.method, path: pathname, headers: { cookie, origin: platform.origin } });
      if (answer.verdict !== "allowed") throw new Error(`The authorizer answered ${answer.verdict}`);
      return await app.fetch(request, { caller: { requestId: mintId("request"), ...answer.granted } });
    },
  });
}

/** A session as the desk would begin it, and the cookie that carries it. */
async function signedIn(platform: RunningPlatform, name: string): Promise<string> {
  const { personId, email } = demonstrationPerson(name);
  const secret = randomBytes(32).toString("base64url");
  const beganAt = new Date();
  const endsAt = new Date(beganAt.getTime() + 60 * 60 * 1000);
  await openDesk(platform.storage, { now: () => beganAt }).beginSession({
    hash: sessionHash(secret),
    personId,
    name,
    email,
    beganAt: beganAt.toISOString(),
    endsAt: endsAt.toISOString(),
  });
  return `concord=${secret}`;
}
