import type { Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { rulePacks, type RulePack } from "./rule-pack.ts";
import type { RulePackContent } from "./rule-pack-content.ts";

/** A new version of the rules. Cases that are open keep the version they were opened under. */
export async function changeRulePack({ store }: Pick<Context, "store">, id: Id<"rulePack">, content: RulePackContent): Promise<RulePack> {
  const { version } = await store.get(rulePacks, id);
  return store.save(
    rulePacks,
    { ...content, id, version },
    { name: "rule-pack.changed", detail: { name: content.name, replaces: version } },
  );
}
