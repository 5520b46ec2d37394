import { refused } from "@concord/kernel";
import type * as z from "zod";
import type { Context } from "../context.ts";
import { cases, votes } from "../decisions/case.ts";
import { recusedInOpenCases } from "../decisions/recuse-in-open-cases.ts";
import { untilNotStale } from "../decisions/until-not-stale.ts";
import { save } from "../store.ts";
import { Interest, interests } from "./interest.ts";

export const InterestContent = Interest.pick({ nature: true, party: true, description: true });
export type InterestContent = z.infer<typeof InterestContent>;

export const declarationRefusals = {
  "not-a-person": "An interest is declared by the person who has it.",
} as const;

/**
 * Puts one's own interest in the register and, with the same stroke, takes
 * effect on every decision that is open: the declarer is recused there, and a
 * vote already cast is void and stays on the record as such.
 */
export async function declareInterest(
  context: Pick<Context, "store" | "now" | "mintId" | "actor">,
  content: InterestContent,
): Promise<Interest> {
  const { actor, store } = context;
  if (actor.type !== "person") throw refused("not-a-person", declarationRefusals["not-a-person"]);
  const id = context.mintId("interest");

  return untilNotStale(200, async () => {
    const at = context.now().toISOString();
    const interest: Interest = { ...content, id, version: 0, personId: actor.id, personName: actor.name, declaredAt: at };
    const affected = await recusedInOpenCases(context, [interest]);
    const [declared] = await store.commit({
      because: {
        name: "interest.declared",
        detail: { nature: interest.nature, party: interest.party, recusedIn: affected.map(({ case: { dealTitle } }) => dealTitle) },
      },
      saves: [
        save(interests, interest),
        ...affected.map(({ case: theCase }) => save(cases, theCase)),
        ...affected.flatMap(({ voided }) => voided.map((vote) => save(votes, vote))),
      ],
    });
    return declared;
  });
}
