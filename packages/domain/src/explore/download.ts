import * as z from "zod";
import { Hash, id } from "@concord/kernel";
import { View } from "./view.ts";

/** Where the shapes of places are: another dataset's version, and the column of it that holds the same codes. */
export const ShapesFrom = z.object({
  datasetId: id("dataset"),
  number: z.int().positive(),
  codeColumn: z.string().min(1).max(1000),
});
export type ShapesFrom = z.infer<typeof ShapesFrom>;

/**
 * All that a view finds, as a file. What page of it is asked for does not count.
 *
 * - `csv`: UTF-8, comma, lines that end in LF. In a column of text (and in the
 *   header) a cell that begins with `=`, `+`, `-`, `@`, a tab or a line end gets a
 *   `'` before it, so that no spreadsheet runs it as a formula, and one that begins
 *   so already gets one more; figures are never touched.
 * - `parquet`: for exact reuse, every cell as it is.
 * - `geojson`: the rows as features, with the shape of the place where there is one.
 *
 * A second file beside it says what it is, whose, and under which licence.
 */
export const DownloadAsk = z.object({
  view: View,
  format: z.enum(["csv", "parquet", "geojson"]),
  /** Of CSV: begins with a byte order mark, by which Excel knows UTF-8. */
  excel: z.boolean().default(false),
  /** Of GeoJSON: whose shapes. Where it is absent, the version's own. */
  shapesFrom: ShapesFrom.optional(),
});
export type DownloadAsk = z.infer<typeof DownloadAsk>;

const Address = z.object({ fileName: z.string(), url: z.string() });

export const Download = z.discriminatedUnion("state", [
  /** Addresses live for five minutes. Ask again for new ones: the file is kept. */
  z.object({ state: z.literal("ready"), hash: Hash, file: Address, about: Address, warnings: z.array(z.string()) }),
  /** Watch the job, which says how far it is, and ask again. */
  z.object({ state: z.literal("working"), hash: Hash, jobId: z.string() }),
  /** It could not be made. Asked once more, it is begun anew. */
  z.object({ state: z.literal("failed"), hash: Hash, because: z.string() }),
]);
export type Download = z.infer<typeof Download>;
