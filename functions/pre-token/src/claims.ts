import { scopes } from "@concord/kernel";

/** What an identity provider knows of a person, whichever provider it is. */
export type Attributes = {
  email: string;
  name?: string | undefined;
  givenName?: string | undefined;
  familyName?: string | undefined;
};

/** A name to show, however much of one there is, and the address in the one spelling that we compare. */
export function personClaims({ email, name, givenName, familyName }: Attributes): { name: string; email: string } {
  const parts = [givenName, familyName].filter((part) => part?.trim()).join(" ");
  return { name: name?.trim() || parts || email, email: email.trim().toLowerCase() };
}

/**
 * A token says who, and never what they may do: that is read in each authority,
 * for each request. Groups that a provider keeps would be a second answer to it.
 */
export const claimsToSuppress: readonly string[] = ["cognito:groups", "cognito:roles", "cognito:preferred_role"];

/** With this scope a token could change the account it was given to. */
export const scopesToSuppress: readonly string[] = ["aws.cognito.signin.user.admin"];

/** The name of our API in a scope, and every scope as a token carries it. */
export const apiName = "concord";
export const apiScopes: readonly string[] = scopes.map((scope) => `${apiName}/${scope}`);
