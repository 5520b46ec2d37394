import { columnsOf, type Table } from "./columns.ts";
import { layoutOf, type Layout } from "./layout.ts";
import { takeSample } from "./sample.ts";

/** What a file of text in UTF-8 is, before all of it is read. */
export type Inspection = Omit<Layout, "rows" | "names"> &
  Table & {
    bytes: number;
    /** By the length of the rows that were looked at. For progress, nothing else. */
    estimatedRows: number;
  };

/** Looks at the head, the end and places between, and refuses what is no table. */
export async function inspectText(path: string): Promise<Inspection> {
  const sample = await takeSample(path);
  const { rows, names, ...layout } = layoutOf(sample);
  const headRows = sample.head.match(/\n|\r(?!\n)/g)?.length ?? 1;
  return {
    ...layout,
    ...columnsOf({ names, rows }),
    bytes: sample.bytes,
    estimatedRows: Math.max(1, Math.round((headRows / Math.max(1, sample.head.length)) * sample.bytes)),
  };
}
