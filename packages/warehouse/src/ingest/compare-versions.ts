import type { DuckDBConnection } from "@duckdb/node-api";
import { columnsChanged, type Column, type Comparison, type Meaning } from "@concord/domain/evidence";
import { changeWordOf, sentenceOfChange } from "./change-in-words.ts";
import type { Report } from "./progress.ts";
import { name, openSandbox, sandboxSettings, text, type SandboxSettings } from "./sandbox.ts";

/** One of the two versions: its table on this machine's disk, and what is known of it. */
export type ComparedVersion = { number: number; parquet: string; rows: number; columns: readonly Column[] };

export type CompareOptions = {
  /** A folder that is this job's alone, in which both tables lie. */
  folder: string;
  before: ComparedVersion;
  after: ComparedVersion;
  /** The share by which a figure may differ and still be the same. */
  tolerance: number;
  report?: Report;
  settings?: SandboxSettings;
};

/** Lists in a comparison end here. The counts beside them do not. */
const most = { changes: 100, codes: 100, periods: 200 };

/**
 * What changed from one version of a table to the next. Rows are told apart by what they are about (place, period, industry
 * and the like), or by a column that is different in every row; each row is then looked for in the other version. Where several rows
 * have one key, which became which is unknown: rows are then compared as wholes and counted.
 */
export async function compareVersions(options: CompareOptions): Promise<Comparison> {
  const { folder, before, after, tolerance, report = () => {}, settings = sandboxSettings } = options;
  report({ stage: `Comparing with version ${before.number}`, done: 0, total: after.rows, unit: "rows" });
  const { duck, close } = await openSandbox(folder, before.parquet, settings);
  try {
    const tables = await readingBoth(duck, before, after);
    const { key, sameKey } = await keyOf(duck, tables);
    const unique = sameKey.before === 0 && sameKey.after === 0 && key.length > 0;
    const compared = unique ? await comparedByKey(duck, tables, key, tolerance) : await comparedAsWholes(duck, tables, key);
    const { statusChanged, ...rows } = compared;
    const periods = await periodsOf(duck, tables);
    const facts = {
      with: before.number,
      number: after.number,
      tolerance,
      key: key.map((column) => column.name),
      sameKey,
      rows: { before: before.rows, after: after.rows },
      columns: columnsOf(before, after),
      periods: { added: periods.added.slice(-most.periods), removed: periods.removed.slice(-most.periods) },
      codes: await codesOf(duck, tables),
      ...rows,
    };
    const newRows = await rowsOfNewPeriods(duck, tables.period, periods.added);
    const word = changeWordOf(facts, { before: before.columns, statusChanged, addedInNewPeriods: newRows });
    return { ...facts, word, sentence: sentenceOfChange({ ...facts, word }) };
  } finally {
    close();
  }
}

/** A column that both have, and how each of the two tables calls its type. */
type Shared = { name: string; meaning: Meaning; type: Column["type"]; comparable: (side: "before" | "after") => string };
type Tables = {
  before: ComparedVersion;
  after: ComparedVersion;
  shared: Shared[];
  /** By what they are about, rows are told apart; so they are by other words and days, but not by names or marks. */
  about: Shared[];
  others: Shared[];
  whole: Shared[];
  period: Shared | undefined;
};

const about: readonly Meaning[] = ["place", "period", "industry", "occupation", "measure", "unit"];

async function readingBoth(duck: DuckDBConnection, before: ComparedVersion, after: ComparedVersion): Promise<Tables> {
  await duck.run(`CREATE VIEW before AS SELECT * FROM read_parquet(${text(before.parquet)})`);
  await duck.run(`CREATE VIEW after AS SELECT * FROM read_parquet(${text(after.parquet)})`);
  const [typesBefore, typesAfter] = [await typesIn(duck, "before"), await typesIn(duck, "after")];
  const shared = after.columns.flatMap(({ name: called, meaning, type }): Shared[] => {
    const [then, now] = [typesBefore.get(called), typesAfter.get(called)];
    if (then === undefined || now === undefined) return [];
    const comparable = (side: string) => (then === now ? `${side}.${name(called)}` : `${side}.${name(called)}::VARCHAR`);
    return [{ name: called, meaning, type: then === now ? type : "text", comparable }];
  });
  const beside = new Set([...before.columns, ...after.columns].flatMap(({ labelColumn, marksColumn }) => [labelColumn, marksColumn]));
  const tellsApart = ({ name: called, meaning }: Shared) => meaning === "other" && !beside.has(called);
  const isNumber = ({ type }: Shared) => type === "number" || type === "integer";
  return {
    before,
    after,
    shared,
    about: about.flatMap((meaning) => shared.filter((column) => column.meaning === meaning)),
    others: shared.filter((column) => tellsApart(column) && !isNumber(column)),
    whole: shared.filter((column) => tellsApart(column) && column.type === "integer"),
    period: shared.find(({ meaning }) => meaning === "period"),
  };
}

async function typesIn(duck: DuckDBConnection, table: "before" | "after"): Promise<Map<string, string>> {
  const described = await answers<{ column_name: string; column_type: string }>(duck, `DESCRIBE ${table}`);
  return new Map(described.map(({ column_name, column_type }) => [column_name, column_type]));
}

/** The columns that tell rows apart: as few as will do. */
async function keyOf(duck: DuckDBConnection, tables: Tables): Promise<{ key: Shared[]; sameKey: Comparison["sameKey"] }> {
  const { about, others, whole } = tables;
  const numbered = [...others, ...whole].find((column) => isDifferentInEachRow(column, tables));
  const candidates = [about, ...(numbered ? [[numbered]] : []), [...about, ...others], [...about, ...others, ...whole]];
  let found: { key: Shared[]; sameKey: Comparison["sameKey"] } = {
    key: [],
    sameKey: { before: tables.before.rows, after: tables.after.rows },
  };
  for (const key of candidates) {
    if (key.length === 0 || key.length === found.key.length) continue;
    const sameKey = { before: await rowsThatShare(duck, key, "before"), after: await rowsThatShare(duck, key, "after") };
    if (sameKey.before === 0 && sameKey.after === 0) return { key, sameKey };
    // Numbers may be figures: they are a key only where they make it whole.
    if (!key.some((column) => whole.includes(column))) found = { key, sameKey };
  }
  return found;
}

function isDifferentInEachRow({ name: called }: Shared, { before, after }: Tables): boolean {
  return [before, after].every(({ columns, rows }) =>
    columns.some((column) => column.name === called && column.distinct === rows && column.blank === 0),
  );
}

async function rowsThatShare(duck: DuckDBConnection, key: readonly Shared[], side: "before" | "after"): Promise<number> {
  const columns = key.map(({ comparable }) => comparable(side)).join(", ");
  const [found] = await answers<{ rows: number | null }>(
    duck,
    `SELECT sum(n)::DOUBLE AS rows FROM (SELECT count(*) AS n FROM ${side} GROUP BY ${columns} HAVING n > 1)`,
  );
  return found?.rows ?? 0;
}

type RowsCompared = Pick<
  Comparison,
  "rowsAdded" | "rowsRemoved" | "rowsChanged" | "figuresChanged" | "byColumn" | "byPeriod" | "changes"
> & { statusChanged: number };

const isFigure = ({ type }: Pick<Shared, "type">) => type === "number" || type === "integer";

/** Each row beside the one of the same key in the other version. What differs is kept in `differing`: k0, k1 … its key, b0, a0 … its cells. */
async function comparedByKey(duck: DuckDBConnection, tables: Tables, key: readonly Shared[], tolerance: number): Promise<RowsCompared> {
  const values = tables.shared.filter((column) => !key.includes(column));
  const differs = values.map((column, at) => whetherDiffers(column, at, tolerance));
  const cells = (side: "before" | "after", letter: string) =>
    [
      "true AS here",
      ...key.map(({ comparable }, at) => `${comparable(side)} AS k${at}`),
      ...values.map(({ comparable }, at) => `${comparable(side)} AS ${letter}${at}`),
    ].join(", ");
  const sameKey = key.map((_, at) => `b.k${at} IS NOT DISTINCT FROM a.k${at}`).join(" AND ");
  await duck.run(
    `CREATE TEMP TABLE differing AS
       SELECT ${[
         ...key.map((_, at) => `CASE WHEN a.here THEN a.k${at} ELSE b.k${at} END AS k${at}`),
         "b.here IS NULL AS added",
         "a.here IS NULL AS removed",
         "a.here IS NOT NULL AND b.here IS NOT NULL AS changed",
         ...values.flatMap((_, at) => [`b${at}`, `a${at}`]),
       ].join(", ")}
       FROM (SELECT ${cells("before", "b")} FROM before) b FULL JOIN (SELECT ${cells("after", "a")} FROM after) a ON ${sameKey}
       WHERE b.here IS NULL OR a.here IS NULL${differs.map((is) => ` OR ${is}`).join("")}`,
  );

  const byColumn: { column: Shared; at: number; rows: number }[] = [];
  for (const [at, column] of values.entries()) {
    const [found] = await answers<{ n: number }>(duck, `SELECT count(*)::DOUBLE AS n FROM differing WHERE changed AND ${differs[at]}`);
    if (found && found.n > 0) byColumn.push({ column, at, rows: found.n });
  }
  const figures = byColumn.filter(({ column }) => isFigure(column));
  const rowsOf = (columns: typeof byColumn) => columns.reduce((sum, { rows }) => sum + rows, 0);
  return {
    ...(await countsIn(duck, "differing")),
    figuresChanged: rowsOf(figures),
    statusChanged: rowsOf(byColumn.filter(({ column }) => isOfStatus(column, tables))),
    byColumn: byColumn.map(({ column, rows }) => ({ column: column.name, rows })),
    byPeriod: await byPeriodIn(duck, "differing", tables.period && key.indexOf(tables.period)),
    changes: await largestChanges(duck, tables, key, figures, differs),
  };
}

/** A mark says of a figure what the figure cannot: that one was withheld is a change of the figure. */
function isOfStatus({ name: called, meaning }: Shared, { before, after }: Tables): boolean {
  return meaning === "status" || [...before.columns, ...after.columns].some(({ marksColumn }) => marksColumn === called);
}

function whetherDiffers(column: Shared, at: number, tolerance: number): string {
  const differs = `b${at} IS DISTINCT FROM a${at}`;
  if (!isFigure(column) || tolerance === 0) return `(${differs})`;
  return `(${differs} AND coalesce(abs(a${at} - b${at}) > ${tolerance} * abs(b${at}), true))`;
}

async function largestChanges(
  duck: DuckDBConnection,
  tables: Tables,
  key: readonly Shared[],
  figures: readonly { column: Shared; at: number }[],
  differs: readonly string[],
): Promise<Comparison["changes"]> {
  const found: { size: number; change: Comparison["changes"][number] }[] = [];
  for (const { column, at } of figures) {
    const rows = await answers<Record<string, string | number | null>>(
      duck,
      `SELECT ${key.map((_, place) => `k${place}::VARCHAR AS k${place}`).join(", ")}, b${at}::DOUBLE AS was, a${at}::DOUBLE AS is_now,
              abs(coalesce(a${at} - b${at}, a${at}, b${at}))::DOUBLE AS size
       FROM differing WHERE changed AND ${differs[at]} ORDER BY size DESC, ${key.map((_, place) => `differing.k${place}`).join(", ")} LIMIT ${most.changes}`,
    );
    const largest = largestIn(column, tables);
    for (const row of rows) {
      const [was, now] = [row.was as number | null, row.is_now as number | null];
      found.push({
        // Against the largest figure of its column, so that pounds do not hide percentages.
        size: (row.size as number) / largest,
        change: {
          row: key.map(({ name: called }, place) => ({ column: called, value: row[`k${place}`] as string | null })),
          column: column.name,
          before: was,
          after: now,
          share: was === null || now === null || was === 0 ? null : (now - was) / Math.abs(was),
        },
      });
    }
  }
  return found
    .sort((one, other) => other.size - one.size)
    .slice(0, most.changes)
    .map(({ change }) => change);
}

function largestIn({ name: called }: Shared, { before, after }: Tables): number {
  const ends = [before, after].flatMap(({ columns }) =>
    columns.filter((column) => column.name === called).flatMap(({ min, max }) => [min, max]),
  );
  const sizes = ends.map((end) => Math.abs(Number(end ?? 0))).filter((size) => Number.isFinite(size));
  return Math.max(0, ...sizes) > 0 ? Math.max(...sizes) : 1;
}

/** Rows as wholes: how often each stands in the one version and in the other, gathered by key in `differing`. */
async function comparedAsWholes(duck: DuckDBConnection, tables: Tables, key: readonly Shared[]): Promise<RowsCompared> {
  await countByKey(duck, key, tables.shared, "differing");
  const counts = await countsIn(duck, "differing");
  const figures = tables.shared.filter((column) => !key.includes(column) && isFigure(column));
  const statuses = tables.shared.filter((column) => !key.includes(column) && isOfStatus(column, tables));
  const changedIn = async (columns: readonly Shared[]) => {
    if (columns.length === 0) return 0;
    await countByKey(duck, key, [...key, ...columns], "of_some");
    return (await countsIn(duck, "of_some")).rowsChanged;
  };
  return {
    ...counts,
    figuresChanged: key.length === 0 ? 0 : await changedIn(figures),
    statusChanged: key.length === 0 ? 0 : await changedIn(statuses),
    byColumn: [],
    byPeriod: await byPeriodIn(duck, "differing", tables.period && key.indexOf(tables.period)),
    changes: [],
  };
}

async function countByKey(duck: DuckDBConnection, key: readonly Shared[], columns: readonly Shared[], into: string): Promise<void> {
  const ordered = [...key, ...columns.filter((column) => !key.includes(column))];
  const from = (side: "before" | "after", counts: string) =>
    `SELECT ${[...ordered.map(({ comparable }, at) => `${comparable(side)} AS k${at}`), counts].join(", ")} FROM ${side}`;
  const rows = ordered.map((_, at) => `k${at}`).join(", ");
  const keys = key.map((_, at) => `k${at}`).join(", ");
  await duck.run(
    `CREATE OR REPLACE TEMP TABLE ${into} AS
       SELECT ${keys ? `${keys}, ` : ""}least(gone, came) AS changed, came - least(gone, came) AS added, gone - least(gone, came) AS removed FROM (
         SELECT ${keys ? `${keys}, ` : ""}sum(greatest(b - a, 0)) AS gone, sum(greatest(a - b, 0)) AS came FROM (
           SELECT ${rows}, sum(b) AS b, sum(a) AS a
           FROM (${from("before", "1 AS b, 0 AS a")} UNION ALL ${from("after", "0 AS b, 1 AS a")})
           GROUP BY ${rows} HAVING sum(b) <> sum(a))
         ${keys ? `GROUP BY ${keys}` : ""})`,
  );
}

async function countsIn(duck: DuckDBConnection, table: string): Promise<Pick<Comparison, "rowsAdded" | "rowsRemoved" | "rowsChanged">> {
  const [found] = await answers<{ added: number | null; removed: number | null; changed: number | null }>(
    duck,
    `SELECT sum(added::BIGINT)::DOUBLE AS added, sum(removed::BIGINT)::DOUBLE AS removed, sum(changed::BIGINT)::DOUBLE AS changed FROM ${table}`,
  );
  return { rowsAdded: found?.added ?? 0, rowsRemoved: found?.removed ?? 0, rowsChanged: found?.changed ?? 0 };
}

async function byPeriodIn(duck: DuckDBConnection, table: string, place: number | undefined): Promise<Comparison["byPeriod"]> {
  if (place === undefined || place === -1) return [];
  const found = await answers<Comparison["byPeriod"][number]>(
    duck,
    `SELECT k${place}::VARCHAR AS period, sum(added::BIGINT)::DOUBLE AS added, sum(removed::BIGINT)::DOUBLE AS removed, sum(changed::BIGINT)::DOUBLE AS changed
     FROM ${table} WHERE k${place} IS NOT NULL GROUP BY k${place} ORDER BY ${table}.k${place} DESC LIMIT ${most.periods}`,
  );
  return found.reverse();
}

async function periodsOf(duck: DuckDBConnection, { period }: Tables): Promise<Comparison["periods"]> {
  if (!period) return { added: [], removed: [] };
  return { added: await onlyIn(duck, period, "after", "before"), removed: await onlyIn(duck, period, "before", "after") };
}

/** Rows that came, of periods that the old version had none of; undefined where rows have no period. */
async function rowsOfNewPeriods(duck: DuckDBConnection, period: Shared | undefined, added: readonly string[]): Promise<number | undefined> {
  if (!period) return undefined;
  if (added.length === 0) return 0;
  const [found] = await answers<{ n: number }>(
    duck,
    `SELECT count(*)::DOUBLE AS n FROM after WHERE ${period.comparable("after")}::VARCHAR IN (${added.map(text).join(", ")})`,
  );
  return found?.n ?? 0;
}

async function onlyIn(duck: DuckDBConnection, column: Shared, side: "before" | "after", other: "before" | "after"): Promise<string[]> {
  const found = await answers<{ value: string }>(
    duck,
    `SELECT value::VARCHAR AS value FROM (SELECT ${column.comparable(side)} AS value FROM ${side} EXCEPT SELECT ${column.comparable(other)} FROM ${other}) AS these
     WHERE value IS NOT NULL ORDER BY these.value`,
  );
  return found.map(({ value }) => value);
}

const coded: readonly Meaning[] = ["place", "industry", "occupation", "measure"];

async function codesOf(duck: DuckDBConnection, tables: Tables): Promise<Comparison["codes"]> {
  const changed: Comparison["codes"] = [];
  for (const column of tables.shared.filter(({ meaning }) => coded.includes(meaning))) {
    const added = await onlyIn(duck, column, "after", "before");
    const removed = await onlyIn(duck, column, "before", "after");
    if (added.length === 0 && removed.length === 0) continue;
    changed.push({
      column: column.name,
      added: await withLabels(duck, tables.after, "after", column.name, added.slice(0, most.codes)),
      addedCount: added.length,
      removed: await withLabels(duck, tables.before, "before", column.name, removed.slice(0, most.codes)),
      removedCount: removed.length,
    });
  }
  return changed;
}

async function withLabels(
  duck: DuckDBConnection,
  { columns }: ComparedVersion,
  side: "before" | "after",
  column: string,
  codes: readonly string[],
): Promise<{ code: string; label?: string }[]> {
  const labels = columns.find(({ name: called }) => called === column)?.labelColumn;
  if (labels === undefined || codes.length === 0) return codes.map((code) => ({ code }));
  const found = await answers<{ code: string; label: string | null }>(
    duck,
    `SELECT ${name(column)}::VARCHAR AS code, min(${name(labels)}::VARCHAR) AS label FROM ${side}
     WHERE ${name(column)}::VARCHAR IN (${codes.map(text).join(", ")}) GROUP BY 1`,
  );
  const labelOf = new Map(found.map(({ code, label }) => [code, label ?? undefined]));
  return codes.map((code) => {
    const label = labelOf.get(code);
    return { code, ...(label === undefined ? {} : { label }) };
  });
}

/** The columns that came, went or are understood otherwise; a code set of another vintage is another understanding. */
function columnsOf(before: ComparedVersion, after: ComparedVersion): Comparison["columns"] {
  const changed = columnsChanged(before.columns, after.columns);
  const recoded = after.columns.flatMap(({ name: called, codeSet }) => {
    const was = before.columns.find((column) => column.name === called)?.codeSet;
    return was !== undefined && codeSet !== undefined && was !== codeSet ? [{ name: called, before: was, after: codeSet }] : [];
  });
  return { ...changed, reread: [...changed.reread, ...recoded] };
}

async function answers<Row>(duck: DuckDBConnection, question: string): Promise<Row[]> {
  return (await duck.runAndReadAll(question)).getRowObjectsJS() as Row[];
}
