import * as z from "zod";
import { Hash, id, Instant } from "@concord/kernel";
import { noun } from "../noun.ts";
import { FetchOutcome } from "./connector.ts";

/** What one fetch did. Written once, when it ended, and never changed. */
export const FetchRecord = z.object({
  id: id("fetch"),
  version: z.int().nonnegative(),
  connectorId: id("connector"),
  datasetId: id("dataset"),
  jobId: id("job"),
  /** Nobody: the connector's schedule did. */
  askedBy: z.object({ id: id("person"), name: z.string() }).optional(),
  beganAt: Instant,
  endedAt: Instant,
  /** Where it was fetched from: the address that was asked, and the one that answered where they differ. No key is in them. */
  addresses: z.array(z.string().max(8000)).max(2),
  /** Of the last answer. */
  status: z.int().optional(),
  etag: z.string().max(1000).optional(),
  lastModified: z.string().max(100).optional(),
  /** As kept: unpacked, and of several pages one table. */
  bytes: z.int().nonnegative().optional(),
  /** SHA-256 of the same. */
  hash: Hash.optional(),
  /** How many rows the source said there are, and how many came. */
  rowsSaid: z.int().nonnegative().optional(),
  rowsGot: z.int().nonnegative().optional(),
  /** Requests that were made, those made again with them. */
  requests: z.int().nonnegative(),
  /** What a reader should know: it came without encryption, its length was not said. */
  notes: z.array(z.string().max(500)).max(10),
  outcome: FetchOutcome,
});
export type FetchRecord = z.infer<typeof FetchRecord>;

export const fetches = noun<FetchRecord>({
  name: "fetch",
  title: "Fetch",
  schema: FetchRecord,
  addressOf: ({ connectorId, id }) => ({ within: connectorId, id }),
});
