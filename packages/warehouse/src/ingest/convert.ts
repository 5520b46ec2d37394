import type { DuckDBConnection } from "@duckdb/node-api";
import { isOfPlaces, type DateFormat, type Meaning } from "@concord/domain/evidence";
import type { CellType } from "../inspect/cell-type.ts";
import type { TableColumn } from "../inspect/columns.ts";
import type { CsvDialect } from "../inspect/csv-dialect.ts";
import { unescaped } from "./plain-csv.ts";
import { name, text } from "./sandbox.ts";

/** About 20,000 rows, in whole vectors of DuckDB: a page of a large table is then a few range requests. */
export const rowGroup = 20_480;

/** Of a wide table fewer, since they are held in memory until they are written. */
const rowGroupOf = (columns: number): number => (columns <= 50 ? rowGroup : Math.max(1, Math.floor((10 * 50) / columns)) * 2048);

export type Converted = {
  /** Something was not as expected. What, and where, is for a closer look: DuckDB tells records, not lines. */
  clean: boolean;
};

/** A table of text as DuckDB is told of it. */
export type TextTable = {
  dialect: CsvDialect;
  /** Lines above the first row. */
  skip: number;
  columns: readonly TableColumn[];
  /** We wrote it ourselves, with escapes in its text. */
  escaped?: boolean;
};

/** How DuckDB is told the ways of writing a day that it reads as we do. */
const dateFormats: Partial<Record<DateFormat, string>> = { "2021-03-01": "%Y-%m-%d", "01/03/2021": "%d/%m/%Y", "03/01/2021": "%m/%d/%Y" };

/**
 * Whether DuckDB reads this table as our own reader does: RFC 4180, plain numbers, days written in one way that it knows. Of
 * a single column it takes blank lines for rows.
 */
export function readsAsWeDo({ dialect, columns }: Pick<TextTable, "dialect" | "columns">): boolean {
  const days = new Set(columns.flatMap(({ dateFormat }) => dateFormat ?? []));
  return (
    columns.length > 1 &&
    dialect.quote === '"' &&
    dialect.escape === "doubled" &&
    columns.every(({ numberFormat, marksColumn, armoured }) => !numberFormat && !marksColumn && !armoured) &&
    days.size <= 1 &&
    [...days].every((format) => dateFormats[format] !== undefined)
  );
}

/**
 * CSV to Parquet with nothing left to guess: the columns, their types, the
 * delimiter, the quote and the date format are all given. But for the line ends:
 * told that they are CRLF, DuckDB 1.5 loses rows without a word; left to see for
 * itself, it reads LF, CRLF and CR, and stops where they are mixed.
 */
export async function convert(duck: DuckDBConnection, source: string, table: TextTable, target: string): Promise<Converted> {
  await duck.run("DROP TABLE IF EXISTS reject_errors");
  await duck.run("DROP TABLE IF EXISTS reject_scans");
  const { columns } = table;
  const chosen = columns
    .map((column, place) => `${table.escaped && column.type === "text" ? unescaped(`c${place}`) : `c${place}`} AS ${name(column.name)}`)
    .join(", ");
  const keys = sortKeys(columns).map((place) => `c${place}`);
  const order = keys.length > 0 ? `ORDER BY ${keys.join(", ")}` : "";
  const copy = (ordered: string) =>
    duck.run(
      `COPY (SELECT ${chosen} FROM ${readCsv(source, table)} ${ordered}) TO ${text(target)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${rowGroupOf(columns.length)})`,
    );
  try {
    // Long texts in a hundred columns are more than can be sorted, though they spill: in the order of the file they are the same table.
    await copy(order).catch((error: unknown) => {
      if (order === "" || !(error instanceof Error && error.message.startsWith("Out of Memory"))) throw error;
      return copy("");
    });
  } catch (error) {
    // Mixed line ends and the like stop DuckDB's reader; ours reads them, and says what is wrong if something is.
    if (error instanceof Error && /Invalid Input Error|Conversion Error/.test(error.message)) return { clean: false };
    throw error;
  }
  const rejected = await duck.runAndReadAll("SELECT count(*) FROM reject_errors");
  return { clean: rejected.getRows()[0]?.[0] === 0n };
}

/**
 * Whether a column of numbers that are no figures holds, anywhere, what loses by being read as a number: 01110, or more digits than a
 * number keeps. A sample shows it in most tables; here every cell is asked, of such columns alone.
 */
export async function holdsCodes(duck: DuckDBConnection, source: string, table: TextTable): Promise<boolean> {
  const asked = table.columns.flatMap(({ type, meaning }, place) => (type === "number" && meaning !== "value" ? [`c${place}`] : []));
  if (asked.length === 0) return false;
  const asText = { ...table, columns: table.columns.map((column): TableColumn => ({ ...column, type: "text" })) };
  const isCode = asked.map((cell) => `regexp_full_match(${cell}, '\\s*(0\\d+|\\d{16,})\\s*')`).join(" OR ");
  const found = await duck.runAndReadAll(`SELECT 1 FROM ${readCsv(source, asText)} WHERE ${isCode} LIMIT 1`);
  return found.getRows().length > 0;
}

const duckTypes: Record<CellType, string> = { text: "VARCHAR", number: "DOUBLE", date: "DATE" };

/** Only whether there are rejects is asked, so one is enough to keep. */
function readCsv(source: string, { columns, skip, dialect }: TextTable): string {
  const day = columns.find(({ dateFormat }) => dateFormat !== undefined)?.dateFormat ?? "2021-03-01";
  const types = columns.map(({ type }, place) => `'c${place}': '${duckTypes[type]}'`).join(", ");
  return `read_csv(${text(source)}, ${[
    `columns = {${types}}`,
    "auto_detect = false",
    "header = false",
    `skip = ${skip}`,
    `delim = ${text(dialect.delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    `dateformat = '${dateFormats[day]}'`,
    "nullstr = ''",
    "null_padding = false",
    "strict_mode = true",
    "max_line_size = 1048576",
    "store_rejects = true",
    "rejects_limit = 1",
  ].join(", ")})`;
}

/**
 * By place and period, as tables are asked for, then by what tells rows apart
 * within them. A table without either stays in the order of its file.
 */
export function sortKeys(columns: readonly TableColumn[]): number[] {
  const first: readonly Meaning[] = ["place", "origin", "destination", "period", "industry", "occupation", "measure", "status"];
  const keys = first.flatMap((meaning) => {
    const place = columns.findIndex((column) => column.meaning === meaning);
    return place === -1 ? [] : [place];
  });
  if (!columns.some(({ meaning }) => isOfPlaces(meaning) || meaning === "period")) return [];
  // Whatever else is in the row, so that two runs write the same rows in the same order.
  const labels = new Set(columns.flatMap(({ labelColumn }) => labelColumn ?? []));
  const others = columns.flatMap((column, place) => (keys.includes(place) || labels.has(column.name) ? [] : [place]));
  return [...keys, ...others];
}
