import * as z from "zod";
import type { Context } from "../context.ts";
import { frameworkOf } from "../reference/index.ts";
import { strategies, Strategy } from "./strategy.ts";
import { refusal } from "./strategy-rules.ts";

export const StrategyWords = z.object({ title: Strategy.shape.title, framework: z.string().min(1).max(60) });
export type StrategyWords = z.infer<typeof StrategyWords>;

export async function createStrategy(context: Pick<Context, "store" | "mintId">, words: StrategyWords): Promise<Strategy> {
  if (!frameworkOf(words.framework)) throw refusal("framework-unknown");
  const strategy: Strategy = { id: context.mintId("strategy"), version: 0, ...words, status: "draft" };
  return context.store.save(strategies, strategy, { name: "strategy.created", detail: { title: words.title } });
}
