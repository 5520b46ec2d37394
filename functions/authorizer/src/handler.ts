import { randomBytes } from "node:crypto";
import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from "aws-lambda";
import { ulidMinter } from "@concord/kernel";
import { awsPlatform, openDesk, openTenant, settingsIn } from "@concord/storage";
import { authorizer, type Authorize } from "./authorize.ts";
import { remoteKeys, tokenVerifier } from "./token-verifier.ts";

/** Made once and kept while this environment lives. Clients and keys, never answers. */
let authorize: Authorize | undefined;

/** What API Gateway (REST, request authorizer, no cache) asks before it calls a function. */
export async function handler(event: APIGatewayRequestAuthorizerEvent): Promise<APIGatewayAuthorizerResult> {
  authorize ??= authorizerFrom(process.env);
  const answer = await authorize({ method: event.httpMethod, path: event.path, headers: lowerCased(event.headers ?? {}) });

  if (answer.verdict === "unauthenticated") throw new Error("Unauthorized"); // the very word that makes the gateway answer 401
  if (answer.verdict === "denied") return policy("nobody", "Deny", event.methodArn);
  const { actor, tenantId, refusal } = answer.granted;
  return {
    ...policy(actor && "id" in actor ? actor.id : "nobody", "Allow", event.methodArn),
    context: {
      ...(actor ? { actor: JSON.stringify(actor) } : {}),
      ...(tenantId ? { tenantId } : {}),
      ...(refusal ? { refusal } : {}),
    },
  };
}

function authorizerFrom(environment: NodeJS.ProcessEnv): Authorize {
  const { ORIGIN: origin, ISSUER: issuer, JWKS_ADDRESS: jwksAddress } = environment;
  if (!origin || !issuer || !jwksAddress) throw new Error("The authorizer needs ORIGIN, ISSUER and JWKS_ADDRESS in its environment");
  const now = () => new Date();
  const mintId = ulidMinter(now, randomBytes);
  const platform = awsPlatform(settingsIn(environment), { now, random: Math.random });
  return authorizer({
    now,
    origin,
    session: openDesk(platform, { now }).session,
    verify: tokenVerifier(remoteKeys(jwksAddress), { issuer }), // Cognito's access tokens carry no audience: their scopes do
    at: (tenantId) => openTenant(platform, { tenantId, actor: { type: "job", name: "authorizer" }, now, mintId }).store,
  });
}

function policy(principalId: string, Effect: "Allow" | "Deny", Resource: string): APIGatewayAuthorizerResult {
  return { principalId, policyDocument: { Version: "2012-10-17", Statement: [{ Action: "execute-api:Invoke", Effect, Resource }] } };
}

const lowerCased = (headers: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
