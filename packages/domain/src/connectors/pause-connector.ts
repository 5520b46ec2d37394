import { refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { connectors, type Connector } from "./connector.ts";
import { connectorRefusals, withNextTurn } from "./fetching.ts";

type PausingContext = Pick<Context, "store" | "now" | "actor">;

/** Its schedule rests, until it is resumed. A person may still fetch. */
export async function pauseConnector({ store, now, actor }: PausingContext, id: Id<"connector">, because: string): Promise<Connector> {
  const connector = await store.get(connectors, id);
  if (connector.paused) throw refused("paused-already", connectorRefusals["paused-already"]);

  const at = now();
  const paused = { because, at: at.toISOString(), ...(actor.type === "person" ? { by: { id: actor.id, name: actor.name } } : {}) };
  return store.save(connectors, withNextTurn({ ...connector, paused }, at), { name: "connector.paused", detail: { because } });
}

/** Takes its schedule up again, from its next turn. */
export async function resumeConnector({ store, now }: PausingContext, id: Id<"connector">): Promise<Connector> {
  const connector = await store.get(connectors, id);
  if (!connector.paused) throw refused("not-paused", connectorRefusals["not-paused"]);

  const { paused: _, ...rest } = connector;
  return store.save(connectors, withNextTurn({ ...rest, failuresInARow: 0 }, now()), { name: "connector.resumed" });
}
