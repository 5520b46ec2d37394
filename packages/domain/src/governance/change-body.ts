import { notFound, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { bodies, type Body } from "./body.ts";
import type { BodyDetails } from "./create-body.ts";
import { rulePacks } from "./rule-pack.ts";

/** Its name, the rules it decides by from now on, and who chairs it. */
export async function changeBody({ store }: Pick<Context, "store">, id: Id<"body">, details: BodyDetails): Promise<Body> {
  const body = await store.get(bodies, id);
  const pack = await store.get(rulePacks, details.rulePackId);
  if (details.chairSeatId && !body.seats.some((seat) => seat.id === details.chairSeatId)) throw notFound("Seat");
  return store.save(bodies, { ...body, ...details }, { name: "body.changed", detail: { name: details.name, rules: pack.name } });
}
