import * as z from "zod";

/**
 * What a column is about. `label` names the codes of another column. A table of
 * flows has no place: what it counts has an origin and a destination.
 */
export const Meaning = z.enum([
  "place",
  "origin",
  "destination",
  "period",
  "industry",
  "occupation",
  "measure",
  "unit",
  "value",
  "status",
  "rounding",
  "confidence",
  "label",
  "other",
]);
export type Meaning = z.infer<typeof Meaning>;

/** Whether the codes of such a column are of places. */
export const isOfPlaces = (meaning: Meaning): boolean => meaning === "place" || meaning === "origin" || meaning === "destination";

/** A column as it was understood when the file was checked, with what was found in it. */
export const Column = z.object({
  name: z.string(),
  /** As typed: text keeps leading zeros, number is a double, integer is exact. */
  type: z.enum(["text", "integer", "number", "date", "boolean"]),
  meaning: Meaning,
  /** The code set its codes belong to, where recognised: "LAD 2021", "ITL2 2021", "SIC 2007 section". */
  codeSet: z.string().optional(),
  /** The column that holds the names of this one's codes. */
  labelColumn: z.string().optional(),
  /** Of a column of figures: the column that holds the marks which stood in place of figures (`*`, `[c]`, `<5`), as they stood. */
  marksColumn: z.string().optional(),
  /** Of figures: the unit, where the file says it (£, %). */
  unit: z.string().optional(),
  distinct: z.int().nonnegative(),
  blank: z.int().nonnegative(),
  /** As text, in the column's own order. */
  min: z.string().optional(),
  max: z.string().optional(),
  /** The commonest values, most first, at most ten. */
  common: z.array(z.object({ value: z.string(), rows: z.int() })),
});
export type Column = z.infer<typeof Column>;
