import type { Context } from "../context.ts";
import { rulePacks, type RulePack } from "./rule-pack.ts";
import type { RulePackContent } from "./rule-pack-content.ts";

/** Takes on a new set of rules. A body decides by them once it is said to. */
export const adoptRulePack = ({ store, mintId }: Pick<Context, "store" | "mintId">, content: RulePackContent): Promise<RulePack> =>
  store.save(rulePacks, { ...content, id: mintId("rulePack"), version: 0 }, { name: "rule-pack.adopted", detail: { name: content.name } });
