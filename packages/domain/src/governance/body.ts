import * as z from "zod";
import { Day, id } from "@concord/kernel";
import { noun } from "../noun.ts";

/** What a seat is, by the authority's Order. */
export const Capacity = z.enum(["mayor", "constituent", "non-constituent", "associate"]);
export type Capacity = z.infer<typeof Capacity>;

/** As a sentence says it: "the votes of two constituent members". */
export const capacityNames: Record<Capacity, string> = {
  mayor: "the Mayor",
  constituent: "constituent member",
  "non-constituent": "non-constituent member",
  associate: "associate member",
};

export const Seat = z.object({
  id: id("seat"),
  /** "Member for Calderdale". */
  name: z.string().trim().min(1).max(120),
  capacity: Capacity,
  /** The council or body that appoints to it. */
  appointedBy: z.string().trim().max(200),
  /** Who holds it now. A seat may be empty. */
  holderId: id("person").optional(),
  /** Who acts in the holder's place and capacity. */
  substituteId: id("person").optional(),
  from: Day,
  /** The last day of the term. */
  to: Day.optional(),
});
export type Seat = z.infer<typeof Seat>;

export const Body = z.object({
  id: id("body"),
  version: z.int().nonnegative(),
  name: z.string().trim().min(1).max(200),
  rulePackId: id("rulePack"),
  /** Whose vote settles a tie, where the rules give the chair a casting vote. */
  chairSeatId: id("seat").optional(),
  seats: z.array(Seat).max(60),
});
export type Body = z.infer<typeof Body>;

export const bodies = noun<Body>({ name: "body", title: "Body", schema: Body, addressOf: ({ id }) => ({ id }) });

/** The seats whose term covers this day. */
export const seatsOn = (seats: readonly Seat[], day: string): Seat[] =>
  seats.filter((seat) => seat.from <= day && (seat.to === undefined || day <= seat.to));
