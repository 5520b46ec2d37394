import * as z from "zod";
import { Hash, id, Instant } from "@concord/kernel";
import { noun } from "../noun.ts";
import { connectorLimits } from "./limits.ts";
import { NomisQuery } from "./nomis-query.ts";
import { Schedule } from "./schedule.ts";

/** Where a dataset is fetched from. */
export const ConnectorSettings = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("nomis"),
    query: NomisQuery,
    /** The last four of the registered key that goes with it. The key itself is shown to nobody. */
    keyEnds: z.string().max(4).optional(),
  }),
  z.object({ kind: z.literal("url"), url: z.string().max(connectorLimits.urlLength) }),
]);
export type ConnectorSettings = z.infer<typeof ConnectorSettings>;

/** How a fetch ended. */
export const FetchOutcome = z.discriminatedUnion("kind", [
  /** Something new came, and is this version of the dataset; whether it is accepted, its check says. */
  z.object({ kind: z.literal("new-version"), number: z.int().positive() }),
  /** The same bytes as that version has, or the source said that nothing changed. */
  z.object({ kind: z.literal("unchanged"), number: z.int().positive().optional() }),
  z.object({ kind: z.literal("failed"), code: z.string(), sentence: z.string() }),
]);
export type FetchOutcome = z.infer<typeof FetchOutcome>;

/** A person who asked for something, as they were called then. */
const Asker = z.object({ id: id("person"), name: z.string() });

export const Connector = z.object({
  id: id("connector"),
  version: z.int().nonnegative(),
  datasetId: id("dataset"),
  /** In whose name what it brings is sent. */
  ownerId: id("person"),
  ownerName: z.string(),
  settings: ConnectorSettings,
  schedule: Schedule,
  createdAt: Instant,
  /** The next turn. Absent while it is paused, and when there is none to come. */
  nextAt: Instant.optional(),
  paused: z.object({ because: z.string().max(500), at: Instant, by: Asker.optional() }).optional(),
  /** A fetch is under way, or waits for its turn. */
  fetching: z
    .object({
      jobId: id("job"),
      fetchId: id("fetch"),
      since: Instant,
      /** Nobody: its schedule did. */
      askedBy: Asker.optional(),
      /** The number that was taken for what came, before it was put there. */
      number: z.int().positive().optional(),
    })
    .optional(),
  lastFetch: z.object({ id: id("fetch"), endedAt: Instant, outcome: FetchOutcome }).optional(),
  /** What came last, to ask the source whether it has changed since, and to know it again. */
  received: z
    .object({
      hash: Hash,
      number: z.int().positive(),
      etag: z.string().max(1000).optional(),
      lastModified: z.string().max(100).optional(),
      /** Of Nomis: when the dataset was updated or revised, as it says. */
      updated: z.string().max(200).optional(),
    })
    .optional(),
  failuresInARow: z.int().nonnegative(),
  /** A registered key of Nomis. It leaves this record only for Nomis. */
  key: z.string().max(100).optional(),
});
export type Connector = z.infer<typeof Connector>;

/** A connector as it is shown: without its key. */
export const ConnectorView = Connector.omit({ key: true });
export type ConnectorView = z.infer<typeof ConnectorView>;

export const connectors = noun<Connector>({
  name: "connector",
  title: "Connector",
  schema: Connector,
  addressOf: ({ id }) => ({ id }),
  listedAs: ({ datasetId, id }) => ({ list: datasetId, order: id }),
  withoutSecrets: ({ key: _, ...connector }) => connector,
  dueAt: ({ nextAt }) => nextAt,
});
