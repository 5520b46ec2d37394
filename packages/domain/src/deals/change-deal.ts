import type { Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import type { DealDetails } from "./changing.ts";
import type { Deal } from "./deal.ts";
import { writeDeal } from "./write-deal.ts";

export const changeDeal = (context: Pick<Context, "store" | "now" | "actor">, id: Id<"deal">, details: DealDetails): Promise<Deal> =>
  writeDeal(context, id, (deal) => ({ ...deal, ...details }), { name: "deal.changed", detail: { title: details.title } });
