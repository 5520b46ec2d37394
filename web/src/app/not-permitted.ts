import { may, notPermittedSentence, type Permission, type PersonActor } from "@concord/kernel";

/** Why this person cannot do what needs this permission, in the API's sentence; undefined if they can. */
export const notPermitted = (actor: PersonActor, needs: Permission): string | undefined =>
  may(actor, needs) ? undefined : notPermittedSentence(needs);
