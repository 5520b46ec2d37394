import { expect, test } from "vitest";
import type { PreTokenGenerationV3TriggerEvent } from "aws-lambda";
import { handler } from "./handler.ts";

const event = (userAttributes: Record<string, string>) =>
  ({ version: "3", request: { userAttributes, groupConfiguration: {} }, response: {} }) as unknown as PreTokenGenerationV3TriggerEvent;

test("a token says who, by a name and one spelling of the address, and never what they may do", async () => {
  const { response } = await handler(event({ email: "Asha.Patel@West.example", given_name: "Asha", family_name: "Patel" }));
  expect(response.claimsAndScopeOverrideDetails).toMatchObject({
    idTokenGeneration: { claimsToAddOrOverride: { name: "Asha Patel", email: "asha.patel@west.example" } },
    accessTokenGeneration: { scopesToSuppress: ["aws.cognito.signin.user.admin"] },
  });
  expect(JSON.stringify(response)).toContain("cognito:groups");
});

test("a program's token is left with the scopes it was given", async () => {
  const { response } = await handler(event({}));
  expect(response.claimsAndScopeOverrideDetails?.idTokenGeneration).toBeUndefined();
});
