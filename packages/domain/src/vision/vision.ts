import * as z from "zod";
import { contentHash, Day, Hash, id, Instant } from "@concord/kernel";
import { Pin } from "../evidence/versions/dataset-version.ts";
import { noun } from "../noun.ts";

/** Where an outcome starts from: a figure read from a dataset version, or one entered by hand with its source. */
export const Baseline = z.discriminatedUnion("from", [
  z.object({
    from: z.literal("dataset"),
    pin: Pin,
    /** As the catalogue named it when the figure was read. */
    datasetName: z.string(),
    places: z.array(z.string()).min(1),
    /** None means every industry of the table. */
    industries: z.array(z.string()),
    period: z.string(),
    value: z.number(),
    /** Everything the true figure may be, given how its publisher rounds. */
    low: z.number(),
    high: z.number(),
    /** How many cells of the table were added up. */
    cells: z.int().positive(),
  }),
  z.object({
    from: z.literal("entered"),
    source: z.string().trim().min(1).max(300),
    period: z.string().trim().min(1).max(40),
    value: z.number(),
  }),
]);
export type Baseline = z.infer<typeof Baseline>;
export type DatasetBaseline = Extract<Baseline, { from: "dataset" }>;

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

/** The hash of exactly what a partner reads and endorses; neither ids nor dates of editing are in it. */
export const visionTextHash = ({ statement, outcomes }: Pick<Vision, "statement" | "outcomes">): string =>
  contentHash({ statement, outcomes: outcomes.map(({ title, unit, baseline, target }) => ({ title, unit, baseline, target })) });
