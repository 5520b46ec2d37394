import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Failure } from "@concord/kernel";
import { openFile } from "../open-file.ts";

let folder = "";
let made = 0;
let duck: DuckDBConnection;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-parquet-"));
  duck = await (await DuckDBInstance.create(":memory:", { threads: "2" })).connect();
});
afterAll(async () => {
  duck.closeSync();
  await rm(folder, { recursive: true });
});

async function parquetOf(select: string, options = ""): Promise<string> {
  const file = join(folder, `table-${++made}.parquet`);
  await duck.run(`COPY (${select}) TO '${file}' (FORMAT parquet${options ? `, ${options}` : ""})`);
  return file;
}
async function open(file: string) {
  const own = join(folder, `opened-${++made}`);
  await mkdir(own);
  const table = await openFile(file, { folder: own });
  return { ...table, text: await readFile(table.path, "utf8") };
}
const textOf = async (select: string, options = "") => (await open(await parquetOf(select, options))).text;
const codeOf = (file: string) =>
  open(file).then(
    () => "opened",
    (error: { kind?: string; code?: string }) => (error.kind === "refused" ? error.code : error),
  );

test("values of every type are written in full, and what is null is blank", async () => {
  const { text, ...opened } = await open(
    await parquetOf(`SELECT * FROM (VALUES
      ('a,"b"', 9007199254740993::BIGINT, 18446744073709551615::UBIGINT, 4294967295::UINTEGER, -7::TINYINT, 0.1::FLOAT, 1e21::DOUBLE, true,
        DATE '2021-03-01', TIMESTAMP '2021-03-01 09:30:00.5', TIME '18:00:01', 12.345::DECIMAL(9,3), -0.005::DECIMAL(30,3), UUID '00112233-4455-6677-8899-aabbccddeeff'),
      (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
      (E'two\\nlines', -1, 0, 0, 0, 'nan'::FLOAT, 0.3, false, DATE '1899-12-31', TIMESTAMP '1969-12-31 23:59:59', TIME '00:00:00', 0, 123456789012345678901234.5, NULL)
    ) t(words, big, ubig, uint, tiny, short, long, flag, day, moment, clock, money, wide, code)`),
  );
  expect(text.split("\n")).toEqual([
    "words,big,ubig,uint,tiny,short,long,flag,day,moment,clock,money,wide,code",
    '"a,""b""",9007199254740993,18446744073709551615,4294967295,-7,0.1,1000000000000000000000,TRUE,2021-03-01,2021-03-01T09:30:00.5,18:00:01,12.345,-0.005,00112233-4455-6677-8899-aabbccddeeff',
    ",,,,,,,,,,,,,",
    "two lines,-1,0,0,0,,0.3,FALSE,1899-12-31,1969-12-31T23:59:59,00:00:00,0.000,123456789012345678901234.500,",
    "",
  ]);
  expect(opened).toMatchObject({
    container: "parquet",
    written: { names: true },
    notes: ["Line breaks in the text of 1 value were read as spaces.", "1 value that is not a number or is infinite was left blank."],
  });
});

test("every way of packing and encoding gives the same rows", { timeout: 60_000 }, async () => {
  const select = `SELECT i, i % 7 AS few, 'place ' || (i % 13) AS name, 'row ' || i AS text, i / 4 AS share, (i * 86400000000)::BIGINT AS far,
    CASE WHEN i % 5 = 0 THEN NULL ELSE i END AS gaps, i % 3 = 0 AS flag, NULL::INTEGER AS nothing FROM range(5000) t(i)`;
  const plain = await textOf(select, "COMPRESSION uncompressed");
  expect(plain.split("\n")).toHaveLength(5002);
  expect(plain.split("\n")[5000]).toBe("4999,1,place 7,row 4999,1249.75,431913600000000,4999,FALSE,");
  for (const codec of ["snappy", "gzip", "zstd", "brotli", "lz4_raw"]) {
    for (const version of ["V1", "V2"]) {
      const packed = await textOf(select, `COMPRESSION ${codec}, PARQUET_VERSION ${version}, ROW_GROUP_SIZE 2048`);
      expect(packed === plain, `${codec} ${version}`).toBe(true);
    }
  }
});

test("groups of columns are taken apart; lists are refused by name; shapes are left out", async () => {
  expect(await textOf("SELECT {'code': 'E1', 'in': {'name': 'Leeds'}} AS place, NULL::STRUCT(a INTEGER) AS nothing, 1 AS n")).toBe(
    "place.code,place.in.name,nothing.a,n\nE1,Leeds,,1\n",
  );
  await expect(open(await parquetOf("SELECT 1 AS n, [1, 2] AS years"))).rejects.toMatchObject({
    code: "parquet-nested",
    message: "The column “years” holds lists or tables within cells. Write it again with one plain value in each cell, and send that.",
  });
  const map = await parquetOf("SELECT 'Leeds' AS name, '\\x01'::BLOB AS geometry", `KV_METADATA {geo: '{"columns":{"geometry":{}}}'}`);
  expect(await open(map)).toMatchObject({
    text: "name\nLeeds\n",
    notes: ["geometry holds shapes and was left out. Send the map as GeoJSON to have them."],
  });
});

test("a column of nothing but blanks keeps its rows", async () => {
  expect(await textOf("SELECT NULL::VARCHAR AS only FROM range(3)")).toBe('only\n""\n""\n""\n');
});

test("bytes that are no text are written as figures, and said to be", async () => {
  const { text, notes } = await open(await parquetOf("SELECT '\\xFF\\x00'::BLOB AS b"));
  expect(text).toBe("b\n0xff00\n");
  expect(notes).toEqual(["1 value is not text and was written as hexadecimal figures."]);
});

test("a footer that claims more than there is, is refused before it is believed", async () => {
  const good = await readFile(await parquetOf("SELECT i, 'x' || i AS t FROM range(100) t(i)"));
  const damagedBy = async (change: (bytes: Buffer) => Uint8Array) => {
    const file = join(folder, `damaged-${++made}.parquet`);
    await writeFile(file, change(Buffer.from(good)));
    return codeOf(file);
  };
  expect(await damagedBy((bytes) => bytes.subarray(0, bytes.length - 1))).toBe("parquet-damaged");
  expect(await damagedBy((bytes) => bytes.subarray(0, 6))).toBe("parquet-damaged");
  expect(
    await damagedBy((bytes) => {
      bytes.writeUInt32LE(bytes.length * 2, bytes.length - 8);
      return bytes;
    }),
  ).toBe("parquet-damaged");
  expect(
    await damagedBy((bytes) => {
      bytes.write("PARE", bytes.length - 4);
      return bytes;
    }),
  ).toBe("parquet-encrypted");
  // A list of two thousand million structures, in a footer of a few bytes.
  const list = Buffer.from([0x15, 0x02, 0x19, 0xfc, 0xff, 0xff, 0xff, 0xff, 0x07, 0x00]);
  const footer = Buffer.concat([Buffer.from("PAR1"), list, Buffer.from([list.length, 0, 0, 0]), Buffer.from("PAR1")]);
  expect(await damagedBy(() => footer)).toBe("parquet-damaged");
});

test("a column of one value, said once for millions of rows, is not believed beyond reason", { timeout: 60_000 }, async () => {
  const file = await parquetOf("SELECT repeat('a', 500) AS long, repeat('b', 500) AS longer FROM range(2000000)");
  expect(await codeOf(file)).toBe("parquet-too-dense");
});

test("whatever byte of it is changed, a Parquet file is read or refused, soon and never worse", { timeout: 120_000 }, async () => {
  const select = `SELECT i, i % 3 AS few, 'place ' || (i % 5) AS name, i / 8 AS share, CASE WHEN i % 4 = 0 THEN NULL ELSE i END AS gaps, i % 2 = 0 AS flag,
    DATE '2021-01-01' + i::INTEGER AS day FROM range(300) t(i)`;
  const files = await Promise.all([
    parquetOf(select, "COMPRESSION snappy"),
    parquetOf(select, "COMPRESSION uncompressed, PARQUET_VERSION V2"),
    parquetOf(select, "COMPRESSION zstd, PARQUET_VERSION V2"),
    parquetOf(select, "COMPRESSION lz4_raw"),
  ]);
  const originals = await Promise.all(files.map((file) => readFile(file)));
  const flip = fc.record({ at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), byte: fc.integer({ min: 0, max: 255 }) });
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: originals.length - 1 }), fc.array(flip, { minLength: 1, maxLength: 3 }), async (which, flips) => {
      const bytes = Buffer.from(originals[which]!); // one of them
      for (const { at, byte } of flips) bytes[Math.floor(at * bytes.length)] = byte;
      const file = join(folder, "flipped.parquet");
      await writeFile(file, bytes);
      const own = join(folder, "flipped");
      await mkdir(own, { recursive: true });
      const began = performance.now();
      const error: unknown = await openFile(file, { folder: own }).then(
        () => undefined,
        (found: unknown) => found,
      );
      if (error !== undefined && !(error instanceof Failure && error.kind === "refused")) throw error;
      expect(performance.now() - began).toBeLessThan(2000);
    }),
    { numRuns: 200 },
  );
});
