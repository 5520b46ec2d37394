import { contentHash, refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { settingsOf, type SourceSaid } from "./connecting.ts";
import { connectors, type Connector } from "./connector.ts";
import { connectorRefusals, judgeIdle, withNextTurn } from "./fetching.ts";
import type { Schedule } from "./schedule.ts";

/** Changes where a dataset is fetched from, or when. What was fetched so far stands. */
export async function changeConnector(
  context: Pick<Context, "store" | "now">,
  id: Id<"connector">,
  said: { source: SourceSaid; schedule: Schedule },
): Promise<Connector> {
  const before = await context.store.get(connectors, id);
  const now = context.now();
  const idle = judgeIdle(before, now);
  if (!idle.allowed) throw refused(idle.because, connectorRefusals[idle.because]);

  const { key: keptKey, received, fetching: _, ...rest } = before;
  const source = settingsOf(said.source, keptKey);
  const moved = contentHash(askedOf(before.settings)) !== contentHash(askedOf(source.settings));
  const changed: Connector = {
    ...rest,
    ...source,
    schedule: said.schedule,
    // What came from elsewhere says nothing of whether this has changed.
    ...(received && !moved ? { received } : {}),
    failuresInARow: moved ? 0 : before.failuresInARow,
  };
  return context.store.save(connectors, withNextTurn(changed, now), {
    name: "connector.changed",
    detail: { kind: source.settings.kind, cadence: said.schedule.cadence, sourceMoved: moved, keyChanged: keptKey !== source.key },
  });
}

/** What the source is asked: the key, and words about it, are no part of that. */
const askedOf = (settings: Connector["settings"]) =>
  settings.kind === "url"
    ? settings.url
    : [settings.query.dataset, settings.query.periods, settings.query.selections.map(({ dimension, codes }) => [dimension, codes])];
