import * as z from "zod";
import { id } from "@concord/kernel";
import { Tenant } from "@concord/domain/tenancy";
import { endpoint } from "./endpoint.ts";

/** A tenant as its operator sees it: that it is there, and how many work in it. Never what they do. */
export const OperatedTenant = Tenant.pick({ id: true, kind: true, name: true, status: true, demonstration: true }).extend({
  people: z.int().nonnegative(),
  consultancies: z.int().nonnegative(),
  apiClients: z.int().nonnegative(),
});
export type OperatedTenant = z.infer<typeof OperatedTenant>;

export const listTenants = endpoint({
  method: "GET",
  at: "desk",
  path: "/platform/tenants",
  summary: "List the tenants of the platform, for its operator",
  needs: "platform.operate",
  reply: z.object({ items: z.array(OperatedTenant) }),
});

/** A consultancy that an authority can let in. */
export const Firm = z.object({ id: id("tenant"), name: z.string() });
export type Firm = z.infer<typeof Firm>;

export const listFirms = endpoint({
  method: "GET",
  at: "desk",
  path: "/firms",
  summary: "List the consultancies that an authority can grant an engagement",
  needs: "signed-in",
  reply: z.object({ items: z.array(Firm) }),
});

export const getOpenApi = endpoint({
  method: "GET",
  at: "desk",
  path: "/openapi.json",
  summary: "Read this API's own description (OpenAPI 3.1)",
  needs: "anybody",
  reply: z.record(z.string(), z.unknown()),
});
