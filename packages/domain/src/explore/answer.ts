import * as z from "zod";
import { Hash } from "@concord/kernel";
import { Meaning } from "../evidence/tables/column.ts";
import { Pin } from "../evidence/versions/dataset-version.ts";
import { FigureStatus, MeasureKind } from "./view.ts";

/** A column of an answer: one of the table's, a measure, or a measure for one value of the column that was spread out. */
export const AnswerColumn = z.object({
  name: z.string(),
  type: z.enum(["text", "integer", "number", "date", "boolean"]),
  meaning: Meaning,
  unit: z.string().optional(),
  codeSet: z.string().optional(),
  /** Of a measure: which, and of which column. */
  measure: MeasureKind.optional(),
  of: z.string().optional(),
  /** The value of the pivot's column that this one is for; null for the rows in which it is blank. */
  across: z.string().nullable().optional(),
});
export type AnswerColumn = z.infer<typeof AnswerColumn>;

/**
 * What is to be known of one figure of the answer, beside its value. Of a row's
 * figure: its status. Of a measure: how many figures of each status there were.
 * Those that are suppressed, missing, not applicable or only "less than" are
 * left out of it; those that are provisional or unreliable are in it.
 */
export const CellNote = z.object({
  row: z.int(),
  column: z.int(),
  statuses: z.partialRecord(FigureStatus, z.int().positive()),
  /** Of a figure given only as less than a number: that number. */
  below: z.number().optional(),
});
export type CellNote = z.infer<typeof CellNote>;

/** How much of what was to be regrouped has a place in what was asked for. */
export const AnswerCoverage = z.object({
  rowsIn: z.int(),
  rowsMatched: z.int(),
  rowsOutside: z.int(),
  rowsLost: z.int(),
  valueShare: z.number().optional(),
  /** Codes without a place, at most a hundred, and why. */
  unmatched: z.array(z.object({ code: z.string(), rows: z.int(), because: z.string(), sentence: z.string() })),
  exact: z.boolean(),
  notes: z.array(z.string()),
});
export type AnswerCoverage = z.infer<typeof AnswerCoverage>;

export const Answer = z.object({
  columns: z.array(AnswerColumn),
  /** Days as 2026-11-24. Blank cells and figures that are not to be had are null: `notes` says why. */
  rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
  offset: z.int(),
  /** How many rows or groups there are in all. Not exact: there are more than that. */
  total: z.object({ rows: z.int(), exact: z.boolean() }),
  /** Of the figures that are not plainly what they say, in order. */
  notes: z.array(CellNote),
  /** Names of the codes in the columns that hold codes, by column. */
  labels: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  coverage: AnswerCoverage.optional(),
  /** In sentences: what a reader should know before they use a figure. */
  warnings: z.array(z.string()),
  /** What it was read from. */
  lineage: z.array(Pin),
});
export type Answer = z.infer<typeof Answer>;

/** How a question stands. The hash is the question's: the same question of the same version has the same. */
export const Exploration = z.discriminatedUnion("state", [
  z.object({ state: z.literal("answered"), hash: Hash, answer: Answer }),
  /** A worker is at it: watch the job, then read it again by its hash. */
  z.object({ state: z.literal("working"), hash: Hash, jobId: z.string() }),
  /** It could not be answered, or somebody stopped it. Ask again to begin anew. */
  z.object({ state: z.literal("failed"), hash: Hash, because: z.string() }),
]);
export type Exploration = z.infer<typeof Exploration>;
