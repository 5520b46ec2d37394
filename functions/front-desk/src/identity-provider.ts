import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from "openid-client";
import * as z from "zod";
import type { Claims } from "@concord/domain/people";

/** What must come back as it was sent, for a sign-in to be the one that this browser began. */
export const Checks = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });
export type Checks = z.infer<typeof Checks>;

/** Whoever vouches for people: Cognito, or an authority's own provider behind it. */
export type IdentityProvider = {
  begin(): Promise<{ url: URL; checks: Checks }>;
  /** Takes the address that the browser was sent back to. Throws when anything about it is not as it was begun. */
  finish(callback: URL, checks: Checks): Promise<Claims>;
};

const IdToken = z.object({
  iss: z.string(),
  sub: z.string(),
  email: z.email(),
  // Cognito passes on what the provider behind it said, which may be a word.
  email_verified: z.union([z.boolean(), z.enum(["true", "false"]).transform((word) => word === "true")]).default(false),
  name: z.string().trim().min(1).optional(),
});

/** OpenID Connect with code, PKCE, state and nonce. Tokens stay here: the browser only ever holds our own cookie. */
export function openIdProvider(options: { issuer: string; clientId: string; clientSecret: string; origin: string }): IdentityProvider {
  const redirectUri = `${options.origin}/auth/callback`;
  let discovered: Promise<Configuration> | undefined;

  /** Kept once it has been had; a provider that was down is asked again. */
  const configuration = () => {
    discovered ??= discovery(new URL(options.issuer), options.clientId, undefined, ClientSecretBasic(options.clientSecret), {
      execute: options.issuer.startsWith("http://127.0.0.1:") ? [allowInsecureRequests] : [],
    }).catch((error: unknown) => {
      discovered = undefined;
      throw error;
    });
    return discovered;
  };

  return {
    async begin() {
      const checks: Checks = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const url = buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: "openid email profile",
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: "S256",
        prompt: "login", // whoever signed out must not be let in again by the next person's click
      });
      return { url, checks };
    },

    async finish(callback, checks) {
      const tokens = await authorizationCodeGrant(await configuration(), callback, {
        expectedState: checks.state,
        expectedNonce: checks.nonce,
        pkceCodeVerifier: checks.verifier,
        idTokenExpected: true,
      });
      const said = IdToken.parse(tokens.claims());
      return { issuer: said.iss, subject: said.sub, email: said.email, emailVerified: said.email_verified, name: said.name ?? said.email };
    },
  };
}
