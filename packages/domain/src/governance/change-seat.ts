import { notFound, refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { cases, isOpen, votes } from "../decisions/case.ts";
import { recusedInOpenCases } from "../decisions/recuse-in-open-cases.ts";
import { members } from "../people/member.ts";
import { all, save } from "../store.ts";
import { bodies, type Body } from "./body.ts";
import { interests } from "./interest.ts";
import { isFull, judgeSeat, seatRefusals, type SeatContent } from "./seating.ts";

export async function addSeat(context: Pick<Context, "store" | "mintId">, bodyId: Id<"body">, content: SeatContent): Promise<Body> {
  const body = await context.store.get(bodies, bodyId);
  if (isFull(body)) throw refused("too-many-seats", seatRefusals["too-many-seats"]);
  await seatable(context, content);
  const seat = { ...content, id: context.mintId("seat") };
  return context.store.save(
    bodies,
    { ...body, seats: [...body.seats, seat] },
    { name: "seat.added", detail: { seat: seat.name, holder: seat.holderId } },
  );
}

/**
 * Who holds a seat, who stands in, until when. A vote that is open goes on with
 * whoever holds it now; if they have an interest in it, they are recused there
 * with the same stroke, before they can read a word.
 */
export async function changeSeat(
  context: Pick<Context, "store" | "now" | "actor">,
  { bodyId, seatId }: { bodyId: Id<"body">; seatId: Id<"seat"> },
  content: SeatContent,
): Promise<Body> {
  const body = await context.store.get(bodies, bodyId);
  const before = body.seats.find(({ id }) => id === seatId);
  if (!before) throw notFound("Seat");
  await seatable(context, content);
  const seats = body.seats.map((seat) => (seat.id === seatId ? { ...content, id: seatId } : seat));
  const after: Body = { ...body, seats };
  const affected = await recusedInOpenCases(context, await all(context.store, interests), after);
  const [changed] = await context.store.commit({
    because: {
      name: "seat.changed",
      detail: {
        seat: content.name,
        holder: content.holderId,
        holderBefore: before.holderId,
        ...(affected.length > 0 ? { recusedIn: affected.map(({ case: { dealTitle } }) => dealTitle) } : {}),
      },
    },
    saves: [
      save(bodies, after),
      ...affected.map(({ case: theCase }) => save(cases, theCase)),
      ...affected.flatMap(({ voided }) => voided.map((vote) => save(votes, vote))),
    ],
  });
  return changed;
}

export async function removeSeat(
  { store }: Pick<Context, "store">,
  { bodyId, seatId }: { bodyId: Id<"body">; seatId: Id<"seat"> },
): Promise<Body> {
  const body = await store.get(bodies, bodyId);
  const seat = body.seats.find(({ id }) => id === seatId);
  if (!seat) throw notFound("Seat");
  const open = (await all(store, cases)).some((one) => isOpen(one) && one.bodyId === bodyId && one.seats.some(({ id }) => id === seatId));
  if (open) throw refused("seat-in-open-case", seatRefusals["seat-in-open-case"]);
  const { chairSeatId, ...rest } = body;
  return store.save(
    bodies,
    { ...rest, ...(chairSeatId === seatId ? {} : { chairSeatId }), seats: body.seats.filter(({ id }) => id !== seatId) },
    { name: "seat.removed", detail: { seat: seat.name } },
  );
}

/** The seat makes sense, and the people in it are people of this authority. */
async function seatable({ store }: Pick<Context, "store">, content: SeatContent): Promise<void> {
  const judgement = judgeSeat(content);
  if (!judgement.allowed) throw refused(judgement.because, seatRefusals[judgement.because], judgement.parts);
  for (const personId of [content.holderId, content.substituteId]) if (personId) await store.get(members, personId);
}
