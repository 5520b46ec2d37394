import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readRejects, rejectsHeader, type Recipe } from "@concord/domain/evidence";
import { recordReader } from "../inspect/record-reader.ts";
import { checkFile } from "./check-file.ts";

let folder = "";
let checks = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-mangled-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function check(content: Uint8Array, recipe?: Recipe, tolerance = 0.9) {
  const at = join(folder, String(++checks));
  await writeFile(`${at}.csv`, content);
  try {
    const checked = await checkFile(`${at}.csv`, { folder: at, tolerance, recipe });
    const rejects = checked.rejects ? readRejects((await readFile(checked.rejects)).subarray(rejectsHeader.length), 10_000).rejects : [];
    return { ...checked, rejects, kept: checked.made ? await rowsOf(checked.made.parquet) : [] };
  } finally {
    await rm(at, { recursive: true, force: true });
    await rm(`${at}.csv`);
  }
}

async function rowsOf(parquet: string): Promise<unknown[][]> {
  const bytes = await readFile(parquet);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  return (await parquetReadObjects({ file, compressors })).map((row) => Object.values(row));
}

const piece = fc.constantFrom(
  ...[
    ",",
    ",",
    ";",
    "\t",
    "\n",
    "\n",
    "\r\n",
    "\r",
    '"',
    '"',
    "'",
    "\\",
    " ",
    "a",
    "é",
    "7",
    "12",
    "1,5",
    "0",
    "2021",
    "01/02/2021",
    "*",
    "[c]",
    "<5",
    "£",
  ],
  ..."-|%|(3)|=|DATE|E08000032|01110|\0|\ufeff|Source: x|1_0|n/a|😀|\u00a0".split("|"),
);
const mangled = fc.array(piece, { maxLength: 80 }).map((pieces) => Buffer.from(pieces.join("")));
const table = fc
  .array(fc.array(piece, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 12 })
  .map((rows) => Buffer.from(["x,y,z", ...rows.map((cells) => cells.join(","))].join("\n")));
const anything = fc.uint8Array({ maxLength: 400 });

test("whatever bytes a file has, every row of it is kept or rejected, and nothing else happens", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(mangled, table, anything), async (bytes) => {
      const { outcome, rejects, kept } = await check(Buffer.from(bytes));
      expect(rejects).toHaveLength(outcome.rejectCount);
      if (outcome.status === "rejected") return void expect(outcome.because).not.toBe("");
      expect(kept).toHaveLength(outcome.rows);
      const { delimiter, quote, headerLines, compression } = outcome.reading;
      if (compression !== "none" || outcome.reading.encoding !== "UTF-8" || outcome.reading.footnoteLines || headerLines > 1) return;
      if (quote === "" && Buffer.from(bytes).includes('"')) return; // what would have quoted is not told
      const dialect = { delimiter, quote: (quote === "" ? '"' : quote) as '"', escape: outcome.reading.escape };
      const records = recordReader(dialect).push(
        Buffer.from(bytes)
          .toString()
          .replace(/^\ufeff/, ""),
        true,
      );
      const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === "");
      // Blank rows above the header and at the end are none of the table's.
      const rows = records.filter(({ cells }) => !isBlank(cells)).length - headerLines;
      const badRows = new Set(rejects.map(({ line }) => line)).size;
      const preamble = outcome.reading.preambleLines;
      if (preamble === 0 && !records.some(({ cells }) => isBlank(cells))) expect(outcome.rows + badRows).toBe(rows);
    }),
    { numRuns: 50 },
  );
});

const word = fc.string({ unit: "binary", maxLength: 8 });
const awkward = fc.constantFrom(
  '"',
  '""',
  ",",
  "\n",
  "\r\n",
  "\r",
  " ",
  "\t",
  "'",
  "\\",
  "\0",
  "\ufeff",
  "\ufffd",
  "NULL",
  "inf",
  "=1+1",
  "\u2028",
  "1,000",
  "007",
  "<5",
  "*",
);
const cell = fc.oneof(
  word,
  awkward,
  fc.tuple(word, awkward, word).map((parts) => parts.join("")),
);

test("what was written in a cell of text is what is kept, whatever quotes, separates and ends it", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }),
      fc.record({
        delimiter: fc.constantFrom(",", ";", "\t", "|"),
        quote: fc.constantFrom('"' as const, "'" as const),
        lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
        encoding: fc.constantFrom("utf-8" as const, "utf-16le" as const),
      }),
      async (rows, { delimiter, quote, lineEnd, encoding }) => {
        const quoted = (text: string) => `${quote}${text.replaceAll(quote, quote + quote)}${quote}`;
        const lines = [["one", "two"], ...rows].map((cells) => cells.map(quoted).join(delimiter));
        const text = lines.join(lineEnd) + lineEnd;
        const columns = ["one", "two"].map((name) => ({ name, type: "text" as const, meaning: "other" as const }));
        const recipe: Recipe = { encoding, delimiter, quote, preambleLines: 0, headerLines: 1, footnoteLines: 0, columns };
        const { outcome, kept } = await check(Buffer.from(text, encoding === "utf-8" ? "utf8" : "utf16le"), recipe);
        expect(outcome).toMatchObject({ status: "accepted", rejectCount: 0, rows: rows.length });
        // The reader of this test drops a byte-order mark at the beginning of a text, as decoders do.
        expect(kept).toEqual(rows.map((cells) => cells.map((written) => (written === "" ? null : written.replace(/^\ufeff/, "")))));
      },
    ),
    { numRuns: 40 },
  );
});
