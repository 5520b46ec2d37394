import * as z from "zod";
import { Day, Hash, id, Instant } from "@concord/kernel";
import { Pin } from "../evidence/dataset-version.ts";
import { noun } from "../noun.ts";

/** Where an outcome starts from: a figure read from a dataset version, or one entered by hand with its source. */
export const Baseline = z.discriminatedUnion("from", [
  z.object({
    from: z.literal("dataset"),
    pin: Pin,
    places: z.array(z.string()).min(1),
    industries: z.array(z.string()),
    period: z.string(),
    value: z.number(),
    low: z.number(),
    high: z.number(),
  }),
  z.object({ from: z.literal("entered"), source: z.string().min(1), period: z.string(), value: z.number() }),
]);
export type Baseline = z.infer<typeof Baseline>;

export const Outcome = z.object({
  id: id("outcome"),
  title: z.string().trim().min(1).max(200),
  unit: z.string().trim().min(1).max(60),
  baseline: Baseline,
  target: z.object({ value: z.number(), on: Day }),
});
export type Outcome = z.infer<typeof Outcome>;

/** What local partners try to achieve. One in each authority. */
export const Vision = z.object({
  id: id("vision"),
  version: z.int().nonnegative(),
  statement: z.string().trim().max(4000),
  outcomes: z.array(Outcome).max(20),
  changedAt: Instant,
  /** Of the statement and the outcomes: what a partner would endorse. */
  textHash: Hash,
});
export type Vision = z.infer<typeof Vision>;

/** There is one, so its address is fixed. */
export const visions = noun<Vision>({ name: "vision", title: "Vision", schema: Vision, addressOf: () => ({ id: "vision" }) });
