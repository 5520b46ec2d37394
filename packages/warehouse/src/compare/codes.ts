import type { DuckDBConnection } from "@duckdb/node-api";
import type { Comparison, Meaning } from "@concord/domain/evidence";
import { name, text } from "../ingest/sandbox.ts";
import { answers, onlyIn, type ComparedVersion, type Tables } from "./compared-tables.ts";
import { most } from "./limits.ts";

const coded: readonly Meaning[] = ["place", "origin", "destination", "industry", "occupation", "measure"];

export async function codesOf(duck: DuckDBConnection, tables: Tables): Promise<Comparison["codes"]> {
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
