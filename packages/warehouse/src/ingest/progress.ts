import type { DuckDBConnection } from "@duckdb/node-api";

/** How far a check has come: what it is doing, how many, of about how many. */
export type CheckProgress = { stage: string; done: number; total?: number | undefined; unit: string };
export type Report = (progress: CheckProgress) => void;

/** Asks DuckDB a few times a second how far it is. Returns how to stop asking. */
export function watch(duck: DuckDBConnection, rows: number, report: Report): () => void {
  const timer = setInterval(() => {
    const { percentage } = duck.progress;
    if (percentage >= 0) report({ stage: "Reading rows", done: Math.round((percentage / 100) * rows), total: rows, unit: "rows" });
  }, 300);
  return () => clearInterval(timer);
}
