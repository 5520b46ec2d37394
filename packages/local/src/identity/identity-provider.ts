import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import Provider, { type Configuration, type KoaContextWithOIDC } from "oidc-provider";
import { apiScopes, personClaims } from "@concord/pre-token";
import type { DemonstrationPerson } from "../demonstration/people.ts";
import { choosePersonPage, problemPage } from "./choose-person-page.ts";
import type { KeptKeys } from "./kept-keys.ts";
import { memoryAdapter } from "./memory-adapter.ts";

/** What the desk is called at the provider. */
export const deskClientId = "concord-desk";
/** What access tokens are made for. */
export const audience = "urn:concord";

export type LocalIdentityProvider = {
  issuer: string;
  jwksAddress: string;
  /** Answers everything under `/oidc`. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
};

type Program = { login: string; secret: string; name: string };

/** Cognito's place on one machine: real OpenID Connect, with a page to choose a person from instead of a password. */
export function localIdentityProvider(options: {
  /** `http://127.0.0.1:4000` */
  origin: string;
  keys: KeptKeys;
  people: readonly DemonstrationPerson[];
  programs: readonly Program[];
}): LocalIdentityProvider {
  const { origin, keys, people, programs } = options;
  const issuer = `${origin}/oidc`;
  const provider = new Provider(issuer, configuration());
  const answer = provider.callback();

  return {
    issuer,
    jwksAddress: `${issuer}/jwks`,
    async handle(request, response) {
      const path = request.url ?? "/";
      if (path.startsWith("/oidc/interaction/")) return await choosePerson(request, response);
      // The provider finds out where it is mounted from the difference between the two.
      Object.assign(request, { originalUrl: path, url: path.slice("/oidc".length) || "/" });
      await answer(request, response);
    },
  };

  async function choosePerson(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const { uid } = await provider.interactionDetails(request, response);
      if (request.method !== "POST") return html(response, 200, choosePersonPage(people, `/oidc/interaction/${uid}`));

      const chosen = new URLSearchParams(await text(request)).get("person");
      const person = people.find(({ email }) => email === chosen);
      if (!person) return html(response, 400, choosePersonPage(people, `/oidc/interaction/${uid}`));
      await provider.interactionFinished(request, response, { login: { accountId: person.email } }, { mergeWithLastSubmission: false });
    } catch {
      html(
        response,
        400,
        problemPage(
          "This sign-in is over",
          "It was begun too long ago, in another browser, or before Concord was started again. Sign in again.",
        ),
      );
    }
  }

  function configuration(): Configuration {
    return {
      adapter: memoryAdapter(),
      jwks: keys.jwks as NonNullable<Configuration["jwks"]>,
      cookies: { keys: keys.cookieKeys, names: { interaction: "oidc-interaction", resume: "oidc-resume", session: "oidc-session" } },
      clients: [
        {
          client_id: deskClientId,
          client_secret: keys.clientSecret,
          grant_types: ["authorization_code"],
          response_types: ["code"],
          redirect_uris: [`${origin}/auth/callback`],
        },
        ...programs.map(({ login, secret, name }) => ({
          client_id: login,
          client_secret: secret,
          client_name: name,
          grant_types: ["client_credentials"],
          response_types: [],
          redirect_uris: [],
        })),
      ],
      responseTypes: ["code"],
      scopes: ["openid", "email", "profile"],
      claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
      conformIdTokenClaims: false, // as Cognito does: who it is stands in the id token itself
      pkce: { required: () => true },
      features: {
        devInteractions: { enabled: false },
        clientCredentials: { enabled: true },
        resourceIndicators: {
          enabled: true,
          defaultResource: (_context, client) => (client.grantTypes?.includes("client_credentials") ? audience : []),
          getResourceServerInfo: () => ({
            scope: apiScopes.join(" "),
            audience,
            accessTokenFormat: "jwt",
            accessTokenTTL: 3600,
            jwt: { sign: { alg: "RS256" } },
          }),
        },
        rpInitiatedLogout: { enabled: false },
      },
      extraTokenClaims: () => ({ token_use: "access" }), // Cognito's word for what an access token is
      findAccount: (_context, subject) => {
        const person = people.find(({ email }) => email === subject);
        if (!person) return undefined;
        return { accountId: subject, claims: () => ({ sub: subject, email_verified: true, ...personClaims(person) }) };
      },
      loadExistingGrant,
      interactions: { url: (_context, { uid }) => `/oidc/interaction/${uid}` },
      ttl: { Interaction: 600, Session: 600, Grant: 600, AuthorizationCode: 60, IdToken: 300, AccessToken: 600, ClientCredentials: 3600 },
      renderError: (context, { error, error_description: description }) => {
        context.type = "html";
        context.body = problemPage("This sign-in cannot go on", `${description ?? error}. Go back to Concord and sign in again.`);
      },
    };
  }

  /** The desk is our own: nobody is asked whether it may know who they are. */
  async function loadExistingGrant({ oidc }: KoaContextWithOIDC) {
    const grant = new provider.Grant({ clientId: oidc.client!.clientId, accountId: oidc.session!.accountId! });
    grant.addOIDCScope("openid email profile");
    await grant.save();
    return grant;
  }
}

function html(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  });
  response.end(body);
}
