import { id, type Actor, type Id } from "@concord/kernel";
import { personIn, programIn, type Session, type Walls } from "@concord/domain/people";
import { platformTenantId } from "@concord/domain/tenancy";
import { readCookie, sessionCookieName, sessionHash } from "./session-cookie.ts";
import type { VerifiedToken } from "./token-verifier.ts";

/** A request as the gateway shows it: no body. Header names in lower case. */
export type AuthorizerRequest = {
  method: string;
  path: string;
  headers: Readonly<Record<string, string | undefined>>;
};

/** Who is asking, as the function behind the gateway will see it. */
export type Granted = {
  actor?: Actor;
  tenantId?: Id<"tenant">;
  /** The request is known for whose it is, and yet must be refused: the actor is then withheld. */
  refusal?: "bad-origin";
};

export type Authorization =
  | { verdict: "allowed"; granted: Granted }
  /** No identity, or one that no longer counts: 401. */
  | { verdict: "unauthenticated" }
  /** Not theirs to know of: the gateway answers as it does for what does not exist. */
  | { verdict: "denied" };

export type Authorize = (request: AuthorizerRequest) => Promise<Authorization>;

/** What the authorizer asks of the world. */
export type AuthorizerPorts = Walls & {
  /** Concord's own origin: `https://concord.example`. */
  origin: string;
  session(hash: string): Promise<Session | undefined>;
  /** Undefined for a token that is not ours, has expired, or was tampered with. */
  verify(token: string): Promise<VerifiedToken | undefined>;
};

type Identity = { by: "cookie"; session: Session } | { by: "token"; token: VerifiedToken };

/**
 * Says of every request who is asking, and for which tenant. Nothing is
 * remembered from one request to the next, so that a person removed, a client
 * revoked and an engagement that has ended are out with their next request.
 */
export function authorizer(ports: AuthorizerPorts): Authorize {
  return async (request) => {
    const identity = await identify(ports, request);
    if (identity === "bad") return { verdict: "unauthenticated" };

    const tenant = tenantIn(request.path);
    if (tenant === undefined)
      return { verdict: "allowed", granted: guarded(ports, request, identity, await atDesk(ports, request, identity)) };
    if (identity === undefined) return { verdict: "unauthenticated" };
    const tenantId = id("tenant").safeParse(tenant);
    if (!tenantId.success) return { verdict: "denied" };

    const actor = await (identity.by === "cookie"
      ? personIn(ports, identity.session.personId, tenantId.data)
      : programIn(ports, identity.token, tenantId.data));
    if (!actor) return { verdict: "denied" };
    return { verdict: "allowed", granted: guarded(ports, request, identity, { actor, tenantId: tenantId.data }) };
  };
}

/** "bad" for an identity that was offered and does not count; undefined where none was offered. */
async function identify(ports: AuthorizerPorts, { headers }: AuthorizerRequest): Promise<Identity | "bad" | undefined> {
  const bearer = /^Bearer (.+)$/i.exec(headers.authorization ?? "")?.[1];
  if (bearer !== undefined) {
    const token = await ports.verify(bearer);
    return token ? { by: "token", token } : "bad";
  }
  if (headers.authorization !== undefined) return "bad";

  const secret = readCookie(headers.cookie, sessionCookieName(ports.origin));
  if (secret === undefined) return undefined;
  const session = await ports.session(sessionHash(secret));
  // A browser keeps a cookie for longer than we keep the session: that is nobody, not an attack.
  if (!session || session.endsAt <= ports.now().toISOString()) return undefined;
  return { by: "cookie", session };
}

/** What follows `/v1/tenants/`; undefined for a path of the desk. */
const tenantIn = (path: string): string | undefined => /^\/+v1\/+tenants(?:\/+([^/]*))/.exec(path)?.[1];

/**
 * A page of somebody else's can make a browser send our cookie, and cannot make
 * it say that the request came from us. Reads change nothing and need no origin.
 */
function guarded(ports: AuthorizerPorts, request: AuthorizerRequest, identity: Identity | undefined, granted: Granted): Granted {
  const reads = ["GET", "HEAD", "OPTIONS"].includes(request.method.toUpperCase());
  if (identity?.by !== "cookie" || reads || request.headers.origin === ports.origin) return granted;
  const { actor: _, ...rest } = granted;
  return { ...rest, refusal: "bad-origin" };
}

/** At the desk a person is who they are and nothing more, but for the platform's own pages. A program has no business there. */
async function atDesk(ports: AuthorizerPorts, { path }: AuthorizerRequest, identity: Identity | undefined): Promise<Granted> {
  if (identity?.by !== "cookie") return {};
  const { personId, name } = identity.session;
  const operator = /^\/+v1\/+platform(\/|$)/.test(path) ? await personIn(ports, personId, platformTenantId) : undefined;
  return { actor: operator ?? { type: "person", id: personId, name, roles: [] } };
}
