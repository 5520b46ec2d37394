import { guardedCell } from "@concord/domain/evidence";
import { tidyColumns, type Heading, type Pace, type Row, type TidyColumn } from "@concord/domain/questions";

/** Rows that are written before others have their turn. */
const rowsAtOnce = 500;

type Written = { heading: Heading; rows: readonly Row[]; pace: Pace };

/** A table as CSV (RFC 4180): one line of names, then a line a row. Figures are not rounded; what is unknown is empty. */
export const csvOf = ({ heading, rows, pace }: Written): Promise<string> => {
  const columns = tidyColumns(heading);
  const line = (row: Row) => `${columns.map(({ of }) => csvCell(of(row))).join(",")}\r\n`;
  return inStretches(rows, pace, {
    begin: `${columns.map(({ name }) => name).join(",")}\r\n`,
    write: (some) => some.map(line).join(""),
    end: "",
  });
};

/** The same as JSON: a list of records, which a notebook takes as it is. */
export const recordsOf = ({ heading, rows, pace }: Written): Promise<string> => {
  const columns = tidyColumns(heading);
  const record = (row: Row) => Object.fromEntries(columns.map(({ name, of }) => [name, of(row)]));
  const write = (some: readonly Row[], from: number) => `${from === 0 ? "" : ","}${JSON.stringify(some.map(record)).slice(1, -1)}`;
  return inStretches(rows, pace, { begin: "[", write, end: "]" });
};

/** What its columns are, for a reader who has only the columns. */
export const columnsOfTable = (heading: Heading): Omit<TidyColumn, "of">[] => tidyColumns(heading).map(({ of: _, ...column }) => column);

type Writing = { begin: string; write: (rows: readonly Row[], from: number) => string; end: string };

async function inStretches(rows: readonly Row[], pace: Pace, { begin, write, end }: Writing): Promise<string> {
  let text = begin;
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    text += write(rows.slice(from, from + rowsAtOnce), from);
    await pace({ stage: "Writing the table", done: from, total: rows.length, unit: "rows" });
  }
  return text + end;
}

function csvCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const guarded = guardedCell(value);
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
