import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Recipe } from "@concord/domain/evidence";
import { writeWorkbook, type WorkbookCell, type WorkbookOptions, type WorkbookSheet } from "@concord/testkit";
import { openFile } from "../open-file.ts";

let folder = "";
let made = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-workbook-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function open(sheets: readonly WorkbookSheet[], { recipe, ...options }: WorkbookOptions & { recipe?: Recipe } = {}) {
  const own = join(folder, `workbook-${++made}`);
  await mkdir(own);
  const file = join(own, "book.xlsx");
  await writeWorkbook(file, sheets, options);
  const table = await openFile(file, { folder: own, recipe });
  return { ...table, lines: (await readFile(table.path, "utf8")).split("\n").slice(0, -1) };
}
const rowsOf = (rows: readonly (readonly WorkbookCell[])[], options: WorkbookOptions = {}) => open([{ name: "Sheet1", rows }], options);
const codeOf = async (sheets: readonly WorkbookSheet[], options: WorkbookOptions & { recipe?: Recipe } = {}) =>
  open(sheets, options).then(
    () => "opened",
    (error: { kind?: string; code?: string }) => (error.kind === "refused" ? error.code : error),
  );

const table: WorkbookCell[][] = [
  ["Area", "Year", "Value"],
  ["Leeds", 2023, 1],
  ["Bradford", 2023, 2.5],
];

test("a sheet becomes lines, one a row, with its name and the part of it that is the table", async () => {
  for (const shared of [true, false]) {
    const opened = await rowsOf([["Jobs by area"], [], ["Source: ONS, 2024"], [], ...table, [], ["Note: rounded"]], { shared });
    expect(opened).toMatchObject({
      container: "workbook",
      encoding: "utf-8",
      sheet: "Sheet1",
      range: "A5:C7",
      written: { names: false },
      notes: [],
      lines: ["Jobs by area", "", '"Source: ONS, 2024"', "", "Area,Year,Value", "Leeds,2023,1", "Bradford,2023,2.5", "", "Note: rounded"],
    });
    expect(opened.choices).toBeUndefined();
  }
});

test("rows of the table are as wide as it is, and begin where it begins", async () => {
  const { lines, range } = await rowsOf([
    [],
    [null, null, "2022", "2023"],
    [null, "Leeds", 1],
    [null, "Bradford", null, 2],
    [null, "England"],
    [null, "Wakefield", 3, 4],
  ]);
  expect(range).toBe("B2:D6");
  expect(lines).toEqual(["", ",2022,2023", "Leeds,1,", "Bradford,,2", "England,,", "Wakefield,3,4"]);
});

test("cells are what a person sees, with every figure", async () => {
  const { lines, notes } = await rowsOf([
    ["a", "b"],
    [0.1 + 0.2, 1e21],
    [12345678901234, 1e-7],
    [true, { error: "#N/A" }],
    [
      { number: 44256, format: "dd/mm/yyyy" },
      { number: 44256.5, format: "yyyy-mm-dd hh:mm" },
    ],
    [
      { number: 0.125, format: "0%" },
      { number: 1234.5, format: "£#,##0" },
    ],
    [
      { formula: "A1+1", result: 7 },
      { formula: 'A1&"x"', result: "ax" },
    ],
    [{ formula: "NOW()" }, "two\nlines"],
    ['say "hi"', "a,b"],
    ["_x0041_ & <b>", { xml: '<c r="{at}" t="d"><v>2021-03-01</v></c>' }],
    [
      {
        xml: '<c r="{at}" t="inlineStr"><is><r><t>rich </t></r><r><rPr><b/></rPr><t>text</t></r><rPh sb="0" eb="1"><t>READING</t></rPh></is></c>',
      },
      { xml: '<c r="{at}"><v>0.28999999999999998</v></c>' },
    ],
  ]);
  expect(lines).toEqual([
    "a,b",
    "0.30000000000000004,1000000000000000000000",
    "12345678901234,0.0000001",
    "TRUE,#N/A",
    "2021-03-01,2021-03-01T12:00:00",
    "12.5%,1234.5",
    "7,ax",
    ",two lines",
    '"say ""hi""","a,b"',
    "A & <b>,2021-03-01",
    "rich text,0.29",
  ]);
  expect(notes).toEqual([
    "1 cell has line breaks in the text. They were read as spaces.",
    "1 cell holds an error of Excel, such as #N/A. It was read as the text that Excel shows.",
    expect.stringContaining("1 formula has no result in the file"),
  ]);
});

test("days are counted from 1904 where the workbook says so", async () => {
  const rows: WorkbookCell[][] = [
    ["day", "n"],
    [{ number: 42794, format: "d mmm yyyy" }, 1],
  ];
  expect((await rowsOf(rows, { since1904: true })).lines[1]).toBe("2021-03-01,1");
});

test("the sheet most like a table is taken; another, or a part of one, can be said", async () => {
  const sheets: WorkbookSheet[] = [
    { name: "Contents", rows: Array.from({ length: 60 }, (_, row) => [`Table ${row}`, "What is in it", "Page", row]) },
    { name: "Small", rows: table },
    { name: "Table 1", rows: Array.from({ length: 40 }, (_, row) => [`Area ${row}`, row, row * 2]) },
    { name: "Hidden", hidden: true, rows: Array.from({ length: 400 }, (_, row) => [`Area ${row}`, row, row * 2]) },
  ];
  expect(await open(sheets)).toMatchObject({ sheet: "Table 1", range: "A1:C40", choices: ["Contents", "Small", "Table 1", "Hidden"] });
  expect(await open(sheets, { recipe: { sheet: "Hidden" } })).toMatchObject({
    sheet: "Hidden",
    notes: ["The sheet is hidden in the workbook. It was read all the same."],
  });
  expect(await open(sheets, { recipe: { sheet: "Small", range: "B2:C3" } })).toMatchObject({
    range: "B2:C3",
    lines: ["", "2023,1", "2023,2.5"],
  });
  expect(await codeOf(sheets, { recipe: { sheet: "Tabel 1" } })).toBe("sheet-missing");
  expect(await codeOf(sheets, { recipe: { sheet: "Small", range: "F9:H12" } })).toBe("range-empty");
});

test("hidden rows and columns are read, and said to be hidden", async () => {
  const { lines, notes } = await open([
    { name: "S", rows: table, before: '<cols><col min="2" max="2" hidden="1"/></cols>', rowAttributes: { 2: 'hidden="1"' } },
  ]);
  expect(lines).toEqual(["Area,Year,Value", "Leeds,2023,1", "Bradford,2023,2.5"]);
  expect(notes).toEqual([
    "1 row is hidden in the sheet. It was read with the others.",
    "1 column is hidden in the sheet. It was read with the others.",
  ]);
});

test("a workbook that would harm is refused: entities, unclosed tags, endless text, cells that go back", async () => {
  const sheet = (content: string) => ({ entries: [{ name: "xl/worksheets/sheet1.xml", content }] });
  const laughs =
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&lol2;</t></is></c></row></sheetData></worksheet>';
  const outside =
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="str"><v>&x;</v></c></row></sheetData></worksheet>';
  const one: WorkbookSheet[] = [{ name: "S", rows: table }];
  expect(await codeOf(one, sheet(laughs))).toBe("workbook-entities");
  expect(await codeOf(one, sheet(outside))).toBe("workbook-entities");
  expect(await codeOf(one, sheet("<worksheet><sheetData><row><c><v>1</row>"))).toBe("workbook-damaged");
  expect(await codeOf(one, sheet("<worksheet><sheetData>"))).toBe("workbook-damaged");
  expect(await codeOf(one, sheet(`<worksheet>${"<a>".repeat(200)}`))).toBe("workbook-damaged");
  expect(
    await codeOf(one, sheet(`<worksheet><sheetData><row><c t="str"><v>${"x".repeat(3_000_000)}</v></c></row></sheetData></worksheet>`)),
  ).toBe("workbook-damaged");
  expect(await codeOf(one, sheet('<worksheet><sheetData><row r="5"/><row r="4"><c><v>1</v></c></row></sheetData></worksheet>'))).toBe(
    "workbook-damaged",
  );
  expect(await codeOf(one, sheet('<worksheet><sheetData><row r="5"><c r="ZZZZ5"><v>1</v></c></row></sheetData></worksheet>'))).toBe(
    "workbook-damaged",
  );
  expect(await codeOf(one, sheet('<worksheet><sheetData><row><c t="s"><v>99</v></c></row></sheetData></worksheet>'))).toBe(
    "workbook-damaged",
  );
  expect(await codeOf(one, sheet("<worksheet><sheetData/></worksheet>"))).toBe("workbook-empty");
  expect(await codeOf(one, { entries: [{ name: "xl/workbook.xml", content: "<workbook/>" }] })).toBe("workbook-damaged");
});

test("a table wider than any of ours is refused", async () => {
  expect(await codeOf([{ name: "S", rows: [Array.from({ length: 501 }, (_, column) => column)] }])).toBe("too-many-columns");
});

test("whatever is in its cells, a workbook reads as it was written", { timeout: 30_000 }, async () => {
  const text = fc.string({
    unit: fc.constantFrom("a", "é", '"', ",", "&", "<", "'", "_", "x", "😀", "\u2028", " "),
    minLength: 1,
    maxLength: 8,
  });
  const cell = fc.oneof(
    text.filter((one) => !/^_x/.test(one)),
    fc.integer(),
    fc.boolean(),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 }), fc.boolean(), async (rows, shared) => {
      const { lines } = await rowsOf(rows, { shared });
      const plain = (value: string | number | boolean) => (typeof value === "boolean" ? String(value).toUpperCase() : String(value));
      const quoted = (value: string) => (/[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
      expect(lines).toEqual(rows.map((row) => row.map((value) => quoted(plain(value))).join(",")));
    }),
    { numRuns: 40 },
  );
});
