import * as z from "zod";
import { Hash, id, Instant } from "@concord/kernel";
import { noun } from "../noun.ts";

/** Work that goes on after the answer: checking a file, asking questions again. */
export const Job = z.object({
  id: id("job"),
  version: z.int().nonnegative(),
  work: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("ingest"), datasetId: id("dataset"), number: z.int().positive() }),
    z.object({ kind: z.literal("rerun-insights"), datasetId: id("dataset"), number: z.int().positive() }),
    z.object({ kind: z.literal("fetch"), datasetId: id("dataset"), connectorId: id("connector") }),
    /** What was asked lies in the file store under this hash, and so will the answer. */
    z.object({ kind: z.literal("explore"), datasetId: id("dataset"), number: z.int().positive(), hash: Hash }),
    /** The question lies in the file store under this hash, and so will the answer. `by`: the person or program that asked first. */
    z.object({ kind: z.literal("answer-question"), inputHash: Hash, by: z.string().optional() }),
  ]),
  status: z.enum(["queued", "running", "done", "failed"]),
  /** How many times it was begun. A job that a crash cut short is begun again. */
  attempts: z.int().nonnegative(),
  queuedAt: Instant,
  endedAt: Instant.optional(),
  /** For people: what it did, or why it could not. */
  outcome: z.string().optional(),
});
export type Job = z.infer<typeof Job>;

export const jobs = noun<Job>({ name: "job", title: "Job", schema: Job, addressOf: ({ id }) => ({ id }) });
