import { randomBytes } from "node:crypto";
import { authorizer, remoteKeys, tokenVerifier } from "@concord/authorizer";
import type { Actor, Clock, Id, MintId } from "@concord/kernel";
import type { Context, RequestFacts } from "@concord/domain";
import { nomisCatalogue } from "@concord/fetch";
import { frontDesk, openIdProvider, type IdentityProvider } from "@concord/front-desk";
import { openDesk, openTenant, type Platform } from "@concord/storage";
import { tenantApi, type TenantContext } from "@concord/tenant-api";
import { footerCaches, withWarehouse, type FooterCaches } from "@concord/warehouse";
import { apiGateway } from "./api-gateway.ts";
import { audience, deskClientId, type KeptKeys, type LocalIdentityProvider } from "./identity/index.ts";

export type Open = (tenantId: Id<"tenant">, actor: Actor, request?: RequestFacts) => TenantContext;

/** Opens one tenant for one actor: the same as in AWS, on this machine's clients. */
export function opener(storage: Platform, { now, mintId }: { now: Clock; mintId: MintId }): Open {
  const footers = new Map<Id<"tenant">, FooterCaches>();
  return (tenantId, actor, request) => {
    const opened = openTenant(storage, { tenantId, actor, request, now, mintId });
    const cache = footers.get(tenantId) ?? footerCaches();
    footers.set(tenantId, cache);
    return { ...withWarehouse(opened, cache), nomis: nomisCatalogue } satisfies Context & TenantContext;
  };
}

/**
 * A person is tied to the login they first came with, and a login is named by its
 * provider's address. This one's has the port in it, and they are the same
 * people when Concord is started on another.
 */
const onAnyPort = (provider: IdentityProvider): IdentityProvider => ({
  begin: provider.begin,
  finish: async (callback, checks) => ({ ...(await provider.finish(callback, checks)), issuer: "urn:concord:local" }),
});

/** The API: the authorizer, and the two functions that it stands before. */
export function composeApi(options: {
  origin: string;
  /** Storage, with what a function may do of its own. */
  storageAs(role: "front-desk" | "authorizer"): Platform;
  open: Open;
  now: Clock;
  mintId: MintId;
  keys: KeptKeys;
  identityProvider: Pick<LocalIdentityProvider, "issuer" | "jwksAddress">;
}) {
  const { origin, storageAs, open, now, mintId, keys, identityProvider } = options;
  const desk = openDesk(storageAs("front-desk"), { now });
  const storeOf = (tenantId: Id<"tenant">, actor: Actor) => open(tenantId, actor).store;

  const authorize = authorizer({
    now,
    origin,
    session: openDesk(storageAs("authorizer"), { now }).session,
    verify: tokenVerifier(remoteKeys(identityProvider.jwksAddress), { issuer: identityProvider.issuer, audience }),
    at: (tenantId) => storeOf(tenantId, { type: "job", name: "authorizer" }),
  });
  const deskApp = frontDesk({
    now,
    origin,
    desk,
    identityProvider: onAnyPort(
      openIdProvider({ issuer: identityProvider.issuer, clientId: deskClientId, clientSecret: keys.clientSecret, origin }),
    ),
    signInKey: Buffer.from(keys.signInKey, "base64url"),
    mintSecret: () => randomBytes(32).toString("base64url"),
    open: storeOf,
  });
  const tenantApp = tenantApi(({ tenantId, actor }, request) => {
    if (!tenantId || !actor) throw new Error("A tenant's context was asked for without a tenant or an actor.");
    return open(tenantId, actor, request);
  });
  return apiGateway({ authorize, tenantApi: tenantApp, frontDesk: deskApp, mintId });
}
