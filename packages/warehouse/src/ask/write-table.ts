import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import { Failure } from "@concord/kernel";
import { guardedCell, isOfPlaces } from "@concord/domain/evidence";
import {
  columnIn,
  composeTable,
  exploreLimits,
  isNumeric,
  shapeIn,
  shownColumns,
  type AnswerColumn,
  type ComposedTable,
  type Found,
  type ViewPlan,
} from "@concord/domain/explore";
import { name } from "../ingest/sandbox.ts";
import { askTable, prepare } from "./ask-table.ts";
import { orderSql, text, type SqlOfView } from "./sql-of-view.ts";
import { isGrouped } from "@concord/domain/explore";

/** Where a table is written, and what is said of it where its format has room for that. */
export type Writing = { parquet: string; target: string; about: Readonly<Record<string, string>> };

/** Written whole, with what was found on the way where the view is grouped. */
export type Written = {
  rows: number;
  found: Extract<Found, { kind: "groups" }> | undefined;
  /** Of features: how many rows have no shape. */
  shapeless?: number;
};

/** All that a view finds, as CSV. `mark`: begins with the byte order mark by which Excel knows UTF-8. */
export async function writeCsv(
  duck: DuckDBConnection,
  plan: ViewPlan,
  { parquet, target, mark }: Writing & { mark: boolean },
): Promise<Written> {
  const start = mark ? "\uFEFF" : "";
  if (isGrouped(plan.view)) {
    const { table, found } = await groupedTable(duck, parquet, plan);
    await pipeline(Readable.from(csvLines(table, start)), createWriteStream(target));
    return { rows: table.rows.length, found };
  }
  const sql = await prepare(duck, parquet, plan);
  const body = `${target}.body`;
  const cells = shownColumns(plan).map((column, place) => `${csvSql(sql, plan, column)} AS c${place}`);
  await duck.run(
    `COPY (SELECT ${cells.join(", ")} FROM ${sql.table.from} ${sql.where} ${orderSql(plan, sql)}) TO ${text(body)} (FORMAT csv, HEADER false, DELIMITER ',', QUOTE '"', ESCAPE '"')`,
  );
  const header = Buffer.from(
    `${start}${shownColumns(plan)
      .map((column) => csvCell(guardedCell(column)))
      .join(",")}\n`,
  );
  await pipeline(
    Readable.from(
      (async function* () {
        yield header;
        yield* createReadStream(body);
      })(),
    ),
    createWriteStream(target),
  );
  return { rows: await countRows(duck, sql), found: undefined };
}

/** A cell of text so that no spreadsheet takes it for a formula: the rule of `guardedCell`, in SQL. */
const guardSql = (value: string) =>
  `CASE WHEN (regexp_matches(${value}, '^[=+\\-@\\t\\r\\n]') AND NOT regexp_matches(${value}, '^[+-][0-9][0-9,]*(\\.[0-9]+)?$')) OR regexp_matches(${value}, '^''[=+\\-@\\t\\r\\n'']') THEN '''' || ${value} ELSE ${value} END`;

function csvSql(sql: SqlOfView, plan: ViewPlan, of: string): string {
  const column = columnIn(plan, of);
  const value = `(${sql.value(of)})`;
  if (column.type === "date") return `(DATE '1970-01-01' + ${value}::INTEGER)::VARCHAR`;
  if (!isNumeric(column)) return guardSql(value);
  return `CASE WHEN ${value} = trunc(${value}) AND abs(${value}) < 9007199254740992 THEN ${value}::BIGINT::VARCHAR ELSE ${value}::VARCHAR END`;
}

function* csvLines({ columns, rows }: ComposedTable, start: string): Generator<string> {
  yield `${start}${columns.map(({ name }) => csvCell(guardedCell(name))).join(",")}\n`;
  for (const row of rows) {
    const cells = row.map((value, place) => {
      if (value === null) return "";
      return typeof value === "number" || columns[place]!.type === "date" ? String(value) : csvCell(guardedCell(value));
    });
    yield `${cells.join(",")}\n`;
  }
}

/** An empty text is not a blank cell. */
const csvCell = (value: string) => (value === "" || /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** All that a view finds, as Parquet: rows with every cell as it is in the table. */
export async function writeParquet(duck: DuckDBConnection, plan: ViewPlan, { parquet, target, about }: Writing): Promise<Written> {
  const said = Object.entries(about).map(([key, value]) => `${name(key)}: ${text(value)}`);
  const options = `(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20480, KV_METADATA {${said.join(", ")}})`;
  if (isGrouped(plan.view)) {
    const { table, found } = await groupedTable(duck, parquet, plan);
    await putTable(duck, table);
    const names = namesOnce(table.columns.map(({ name }) => name));
    await duck.run(
      `COPY (SELECT ${names.map((column, place) => `c${place} AS ${name(column)}`).join(", ")} FROM answer ORDER BY row) TO ${text(target)} ${options}`,
    );
    return { rows: table.rows.length, found };
  }
  const sql = await prepare(duck, parquet, plan);
  const cells = shownColumns(plan).map((column) => `${sql.table.column(column)} AS ${name(column)}`);
  await duck.run(
    `COPY (SELECT ${cells.join(", ")} FROM ${sql.table.from} ${sql.where} ${orderSql(plan, sql)}) TO ${text(target)} ${options}`,
  );
  return { rows: await countRows(duck, sql), found: undefined };
}

async function groupedTable(duck: DuckDBConnection, parquet: string, plan: ViewPlan) {
  const found = await askTable(duck, parquet, plan);
  if (found.kind !== "groups") throw new Error("A grouped view was answered with rows");
  return { table: composeTable(plan, found), found };
}

async function putTable(duck: DuckDBConnection, { columns, rows }: ComposedTable): Promise<void> {
  const types = { text: "VARCHAR", boolean: "VARCHAR", date: "DATE", integer: "DOUBLE", number: "DOUBLE" } as const;
  await duck.run(
    `CREATE OR REPLACE TEMP TABLE answer (${[...columns.map(({ type }, place) => `c${place} ${types[type]}`), "row INTEGER"].join(", ")})`,
  );
  const literal = (value: string | number | null) => (value === null ? "NULL" : text(String(value)));
  for (let at = 0; at < rows.length; at += 500) {
    const values = rows.slice(at, at + 500).map((row, place) => `(${[...row.map(literal), at + place].join(", ")})`);
    await duck.run(`INSERT INTO answer VALUES ${values.join(", ")}`);
  }
}

/** Parquet as DuckDB writes it holds each name once, capital or small: the second "2019" becomes "2019 (2)". */
function namesOnce(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const times = (seen.get(name.toLowerCase()) ?? 0) + 1;
    seen.set(name.toLowerCase(), times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

async function countRows(duck: DuckDBConnection, sql: SqlOfView): Promise<number> {
  const counted = await duck.runAndReadAll(`SELECT count(*) FROM ${sql.table.from} ${sql.where}`);
  return Number(counted.getRowsJS()[0]?.[0] ?? 0);
}

/** Where shapes lie, and which of their properties holds the codes. */
export type ShapesFile = { path: string; codeColumn: string };

/** A file larger than this opens nowhere. */
const mostBytes = 500 * 1024 * 1024;

/** All that a view finds, as features: each row with the shape of its place. Says how many have none. */
export async function writeGeoJson(
  duck: DuckDBConnection,
  plan: ViewPlan,
  { parquet, target, about, shapes }: Writing & { shapes: ShapesFile },
): Promise<Written> {
  const whole: ViewPlan = { ...plan, view: { ...plan.view, offset: 0, limit: exploreLimits.features + 1 } };
  const found = await askTable(duck, parquet, whole);
  const table = composeTable(whole, found);
  if (table.rows.length > exploreLimits.features) throw tooManyFeatures();
  const coded = placeColumn(table.columns);
  const drawn = await shapesOf(shapes, new Set(table.rows.map((row) => String(row[coded]))));

  let [bytes, shapeless] = [0, 0];
  const features = function* (): Generator<string> {
    yield `{"type":"FeatureCollection","about":${JSON.stringify(about)},"features":[\n`;
    for (const [place, row] of table.rows.entries()) {
      const geometry = drawn.get(String(row[coded]));
      if (geometry === undefined) shapeless++;
      const properties = JSON.stringify(
        Object.fromEntries(namesOnce(table.columns.map(({ name }) => name)).map((name, at) => [name, row[at]])),
      );
      const feature = `{"type":"Feature","properties":${properties},"geometry":${geometry ?? "null"}}${place + 1 < table.rows.length ? "," : ""}\n`;
      bytes += feature.length;
      if (bytes > mostBytes) throw tooManyFeatures();
      yield feature;
    }
    yield "]}\n";
  };
  await pipeline(Readable.from(features()), createWriteStream(target));
  return { rows: table.rows.length, shapeless, found: found.kind === "groups" ? found : undefined };
}

const tooManyFeatures = () =>
  new Failure(
    "too-large",
    "too-many-features",
    `A GeoJSON file holds ${exploreLimits.features.toLocaleString("en-GB")} features and 500 MB at most. Filter the rows, or group by place so that each shape is in it once.`,
  );

function placeColumn(columns: readonly AnswerColumn[]): number {
  const place = columns.findIndex(({ meaning, measure }) => isOfPlaces(meaning) && measure === undefined);
  if (place === -1) {
    throw new Failure(
      "refused",
      "no-places",
      "There is no column of places in this view, and so no shape belongs to a row. Add the column of places.",
    );
  }
  return place;
}

/** The file has a feature a line. */
async function shapesOf({ path, codeColumn }: ShapesFile, wanted: ReadonlySet<string>): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  if ((await stat(path)).size === 0) return found;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    const shape = shapeIn(line, { code: codeColumn });
    if (shape?.geometry && wanted.has(shape.id)) found.set(shape.id, JSON.stringify(shape.geometry));
  }
  return found;
}
