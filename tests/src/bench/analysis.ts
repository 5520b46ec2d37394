import { mkdtemp, open, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { industryTotals, locationQuotients, shiftShares, type JobsInPeriod, type ShiftShares } from "@concord/analysis";
import type { CellTable, FileStore } from "@concord/domain/evidence";
import { openWarehouse } from "@concord/warehouse";
import { gvaRows, gvaShape, writeGvaShaped } from "./gva-shaped.ts";
import { holdsOthersUp } from "./holds-others-up.ts";
import { inTurn, type Measure } from "./measure.ts";

const rounds = 7;

/**
 * The two commonest methods over a whole table of 361 districts by 49
 * industries by 26 years, from its Parquet to the last figure, against the same
 * in bare DuckDB SQL on the same file with two threads; and how long the API is
 * held up by the largest question that it answers itself.
 */
export async function benchAnalysis(): Promise<Measure[]> {
  const folder = await mkdtemp(join(tmpdir(), "concord-bench-analysis-"));
  try {
    const parquet = join(folder, "gva.parquet");
    await writeGvaShaped(parquet);
    return [await wholeTable(parquet), ...(await holdsOthersUp(folder))];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function wholeTable(parquet: string): Promise<Measure> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2", memory_limit: "1500MB" });
  const duck = await instance.connect();
  const file = await open(parquet);
  const { size } = await stat(parquet);
  const files: Pick<FileStore, "read" | "size"> = {
    size: async () => size,
    read: async (_, { from, to } = { from: 0, to: size }) => {
      const bytes = Buffer.alloc(to - from);
      await file.read(bytes, 0, bytes.length, from);
      return bytes;
    },
  };
  try {
    const ours = () => analysed(files);
    const theirs = () => inSql(duck, parquet);
    const agree = await agreement(await ours(), duck, theirs);
    const times = await inTurn(ours, theirs, rounds);
    return {
      name: "location quotients and shift-share",
      value: times.ours,
      unit: "ms",
      baseline: times.theirs,
      ratio: times.theirs / times.ours,
      aim: 0.67,
      holds: agree && times.theirs / times.ours >= 0.67,
      detail: `${gvaRows.toLocaleString("en-GB")} rows of Parquet to every LQ and every shift-share, ours against bare DuckDB SQL; the figures ${agree ? "agree" : "DO NOT AGREE"}`,
    };
  } finally {
    duck.closeSync();
    instance.closeSync();
    await file.close();
  }
}

type Analysed = { quotients: Float64Array[]; shifts: ShiftShares; cells: CellTable };

/** Every location quotient in every year, and the dynamic shift-share of every district and industry over all of them. */
async function analysed(files: Pick<FileStore, "read" | "size">): Promise<Analysed> {
  const cells = await openWarehouse(files).cells("table", {
    by: ["place", "period", "industry"],
    value: "value",
    among: { variable: ["Jobs"] },
  });
  const [{ length: areas }, { length: years }, { length: industries }] = cells.codes as [
    readonly string[],
    readonly string[],
    readonly string[],
  ];
  const [area, year, industry] = cells.at as [Int32Array, Int32Array, Int32Array];
  const tables = Array.from({ length: years }, () => new Float64Array(areas * industries).fill(Number.NaN));
  for (let row = 0; row < cells.value.length; row++) tables[year[row]!]![area[row]! * industries + industry[row]!] = cells.value[row]!;
  const periods = tables.map((jobs): JobsInPeriod => ({ jobs, reference: industryTotals({ jobs, areas, industries }) }));
  const quotients = periods.map(({ jobs, reference }) => locationQuotients({ jobs, areas, industries }, reference));
  return { quotients, shifts: shiftShares({ areas, industries, periods }), cells };
}

/** The same in SQL, as fast as was found: the table is read once, and totals are joined, which takes less than windows do. */
async function inSql(duck: DuckDBConnection, parquet: string): Promise<void> {
  await duck.run(`CREATE OR REPLACE TEMP TABLE cells AS
    SELECT place, period::SMALLINT AS year, industry, value FROM '${parquet}' WHERE variable = 'Jobs'`);
  await duck.run(`CREATE OR REPLACE TEMP TABLE sector AS SELECT industry, year, sum(value) AS v FROM cells GROUP BY ALL`);
  await duck.run(`CREATE OR REPLACE TEMP TABLE whole AS SELECT year, sum(v) AS v FROM sector GROUP BY ALL`);
  await duck.run(`CREATE OR REPLACE TEMP TABLE quotients AS
    WITH area AS (SELECT place, year, sum(value) AS v FROM cells GROUP BY ALL),
      share AS (SELECT industry, year, sector.v / whole.v AS v FROM sector JOIN whole USING (year))
    SELECT place, year, industry, cells.value / area.v / share.v AS quotient
    FROM cells JOIN area USING (place, year) JOIN share USING (industry, year)`);
  await duck.run(`CREATE OR REPLACE TEMP TABLE shifts AS
    WITH growth AS (
      SELECT before.industry, before.year, after.v / before.v AS own, whole_after.v / whole_before.v AS every
      FROM sector before JOIN sector after ON after.industry = before.industry AND after.year = before.year + 1
        JOIN whole whole_before ON whole_before.year = before.year JOIN whole whole_after ON whole_after.year = before.year + 1
    )
    SELECT before.place, before.industry,
      sum(before.value * (every - 1)) AS national,
      sum(before.value * (own - every)) AS mix,
      sum(after.value - before.value * own) AS competitive
    FROM cells before JOIN cells after ON after.place = before.place AND after.industry = before.industry AND after.year = before.year + 1
      JOIN growth ON growth.industry = before.industry AND growth.year = before.year
    GROUP BY ALL`);
}

/** Two ways to the same figures: nobody is fast by working out something else. */
async function agreement({ quotients, shifts, cells }: Analysed, duck: DuckDBConnection, inSqlNow: () => Promise<void>): Promise<boolean> {
  await inSqlNow();
  const sums = async (sql: string) => (await duck.runAndReadAll(sql)).getRows()[0]!.map(Number);
  const [count, quotient] = await sums("SELECT count(*), sum(quotient) FROM quotients");
  const [rows, national, mix, competitive] = await sums("SELECT count(*), sum(national), sum(mix), sum(abs(competitive)) FROM shifts");
  const { districts, industries } = gvaShape;
  const added = (values: Float64Array, of: (value: number) => number = (value) => value) =>
    values.reduce((sum, value) => sum + of(value), 0);
  const near = (one: number, other: number | undefined) =>
    other !== undefined && Math.abs(one - other) <= 1e-6 * Math.max(1, Math.abs(other));
  return (
    count === cells.value.length &&
    rows === districts * industries &&
    near(
      quotients.reduce((sum, each) => sum + added(each), 0),
      quotient,
    ) &&
    near(added(shifts.national), national) &&
    near(added(shifts.mix), mix) &&
    near(added(shifts.competitive, Math.abs), competitive)
  );
}
