import * as z from "zod";
import { id, type Id } from "@concord/kernel";
import { noun } from "../noun.ts";

/**
 * A body that has its own walls: an authority, a LEP, a consultancy (whose walls
 * hold only its own people), or the platform itself (whose people operate it).
 */
export const Tenant = z.object({
  id: id("tenant"),
  version: z.int().nonnegative(),
  kind: z.enum(["authority", "lep", "consultancy", "platform"]),
  name: z.string().trim().min(1).max(200),
  /** Its own statistical code, where it has one: E47000003. */
  areaCode: z.string().optional(),
  /** The districts whose figures are its figures, by code. */
  districts: z.array(z.object({ code: z.string(), name: z.string() })).max(60),
  status: z.enum(["active", "leaving"]),
  /** Demonstration authorities say on every page that their figures are illustrative. */
  demonstration: z.boolean(),
});
export type Tenant = z.infer<typeof Tenant>;

/** Whose people operate Concord. There is one, and everybody knows where it lies. */
export const platformTenantId = "ten_000000000000000000p1atf0rm" as Id<"tenant">;

/** There is one in each tenant, and it is addressed by that tenant's id. */
export const tenants = noun<Tenant>({ name: "tenant", title: "Authority", schema: Tenant, addressOf: ({ id }) => ({ id }) });
