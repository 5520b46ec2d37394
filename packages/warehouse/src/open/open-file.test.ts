import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Failure } from "@concord/kernel";
import { writeWorkbook } from "@concord/testkit";
import { openFile, type OpenOptions } from "./open-file.ts";

let folder = "";
let made = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-open-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function open(content: string | Uint8Array, options: Partial<OpenOptions> = {}) {
  const own = join(folder, `file-${++made}`);
  await mkdir(own);
  const file = join(own, "file");
  await writeFile(file, content);
  const table = await openFile(file, { folder: own, ...options });
  return { ...table, file, text: await readFile(table.path, "utf8") };
}
const codeOf = (content: string | Uint8Array) =>
  open(content).then(
    () => "opened",
    (error: { code: string }) => error.code,
  );

const csv = "area,value\nLeeds,1\nBradford,2\n";

test("a file that is text in UTF-8 is opened where it lies", async () => {
  const { path, file, ...opened } = await open(csv);
  expect(path).toBe(file);
  expect(opened).toMatchObject({ container: "text", compression: "none", encoding: "utf-8", notes: [] });
  expect([opened.encodingGuess, opened.written, opened.member]).toEqual([undefined, undefined, undefined]);
});

test("gzip is unpacked, all its members, and its hash is of what was sent", async () => {
  const packed = Buffer.concat([gzipSync("area,value\nLeeds,1\n"), gzipSync("Bradford,2\n")]);
  const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
  expect(await open(packed)).toMatchObject({ container: "text", compression: "gzip", text: csv, originalHash: hash(packed) });

  const padded = Buffer.concat([gzipSync(csv), Buffer.alloc(5_000_000)]);
  const opened = await open(padded);
  expect(opened.text).toBe(csv);
  expect([undefined, hash(padded)]).toContain(opened.originalHash); // right, or left to be made
});

test("gzip that is damaged, packed twice or made to fill a disk is refused", async () => {
  expect(await codeOf(gzipSync(csv).subarray(0, 30))).toBe("gzip-damaged");
  expect(await codeOf(gzipSync(gzipSync(csv)))).toBe("packed-twice");
  expect(await codeOf(gzipSync(Buffer.alloc(100_000_000)))).toBe("unpacks-too-far");
  expect(await codeOf(gzipSync(""))).toBe("file-empty");
  expect(await codeOf(gzipSync("%PDF-1.7"))).toBe("pdf-not-read");
});

test("a workbook in gzip is a workbook", async () => {
  const book = join(folder, "book.xlsx");
  await writeWorkbook(book, [
    {
      name: "S",
      rows: csv
        .trimEnd()
        .split("\n")
        .map((line) => line.split(",")),
    },
  ]);
  expect(await open(gzipSync(await readFile(book)))).toMatchObject({ container: "workbook", compression: "gzip", sheet: "S", text: csv });
});

test("text is brought to UTF-8 line for line; what proves nothing shows lines to judge by", async () => {
  const text = "name,pounds\r\nCaf\u00e9,\u00a35\r\nLeeds,1\r\n";
  const wide = await open(Buffer.from(`\ufeff${text}`, "utf16le"));
  expect([wide.encoding, wide.text, wide.encodingGuess]).toEqual(["utf-16le", text, undefined]);
  const windows = Buffer.from(text, "latin1");
  expect(await open(windows)).toMatchObject({ encoding: "windows-1252", text, encodingGuess: { sample: ["Caf\u00e9,\u00a35"] } });

  const mac = Buffer.from("name,pounds\r\nCaf\x8e,\xa35\r\nLeeds,1\r\n", "latin1");
  const told = await open(mac, { recipe: { encoding: "mac-roman" } });
  expect([told.encoding, told.text, told.encodingGuess]).toEqual(["mac-roman", text, undefined]);
  // What a person said goes before what was found.
  expect(await open(windows, { recipe: { encoding: "mac-roman" }, encoding: "windows-1252" })).toMatchObject({ encoding: "mac-roman" });
});

test("lines to judge an encoding by are found however far down they are, and are short", async () => {
  const far = `name\n${"plain,line\n".repeat(200_000)}${"x".repeat(5000)}\xe9${"y".repeat(5000)}\nend,caf\xe9`;
  const { encodingGuess } = await open(Buffer.from(far, "latin1"), { encoding: "windows-1252" });
  expect(encodingGuess?.sample.map((line) => [line.length <= 120, line.includes("\u00e9")])).toEqual([
    [true, true],
    [true, true],
  ]);
});

test("whatever byte of an archive or a workbook is changed, it is opened or refused", { timeout: 60_000 }, async () => {
  const book = join(folder, "whole.xlsx");
  await writeWorkbook(
    book,
    [
      {
        name: "A",
        rows: [
          ["area", "value"],
          ["Leeds", 1],
          ["Bradford", { number: 44256, format: "d/m/yyyy" }],
        ],
      },
      { name: "B", rows: [["x", "y"]] },
    ],
    { shared: true },
  );
  const original = await readFile(book);
  const flip = fc.record({ at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), byte: fc.integer({ min: 0, max: 255 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(flip, { minLength: 1, maxLength: 4 }), async (flips) => {
      const bytes = Buffer.from(original);
      for (const { at, byte } of flips) bytes[Math.floor(at * bytes.length)] = byte;
      const file = join(folder, "flipped");
      await writeFile(file, bytes);
      const error: unknown = await openFile(file, { folder }).then(
        () => undefined,
        (found: unknown) => found,
      );
      if (error !== undefined && !(error instanceof Failure && error.kind === "refused")) throw error;
    }),
    { numRuns: 150 },
  );
});
