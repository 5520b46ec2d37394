import * as z from "zod";
import { id } from "@concord/kernel";

/** What a column is to a question. A table of flows has an origin and a destination where others have a place. */
export const Part = z.enum(["place", "origin", "destination", "period", "industry", "occupation", "category"]);
export type Part = z.infer<typeof Part>;

const ColumnName = z.string().min(1).max(200);

/**
 * Where the figures of a question come from: a dataset, and how its table is to
 * be read where the table itself leaves a choice. The version is not named
 * here: the same question is asked again of a newer one.
 */
export const Source = z.object({
  datasetId: id("dataset"),
  /** The column of figures, where there are several. */
  value: ColumnName.optional(),
  /** Which column is which part, where that cannot be told by what the columns mean, or is not what is wanted. */
  columns: z.partialRecord(Part, ColumnName).optional(),
  /** Only rows that have these values in these columns: the one measure, sex or age of a table that holds several. */
  where: z
    .array(z.object({ column: ColumnName, equals: z.string().max(300) }))
    .max(12)
    .optional(),
  /** What a row that is not there says. Not said: nothing is known. Some publishers leave out every nought. */
  absent: z.enum(["missing", "zero"]).optional(),
});
export type Source = z.infer<typeof Source>;

/** Codes as they stand in the table. */
export const Codes = z.array(z.string().min(1).max(100)).min(1).max(8000);
export const PeriodCode = z.string().min(1).max(60);
