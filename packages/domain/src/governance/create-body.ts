import type * as z from "zod";
import type { Context } from "../context.ts";
import { bodies, Body } from "./body.ts";
import { rulePacks } from "./rule-pack.ts";

export const BodyDetails = Body.pick({ name: true, rulePackId: true, chairSeatId: true });
export type BodyDetails = z.infer<typeof BodyDetails>;

export async function createBody(
  { store, mintId }: Pick<Context, "store" | "mintId">,
  details: Omit<BodyDetails, "chairSeatId">,
): Promise<Body> {
  const pack = await store.get(rulePacks, details.rulePackId);
  return store.save(
    bodies,
    { ...details, id: mintId("body"), version: 0, seats: [] },
    { name: "body.created", detail: { name: details.name, rules: pack.name } },
  );
}
