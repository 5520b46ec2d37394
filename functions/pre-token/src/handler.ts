import type { PreTokenGenerationV3TriggerEvent } from "aws-lambda";
import { claimsToSuppress, personClaims, scopesToSuppress } from "./claims.ts";

/** Cognito asks this before it signs any token. */
export async function handler(event: PreTokenGenerationV3TriggerEvent): Promise<PreTokenGenerationV3TriggerEvent> {
  const { userAttributes } = event.request;
  const email = userAttributes?.email;
  const person = email
    ? personClaims({ email, name: userAttributes.name, givenName: userAttributes.given_name, familyName: userAttributes.family_name })
    : undefined; // a program
  return {
    ...event,
    response: {
      claimsAndScopeOverrideDetails: {
        ...(person ? { idTokenGeneration: { claimsToAddOrOverride: person, claimsToSuppress: [...claimsToSuppress] } } : {}),
        accessTokenGeneration: { claimsToSuppress: [...claimsToSuppress], scopesToSuppress: [...scopesToSuppress] },
      },
    },
  };
}
