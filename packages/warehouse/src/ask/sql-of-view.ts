import type { Column } from "@concord/domain/evidence";
import { cellOf } from "@concord/domain/evidence";
import {
  asHeld,
  columnIn,
  figureColumn,
  folded,
  foldedLetters,
  FigureStatus,
  isNumeric,
  keyColumns,
  planMeasures,
  summingOf,
  shownColumns,
  type Filter,
  type Measure,
  type ViewPlan,
} from "@concord/domain/explore";
import { text as plainText } from "../ingest/sandbox.ts";
import { piecesSql } from "./sum-sql.ts";

/** A Parquet file as SQL sees it. Its columns are named by where they stand: DuckDB holds "a" and "A" for the same name. */
export type SqlTable = {
  from: string;
  column(name: string): string;
  /** The different marks and statuses that stand in each column that holds some, as they were found. */
  marks: ReadonlyMap<string, readonly string[]>;
};

/** The row's place in the file. */
export const rowNumber = "t.place";

export const fromParquet = (parquet: string, names: readonly string[]): Pick<SqlTable, "from" | "column"> => ({
  from: `read_parquet(${text(parquet)}, file_row_number = true) AS t(${[...names.map((_, place) => `c${place}`), "place"].join(", ")})`,
  column: (name) => `t.c${names.indexOf(name)}`,
});

/** A view as SQL over one Parquet file, with the meaning that the JavaScript engine gives it. */
export type SqlOfView = {
  table: SqlTable;
  where: string;
  /** A column as the view sees it: figures as their statuses leave them, days as numbers, never -0. */
  value(name: string): string;
  /** The same of figures that are only added: there a -0 does no harm. */
  added(name: string): string;
  /** The status of a figure. */
  status(name: string): string;
};

/** The columns whose marks must be known before anything else is asked. */
export function markColumns(plan: ViewPlan, needed: readonly string[]): string[] {
  const beside = needed.flatMap((column) => {
    const figures = figureColumn(plan, column);
    return [figures?.mark, figures?.status].filter((one) => one !== undefined);
  });
  return [...new Set(beside)];
}

export function sqlOfView(plan: ViewPlan, table: SqlTable): SqlOfView {
  const sql = {
    value: (column: string) => seenValue(plan, column, table, plainValue),
    added: (column: string) => seenValue(plan, column, table, asDouble),
    status: (column: string) => seenStatus(plan, column, table),
  };
  const conditions = plan.view.filters.map((filter) => conditionOf(filter, plan, sql));
  return {
    table,
    where: conditions.length > 0 ? `WHERE ${conditions.join(" AND ")}` : "",
    ...sql,
  };
}

type Writing = (column: Column, table: SqlTable) => string;

const asDouble: Writing = ({ name }, table) => `${table.column(name)}::DOUBLE`;

const plainValue: Writing = ({ name, type }, table) => {
  const held = table.column(name);
  if (isNumeric({ type })) return `(${held}::DOUBLE + 0.0)`; // and never -0
  return type === "date" ? `(${held}::DATE - DATE '1970-01-01')` : `${held}::VARCHAR`;
};

function seenValue(plan: ViewPlan, of: string, table: SqlTable, write: Writing): string {
  const plain = write(columnIn(plan, of), table);
  const taken = saidAs(plan, of, table, ({ value }) => value === null);
  return taken.length > 0 ? `CASE WHEN ${taken.join(" OR ")} THEN NULL ELSE ${plain} END` : plain;
}

/** What the JavaScript engine asks of every cell is asked here of every mark that there is, with a figure and without. */
function seenStatus(plan: ViewPlan, of: string, table: SqlTable): string {
  const blank = `${table.column(of)} IS NULL`;
  const cases = FigureStatus.options.flatMap((status) => [
    ...saidAs(plan, of, table, (withFigure) => withFigure.status === status).map(
      (said) => `WHEN NOT (${blank}) AND ${said} THEN ${text(status)}`,
    ),
    ...saidAs(plan, of, table, (_, without) => without.status === status).map((said) => `WHEN ${blank} AND ${said} THEN ${text(status)}`),
  ]);
  return `CASE ${cases.join(" ")} WHEN ${blank} THEN 'missing' ELSE 'normal' END`;
}

type Cell = ReturnType<typeof cellOf>;

/** Conditions under which the mark or the status of a row makes such a cell. The mark speaks first, if it says anything. */
function saidAs(plan: ViewPlan, of: string, table: SqlTable, such: (withFigure: Cell, without: Cell) => boolean): string[] {
  const figures = figureColumn(plan, of);
  if (!figures) return [];
  const suchAs = (column: string | undefined, how: (said: string) => { mark?: string; status?: string }) =>
    column === undefined ? [] : (table.marks.get(column) ?? []).filter((said) => such(cellOf(0, how(said)), cellOf(null, how(said))));
  const says = (column: string, values: readonly string[]) =>
    `coalesce(${table.column(column)}::VARCHAR IN (${values.map(text).join(", ")}), false)`;

  const byMark = suchAs(figures.mark, (mark) => ({ mark }));
  const byStatus = suchAs(figures.status, (status) => ({ status }));
  const speaking = figures.mark === undefined ? [] : (table.marks.get(figures.mark) ?? []);
  return [
    ...(byMark.length > 0 ? [says(figures.mark!, byMark)] : []),
    ...(byStatus.length > 0
      ? [`${speaking.length > 0 ? `NOT ${says(figures.mark!, speaking)} AND ` : ""}${says(figures.status!, byStatus)}`]
      : []),
  ].map((condition) => `(${condition})`);
}

function conditionOf(filter: Filter, plan: ViewPlan, sql: Pick<SqlOfView, "value" | "status">): string {
  const column = columnIn(plan, filter.column);
  const value = `(${sql.value(filter.column)})`;
  const held = (given: string) => literal(asHeld(given, column));
  switch (filter.op) {
    case "among":
      return `coalesce(${value} IN (${filter.values.map(held).join(", ")}), false)`;
    case "not-among":
      return `coalesce(${value} NOT IN (${filter.values.map(held).join(", ")}), true)`;
    case "between":
      return `(${value} >= ${held(filter.from)} AND ${value} <= ${held(filter.to)})`;
    case "at-least":
      return `${value} >= ${held(filter.value)}`;
    case "at-most":
      return `${value} <= ${held(filter.value)}`;
    case "contains":
      return isNumeric(column) || column.type === "date" ? "false" : `contains(${foldedSql(value)}, ${text(folded(filter.value))})`;
    case "is-blank":
      return isText(column) ? `(${value} IS NULL OR ${value} = '')` : `${value} IS NULL`;
    case "is-not-blank":
      return isText(column) ? `${value} <> ''` : `${value} IS NOT NULL`;
    case "has-mark":
      return `(${sql.status(filter.column)}) IN (${filter.statuses.map(text).join(", ")})`;
  }
}

const isText = (column: Column) => !isNumeric(column) && column.type !== "date";

const capitals = foldedLetters.map(([capital]) => capital).join("");
const smalls = foldedLetters.map(([, small]) => small).join("");
const foldedSql = (value: string) => `translate(${value}, ${text(capitals)}, ${text(smalls)})`;

const literal = (value: string | number): string => (typeof value === "number" ? `${text(String(value))}::DOUBLE` : text(value));

/** The rows of a view in their order; `within` says which part. The columns of `shown`, then those of its figures' marks. */
export function rowsSql(plan: ViewPlan, sql: SqlOfView, within: string): string {
  const shown = shownColumns(plan);
  const beside = markColumns(plan, shown);
  const selected = [
    ...shown.map(
      (column, place) => `${figureColumn(plan, column) ? plainValue(columnIn(plan, column), sql.table) : sql.value(column)} AS c${place}`,
    ),
    ...beside.map((column, place) => `${sql.table.column(column)}::VARCHAR AS m${place}`),
  ];
  return `SELECT ${selected.join(", ")} FROM ${sql.table.from} ${sql.where} ${orderSql(plan, sql)} ${within}`;
}

export const orderSql = ({ view }: ViewPlan, sql: SqlOfView): string =>
  `ORDER BY ${[
    ...view.sort.map(({ column, direction }) => `(${sql.value(column)}) ${direction === "ascending" ? "ASC" : "DESC"} NULLS LAST`),
    `${rowNumber} ASC`,
  ].join(", ")}`;

/**
 * Of each measure: how many cells (where some may be blank), its value in as many
 * columns as that takes, how many cells of each status but the plain one.
 */
export function groupsSql(plan: ViewPlan, sql: SqlOfView, limit: number): string {
  const { view, recode } = plan;
  const keys = keyColumns(view).map((column, place) => {
    const isRegrouped = recode && view.regroup?.column === column;
    return `${isRegrouped ? "recoded.place" : sql.value(column)} AS k${place}`;
  });
  const inner = new Map<string, string>();
  const named = (expression: string) => {
    const known = inner.get(expression) ?? `v${inner.size}`;
    inner.set(expression, known);
    return known;
  };
  const outer = planMeasures(plan).flatMap((measure, place) => {
    if (measure.measure === "count") return [];
    const isAdded = measure.measure === "sum" || measure.measure === "mean";
    const value = isAdded ? sql.added(measure.column) : sql.value(measure.column);
    const status = hasStatus(plan, measure.column) ? named(sql.status(measure.column)) : undefined;
    return [
      ...(mayBeBlank(plan, measure.column) ? [`count(${named(value)}) AS o${place}`] : []),
      ...aggregates(measure, value, { column: columnIn(plan, measure.column), rows: plan.rows, named }).map(
        (one, at) => `${one} AS a${place}_${at}`,
      ),
      ...(status === undefined ? [] : countedStatuses.map((one, at) => `count(*) FILTER (${status} = ${text(one)}) AS n${place}_${at}`)),
    ];
  });
  const join = recode && view.regroup ? `JOIN recoded ON recoded.code = ${sql.table.column(view.regroup.column)}::VARCHAR` : "";
  const chosen = [...keys.map((_, place) => `k${place}`), "count(*) AS rows", ...outer].join(", ");
  const grouped = keys.length > 0 ? `GROUP BY ${keys.map((_, place) => `k${place}`).join(", ")}` : "";
  const worked = [...keys, ...[...inner].map(([expression, name]) => `${expression} AS ${name}`)];
  const from = worked.length > 0 ? worked.join(", ") : "1 AS nothing";
  return `SELECT ${chosen} FROM (SELECT ${from} FROM ${sql.table.from} ${join} ${sql.where}) ${grouped} LIMIT ${limit}`;
}

/** Whether cells must be counted to know how many there are. */
export const mayBeBlank = (plan: ViewPlan, column: string): boolean =>
  hasStatus(plan, column) || plan.rows === undefined || columnIn(plan, column).blank > 0;

/** A column beside which nothing can stand has only blank cells to tell of: they need no counting. */
export const hasStatus = (plan: ViewPlan, column: string): boolean => {
  const figures = figureColumn(plan, column);
  return figures?.mark !== undefined || figures?.status !== undefined;
};

/** The statuses that are counted, in this order. */
export const countedStatuses = FigureStatus.options.filter((status) => status !== "normal");

type Aggregating = { column: Column; rows: number | undefined; named(expression: string): string };

function aggregates(measure: Exclude<Measure, { measure: "count" }>, value: string, { column, rows, named }: Aggregating): string[] {
  switch (measure.measure) {
    case "sum":
    case "mean":
      return piecesSql(summingOf(column, rows), value).map((piece) => `sum(${named(piece)})`);
    case "median":
      // The one at or below the middle, and by turning the order about the one at or above it.
      return [`quantile_disc(${named(value)}, 0.5)`, `-quantile_disc(-${named(value)}, 0.5)`];
    case "min":
    case "max":
      return [`${measure.measure}(${named(value)})`];
    case "distinct":
      return [`count(DISTINCT ${named(value)})`];
  }
}

/** How many columns the value of a measure takes. */
export function widthOf(plan: ViewPlan, measure: Exclude<Measure, { measure: "count" }>): number {
  return aggregates(measure, "", { column: columnIn(plan, measure.column), rows: plan.rows, named: () => "" }).length;
}

/** A text literal. SQL ends at a NUL, so that one within text is put there by its number. */
export function text(value: string): string {
  const parts = value.split("\0").map(plainText);
  return parts.length > 1 ? `(${parts.join(" || chr(0) || ")})` : parts[0]!; // a split has a first part
}
