import { refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { apiClients, type ApiClient } from "./api-client.ts";
import { judgeRevocation, lettingInRefusals } from "./letting-in.ts";

/** Shows a program out. A token that it still holds opens nothing here any more. */
export async function revokeClient({ store }: Pick<Context, "store">, id: Id<"client">): Promise<ApiClient> {
  const client = await store.get(apiClients, id);

  const revocation = judgeRevocation(client);
  if (!revocation.allowed) throw refused(revocation.because, lettingInRefusals[revocation.because]);

  return await store.save(apiClients, { ...client, status: "revoked" }, { name: "api-client.revoked", detail: { name: client.name } });
}
