import type { DuckDBConnection } from "@duckdb/node-api";
import { byPeriodIn, countsIn, type RowsCompared } from "./changed-rows.ts";
import { isFigure, isOfStatus, type Shared, type Tables } from "./compared-tables.ts";

/** Rows as wholes: how often each stands in the one version and in the other, gathered by key in `differing`. */
export async function comparedAsWholes(duck: DuckDBConnection, tables: Tables, key: readonly Shared[]): Promise<RowsCompared> {
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
