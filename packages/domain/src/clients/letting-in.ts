import type { ApiClient } from "./api-client.ts";

/** Why a partner's program would not be let in or shown out. The API returns the key; the page shows the sentence. */
export const lettingInRefusals = {
  "let-in-already": "A program with this client id is let in already. Revoke that one first, then let it in again with other scopes.",
  "revoked-already": "This program has been shown out already.",
} as const;

export type LettingInRefusal = keyof typeof lettingInRefusals;
export type LettingIn = { allowed: true } | { allowed: false; because: LettingInRefusal };

export function judgeRegistration(clients: readonly ApiClient[], login: string): LettingIn {
  const there = clients.some((client) => client.login === login && client.status === "active");
  return there ? { allowed: false, because: "let-in-already" } : { allowed: true };
}

export const judgeRevocation = (client: ApiClient): LettingIn =>
  client.status === "active" ? { allowed: true } : { allowed: false, because: "revoked-already" };
