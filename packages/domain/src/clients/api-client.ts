import * as z from "zod";
import { id, scopes } from "@concord/kernel";
import { noun } from "../noun.ts";

/**
 * A partner's program, and what this tenant allows it. Its credentials are the
 * identity provider's business: one partner has one set, and each authority that
 * lets it in says so in its own walls.
 */
export const ApiClient = z.object({
  id: id("client"),
  version: z.int().nonnegative(),
  name: z.string().trim().min(1).max(120),
  organisation: z.string().trim().min(1).max(200),
  /** The client id with which the program asks for its tokens. The partner tells the authority. */
  login: z.string().trim().min(1).max(200),
  scopes: z.array(z.enum(scopes)).min(1),
  status: z.enum(["active", "revoked"]),
});
export type ApiClient = z.infer<typeof ApiClient>;

export const apiClients = noun<ApiClient>({ name: "api-client", title: "API client", schema: ApiClient, addressOf: ({ id }) => ({ id }) });
