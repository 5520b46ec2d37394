import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { checkFile, sandboxSettings } from "@concord/warehouse/ingest";
import type { IngestRun } from "./ingest.ts";

/** One run in a process of its own: `ours` or `bare`, the CSV, a folder. Prints what it took. */
const [who = "", csv = "", folder = ""] = process.argv.slice(2);
const began = performance.now();
const { rows, rejects } = await (who === "ours" ? ours() : bare());
const took: IngestRun = {
  milliseconds: performance.now() - began,
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
  rows,
  rejects,
};
console.log(JSON.stringify(took));

async function ours() {
  const { outcome } = await checkFile(csv, { folder, tolerance: 0 });
  if (outcome.status === "rejected") throw new Error(outcome.because);
  return { rows: outcome.rows, rejects: outcome.rejectCount };
}

async function bare() {
  const instance = await DuckDBInstance.create(":memory:", {
    threads: String(sandboxSettings.threads),
    memory_limit: `${sandboxSettings.memoryMegabytes}MB`,
    preserve_insertion_order: "false",
    temp_directory: join(folder, "spill"),
  });
  const duck = await instance.connect();
  const types =
    "{'DATE': 'VARCHAR', 'GEOGRAPHY_CODE': 'VARCHAR', 'GEOGRAPHY_NAME': 'VARCHAR', 'INDUSTRY_CODE': 'VARCHAR', 'INDUSTRY_NAME': 'VARCHAR', 'OBS_VALUE': 'DOUBLE'}";
  await duck.run(
    `COPY (SELECT * FROM read_csv('${csv}', columns = ${types}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"')
       ORDER BY GEOGRAPHY_CODE, "DATE", INDUSTRY_CODE, OBS_VALUE)
     TO '${join(folder, "bare.parquet")}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20480)`,
  );
  const count = await duck.runAndReadAll(`SELECT count(*)::DOUBLE FROM '${join(folder, "bare.parquet")}'`);
  duck.closeSync();
  instance.closeSync();
  return { rows: Number(count.getRows()[0]?.[0]), rejects: 0 };
}
