import { refused, type Id } from "@concord/kernel";
import type { Desk, Login } from "./desk.ts";
import { personIdOf } from "./person-id.ts";

/** Why somebody whom the identity provider let through is not let in. The page shows the sentence. */
export const signInRefusals = {
  "sign-in-expired": "Signing in took longer than ten minutes, or was begun in another browser. Nothing is lost: sign in again.",
  "sign-in-not-completed": "Your sign-in was not completed. Sign in again; if it keeps happening, tell your administrator.",
  "email-not-verified":
    "Your organisation has not confirmed your e-mail address, so we cannot tell which authority you belong to. Ask its help desk.",
  "login-not-yours":
    "This e-mail address belongs to a person who signs in with another account. If it was given to you newly, ask an administrator of your authority.",
} as const;

export type SignInRefusal = keyof typeof signInRefusals;

/** What an identity provider says of somebody who has just signed in. */
export type Claims = Login & { name: string; email: string; emailVerified: boolean };

/** Which person this login is. The first time, the address decides, and after that the address may change. */
export async function recognise(desk: Pick<Desk, "personOf" | "tie">, claims: Claims): Promise<Id<"person">> {
  const login = { issuer: claims.issuer, subject: claims.subject };
  const known = await desk.personOf(login);
  if (known) return known;

  if (!claims.emailVerified) throw refused("email-not-verified", signInRefusals["email-not-verified"]);
  const personId = personIdOf(claims.email);
  if (!(await desk.tie(login, personId))) throw refused("login-not-yours", signInRefusals["login-not-yours"]);
  return personId;
}
