import * as z from "zod";
import { Meaning } from "./column.ts";

/** Encodings that a table may come in. Named as the people who meet them name them. */
export const TextEncoding = z.enum(["utf-8", "utf-16le", "utf-16be", "windows-1252", "mac-roman"]);
export type TextEncoding = z.infer<typeof TextEncoding>;

/** How a day is written: as one would say it with the first of March 2021. */
export const DateFormat = z.enum([
  "2021-03-01",
  "2021/03/01",
  "20210301",
  "01/03/2021",
  "01-03-2021",
  "01.03.2021",
  "01/03/21",
  "03/01/2021",
  "1 March 2021",
  "1-Mar-2021",
  "1-Mar-21",
  "March 1, 2021",
  "2021-03-01T00:00:00",
  "01/03/2021 00:00",
]);
export type DateFormat = z.infer<typeof DateFormat>;

/** How figures are written where they are not plain: 1,234.5 or 1.234,5 or £1,234 or 12% or (300) for minus. */
export const NumberFormat = z.object({
  decimal: z.enum([".", ","]),
  grouping: z.enum(["none", ",", ".", " ", "'"]),
  /** Signs that may stand before or after: £, €, $. They say the unit; the figure is what is left. */
  currency: z.string().max(3).optional(),
  /** 12% is kept as 12, and the column's unit is %. */
  percent: z.boolean().optional(),
});
export type NumberFormat = z.infer<typeof NumberFormat>;

/** One column as a person wants it read, where that is not as it was guessed. Named as it stands in the file. */
export const ColumnCorrection = z.object({
  name: z.string().max(200),
  rename: z.string().trim().min(1).max(150).optional(),
  type: z.enum(["text", "number", "date"]).optional(),
  meaning: Meaning.optional(),
  dateFormat: DateFormat.optional(),
  numberFormat: NumberFormat.optional(),
  /** The column that holds the names of this one's codes. */
  labelColumn: z.string().max(200).optional(),
});
export type ColumnCorrection = z.infer<typeof ColumnCorrection>;

/**
 * What a person said of how a dataset's files are to be read. Only what they
 * said: everything else is found out again from each file. Kept with the dataset
 * and used for its next versions.
 */
export const Recipe = z.object({
  encoding: TextEncoding.optional(),
  /** One character; a tab as "\t". */
  delimiter: z.string().length(1).optional(),
  /** "" where nothing quotes. */
  quote: z.enum(['"', "'", ""]).optional(),
  preambleLines: z.int().min(0).max(1000).optional(),
  /** Rows that the header takes, 0 where there is none. */
  headerLines: z.int().min(0).max(10).optional(),
  footnoteLines: z.int().min(0).max(1000).optional(),
  /** Which file of a zip. */
  member: z.string().max(500).optional(),
  /** Which sheet of a workbook, and which part of it, as in Excel: "A5:K200". */
  sheet: z.string().max(100).optional(),
  range: z
    .string()
    .regex(/^[A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7}$/)
    .optional(),
  columns: z.array(ColumnCorrection).max(500).optional(),
});
export type Recipe = z.infer<typeof Recipe>;
