import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { recordReader } from "../inspect/record-reader.ts";
import { convert, type TextTable } from "./convert.ts";
import { profile } from "./profile.ts";
import { openSandbox, text } from "./sandbox.ts";
import { readRow } from "./scrutinise.ts";
import { survey } from "./survey.ts";

const dialect = { delimiter: ",", quote: '"', escape: "doubled" } as const;
const table = (types: readonly ("text" | "number" | "date")[]): TextTable => ({
  dialect,
  skip: 1,
  columns: types.map((type, place) => ({
    name: "xy"[place]!,
    type,
    meaning: "other",
    ...(type === "date" ? { dateFormat: "01/03/2021" } : {}),
  })),
});

test("where DuckDB finds nothing wrong and nothing is in doubt, it reads what our own reader reads", { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "concord-convert-"));
  const file = join(folder, "file.csv");
  const parquet = join(folder, "table.parquet");
  const { duck, close } = await openSandbox(folder, file, { threads: 2, memoryMegabytes: 200 });
  const pieces = fc.array(fc.constantFrom("a", "b", ",", ",", '"', "\n", "\n", " ", "é", "7", "\r", "#", "'", "\\"), {
    minLength: 2,
    maxLength: 24,
  });
  try {
    await fc.assert(
      fc.asyncProperty(pieces, fc.constantFrom("\n", "\r\n"), async (body, lineEnd) => {
        const content = ["x,y", body.join("")].join("\n").replaceAll("\n", lineEnd);
        await writeFile(file, content);
        const { clean } = await convert(duck, file, table(["text", "text"]), parquet);
        if (!clean || (await survey(file, dialect)).doubtful) return;

        const rows = recordReader(dialect)
          .push(content, true)
          .slice(1)
          // DuckDB overlooks a delimiter behind the last column: the check counts those.
          .map((record) => readRow(record, { ...table(["text", "text"]), endsInBlanks: true }));
        expect(rows.flatMap((row) => ("rejects" in row ? row.rejects : []))).toEqual([]);
        const read = (await duck.runAndReadAll(`SELECT coalesce(x, ''), coalesce(y, '') FROM read_parquet(${text(parquet)})`)).getRows();
        expect(read.map(String).sort()).toEqual(rows.map((row) => String("cells" in row && row.cells)).sort());
      }),
      { numRuns: 400 },
    );
  } finally {
    close();
    await rm(folder, { recursive: true });
  }
});

test("a cell that DuckDB takes for a number or a day is the same to our own reader", { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "concord-convert-"));
  const file = join(folder, "file.csv");
  const parquet = join(folder, "table.parquet");
  const { duck, close } = await openSandbox(folder, file, { threads: 2, memoryMegabytes: 200 });
  const cell = fc.array(fc.constantFrom("0", "1", "7", "12", "31", "2021", ".", "/", "/", "-", "e", "+", " ", "_", "'", "inf", "x", "n"), {
    minLength: 1,
    maxLength: 6,
  });
  const figure = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    cell.map((pieces) => pieces.join("")),
  );
  const day = fc.oneof(
    fc
      .tuple(fc.integer({ min: 0, max: 32 }), fc.integer({ min: 0, max: 13 }), fc.constantFrom("21", "0021", "2021", "1999", "12021"))
      .map((parts) => parts.join("/")),
    cell.map((pieces) => pieces.join("")),
  );
  try {
    await fc.assert(
      fc.asyncProperty(figure, day, async (number, date) => {
        await writeFile(
          file,
          `x,y
${number},${date}
`,
        );
        const { clean } = await convert(duck, file, table(["number", "date"]), parquet);
        if (!clean || (await survey(file, dialect)).doubtful) return;
        const found = await profile(duck, parquet, table(["number", "date"]).columns, () => {});
        if (found.doubtful) return;

        const row = readRow({ line: 2, cells: [number, date] }, table(["number", "date"]));
        const [read] = (await duck.runAndReadAll(`SELECT x, y::VARCHAR FROM read_parquet(${text(parquet)})`)).getRows();
        const expected = "cells" in row ? row.cells : expect.unreachable(`DuckDB reads ${number} and ${date}`);
        expect(read).toEqual([expected[0] === "" ? null : Number(expected[0]), expected[1] === "" ? null : expected[1]]);
      }),
      { numRuns: 500 },
    );
  } finally {
    close();
    await rm(folder, { recursive: true });
  }
});

test("the sandbox reads its folder and its file, and nothing else, whatever is asked of it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "concord-sandbox-"));
  const { duck, close } = await openSandbox(folder, join(folder, "file.csv"), { threads: 1, memoryMegabytes: 100 });
  try {
    for (const forbidden of [
      "SELECT * FROM read_csv('/etc/passwd')",
      `SELECT * FROM read_text('${join(folder, "../x")}')`,
      "COPY (SELECT 1) TO '/tmp/escaped.csv'",
      "ATTACH '/tmp/other.db'",
      "INSTALL httpfs",
      "SELECT * FROM read_csv('https://example.org/x.csv')",
      "SET enable_external_access = true",
      "SET memory_limit = '100GB'",
    ]) {
      await expect(duck.run(forbidden), forbidden).rejects.toThrow();
    }
  } finally {
    close();
    await rm(folder, { recursive: true });
  }
});
