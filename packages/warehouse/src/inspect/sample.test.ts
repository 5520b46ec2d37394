import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { layoutOf } from "./layout.ts";
import { takeSample } from "./sample.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-sample-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function sampleOfFile(content: string | Uint8Array) {
  const path = join(folder, "table.csv");
  await writeFile(path, content);
  return takeSample(path);
}

const header = "area,year,jobs\n";
const row = (at: number) => `Café ${at},${2000 + (at % 20)},${at * 3}\n`;
const rows = (count: number) => Array.from({ length: count }, (_, at) => row(at)).join("");

test.each([4, 5_000, 40_000])(
  "notes begin at the same byte, with %i rows above them and with or without a byte-order mark",
  async (count) => {
    for (const mark of ["", "\ufeff"]) {
      const table = `${mark}${header}${rows(count)}`;
      const { footnotes, names, rows: found } = layoutOf(await sampleOfFile(`${table}\nSource: ONS\n`));
      expect({ footnotes, names }).toEqual({ footnotes: { lines: 1, from: Buffer.byteLength(table) }, names: ["area", "year", "jobs"] });
      expect(found.every(({ cells }) => cells.length === 3)).toBe(true);
    }
  },
);

test("bytes that are no letters do not move where notes begin", async () => {
  const table = Buffer.concat([
    Buffer.from(header + rows(10)),
    Buffer.from([0x61, 0xe9, 0xe9, 0x2c, 0x31, 0x2c, 0x32, 0x0a]),
    Buffer.from(row(11)),
  ]);
  const { footnotes } = layoutOf(await sampleOfFile(Buffer.concat([table, Buffer.from("\nSource: ONS\n")])));
  expect(footnotes).toEqual({ lines: 1, from: table.length });
});

test("a large file is known by its head, its end and places between", async () => {
  const sample = await sampleOfFile(header + rows(60_000));
  expect(sample).toMatchObject({ whole: false, between: { length: 8 } });
  const lines = sample.between.flatMap((text) => text.trimEnd().split("\n"));
  expect(lines.length).toBeGreaterThan(8_000);
  expect(lines.every((line) => /^Café \d+,20\d\d,\d+$/.test(line))).toBe(true);
  expect(sample.tail.text.endsWith(row(59_999))).toBe(true);
});

test("lines that end in CR alone are lines", async () => {
  const { rows: found, names } = layoutOf(await sampleOfFile((header + rows(40_000)).replaceAll("\n", "\r")));
  expect(names).toEqual(["area", "year", "jobs"]);
  expect(found.length).toBeGreaterThan(10_000);
});

test("a first line longer than any row may be is refused without reading on", async () => {
  const began = performance.now();
  await expect(sampleOfFile(Buffer.alloc(30_000_000, 0x78))).rejects.toThrow("Line 1 is longer than 1 MB");
  expect(performance.now() - began).toBeLessThan(2_000);
});

test("a first line longer than the usual head is read whole", async () => {
  const names = Array.from({ length: 400 }, (_, at) => `${"x".repeat(900)} ${at}`).join(",");
  const sample = await sampleOfFile(`${names}\n${`${"5,".repeat(399)}5\n`.repeat(2000)}`);
  expect(layoutOf(sample).names).toHaveLength(400);
});
