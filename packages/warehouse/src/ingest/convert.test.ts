import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Inspection } from "../inspect/inspect-text.ts";
import { recordReader } from "../inspect/record-reader.ts";
import { convert } from "./convert.ts";
import { openSandbox, text } from "./sandbox.ts";
import { problemsOf } from "./scrutinise.ts";
import { survey } from "./survey.ts";

const inspection: Inspection = {
  delimiter: ",",
  preambleLines: 0,
  headerLines: 1,
  columns: ["x", "y"].map((name) => ({ name, type: "text", meaning: "other" })),
  dateFormat: "iso",
  grouped: false,
  bytes: 0,
  estimatedRows: 1,
};

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
        const { clean } = await convert(duck, file, inspection, parquet);
        if (!clean || (await survey(file)).doubtful) return;

        const records = recordReader(",").push(content, true).slice(1);
        expect(records.flatMap((record) => problemsOf(record, inspection))).toEqual([]);
        const read = (await duck.runAndReadAll(`SELECT coalesce(x, ''), coalesce(y, '') FROM read_parquet(${text(parquet)})`)).getRows();
        expect(read.map(String).sort()).toEqual(records.map(({ cells }) => String(cells.slice(0, 2))).sort());
      }),
      { numRuns: 400 },
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
