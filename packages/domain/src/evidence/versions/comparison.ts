import * as z from "zod";

/**
 * What a version is to the one before it.
 * `unchanged`: the same rows. `extension`: the old rows stand and rows of new periods came.
 * `revision`: figures changed of rows that the old version had. `correction`: no figure changed, but rows of old periods
 * came or went, or words in them changed. `restatement`: the columns, or most of the rows' keys, are others, so that
 * old figures and new ones stand on different footings. `not-comparable`: nothing tells which row is which.
 */
export const ChangeWord = z.enum(["unchanged", "extension", "revision", "correction", "restatement", "not-comparable"]);
export type ChangeWord = z.infer<typeof ChangeWord>;

/** What a list of versions says of the change. The whole of it lies beside the version. */
export const ComparisonSummary = z.object({
  /** The number of the version that it was compared with. */
  with: z.int().positive(),
  word: ChangeWord,
  /** For people: "A revision: 12 figures of 2019 and 2020 changed, and 60 rows of 2022 came." */
  sentence: z.string(),
  rowsAdded: z.int().nonnegative(),
  rowsRemoved: z.int().nonnegative(),
  /** Rows that both have, with something else in them. */
  rowsChanged: z.int().nonnegative(),
  /** Figures that differ by more than the tolerance. */
  figuresChanged: z.int().nonnegative(),
});
export type ComparisonSummary = z.infer<typeof ComparisonSummary>;

const CodeChange = z.object({ code: z.string(), label: z.string().optional() });

/** Everything that changed, as it lies in a file beside the version. */
export const Comparison = ComparisonSummary.extend({
  number: z.int().positive(),
  /** The share by which a figure may differ and still be called the same. */
  tolerance: z.number(),
  /** The columns that tell one row from another. */
  key: z.array(z.string()),
  /**
   * Rows that share their key with another row, in each version. Where there are any, rows are compared as wholes and counted,
   * and it is not said which figure became which.
   */
  sameKey: z.object({ before: z.int(), after: z.int() }),
  rows: z.object({ before: z.int(), after: z.int() }),
  columns: z.object({
    added: z.array(z.string()),
    removed: z.array(z.string()),
    retyped: z.array(z.object({ name: z.string(), before: z.string(), after: z.string() })),
    /** Understood as something else: a place, now another column. */
    reread: z.array(z.object({ name: z.string(), before: z.string(), after: z.string() })),
  }),
  periods: z.object({ added: z.array(z.string()), removed: z.array(z.string()) }),
  /** By period, the newest last; at most the last two hundred of those in which something changed. */
  byPeriod: z.array(z.object({ period: z.string(), added: z.int(), removed: z.int(), changed: z.int() })),
  /** Codes that came and went, column by column; the first hundred of each, and how many there are. */
  codes: z.array(
    z.object({
      column: z.string(),
      added: z.array(CodeChange),
      addedCount: z.int(),
      removed: z.array(CodeChange),
      removedCount: z.int(),
    }),
  ),
  /** The hundred largest changes of figures, those first that came or went as figures. */
  changes: z.array(
    z.object({
      /** Column and code of what tells the row. */
      row: z.array(z.object({ column: z.string(), value: z.string().nullable() })),
      column: z.string(),
      before: z.number().nullable(),
      after: z.number().nullable(),
      /** What changed, as a share of what it was; null where it was nothing, or one of the two is no figure. */
      share: z.number().nullable(),
    }),
  ),
  /** Of each column whose cells changed: in how many rows. */
  byColumn: z.array(z.object({ column: z.string(), rows: z.int() })),
});
export type Comparison = z.infer<typeof Comparison>;
