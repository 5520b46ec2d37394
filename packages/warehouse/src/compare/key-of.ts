import type { DuckDBConnection } from "@duckdb/node-api";
import type { Comparison } from "@concord/domain/evidence";
import { answers, type Shared, type Tables } from "./compared-tables.ts";

/** The columns that tell rows apart: as few as will do. */
export async function keyOf(duck: DuckDBConnection, tables: Tables): Promise<{ key: Shared[]; sameKey: Comparison["sameKey"] }> {
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
