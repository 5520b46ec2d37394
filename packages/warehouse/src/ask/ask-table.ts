import type { DuckDBConnection } from "@duckdb/node-api";
import {
  exploreLimits,
  figureColumn,
  isGrouped,
  keyColumns,
  columnIn,
  columnReader,
  middle,
  neededColumns,
  planMeasures,
  shownColumns,
  summingOf,
  takeRow,
  tooLargeToAdd,
  tooManyGroups,
  type Found,
  type FoundGroup,
  type FoundGroups,
  type FoundMeasure,
  type FoundRows,
  type Measure,
  type Stretch,
  type Value,
  type ViewPlan,
} from "@concord/domain/explore";
import { readMark, readStatus } from "@concord/domain/evidence";
import {
  groupsSql,
  hasStatus,
  markColumns,
  countedStatuses,
  mayBeBlank,
  widthOf,
  rowsSql,
  sqlOfView,
  text,
  fromParquet,
  type SqlTable,
  type SqlOfView,
} from "./sql-of-view.ts";
import { footerOf } from "../read/footer-of-file.ts";
import { namesIn } from "../read/table.ts";
import { sumOfPieces } from "./sum-sql.ts";

/** Answers a view of a Parquet file with DuckDB: what `exploreTable` finds, of a table of any size. */
export async function askTable(duck: DuckDBConnection, parquet: string, plan: ViewPlan): Promise<Found> {
  const sql = await prepare(duck, parquet, plan);
  return isGrouped(plan.view) ? await groupsOf(duck, plan, sql) : await rowsOf(duck, plan, sql);
}

/** Looks which marks there are and, for a view that regroups, writes down where each code goes. */
export async function prepare(duck: DuckDBConnection, parquet: string, plan: ViewPlan): Promise<SqlOfView> {
  const table = fromParquet(parquet, namesIn(await footerOf(parquet)));
  const marks = await marksIn(duck, table, markColumns(plan, neededColumns(plan)));
  if (plan.recode) {
    await duck.run("CREATE OR REPLACE TEMP TABLE recoded (code VARCHAR, place VARCHAR)");
    const pairs = [...plan.recode].map(([code, place]) => `(${text(code)}, ${text(place)})`);
    for (let at = 0; at < pairs.length; at += 1000) await duck.run(`INSERT INTO recoded VALUES ${pairs.slice(at, at + 1000).join(", ")}`);
  }
  return sqlOfView(plan, { ...table, marks });
}

async function marksIn(
  duck: DuckDBConnection,
  { from, column }: Pick<SqlTable, "from" | "column">,
  names: readonly string[],
): Promise<SqlTable["marks"]> {
  const found = new Map<string, readonly string[]>();
  for (const name of names) {
    const values = `SELECT DISTINCT ${column(name)}::VARCHAR AS mark FROM ${from} WHERE ${column(name)} IS NOT NULL ORDER BY 1`;
    const marks = (await read(duck, values)).map(([mark]) => String(mark));
    found.set(
      name,
      marks.filter((mark) => (readMark(mark) ?? readStatus(mark, false)) !== undefined),
    );
  }
  return found;
}

async function groupsOf(duck: DuckDBConnection, plan: ViewPlan, sql: SqlOfView): Promise<FoundGroups> {
  const rows = await read(duck, groupsSql(plan, sql, exploreLimits.groups + 1));
  if (rows.length > exploreLimits.groups) throw tooManyGroups();
  const found: FoundGroups = { kind: "groups", groups: rows.map((row) => groupIn(plan, row)) };
  const { regroup } = plan.view;
  if (!plan.recode || !regroup) return found;

  const codes = await read(
    duck,
    `SELECT ${sql.table.column(regroup.column)}::VARCHAR AS code, count(*) AS rows FROM ${sql.table.from} ${sql.where} GROUP BY 1`,
  );
  return {
    ...found,
    codes: codes.flatMap(([code, count]) => (code === null ? [] : [{ code: String(code), rows: Number(count) }])),
    placeless: Number(codes.find(([code]) => code === null)?.[1] ?? 0),
  };
}

/** Reads a row of `groupsSql`, column by column in the order in which it wrote them. */
function groupIn(plan: ViewPlan, row: readonly unknown[]): FoundGroup {
  const keys = keyColumns(plan.view).map((_, place) => plainValue(row[place]));
  let at = keys.length;
  const next = () => row[at++];
  const rows = Number(next());
  const measures = planMeasures(plan).map((measure): FoundMeasure => {
    if (measure.measure === "count") return { of: rows, value: rows, statuses: {} };
    const of = mayBeBlank(plan, measure.column) ? Number(next()) : rows;
    const values = Array.from({ length: widthOf(plan, measure) }, next);
    const statuses: FoundMeasure["statuses"] = {};
    if (hasStatus(plan, measure.column)) {
      for (const status of countedStatuses) {
        const count = Number(next());
        if (count > 0) statuses[status] = count;
      }
    } else if (figureColumn(plan, measure.column) && rows > of) statuses.missing = rows - of;
    return { of, statuses, value: measured(plan, measure, { of, values }) };
  });
  return { keys, rows, measures };
}

function measured(
  plan: ViewPlan,
  measure: Exclude<Measure, { measure: "count" }>,
  { of, values }: { of: number; values: unknown[] },
): Value {
  const [first, second] = values;
  if (measure.measure === "distinct") return Number(first);
  if (of === 0) return null;
  if (measure.measure === "median") return middle(Number(first) + 0, Number(second) + 0);
  if (measure.measure !== "sum" && measure.measure !== "mean") return plainValue(first);
  const sum = sumOfPieces(summingOf(columnIn(plan, measure.column), plan.rows), values);
  return measure.measure === "sum" ? sum : sum / of;
}

async function rowsOf(duck: DuckDBConnection, plan: ViewPlan, sql: SqlOfView): Promise<FoundRows> {
  const { offset, limit } = plan.view;
  const [count] = await read(duck, `SELECT count(*) FROM ${sql.table.from} ${sql.where}`);
  const rows = await read(duck, rowsSql(plan, sql, `LIMIT ${limit} OFFSET ${offset}`));
  const stretch = stretchOf(plan, rows);
  const readColumn = columnReader(plan);
  const taken = rows.map((_, row) => takeRow(plan, stretch, { row, as: row, read: readColumn }));
  return {
    kind: "rows",
    rows: taken.map(({ values }) => values),
    notes: taken.flatMap(({ notes }) => notes),
    total: { rows: Number(count?.[0] ?? 0), exact: true },
  };
}

/** Rows of `rowsSql` by column, so that figures get their statuses as they do everywhere. */
export function stretchOf(plan: ViewPlan, rows: readonly (readonly unknown[])[]): Stretch {
  const names = [...shownColumns(plan)];
  const places = new Map([...markColumns(plan, names).map((column, place) => [column, names.length + place] as const)]);
  for (const [place, column] of names.entries()) places.set(column, place);
  const columns = new Map<string, Value[]>();
  return {
    rows: rows.length,
    column: (column) => {
      const known = columns.get(column) ?? rows.map((row) => plainValue(row[places.get(column)!])); // only what is shown is asked for
      columns.set(column, known);
      return known;
    },
  };
}

export function plainValue(value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value;
  return Number(value) + 0;
}

/** Rows as arrays, in the order of the columns. */
export async function read(duck: DuckDBConnection, question: string): Promise<unknown[][]> {
  try {
    return (await duck.runAndReadAll(question)).getRowsJS();
  } catch (error) {
    // Only a sum can leave the range of its type: everything else is a double or text.
    if (error instanceof Error && /^(Out of Range|Conversion|Overflow)/i.test(error.message)) throw tooLargeToAdd();
    throw error;
  }
}
