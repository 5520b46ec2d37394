import type { DuckDBConnection } from "@duckdb/node-api";
import type { Comparison } from "@concord/domain/evidence";
import { text } from "../ingest/sandbox.ts";
import { answers, onlyIn, type Shared, type Tables } from "./compared-tables.ts";

export async function periodsOf(duck: DuckDBConnection, { period }: Tables): Promise<Comparison["periods"]> {
  if (!period) return { added: [], removed: [] };
  return { added: await onlyIn(duck, period, "after", "before"), removed: await onlyIn(duck, period, "before", "after") };
}

/** Rows that came, of periods that the old version had none of; undefined where rows have no period. */
export async function rowsOfNewPeriods(
  duck: DuckDBConnection,
  period: Shared | undefined,
  added: readonly string[],
): Promise<number | undefined> {
  if (!period) return undefined;
  if (added.length === 0) return 0;
  const [found] = await answers<{ n: number }>(
    duck,
    `SELECT count(*)::DOUBLE AS n FROM after WHERE ${period.comparable("after")}::VARCHAR IN (${added.map(text).join(", ")})`,
  );
  return found?.n ?? 0;
}
