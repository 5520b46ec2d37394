import { refused } from "@concord/kernel";
import type { Context } from "../context.ts";
import { all } from "../store.ts";
import { apiClients, type ApiClient } from "./api-client.ts";
import { judgeRegistration, lettingInRefusals } from "./letting-in.ts";

/** Lets a partner's program in, to do what these scopes say and nothing else. */
export async function registerClient(
  { store, mintId }: Pick<Context, "store" | "mintId">,
  program: Pick<ApiClient, "name" | "organisation" | "login" | "scopes">,
): Promise<ApiClient> {
  const registration = judgeRegistration(await all(store, apiClients), program.login);
  if (!registration.allowed) throw refused(registration.because, lettingInRefusals[registration.because]);

  return await store.save(
    apiClients,
    { id: mintId("client"), version: 0, status: "active", ...program },
    { name: "api-client.registered", detail: { name: program.name, organisation: program.organisation, scopes: program.scopes } },
  );
}
