import * as z from "zod";
import { id } from "@concord/kernel";
import { ApiClient } from "@concord/domain/clients";
import { endpoint } from "./endpoint.ts";
import { page, PageQuery } from "./page.ts";

export const listClients = endpoint({
  method: "GET",
  at: "tenant",
  path: "/api-clients",
  summary: "List the partners' programs that the authority has let in, now or before",
  needs: "people.read",
  query: PageQuery,
  reply: page(ApiClient),
});

export const registerClient = endpoint({
  method: "POST",
  at: "tenant",
  path: "/api-clients",
  summary: "Let a partner's program in, with scopes",
  needs: "clients.write",
  writes: "creates",
  body: ApiClient.pick({ name: true, organisation: true, login: true, scopes: true }),
  reply: ApiClient,
});

export const revokeClient = endpoint({
  method: "POST",
  at: "tenant",
  path: "/api-clients/:clientId/revocation",
  summary: "Show a partner's program out: a token that it still holds opens nothing here",
  needs: "clients.write",
  writes: "changes",
  params: z.object({ clientId: id("client") }),
  reply: ApiClient,
});
