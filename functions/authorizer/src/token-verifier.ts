import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from "jose";
import { scopes as everyScope, type Scope } from "@concord/kernel";

/** What a program's access token says, once it is known to be ours. */
export type VerifiedToken = {
  /** The client id it was given to. */
  login: string;
  scopes: Scope[];
};

export type TokenRules = {
  issuer: string;
  /** Where tokens carry an audience. Cognito's do not: there the prefix of their scopes is the audience. */
  audience?: string | undefined;
};

/** The name of our API in a scope: `concord/insights.read-published`. */
export const scopePrefix = "concord/";

export const remoteKeys = (address: string): JWTVerifyGetKey => createRemoteJWKSet(new URL(address));

/**
 * Checks access tokens that programs bring (client credentials). Throws when the
 * keys cannot be had: that says nothing about the token.
 */
export function tokenVerifier(keys: JWTVerifyGetKey, { issuer, audience }: TokenRules) {
  return async (token: string): Promise<VerifiedToken | undefined> => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        ...(audience === undefined ? {} : { audience }),
        algorithms: ["RS256", "ES256"],
        requiredClaims: ["exp", "client_id", "scope"],
      });
      if (payload.token_use !== "access") return undefined; // an id token is no key
      const granted = String(payload.scope)
        .split(" ")
        .filter((scope) => scope.startsWith(scopePrefix))
        .map((scope) => scope.slice(scopePrefix.length));
      if (granted.length === 0) return undefined; // made for another API
      return { login: String(payload.client_id), scopes: everyScope.filter((scope) => granted.includes(scope)) };
    } catch (error) {
      if (saysNothingOfTheToken(error)) throw error;
      return undefined;
    }
  };
}

/** jose throws its generic error, or fetch's own, when the keys do not come. */
const saysNothingOfTheToken = (error: unknown): boolean =>
  !(error instanceof errors.JOSEError) || error instanceof errors.JWKSTimeout || error.code === "ERR_JOSE_GENERIC";
