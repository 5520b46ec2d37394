import type { OpenedTable } from "./opened-table.ts";

/** What opening a workbook, a Parquet file or a map gives, whatever that was packed in. */
export type OpenedWithin = Pick<
  OpenedTable,
  "path" | "container" | "member" | "sheet" | "range" | "choices" | "written" | "shapes" | "notes"
>;
