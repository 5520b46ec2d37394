import type { DuckDBConnection } from "@duckdb/node-api";
import type { Comparison } from "@concord/domain/evidence";
import { byPeriodIn, countsIn, type RowsCompared } from "./changed-rows.ts";
import { answers, isFigure, isOfStatus, type Shared, type Tables } from "./compared-tables.ts";
import { most } from "./limits.ts";

/** Each row beside the one of the same key in the other version. What differs is kept in `differing`: k0, k1 … its key, b0, a0 … its cells. */
export async function comparedByKey(
  duck: DuckDBConnection,
  tables: Tables,
  key: readonly Shared[],
  tolerance: number,
): Promise<RowsCompared> {
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
