import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { notFound } from "@concord/kernel";
import type { CellAsk, FileStore } from "@concord/domain/evidence";
import { memoryWarehouse, rowsOfCells, type MemoryTable } from "@concord/testkit";
import { openWarehouse } from "./open-warehouse.ts";

const storage = (bytes: Uint8Array): Pick<FileStore, "read" | "size"> => ({
  size: async () => bytes.length,
  read: async (_, { from, to } = { from: 0, to: bytes.length }) => bytes.slice(from, to),
});

let folder: string;
let instance: DuckDBInstance;
let duck: Awaited<ReturnType<DuckDBInstance["connect"]>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-cells-test-"));
  instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  duck = await instance.connect();
});
afterAll(async () => {
  duck.closeSync();
  instance.closeSync();
  await rm(folder, { recursive: true });
});

type Kinds = Record<string, "VARCHAR" | "DOUBLE" | "BIGINT" | "INTEGER" | "DATE">;
const written = (value: string | number | null) =>
  value === null ? "NULL" : typeof value === "number" ? String(value) : `'${value.replaceAll("'", "''")}'`;

async function parquetOf(table: MemoryTable, kinds: Kinds, options = "COMPRESSION zstd, ROW_GROUP_SIZE 2048"): Promise<Uint8Array> {
  const path = join(folder, "table.parquet");
  const names = Object.keys(kinds);
  const rows = table.map((row) => `(${names.map((name) => written(row[name] ?? null)).join(",")})`);
  await duck.run(`CREATE OR REPLACE TABLE t (${names.map((name) => `${name} ${kinds[name]}`).join(", ")})`);
  if (rows.length > 0) await duck.run(`INSERT INTO t VALUES ${rows.join(",")}`);
  await duck.run(`COPY t TO '${path}' (FORMAT parquet, ${options})`);
  return await readFile(path);
}

const kinds: Kinds = {
  place: "VARCHAR",
  year: "DOUBLE",
  day: "DATE",
  n: "BIGINT",
  small: "INTEGER",
  value: "DOUBLE",
  sure: "DOUBLE",
  status: "VARCHAR",
  marks: "VARCHAR",
};
const orBlank = <T>(of: fc.Arbitrary<T>) => fc.oneof({ arbitrary: of, weight: 5 }, { arbitrary: fc.constant(null), weight: 1 });
const row = fc.record({
  place: orBlank(fc.constantFrom("E06000001", "E06000002", "Zürich", "", "it's")),
  year: orBlank(fc.constantFrom(2015, 2021, 0.5, -1)),
  day: orBlank(fc.constantFrom("1998-01-01", "2021-12-31", "1969-07-20")),
  n: orBlank(fc.constantFrom(0, 7, 9_007_199_254_740_991, -3)),
  small: orBlank(fc.constantFrom(0, 12, -5)),
  value: orBlank(fc.constantFrom(0, 1.5, 400, -2)),
  sure: orBlank(fc.constantFrom(0, 2.5)),
  status: orBlank(fc.constantFrom("Q", "p", "nothing known")),
  marks: orBlank(fc.constantFrom("<5", "*", "..")),
});
const ask = fc.record(
  {
    by: fc.shuffledSubarray(["place", "year", "day", "n", "small"], { minLength: 1, maxLength: 3 }),
    value: fc.constantFrom("value", "n", "small"),
    status: fc.constant("status"),
    marks: fc.constant("marks"),
    beside: fc.constantFrom([], ["sure"], ["sure", "n"]),
    among: fc.record(
      { place: fc.subarray(["E06000001", "Zürich", "", "nowhere"]), year: fc.subarray(["2015", "0.5"]), day: fc.subarray(["1998-01-01"]) },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ["by", "value"] },
) as fc.Arbitrary<CellAsk>;

test("cells read from Parquet are those that reading every row gives, whatever is asked", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { maxLength: 60 }),
      fc.array(ask, { minLength: 4, maxLength: 4 }),
      fc.constantFrom("zstd", "snappy", "gzip", "uncompressed"),
      async (table, asks, codec) => {
        const warehouse = openWarehouse(storage(await parquetOf(table, kinds, `COMPRESSION ${codec}`)));
        const memory = memoryWarehouse(new Map([["table", table]]));
        for (const one of asks) {
          const [read, expected] = [await warehouse.cells("table", one), await memory.cells("table", one)];
          expect(rowsOfCells(read)).toEqual(rowsOfCells(expected));
          expect(read.codes).toEqual(expected.codes);
          expect(read.beside).toEqual(expected.beside);
          expect(read.nowhere).toBe(expected.nowhere);
        }
      },
    ),
    { seed: 21, numRuns: 40 },
  );
}, 60_000);

/** Large enough for several row groups, a dictionary that fills a page, and values too many for one. */
const long: MemoryTable = Array.from({ length: 9_000 }, (_, at) => ({
  place: `E${String(at % 700).padStart(8, "0")}`,
  year: 2000 + (at % 9),
  day: "2021-01-01",
  n: at,
  small: at % 3 === 0 ? null : at % 50,
  value: at % 11 === 0 ? null : at / 7,
  sure: at / 100,
  status: at % 13 === 0 ? "Q" : null,
  marks: null,
}));

test.each([
  ["as ingest writes them", "COMPRESSION zstd, ROW_GROUP_SIZE 2048"],
  ["with nothing in a dictionary", "COMPRESSION zstd, DICTIONARY_SIZE_LIMIT 1"],
  ["in the second version of Parquet's pages, which is read by another road", "COMPRESSION zstd, PARQUET_VERSION V2"],
])("a long table is read the same %s", async (_, options) => {
  const bytes = await parquetOf(long, kinds, options);
  const memory = memoryWarehouse(new Map([["table", long]]));
  for (const by of [["place", "year"], ["n"], ["year", "small"], ["day", "place"]]) {
    const one: CellAsk = { by, value: "value", status: "status", beside: ["sure"] };
    const read = await openWarehouse(storage(bytes)).cells("table", one);
    const expected = await memory.cells("table", one);
    expect(read.codes).toEqual(expected.codes);
    expect([read.at, read.value, read.status, read.beside, read.nowhere]).toEqual([
      expected.at,
      expected.value,
      expected.status,
      expected.beside,
      expected.nowhere,
    ]);
  }
});

test("row groups in which no row can be are not read, and more rows than may be looked through are refused before any is", async () => {
  const sorted = [...long].sort((one, other) => (String(one.place) < String(other.place) ? -1 : 1));
  const bytes = await parquetOf(sorted, kinds);
  let readBytes = 0;
  const files = storage(bytes);
  const warehouse = openWarehouse({
    ...files,
    async read(key, range) {
      readBytes += (range?.to ?? bytes.length) - (range?.from ?? 0);
      return files.read(key, range);
    },
  });
  await warehouse.preview("table", { offset: 0, limit: 1 }); // the footer is then known
  readBytes = 0;
  const asked: CellAsk = { by: ["place", "n"], value: "value", among: { place: ["E00000003"] } };
  await expect(warehouse.cells("table", { ...asked, mostRows: 100 })).rejects.toMatchObject({ kind: "too-large", code: "too-many-rows" });
  expect(readBytes).toBe(0);
  expect((await warehouse.cells("table", { ...asked, mostRows: 2_048 })).value.length).toBeGreaterThan(5);
  expect(readBytes).toBeLessThan(bytes.length / 3);
});

test("whoever watches is told how far it is, and stops it by throwing", async () => {
  const warehouse = openWarehouse(storage(await parquetOf(long, kinds)));
  const seen: number[] = [];
  await warehouse.cells("table", { by: ["n"], value: "value", pace: async (rows, of) => void seen.push(rows / of) });
  expect(seen.slice(0, 3)).toEqual([2_048 / 9_000, 4_096 / 9_000, 6_144 / 9_000]);
  expect(seen.at(-1)).toBe(1);
  const stopping = async () => {
    throw new Error("no longer wanted");
  };
  await expect(warehouse.cells("table", { by: ["n"], value: "value", pace: stopping })).rejects.toThrow("no longer wanted");
});

test("codes are listed with the label of the first row that has them and how many rows do, in order", async () => {
  const table: MemoryTable = [
    ["b", "Bee"],
    ["a", null],
    ["b", "Bees"],
    [null, "nothing"],
    ["a", "Ay"],
    ...long.map(({ place }) => [place as string, `Place ${place}`]),
  ].map(([place, marks]) => ({ place: place ?? null, marks: marks ?? null }));
  const bytes = await parquetOf(table, { place: "VARCHAR", marks: "VARCHAR" });
  const files = storage(bytes);
  const warehouse = openWarehouse({
    ...files,
    read: (key, range) => (key === "table" ? files.read(key, range) : Promise.reject(notFound("File"))),
  });
  const codes = await warehouse.codes("table", { name: "place", labelColumn: "marks" });
  expect(codes.slice(-2)).toEqual([
    { code: "a", label: undefined, rows: 2 },
    { code: "b", label: "Bee", rows: 2 },
  ]);
  expect(codes).toEqual(await memoryWarehouse(new Map([["table", table]])).codes("table", { name: "place", labelColumn: "marks" }));
});
