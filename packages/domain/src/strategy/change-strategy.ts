import type { Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { elementsOf, frameworkOf } from "../reference/index.ts";
import type { StrategyWords } from "./create-strategy.ts";
import { readTree } from "./read-strategy.ts";
import { reopened, reopening } from "./reopen.ts";
import { strategies, type Strategy } from "./strategy.ts";
import { refusal } from "./strategy-rules.ts";

export async function changeStrategy(context: Pick<Context, "store" | "now">, id: Id<"strategy">, words: StrategyWords): Promise<Strategy> {
  const { strategy, priorities } = await readTree(context, id);
  const framework = frameworkOf(words.framework);
  if (!framework) throw refusal("framework-unknown");

  const elements = new Set(elementsOf(framework).map((element) => element.id));
  const astray = priorities.filter(({ alignsWith }) => alignsWith.some((element) => !elements.has(element)));
  if (astray.length > 0) throw refusal("alignments-of-other-framework", `They are: ${astray.map(({ title }) => title).join("; ")}.`);

  return context.store.save(
    strategies,
    { ...reopened(strategy, context.now()), ...words },
    {
      name: "strategy.changed",
      detail: { title: words.title, ...reopening(strategy) },
    },
  );
}
