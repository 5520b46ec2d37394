import { mkdir, mkdtemp, readFile, rm, truncate, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Recipe } from "@concord/domain/evidence";
import { writeZip, type ZipEntry } from "@concord/testkit";
import { openFile } from "../open-file.ts";

let folder = "";
let opened = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-zip-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function zipOf(entries: ZipEntry[]) {
  const file = join(folder, `archive-${++opened}.zip`);
  await writeZip(file, entries);
  return file;
}
async function open(file: string, recipe?: Recipe) {
  const own = join(folder, `opened-${++opened}`);
  await mkdir(own);
  return openFile(file, { folder: own, recipe });
}
const textOf = async (entries: ZipEntry[], recipe?: Recipe) => {
  const table = await open(await zipOf(entries), recipe);
  return { ...table, text: await readFile(table.path, "utf8") };
};
const codeOf = async (entries: ZipEntry[], recipe?: Recipe) =>
  open(await zipOf(entries), recipe).then(
    () => "opened",
    (error: { code: string }) => error.code,
  );

const csv = "area,value\nLeeds,1\nBradford,2\n";

test("the one table of an archive is read, whatever lies beside it", async () => {
  const alone = await textOf([{ name: "data/jobs.csv", content: csv }]);
  expect(alone).toMatchObject({ container: "zip", compression: "none", member: "data/jobs.csv", encoding: "utf-8", text: csv, notes: [] });
  expect(alone.choices).toBeUndefined();

  const amongOthers = await textOf([
    { name: "data/", content: "", store: true },
    { name: "__MACOSX/data/._jobs.csv", content: "rubbish" },
    { name: "data/.DS_Store", content: "rubbish" },
    { name: "README.txt", content: "What this is" },
    { name: "metadata.csv", content: "column,meaning\n" },
    { name: "data/jobs.csv", content: csv },
    { name: "guide.pdf", content: "%PDF-1.7" },
  ]);
  expect(amongOthers).toMatchObject({ member: "data/jobs.csv", choices: ["README.txt", "metadata.csv", "data/jobs.csv"], text: csv });
});

test("of several tables none is guessed: their names are told, and one of them can be said", async () => {
  const entries = [
    { name: "2022.csv", content: csv },
    { name: "2023.csv", content: csv.replace("1", "3") },
  ];
  await expect(open(await zipOf(entries))).rejects.toMatchObject({
    kind: "refused",
    code: "zip-several",
    message: "There are 2 tables in this ZIP archive: “2022.csv” and “2023.csv”. Say which one to read, or send it alone.",
    parts: [{ detail: "2022.csv" }, { detail: "2023.csv" }],
  });
  expect(await textOf(entries, { member: "2023.csv" })).toMatchObject({
    member: "2023.csv",
    choices: ["2022.csv", "2023.csv"],
    text: csv.replace("1", "3"),
  });
  expect(await codeOf(entries, { member: "2024.csv" })).toBe("zip-member-missing");
});

test("text inside an archive is brought to UTF-8 as any other", async () => {
  const { encoding, text } = await textOf([{ name: "a.csv", content: Buffer.from("\ufeffname,pounds\nCafé,£5\n", "utf16le") }]);
  expect([encoding, text]).toEqual(["utf-16le", "name,pounds\nCafé,£5\n"]);
});

test("an archive that holds no table says what it holds", async () => {
  expect(await codeOf([{ name: "report.pdf", content: "%PDF-1.7" }])).toBe("zip-no-table");
  expect(await codeOf([{ name: "__MACOSX/x", content: "x" }])).toBe("zip-no-table");
  expect(await codeOf([{ name: "a.csv", content: "" }])).toBe("zip-no-table");
  expect(
    await codeOf([
      { name: "a.shp", content: "x" },
      { name: "a.dbf", content: "x" },
    ]),
  ).toBe("shapefile-not-read");
  expect(await codeOf([{ name: "word/document.xml", content: "<a/>" }])).toBe("word-not-read");
  expect(await codeOf([{ name: "xl/workbook.bin", content: "x" }])).toBe("xlsb-not-read");
});

test("what is packed again inside is refused", async () => {
  const inner = await readFile(await zipOf([{ name: "a.csv", content: csv }]));
  expect(await codeOf([{ name: "inner.zip", content: inner }])).toBe("packed-twice");
  expect(await codeOf([{ name: "a.csv.gz", content: gzipSync(csv) }])).toBe("packed-twice");
});

test("locked, odd, unsafe and linking files are refused by name", async () => {
  expect(await codeOf([{ name: "a.csv", content: csv, claims: { flags: 1 } }])).toBe("zip-encrypted");
  expect(await codeOf([{ name: "a.csv", content: csv, claims: { flags: 0x41 } }])).toBe("zip-encrypted");
  expect(await codeOf([{ name: "a.csv", content: csv, claims: { method: 14 } }])).toBe("zip-method");
  expect(await codeOf([{ name: "../../etc/a.csv", content: csv }])).toBe("zip-unsafe");
  expect(await codeOf([{ name: "/etc/a.csv", content: csv }])).toBe("zip-unsafe");
  expect(await codeOf([{ name: "a.csv", content: "/etc/passwd", mode: 0o120777 }])).toBe("zip-no-table");
});

test("a damaged archive is refused: a wrong checksum, a wrong size, a cut", async () => {
  expect(await codeOf([{ name: "a.csv", content: csv, claims: { checksum: 5 } }])).toBe("zip-damaged");
  expect(await codeOf([{ name: "a.csv", content: csv, claims: { bytes: 5 } }])).toBe("zip-damaged");
  expect(await codeOf([{ name: "a.csv", content: csv, claims: { bytes: 500 } }])).toBe("zip-damaged");
  expect(await codeOf([{ name: "a.csv", content: csv, store: true, claims: { packedBytes: 5000, bytes: 5000 } }])).toBe("zip-damaged");
  const cut = await zipOf([{ name: "a.csv", content: csv }]);
  await truncate(cut, (await stat(cut)).size - 30);
  await expect(open(cut)).rejects.toMatchObject({ code: "zip-damaged" });
});

test("bombs are refused before they burst: dense, lying about it, and overlapping", async () => {
  const dense = Array.from({ length: 100 }, () => Buffer.alloc(1024 * 1024, "0"));
  expect(await codeOf([{ name: "a.csv", content: dense }])).toBe("unpacks-too-far");
  expect(await codeOf([{ name: "a.csv", content: dense, claims: { bytes: 1000 } }])).toBe("zip-damaged");
  expect(
    await codeOf([
      { name: "a.csv", content: csv },
      { name: "b.csv", content: csv, claims: { offset: 0 } },
    ]),
  ).toBe("zip-overlapping");
});

test("more files than any archive of tables has are refused unread", async () => {
  expect(await codeOf(Array.from({ length: 10_001 }, (_, file) => ({ name: `${file}.csv`, content: "", store: true })))).toBe(
    "zip-too-many-files",
  );
});
