import * as z from "zod";
import { Day, id } from "@concord/kernel";
import { exploreLimits } from "./limits.ts";

/** A column's name. */
const Name = z.string().min(1).max(1000);
/** As it stands in the table: a number without separators, a day as 2026-11-24. */
const Value = z.string().max(1000);

/** Statuses that a figure can have, as a filter names them. */
export const FigureStatus = z.enum(["normal", "provisional", "suppressed", "missing", "not-applicable", "less-than", "unreliable"]);

/** One condition. A row must meet all of them. Blank cells meet `not-among` and `is-blank`, and nothing else. */
export const Filter = z.discriminatedUnion("op", [
  z.object({ column: Name, op: z.literal("among"), values: z.array(Value).min(1).max(1000) }),
  z.object({ column: Name, op: z.literal("not-among"), values: z.array(Value).min(1).max(1000) }),
  /** From the first to the second, both included. */
  z.object({ column: Name, op: z.literal("between"), from: Value, to: Value }),
  z.object({ column: Name, op: z.literal("at-least"), value: Value }),
  z.object({ column: Name, op: z.literal("at-most"), value: Value }),
  /** Capital and small letters are the same. */
  z.object({ column: Name, op: z.literal("contains"), value: Value.min(1) }),
  z.object({ column: Name, op: z.literal("is-blank") }),
  z.object({ column: Name, op: z.literal("is-not-blank") }),
  /** Of a column of figures: those with one of these statuses. Suppressed, missing, zero and "less than" are four different things. */
  z.object({ column: Name, op: z.literal("has-mark"), statuses: z.array(FigureStatus).min(1).max(7) }),
]);
export type Filter = z.infer<typeof Filter>;

/** `column` is a column of the table or, of a grouped view, one of the answer: `nameOfMeasure` says what a measure's is called. */
export const Sort = z.object({ column: Name, direction: z.enum(["ascending", "descending"]) });
export type Sort = z.infer<typeof Sort>;

export const MeasureKind = z.enum(["count", "sum", "mean", "median", "min", "max", "distinct"]);
export type MeasureKind = z.infer<typeof MeasureKind>;

/** What is worked out of each group. `count` counts rows; the others are of a column. */
export const Measure = z.discriminatedUnion("measure", [
  z.object({ measure: z.literal("count") }),
  z.object({ measure: MeasureKind.exclude(["count"]), column: Name }),
]);
export type Measure = z.infer<typeof Measure>;

/** What a measure's column is called in the answer: "sum of OBS_VALUE", "count of rows". */
export const nameOfMeasure = (measure: Measure): string =>
  measure.measure === "count" ? "count of rows" : `${measure.measure} of ${measure.column}`;

/** Brings the districts of a column to the districts of another day, or adds them up to larger places. */
export const Regroup = z.discriminatedUnion("to", [
  z.object({ column: Name, to: z.enum(["districts", "combined-authorities", "regions", "countries"]), on: Day }),
  /** An area that somebody here drew from districts. */
  z.object({ column: Name, to: z.literal("area"), areaId: id("area") }),
]);
export type Regroup = z.infer<typeof Regroup>;

/**
 * A table as somebody wants to see it: rows of it, or figures by group. Plain
 * data, so that it can be kept, hashed and shared as an address.
 */
export const View = z.object({
  /** Which columns, in which order; all where none is named. Not for a grouped view. */
  columns: z.array(Name).min(1).max(500).optional(),
  filters: z.array(Filter).max(20).default([]),
  /** The first counts most. Equal rows stay in the table's own order, equal groups in the order of their names. */
  sort: z.array(Sort).max(5).default([]),
  groupBy: z.array(Name).max(3).default([]),
  /** Of a grouped view. Without groups: of all rows together. */
  measures: z.array(Measure).max(10).default([]),
  /** Spreads the values of this column out to columns of their own, for one measure. */
  pivot: Name.optional(),
  regroup: Regroup.optional(),
  offset: z.int().nonnegative().max(100_000_000).default(0),
  limit: z.int().positive().max(exploreLimits.rows).default(exploreLimits.usualRows),
});
export type View = z.infer<typeof View>;

/** Figures by group, or of all rows together; otherwise rows. */
export const isGrouped = ({ groupBy, measures, pivot }: View): boolean => groupBy.length > 0 || measures.length > 0 || pivot !== undefined;
