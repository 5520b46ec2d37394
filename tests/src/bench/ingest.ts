import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { writeBresShaped } from "./bres-shaped.ts";
import type { Measure } from "./measure.ts";
import { writeGzip, writeHeadAsWorkbook } from "./packed-files.ts";

const run = promisify(execFile);
const oneIngest = fileURLToPath(new URL("./one-ingest.ts", import.meta.url));

export type IngestRun = { milliseconds: number; peakMegabytes: number; rows: number; rejects: number };

/**
 * Our whole ingest (looking at every byte, checking, profiling, codes) against
 * bare DuckDB that does nothing but read the same CSV and write sorted Parquet
 * of the same types, with the same threads, memory limit, sort keys and settings.
 * Each run has a process of its own, so that its peak memory is its own; they
 * take turns, and the middle one of each counts.
 */
export async function benchIngest({
  rows = 5_000_000,
  runs = 3,
  seed = 1,
}: {
  rows?: number;
  runs?: number;
  seed?: number;
} = {}): Promise<Measure[]> {
  const folder = await mkdtemp(join(tmpdir(), "concord-bench-"));
  try {
    const csv = join(folder, "bres-shaped.csv");
    const { bytes } = await writeBresShaped({ path: csv, rows, seed });
    const taken: Record<"ours" | "bare", IngestRun[]> = { ours: [], bare: [] };
    for (let turn = 0; turn < runs; turn++) {
      for (const who of ["bare", "ours"] as const) taken[who].push(await once(who, csv, join(folder, `${who}-${turn}`)));
    }
    const wrong = [...taken.ours, ...taken.bare].find((one) => one.rows !== rows || one.rejects > 0);
    if (wrong) throw new Error(`A run read ${wrong.rows} rows with ${wrong.rejects} rejects; there are ${rows}, all good`);

    const [ours, bare] = [
      middle(taken.ours.map(({ milliseconds }) => milliseconds)),
      middle(taken.bare.map(({ milliseconds }) => milliseconds)),
    ];
    const peak = Math.max(...taken.ours.map(({ peakMegabytes }) => peakMegabytes));
    const barePeak = middle(taken.bare.map(({ peakMegabytes }) => peakMegabytes));
    const what = `${rows.toLocaleString("en-GB")} rows, ${Math.round(bytes / 1e6)} MB`;
    return [
      {
        name: "ingest-csv",
        value: ours,
        unit: "ms",
        baseline: bare,
        ratio: bare / ours,
        aim: 0.8,
        holds: bare / ours >= 0.8,
        detail: `${what}: checked, profiled, sorted Parquet; against bare DuckDB to sorted Parquet; middle of ${runs}`,
      },
      {
        name: "ingest-csv-peak-memory",
        value: peak,
        unit: "MB",
        holds: peak < 600,
        detail: `${what}: the most that a process held at once, all of it; under 600. Bare DuckDB: ${Math.round(barePeak)}`,
      },
      ...(await benchPacked(csv, folder, { rows, plain: ours })),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A workbook's sheet has a million rows at most, and this many are a large one. */
const workbookRows = 300_000;

/** Packed, and as a workbook: reported, since nothing bare reads both. */
async function benchPacked(csv: string, folder: string, { rows, plain }: { rows: number; plain: number }): Promise<Measure[]> {
  const gzip = join(folder, "bres-shaped.csv.gz");
  const workbook = join(folder, "bres-shaped.xlsx");
  await writeGzip(csv, gzip);
  const inWorkbook = Math.min(rows, workbookRows);
  await writeHeadAsWorkbook(csv, workbook, inWorkbook);
  const reported = async (name: string, file: string, expected: number, detail: string): Promise<Measure> => {
    const { milliseconds, peakMegabytes, rows: read } = await once("ours", file, join(folder, name));
    if (read !== expected) throw new Error(`${name}: ${read} rows were read; there are ${expected}`);
    return { name, value: milliseconds, unit: "ms", holds: true, detail: `${detail}; ${Math.round(peakMegabytes)} MB at most` };
  };
  return [
    await reported("ingest-gzip", gzip, rows, `the same file packed with gzip; plain: ${Math.round(plain)} ms`),
    await reported("ingest-xlsx", workbook, inWorkbook, `${inWorkbook.toLocaleString("en-GB")} of its rows as a workbook`),
  ];
}

async function once(who: "ours" | "bare", csv: string, folder: string): Promise<IngestRun> {
  await mkdir(folder);
  const { stdout } = await run(process.execPath, [oneIngest, who, csv, folder]);
  await rm(folder, { recursive: true });
  return JSON.parse(stdout) as IngestRun;
}

const middle = (values: readonly number[]): number => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!; // runs is at least 1
