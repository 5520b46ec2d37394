import * as z from "zod";
import { Instant } from "@concord/kernel";

/**
 * Where a cell stands: a code in each dimension (place, period, industry, occupation, measure …).
 * A dimension that is not named is one the cell is not broken down by: it is the total of it.
 */
export const Coordinates = z.record(z.string(), z.string());
export type Coordinates = Readonly<Record<string, string>>;

/**
 * What a table says at one place of it. `low` and `high` of a figure: what it may have been before rounding.
 * Hidden is what must not be known (suppressed; with `below`, given only as less than that); a gap is only not known.
 */
export const ReleasedCell = z.discriminatedUnion("is", [
  z.object({ is: z.literal("figure"), at: Coordinates, value: z.number(), low: z.number().optional(), high: z.number().optional() }),
  z.object({ is: z.literal("hidden"), at: Coordinates, below: z.number().optional() }),
  z.object({ is: z.literal("gap"), at: Coordinates }),
]);
export type ReleasedCell = z.infer<typeof ReleasedCell>;

/** Codes made by adding others up, by dimension: an area of somebody's own, with its districts. */
const MadeOf = z.record(z.string(), z.record(z.string(), z.array(z.string())));

/** A table as it leaves, or as it left. */
export const ReleasedTable = z.object({
  /** As a sentence names it: "version 3". */
  name: z.string(),
  /** When its source was checked. Of two figures for one cell, the later stands. */
  asOf: Instant,
  cells: z.array(ReleasedCell),
  /** Every true value is a whole number: people, businesses. */
  whole: z.boolean(),
  /** Whether parts add up to their total: counts and amounts do, rates and averages do not. */
  additive: z.boolean(),
  /** Of a table that also holds rates: the codes of its dimensions that are such, and so in no sum. */
  rates: z.record(z.string(), z.array(z.string())).optional(),
  /** The publisher's own open figures: of these a later figure, where an earlier version had none, is the publisher's to give. */
  asPublished: z.boolean(),
  madeOf: MadeOf.optional(),
  /** Cells of the source that are in no sum here. */
  leftOut: z.array(Coordinates).optional(),
  /** What codes are called, by dimension. */
  names: z.record(z.string(), z.record(z.string(), z.string())).optional(),
});
export type ReleasedTable = z.infer<typeof ReleasedTable>;

/** A cell that must not become known, though the table does not have it: the table was made of it, or stands beside it. */
export type Guarded = { at: Coordinates; because: "suppressed" | "small" };

/** How near to a hidden figure nobody may come. */
export type Protection = {
  /** Of counts: held to a range no wider than twice this, a figure is as good as told. */
  within: number;
  /** Of any figure: the same, as a share of it. 0.05 is 5%. */
  share: number;
  /** Counts below this, other than 0, are not given. */
  minimumCount: number;
  /** Whether such counts are kept back: not where the publisher itself gave them. */
  smallCounts: boolean;
};

/** "Fewer than five" is what most of our publishers hide, and no more than that may be learned of what they hid. */
export const usualProtection: Protection = { within: 2, share: 0.05, minimumCount: 5, smallCounts: false };
