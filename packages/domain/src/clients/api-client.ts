import * as z from "zod";
import { id, scopes } from "@concord/kernel";
import { noun } from "../noun.ts";

/** A partner's program, and what this tenant allows it. Its secret is the identity provider's business. */
export const ApiClient = z.object({
  id: id("client"),
  version: z.int().nonnegative(),
  name: z.string().trim().min(1).max(120),
  organisation: z.string().trim().min(1).max(200),
  scopes: z.array(z.enum(scopes)).min(1),
  status: z.enum(["active", "revoked"]),
});
export type ApiClient = z.infer<typeof ApiClient>;

export const apiClients = noun<ApiClient>({ name: "api-client", title: "API client", schema: ApiClient, addressOf: ({ id }) => ({ id }) });
