import { dayOf, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { bodies, type Body } from "../governance/body.ts";
import { interests } from "../governance/interest.ts";
import { all } from "../store.ts";
import { cases, isOpen, votes, type Vote } from "./case.ts";
import { withHoldersOf } from "./finding-now.ts";
import { nameOf } from "./name-of.ts";
import { recuse, type Recused } from "./recuse.ts";

/** A case as it truly stands: its seats held by whoever holds them now, and everybody recused whom the register says must be. */
export type StandingCase = Recused & {
  /** As they will stand once `voided` is saved. */
  votes: Vote[];
  body: Body;
};

type Reading = Pick<Context, "store" | "now" | "actor">;

/** Every act on a case begins here, so that none can begin from less. */
export async function readCase(context: Reading, id: Id<"case">): Promise<StandingCase> {
  const { store } = context;
  const [stored, cast] = await Promise.all([store.get(cases, id), all(store, votes, { within: id })]);
  const body = await store.get(bodies, stored.bodyId);
  if (!isOpen(stored)) return { case: stored, voided: [], changed: false, votes: cast, body };

  const now = { at: context.now().toISOString(), by: nameOf(context.actor) };
  const recused = recuse(withHoldersOf(body, stored, dayOf(context.now())), cast, await all(store, interests), now);
  return { ...recused, votes: votesAfter(cast, recused), body };
}

/**
 * The same for one seat, of the votes reading only that seat's: `votesCast`
 * says whose are in. Fifty seats that vote at once would each read the votes of
 * all, time after time. A recusal that has come to light may void the vote of
 * another seat, so then all are read after all.
 */
export async function readCaseForSeat(context: Reading, id: Id<"case">, seatId: Id<"seat">): Promise<StandingCase> {
  const { store } = context;
  const stored = await store.get(cases, id);
  const [body, cast, register] = await Promise.all([
    store.get(bodies, stored.bodyId),
    store.find(votes, { within: id, id: seatId }),
    all(store, interests),
  ]);
  const its = cast ? [cast] : [];
  if (!isOpen(stored)) return { case: stored, voided: [], changed: false, votes: its, body };

  const now = { at: context.now().toISOString(), by: nameOf(context.actor) };
  const recused = recuse(withHoldersOf(body, stored, dayOf(context.now())), its, register, now);
  return recused.changed ? readCase(context, id) : { ...recused, votes: its, body };
}

const votesAfter = (cast: readonly Vote[], { voided }: Recused): Vote[] =>
  cast.map((vote) => voided.find(({ seatId }) => seatId === vote.seatId) ?? vote);
