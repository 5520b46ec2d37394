import { spreadsheetCell, type Reject } from "@concord/domain/evidence";
import type { CsvRecord } from "../inspect/record-reader.ts";

/** The columns that we add to a file of bad rows: one before the file's own, the others after them. */
export const badRowsColumns = { line: "line", surplus: "beyond the last column", reason: "what is wrong", leaveOut: "leave out" } as const;

/** Bad rows written whole. More than this nobody mends by hand, and their cause is one that can be mended in the file. */
export const mostBadRows = 100_000;

/** What is known of the table when its bad rows are found. */
type Shape = { columns: readonly { name: string }[]; dialect: { delimiter: string } };

/**
 * Writes bad rows whole, for a person to mend in a spreadsheet and send back: the line on which each begins in the file, its
 * cells as they stand there, why it is bad, and a column in which to say that it is to be left out. Cells beyond the last
 * column stand together in one of their own. Begins with a byte order mark, without which Excel does not read UTF-8.
 */
export function badRowsWriter({ columns, dialect }: Shape) {
  let written = 0;
  const names = [
    badRowsColumns.line,
    ...columns.map(({ name }) => name),
    badRowsColumns.surplus,
    badRowsColumns.reason,
    badRowsColumns.leaveOut,
  ];
  return {
    header: `\ufeff${lineOf(names)}`,
    /** The line for one bad row; nothing once there are a hundred thousand. */
    line({ line, cells }: Pick<CsvRecord, "line" | "cells">, rejects: readonly Pick<Reject, "column" | "reason">[]): string {
      if (written++ >= mostBadRows) return "";
      const own = columns.map((_, at) => cells[at] ?? "");
      const surplus = beyondLast(cells, columns.length, dialect.delimiter);
      const reasons = rejects.map(({ column, reason }) => (column === "" ? reason : `${column}: ${reason}`));
      return lineOf([String(line), ...own, surplus, reasons.join(" "), ""]);
    },
  };
}

/** What stands beyond the last column. Blank cells are told by their delimiters, so that there is something to take away. */
export function beyondLast(cells: readonly string[], columns: number, delimiter: string): string {
  const beyond = cells.slice(columns);
  return beyond.every((cell) => cell.trim() === "") ? delimiter.repeat(beyond.length) : beyond.join(delimiter);
}

const lineOf = (cells: readonly string[]) => `${cells.map(spreadsheetCell).join(",")}\r\n`;
