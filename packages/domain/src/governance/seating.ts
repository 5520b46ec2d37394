import type { FailurePart } from "@concord/kernel";
import type * as z from "zod";
import { Seat, type Body } from "./body.ts";

/** What a person writes about a seat. */
export const SeatContent = Seat.omit({ id: true });
export type SeatContent = z.infer<typeof SeatContent>;

export const seatRefusals = {
  "substitute-is-holder": "A member cannot be their own substitute.",
  "term-ends-first": "The term ends before it begins.",
  "too-many-seats": "A body has at most 60 seats.",
  "seat-in-open-case": "A decision is open in which this seat has a place. End its term instead of removing it.",
} as const;
export type SeatRefusal = keyof typeof seatRefusals;

export type Seating = { allowed: true } | { allowed: false; because: SeatRefusal; parts: FailurePart[] };

export function judgeSeat(seat: SeatContent): Seating {
  if (seat.holderId && seat.holderId === seat.substituteId) return refuse("substitute-is-holder", "body.substituteId");
  if (seat.to && seat.to < seat.from) return refuse("term-ends-first", "body.to");
  return { allowed: true };
}

export const isFull = ({ seats }: Body) => seats.length >= 60;

const refuse = (because: SeatRefusal, at: string): Seating => ({ allowed: false, because, parts: [{ at, detail: seatRefusals[because] }] });
