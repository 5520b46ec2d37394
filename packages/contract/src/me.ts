import * as z from "zod";
import { Actor, Day, id } from "@concord/kernel";
import { Tenant } from "@concord/domain/tenancy";
import { endpoint } from "./endpoint.ts";

/** A tenant I may enter, and who I am in it: what its pages judge their buttons by. */
export const MyTenant = z.object({
  tenant: Tenant,
  actor: Actor,
  /** As I am called there: "Cabinet member for economy", "Consultant, Northbridge Economics". */
  capacity: z.string(),
  /** Set when I am there under an engagement: the last day on which I may enter. */
  until: Day.optional(),
});
export type MyTenant = z.infer<typeof MyTenant>;

export const Me = z.object({ id: id("person"), name: z.string(), tenants: z.array(MyTenant) });
export type Me = z.infer<typeof Me>;

export const getMe = endpoint({
  method: "GET",
  at: "desk",
  path: "/me",
  summary: "Read who I am, and which authorities I may enter",
  needs: "signed-in",
  reply: Me,
});
