import * as z from "zod";
import { id, permissionsOf, type Role } from "@concord/kernel";
import { noun } from "../noun.ts";

export const RoleName = z.enum(Object.keys(permissionsOf) as [Role, ...Role[]]);

/** A person in this tenant, and what they are here. The same person may be somebody else elsewhere. */
export const Member = z.object({
  personId: id("person"),
  version: z.int().nonnegative(),
  name: z.string().trim().min(1).max(120),
  email: z.email(),
  /** As they are called here: "Cabinet member for economy". */
  title: z.string().max(120).optional(),
  roles: z.array(RoleName).min(1),
  status: z.enum(["active", "left"]),
});
export type Member = z.infer<typeof Member>;

export const members = noun<Member>({ name: "member", title: "Person", schema: Member, addressOf: ({ personId }) => ({ id: personId }) });
