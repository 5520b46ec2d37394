import * as z from "zod";
import { Day, id } from "@concord/kernel";
import { noun } from "../noun.ts";

/** What a seat is, by the authority's Order. */
export const Capacity = z.enum(["mayor", "constituent", "non-constituent", "associate"]);

export const Seat = z.object({
  id: id("seat"),
  /** "Member for Calderdale". */
  name: z.string().trim().min(1).max(120),
  capacity: Capacity,
  /** The council or body that appoints to it. */
  appointedBy: z.string().max(200),
  /** Who holds it now. A seat may be empty. */
  holderId: id("person").optional(),
  /** Who acts in the holder's place and capacity. */
  substituteId: id("person").optional(),
  from: Day,
  to: Day.optional(),
});
export type Seat = z.infer<typeof Seat>;

export const Body = z.object({
  id: id("body"),
  version: z.int().nonnegative(),
  name: z.string().trim().min(1).max(200),
  rulePackId: id("rulePack"),
  seats: z.array(Seat).max(60),
});
export type Body = z.infer<typeof Body>;

export const bodies = noun<Body>({ name: "body", title: "Body", schema: Body, addressOf: ({ id }) => ({ id }) });
