import { refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { datasets } from "../evidence/catalogue/dataset.ts";
import { settingsOf, type SourceSaid } from "./connecting.ts";
import { connectors, type Connector } from "./connector.ts";
import { connectorRefusals, withNextTurn } from "./fetching.ts";
import type { Schedule } from "./schedule.ts";

/** Connects a dataset to where it comes from. Nothing is fetched yet: its first turn, or a person, does that. */
export async function createConnector(
  context: Pick<Context, "store" | "actor" | "now" | "mintId">,
  datasetId: Id<"dataset">,
  said: { source: SourceSaid; schedule: Schedule },
): Promise<Connector> {
  const { actor } = context;
  if (actor.type !== "person") throw refused("connector-needs-person", connectorRefusals["connector-needs-person"]);
  await context.store.get(datasets, datasetId); // of a dataset that is there
  const there = await context.store.list(connectors, { in: datasetId, limit: 1 });
  if (there.items.length > 0) throw refused("connected-already", connectorRefusals["connected-already"]);

  const now = context.now();
  const connector: Connector = {
    id: context.mintId("connector"),
    version: 0,
    datasetId,
    ownerId: actor.id,
    ownerName: actor.name,
    ...settingsOf(said.source),
    schedule: said.schedule,
    createdAt: now.toISOString(),
    failuresInARow: 0,
  };
  return context.store.save(connectors, withNextTurn(connector, now), {
    name: "connector.created",
    detail: { datasetId, kind: connector.settings.kind, cadence: connector.schedule.cadence },
  });
}
