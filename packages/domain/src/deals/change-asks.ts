import { notFound, refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import type { AskContent } from "./changing.ts";
import type { Deal } from "./deal.ts";
import { ledgerRefusals, mostLines } from "./change-offers.ts";
import { writeDeal } from "./write-deal.ts";

type Place = { dealId: Id<"deal">; askId: Id<"ask"> };
type WritingContext = Pick<Context, "store" | "now" | "actor">;

export function addAsk(context: WritingContext & Pick<Context, "mintId">, dealId: Id<"deal">, content: AskContent): Promise<Deal> {
  const ask = { ...content, id: context.mintId("ask") };
  return writeDeal(
    context,
    dealId,
    (deal) => {
      if (deal.asks.length >= mostLines) throw refused("too-many-asks", ledgerRefusals["too-many-asks"]);
      return { ...deal, asks: [...deal.asks, ask] };
    },
    { name: "ask.added", detail: { ask: ask.title, pounds: ask.pounds } },
  );
}

export const changeAsk = (context: WritingContext, { dealId, askId }: Place, content: AskContent): Promise<Deal> =>
  writeDeal(
    context,
    dealId,
    (deal) => {
      if (!deal.asks.some(({ id }) => id === askId)) throw notFound("Ask");
      return { ...deal, asks: deal.asks.map((ask) => (ask.id === askId ? { ...content, id: askId } : ask)) };
    },
    { name: "ask.changed", detail: { ask: content.title, pounds: content.pounds } },
  );

export const removeAsk = (context: WritingContext, { dealId, askId }: Place): Promise<Deal> =>
  writeDeal(
    context,
    dealId,
    (deal) => {
      if (!deal.asks.some(({ id }) => id === askId)) throw notFound("Ask");
      return { ...deal, asks: deal.asks.filter(({ id }) => id !== askId) };
    },
    { name: "ask.removed", detail: { ask: askId } },
  );
