import type { CsvRecord } from "./record-reader.ts";

/** What ONS writes above the figures of its time series, a row each, with the word in the first column. */
const above = /^(title|cdid|source dataset id|pre ?unit|unit|release date|next release|important notes)$/i;

/**
 * A time series as the ONS website gives it: the title of each series, its CDID, its
 * unit and its release, then years, quarters and months in one column. All of that
 * is one header, and the titles are the names.
 */
export function timeSeriesHeaderIn(records: readonly CsvRecord[]): { at: number; rows: number } | undefined {
  if (!isTimeSeries(records)) return undefined;
  const rows = records.findIndex(({ cells }) => !above.test((cells[0] ?? "").trim()));
  return { at: 0, rows: rows === -1 ? records.length : rows };
}

export const isTimeSeries = ([first, second]: readonly CsvRecord[]): boolean =>
  first?.cells[0]?.trim() === "Title" && second?.cells[0]?.trim() === "CDID";

/** The column that the titles do not name is that of the periods. */
export const namesOfTimeSeries = (header: readonly CsvRecord[]): string[] => ["Period", ...(header[0]?.cells.slice(1) ?? [])];
