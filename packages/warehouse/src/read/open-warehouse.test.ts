import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { parquetMetadata } from "hyparquet";
import { beforeAll, expect, test } from "vitest";
import type { Column } from "@concord/domain/evidence";
import { exploreLimits, gatherRows, View, type FoundRows, type Stretch, type Value, type ViewPlan } from "@concord/domain/explore";
import { rowsOfCells } from "@concord/testkit";
import { checkFile } from "../ingest/index.ts";
import { chunkOf, footerLength, metadataOf, readFooter } from "./footer.ts";
import { footerCache, openWarehouse } from "./open-warehouse.ts";

const column = (name: string, meaning: Column["meaning"], type: Column["type"]): Column => ({
  name,
  meaning,
  type,
  distinct: 10,
  blank: 0,
  common: [],
});
const columns = [
  column("place", "place", "text"),
  column("period", "period", "text"),
  column("industry", "industry", "text"),
  column("jobs", "value", "number"),
];
const rows = 300_000;

let parquet: Buffer;
let cells: Record<string, Value[]>;

/** 100 places in 5 periods with 600 industries, in row groups as ingest makes them. */
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "concord-read-test-"));
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const duck = await instance.connect();
  await duck.run(`CREATE TABLE made AS SELECT
      'E07' || lpad((n // 3000)::VARCHAR, 6, '0') AS place, (2015 + (n // 600) % 5)::VARCHAR AS period,
      lpad((n % 600)::VARCHAR, 5, '0') AS industry, CASE WHEN hash(n) % 50 = 0 THEN NULL ELSE (hash(n) % 1000)::DOUBLE END AS jobs
    FROM range(${rows}) numbers(n) ORDER BY n`);
  const path = join(folder, "table.parquet");
  await duck.run(`COPY made TO '${path}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20480)`);
  const read = (await duck.runAndReadAll("FROM made")).getColumnsJS() as Value[][];
  cells = Object.fromEntries(columns.map(({ name }, place) => [name, read[place]!]));
  parquet = await readFile(path);
  duck.closeSync();
  instance.closeSync();
  await rm(folder, { recursive: true });
}, 60_000);

/** File storage that counts who comes. */
function storage(bytes: Uint8Array = parquet) {
  const seen = { requests: 0, bytes: 0 };
  return {
    seen,
    size: async () => {
      seen.requests++;
      return bytes.length;
    },
    read: async (_: string, range = { from: 0, to: bytes.length }) => {
      seen.requests++;
      seen.bytes += range.to - range.from;
      return bytes.subarray(range.from, range.to);
    },
  };
}

const planOf = (asked: unknown): ViewPlan => ({ view: View.parse(asked), columns });

/** The same page, had by looking at every row. */
function pageByReadingAll(plan: ViewPlan): FoundRows {
  const gathered = gatherRows({ ...plan, view: { ...plan.view, sort: [] } });
  gathered.add({ rows, column: (name) => cells[name]! } satisfies Stretch);
  return gathered.found();
}

const place = fc.integer({ min: 0, max: 101 }).map((number) => `E07${String(number).padStart(6, "0")}`);
const leading = fc.oneof(
  fc.record({
    column: fc.constant("place"),
    op: fc.constantFrom("among", "not-among"),
    values: fc.array(place, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ column: fc.constant("place"), op: fc.constant("between"), from: place, to: place }),
  fc.record({ column: fc.constant("place"), op: fc.constantFrom("at-least", "at-most"), value: place }),
);
const other = fc.oneof(
  fc.record({ column: fc.constant("period"), op: fc.constantFrom("at-least", "at-most"), value: fc.constantFrom("2014", "2017", "2020") }),
  fc.record({ column: fc.constant("jobs"), op: fc.constantFrom("is-blank", "is-not-blank") }),
  fc.record({ column: fc.constant("jobs"), op: fc.constantFrom("at-least"), value: fc.constantFrom("0", "500", "1000") }),
);

test("a page is the page that reading every row would give, whatever it is filtered by", async () => {
  const sorts = fc.constantFrom(
    [],
    [{ column: "place", direction: "ascending" }],
    [
      { column: "place", direction: "ascending" },
      { column: "period", direction: "ascending" },
    ],
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(leading, { maxLength: 2 }),
      fc.array(other, { maxLength: 1 }),
      sorts,
      fc.nat(20_000),
      async (first, second, sort, offset) => {
        const plan = planOf({ filters: [...first, ...second], sort, offset, limit: 30 });
        const found = (await openWarehouse(storage()).explore("table", plan)) as FoundRows | undefined;
        if (!found) return; // work for a worker
        const whole = pageByReadingAll(plan);
        expect(found.rows).toEqual(whole.rows);
        expect(found.notes).toEqual(whole.notes);
        if (found.total.exact) expect(found.total).toEqual(whole.total);
        else expect(found.total.rows).toBeLessThanOrEqual(whole.total.rows);
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

test("a page filtered on the leading columns takes three requests when nothing is known, one when the footer is", async () => {
  const footers = footerCache();
  const plan = planOf({
    filters: [
      { column: "place", op: "among", values: ["E07000050"] },
      { column: "period", op: "at-least", value: "2018" },
    ],
  });
  const cold = storage();
  const found = (await openWarehouse(cold, footers).explore("table", plan)) as FoundRows;
  expect(cold.seen.requests).toBeLessThanOrEqual(3);
  expect(found.total).toEqual({ rows: 1200, exact: true });

  const warm = storage();
  await openWarehouse(warm, footers).explore("table", plan);
  expect(warm.seen.requests).toBe(1);
  await openWarehouse(warm, footers).explore("table", planOf({ offset: 299_950 }));
  expect(warm.seen.requests).toBe(2);
  expect(warm.seen.bytes).toBeLessThan(parquet.length / 5);
});

test("a page filtered on what the table is not sorted by is found from its first rows, and says that there are more", async () => {
  const found = (await openWarehouse(storage()).explore(
    "table",
    planOf({ filters: [{ column: "industry", op: "among", values: ["00007"] }], limit: 20 }),
  )) as FoundRows;
  expect(found.rows).toHaveLength(20);
  expect(found.total.exact).toBe(false);
});

test("what takes more reading than the API may do is left to a worker", async () => {
  expect(rows).toBeGreaterThan(exploreLimits.rowsAtOnce);
  for (const asked of [
    { groupBy: ["place"] },
    { sort: [{ column: "jobs", direction: "descending" }] },
    { filters: [{ column: "industry", op: "contains", value: "nowhere" }] },
  ]) {
    expect(await openWarehouse(storage()).explore("table", planOf(asked))).toBeUndefined();
  }
  const small = planOf({ groupBy: ["period"], filters: [{ column: "place", op: "at-most", value: "E07000003" }] });
  expect(await openWarehouse(storage()).explore("table", small)).toMatchObject({
    groups: Array.from({ length: 5 }, () => ({ rows: 2400 })),
  });
});

test("our own reading of a footer agrees with the Parquet reader's, group by group", () => {
  const length = footerLength(parquet);
  const ours = readFooter(Uint8Array.from(parquet.subarray(parquet.length - length)), parquet.length);
  const theirs = parquetMetadata(Uint8Array.from(parquet).buffer);
  expect(ours.rows).toBe(Number(theirs.num_rows));
  expect(ours.groups.map(({ rows }) => rows)).toEqual(theirs.row_groups.map(({ num_rows }) => Number(num_rows)));
  for (const group of ours.groups) {
    expect(metadataOf(ours, [group]).row_groups).toEqual([theirs.row_groups[group.index]]);
    for (const { meta_data } of theirs.row_groups[group.index]!.columns) {
      const chunk = chunkOf(ours, group, meta_data!.path_in_schema[0]!)!;
      const from = Number(meta_data!.dictionary_page_offset ?? meta_data!.data_page_offset);
      expect([chunk.from, chunk.to, chunk.blanks]).toEqual([
        from,
        from + Number(meta_data!.total_compressed_size),
        Number(meta_data!.statistics?.null_count),
      ]);
    }
  }
});

test("a footer that was cut or made by somebody else's hand is an error, never a hang", () => {
  const length = footerLength(parquet);
  const footer = Uint8Array.from(parquet.subarray(parquet.length - length));
  fc.assert(
    fc.property(fc.nat(footer.length - 9), fc.integer({ min: 0, max: 255 }), (at, byte) => {
      const broken = Uint8Array.from(footer);
      broken[at] = byte;
      try {
        readFooter(broken, parquet.length);
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
      }
      expect(() => readFooter(footer.subarray(0, at), parquet.length)).toThrow();
    }),
    { numRuns: 50 },
  );
});

test("tables are sorted when they are made in the order that a page relies on", async () => {
  const folder = await mkdtemp(join(tmpdir(), "concord-read-test-"));
  const path = join(folder, "jobs.csv");
  const lines = ["2021,E08000035,J,5", "2020,E08000035,J,*", "2020,E08000035,C,12", "2021,E08000032,C,7"];
  await writeFile(path, ["DATE,GEOGRAPHY_CODE,INDUSTRY_CODE,OBS_VALUE", ...lines, ""].join("\n"));
  const { outcome, made } = await checkFile(path, { folder: join(folder, "check"), tolerance: 0.5 });
  if (outcome.status !== "accepted" || !made) throw new Error(JSON.stringify(outcome));
  const warehouse = openWarehouse(storage(await readFile(made.parquet)));
  await rm(folder, { recursive: true });

  const plan: ViewPlan = {
    view: View.parse({
      columns: ["GEOGRAPHY_CODE", "DATE", "INDUSTRY_CODE"],
      sort: ["GEOGRAPHY_CODE", "DATE", "INDUSTRY_CODE"].map((name) => ({ column: name, direction: "ascending" })),
    }),
    columns: outcome.columns,
  };
  const { rows: sorted } = (await warehouse.explore("table", plan)) as FoundRows;
  expect(sorted).toEqual([...sorted].sort((one, other) => (String(one) < String(other) ? -1 : 1)));
});

test("counts are read with the marks that stood in place of figures and with the status of their row", async () => {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const duck = await instance.connect();
  const folder = await mkdtemp(join(tmpdir(), "concord-read-test-"));
  const path = join(folder, "marked.parquet");
  await duck.run(`COPY (SELECT * FROM (VALUES
      ('E1', '2020', 'A', 5.0, NULL, NULL), ('E1', '2020', 'B', NULL, '<5', NULL), ('E1', '2020', 'C', NULL, '[c]', 'P'),
      ('E2', '2020', 'A', 7.0, NULL, 'Q'), ('E2', '2020', 'B', 8.0, NULL, 'u'), ('E2', '2020', 'C', NULL, NULL, NULL)
    ) AS t(place, period, industry, jobs, marks, status)) TO '${path}' (FORMAT parquet)`);
  const bytes = await readFile(path);
  duck.closeSync();
  instance.closeSync();
  await rm(folder, { recursive: true });
  const read = await openWarehouse(storage(bytes)).cells("table", {
    by: ["place", "period", "industry"],
    value: "jobs",
    marks: "marks",
    status: "status",
    among: { place: ["E1", "E2"] },
  });
  expect(rowsOfCells(read).map(({ cell }) => cell)).toEqual([
    { value: 5, status: "normal" },
    { value: null, status: "less-than", below: 5 },
    { value: null, status: "suppressed" },
    { value: null, status: "suppressed" },
    { value: 8, status: "unreliable" },
    { value: null, status: "missing" },
  ]);
});

test("a table that is packed to little and unpacked to much is not unpacked where the API answers", async () => {
  const folder = await mkdtemp(join(tmpdir(), "concord-packed-test-"));
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const duck = await instance.connect();
  const path = join(folder, "table.parquet");
  await duck.run(`COPY (SELECT 'E07' AS place, '2021' AS period, n::VARCHAR || repeat('long ', 20000) AS industry, n::DOUBLE AS jobs
    FROM range(1500) numbers(n)) TO '${path}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20480)`);
  const packed = await readFile(path);
  duck.closeSync();
  instance.closeSync();
  await rm(folder, { recursive: true });

  expect(packed.length).toBeLessThan(exploreLimits.bytesAtOnce / 8);
  const warehouse = openWarehouse(storage(packed));
  for (const asked of [{}, { filters: [{ column: "industry", op: "contains", value: "short" }] }, { groupBy: ["industry"] }])
    expect(await warehouse.explore("table", { view: View.parse(asked), columns, rows: 1500 })).toBeUndefined();
  const small = { columns: ["place", "jobs"], limit: 1 };
  expect(await warehouse.explore("table", { view: View.parse(small), columns, rows: 1500 })).toMatchObject({ rows: [["E07", 0]] });
});
