import { refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { interests, type Interest } from "./interest.ts";

export const endInterestRefusals = {
  "not-your-interest": "Only the person who has an interest can say that it has ended.",
  "already-ended": "This interest has ended.",
} as const;

/** Says that an interest has ended. It stays in the register, and a recusal it led to stands while that decision is open. */
export async function endInterest(context: Pick<Context, "store" | "now" | "actor">, id: Id<"interest">): Promise<Interest> {
  const interest = await context.store.get(interests, id);
  if (context.actor.type !== "person" || context.actor.id !== interest.personId) {
    throw refused("not-your-interest", endInterestRefusals["not-your-interest"]);
  }
  if (interest.endedAt) throw refused("already-ended", endInterestRefusals["already-ended"]);
  return context.store.save(
    interests,
    { ...interest, endedAt: context.now().toISOString() },
    { name: "interest.ended", detail: { party: interest.party } },
  );
}
