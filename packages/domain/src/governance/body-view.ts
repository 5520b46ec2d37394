import * as z from "zod";
import type { Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { members } from "../people/member.ts";
import { bodies, Body } from "./body.ts";
import { RulePack, rulePacks } from "./rule-pack.ts";

/** A body with the rules it decides by, and the names of the people in its seats. */
export const BodyView = z.object({ body: Body, rulePack: RulePack, names: z.record(z.string(), z.string()) });
export type BodyView = z.infer<typeof BodyView>;

export async function viewBody({ store }: Pick<Context, "store">, id: Id<"body">): Promise<BodyView> {
  const body = await store.get(bodies, id);
  const people = new Set(
    body.seats.flatMap(({ holderId, substituteId }) => [holderId, substituteId]).filter((person) => person !== undefined),
  );
  const [rulePack, known] = await Promise.all([
    store.get(rulePacks, body.rulePackId),
    Promise.all([...people].map((person) => store.find(members, person))),
  ]);
  const names = Object.fromEntries(known.filter((member) => member !== undefined).map(({ personId, name }) => [personId, name]));
  return { body, rulePack, names };
}
