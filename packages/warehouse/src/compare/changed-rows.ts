import type { DuckDBConnection } from "@duckdb/node-api";
import type { Comparison } from "@concord/domain/evidence";
import { answers } from "./compared-tables.ts";
import { most } from "./limits.ts";

export type RowsCompared = Pick<
  Comparison,
  "rowsAdded" | "rowsRemoved" | "rowsChanged" | "figuresChanged" | "byColumn" | "byPeriod" | "changes"
> & { statusChanged: number };

export async function countsIn(
  duck: DuckDBConnection,
  table: string,
): Promise<Pick<Comparison, "rowsAdded" | "rowsRemoved" | "rowsChanged">> {
  const [found] = await answers<{ added: number | null; removed: number | null; changed: number | null }>(
    duck,
    `SELECT sum(added::BIGINT)::DOUBLE AS added, sum(removed::BIGINT)::DOUBLE AS removed, sum(changed::BIGINT)::DOUBLE AS changed FROM ${table}`,
  );
  return { rowsAdded: found?.added ?? 0, rowsRemoved: found?.removed ?? 0, rowsChanged: found?.changed ?? 0 };
}

export async function byPeriodIn(duck: DuckDBConnection, table: string, place: number | undefined): Promise<Comparison["byPeriod"]> {
  if (place === undefined || place === -1) return [];
  const found = await answers<Comparison["byPeriod"][number]>(
    duck,
    `SELECT k${place}::VARCHAR AS period, sum(added::BIGINT)::DOUBLE AS added, sum(removed::BIGINT)::DOUBLE AS removed, sum(changed::BIGINT)::DOUBLE AS changed
     FROM ${table} WHERE k${place} IS NOT NULL GROUP BY k${place} ORDER BY ${table}.k${place} DESC LIMIT ${most.periods}`,
  );
  return found.reverse();
}
