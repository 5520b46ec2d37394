import type { DuckDBConnection } from "@duckdb/node-api";
import { openSandbox, type SandboxSettings } from "../ingest/sandbox.ts";

/** A worker that explores has 3 GB: DuckDB holds some 150 MB beyond its limit, Node about 300 with an answer; what is more than this spills to disk. */
export const exploreSettings: SandboxSettings = { threads: 2, memoryMegabytes: 1600 };

/** A table on this machine's disk, open to questions: in a sandbox that sees it and the folder, and nothing else. */
export const openTable = (
  folder: string,
  parquet: string,
  settings: SandboxSettings = exploreSettings,
): Promise<{ duck: DuckDBConnection; close: () => void }> => openSandbox(folder, parquet, settings);
