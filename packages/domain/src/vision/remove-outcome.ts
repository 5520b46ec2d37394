import { notFound, refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { all } from "../store.ts";
import { actions, priorities, strategies } from "../strategy/strategy.ts";
import { outcomeRefusals } from "./outcome-rules.ts";
import { changedVision, readVision } from "./read-vision.ts";
import { visions, type Vision } from "./vision.ts";

/** Nothing may be left aiming at an outcome that is gone. */
export async function removeOutcome(context: Pick<Context, "store" | "now" | "mintId">, id: Id<"outcome">): Promise<Vision> {
  const vision = await readVision(context);
  const outcome = vision.outcomes.find((one) => one.id === id);
  if (!outcome) throw notFound("Outcome");

  const aiming = await whatAimsAt(context, id);
  if (aiming.length > 0)
    throw refused("outcome-in-use", `${outcomeRefusals["outcome-in-use"]} They are: ${aiming.slice(0, 5).join("; ")}.`);

  const changed = changedVision(vision, { outcomes: vision.outcomes.filter((one) => one.id !== id) }, context.now());
  return context.store.save(visions, changed, { name: "vision.outcome-removed", detail: { outcomeId: id, title: outcome.title } });
}

async function whatAimsAt(context: Pick<Context, "store">, id: Id<"outcome">): Promise<string[]> {
  const within = (await all(context.store, strategies)).map((strategy) => strategy.id);
  const titles = await Promise.all(
    within.map(async (strategyId) => [
      ...(await all(context.store, priorities, { within: strategyId })).filter(({ outcomeIds }) => outcomeIds.includes(id)),
      ...(await all(context.store, actions, { within: strategyId })).filter(({ outcomeId }) => outcomeId === id),
    ]),
  );
  return titles.flat().map(({ title }) => title);
}
