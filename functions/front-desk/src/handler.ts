import { randomBytes } from "node:crypto";
import { ulidMinter } from "@concord/kernel";
import { lambdaHandler } from "@concord/service/lambda";
import { awsPlatform, openDesk, openTenant, settingsIn } from "@concord/storage";
import { frontDesk } from "./front-desk.ts";
import { openIdProvider } from "./identity-provider.ts";

/** The front desk as API Gateway calls it. */
export const handler = lambdaHandler(frontDeskFrom(process.env));

function frontDeskFrom(environment: NodeJS.ProcessEnv) {
  const { ORIGIN: origin, ISSUER: issuer, CLIENT_ID: clientId, CLIENT_SECRET: clientSecret, SIGN_IN_KEY: signInKey } = environment;
  if (!origin || !issuer || !clientId || !clientSecret || !signInKey) {
    throw new Error("The front desk needs ORIGIN, ISSUER, CLIENT_ID, CLIENT_SECRET and SIGN_IN_KEY in its environment");
  }
  const now = () => new Date();
  const mintId = ulidMinter(now, randomBytes);
  const platform = awsPlatform(settingsIn(environment), { now, random: Math.random });
  return frontDesk({
    now,
    origin,
    desk: openDesk(platform, { now }),
    identityProvider: openIdProvider({ issuer, clientId, clientSecret, origin }),
    signInKey: Buffer.from(signInKey, "base64url"),
    mintSecret: () => randomBytes(32).toString("base64url"),
    open: (tenantId, actor) => openTenant(platform, { tenantId, actor, now, mintId }).store,
  });
}
