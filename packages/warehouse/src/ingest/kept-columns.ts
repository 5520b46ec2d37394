import type { TableColumn } from "../inspect/columns.ts";

/** The columns of the Parquet: those of the file, and right after one of figures the column of its marks, if it has any. */
export function keptColumns(columns: readonly TableColumn[]): TableColumn[] {
  const onlyFigures = columns.filter(({ meaning }) => meaning === "value").length === 1;
  const hasStatus = columns.some(({ meaning }) => meaning === "status");
  return columns.flatMap((column): TableColumn[] => {
    if (column.marksColumn === undefined) return [column];
    // Of the only figures of a table, and without another status, the marks are the status.
    const isStatus = onlyFigures && !hasStatus && column.meaning === "value";
    return [column, { name: column.marksColumn, type: "text", meaning: isStatus ? "status" : "other", holdsMarks: true }];
  });
}
