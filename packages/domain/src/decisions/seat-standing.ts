import type { Id } from "@concord/kernel";
import type { Seat } from "../governance/body.ts";
import type { RulePack } from "../governance/rule-pack.ts";
import type { Recusal } from "./case.ts";

/** What a seat is on one matter: it has a vote and these people may use it, it has none, or it is recused. */
export type SeatStanding =
  | { is: "entitled"; mayAct: readonly Id<"person">[] }
  | { is: "speaks-only" }
  | { is: "recused"; recusals: readonly Recusal[] };

/**
 * A recusal is a person's. It takes the seat out when that person is the one
 * who holds it: a substitute acts in the member's place, and there is no place
 * to act in, unless the rules let the substitute act for one who is recused.
 */
export function standingOf(seat: Seat, rulePack: RulePack, recusals: readonly Recusal[]): SeatStanding {
  if (!rulePack.voting.capacities.includes(seat.capacity)) return { is: "speaks-only" };

  const barred = recusals.filter(({ personId }) => personId === seat.holderId || personId === seat.substituteId);
  const isBarred = (person: Id<"person">) => barred.some(({ personId }) => personId === person);
  const mayAct = [seat.holderId, seat.substituteId].filter((person) => person !== undefined).filter((person) => !isBarred(person));

  const principal = seat.holderId ?? seat.substituteId;
  if (principal === undefined || !isBarred(principal)) return { is: "entitled", mayAct };
  if (mayAct.length > 0 && rulePack.recusal.substituteMayAct.includes(seat.capacity)) return { is: "entitled", mayAct };
  return { is: "recused", recusals: barred };
}
