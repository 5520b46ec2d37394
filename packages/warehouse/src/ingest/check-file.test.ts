import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readRejects, rejectsHeader, type Column, type Recipe } from "@concord/domain/evidence";
import { parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { checkFile } from "./check-file.ts";

let folder = "";
let checks = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-check-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function check(content: string | Uint8Array, tolerance = 0, recipe?: Recipe) {
  const file = join(folder, `file-${++checks}`);
  await writeFile(file, content);
  const checked = await checkFile(file, { folder: join(folder, `check-${checks}`), tolerance, recipe });
  const rejects = checked.rejects ? readRejects((await readFile(checked.rejects)).subarray(rejectsHeader.length), 1000).rejects : [];
  return { ...checked, rejects, outcome: checked.outcome };
}

/** What is kept of a file that is accepted: its rows, its columns by name, and what is said of them. */
async function kept(content: string | Uint8Array, recipe?: Recipe) {
  const { outcome, made, rejects } = await check(content, 0.5, recipe);
  if (outcome.status !== "accepted" || !made) return expect.unreachable(`refused: ${outcome.status === "rejected" && outcome.because}`);
  const bytes = await readFile(made.parquet);
  const rows = await parquetReadObjects({ file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength), compressors });
  const cells = rows.map((row) => Object.values(row).map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell)));
  const columns = Object.fromEntries(outcome.columns.map((column): [string, Column] => [column.name, column]));
  return { ...outcome, cells, columns, rejects };
}

const header = "DATE,GEOGRAPHY_CODE,GEOGRAPHY_NAME,INDUSTRY_CODE,INDUSTRY_NAME,OBS_VALUE";
const districts = ["Bradford", "Calderdale", "Kirklees", "Leeds", "Wakefield"];
/** Thirty rows, in the order of the file: lines 2 to 31. */
const rows = Array.from({ length: 30 }, (_, row) => {
  const district = row % 5;
  return `${2015 + Math.floor(row / 10)},E0800003${2 + district},${districts[district]},${row % 10 < 5 ? "01110" : "62012"},"${row % 10 < 5 ? "Cereals, except rice" : "Software"}",${row * 5}`;
});
const table = (damage: Record<number, string> = {}, lineEnd = "\n") =>
  [header, ...rows].map((row, place) => damage[place + 1] ?? row).join(lineEnd) + lineEnd;

test("a good file becomes a version: typed, profiled, hashed as it came", async () => {
  const { outcome, made } = await check(table());
  expect(outcome).toMatchObject({
    status: "accepted",
    rows: 30,
    rejectCount: 0,
    originalHash: createHash("sha256").update(table()).digest("hex"),
    reading: { layout: "Nomis API CSV", encoding: "UTF-8", delimiter: ",", preambleLines: 0, headerLines: 1 },
    notes: [],
  });
  expect(outcome.status === "accepted" && outcome.columns).toMatchObject([
    { name: "DATE", meaning: "period", distinct: 3, min: "2015", max: "2017", common: [{ value: "2015", rows: 10 }, {}, {}] },
    { name: "GEOGRAPHY_CODE", meaning: "place", codeSet: "LAD", labelColumn: "GEOGRAPHY_NAME", distinct: 5 },
    { name: "GEOGRAPHY_NAME", meaning: "label" },
    { name: "INDUSTRY_CODE", meaning: "industry", codeSet: "SIC 2007 subclass", min: "01110", max: "62012" },
    { name: "INDUSTRY_NAME" },
    { name: "OBS_VALUE", meaning: "value", type: "integer", min: "0", max: "145", blank: 0, distinct: 30 },
  ]);
  expect(JSON.parse(await readFile(made!.codes, "utf8")).INDUSTRY_CODE).toEqual([
    { code: "01110", rows: 15, label: "Cereals, except rice" },
    { code: "62012", rows: 15, label: "Software" },
  ]);
});

test("every kind of damage is reported with its line, column, value and reason", async () => {
  const { outcome, rejects } = await check(
    table({
      3: "2015,E08000033,Calderdale,01110,Cereals,few",
      5: "2015,E08000034",
      8: "2015,E08000034,Kirklees,62012,Software,5,6",
      9: "20x5,E08000035,Leeds,62012,Software,five",
      12: '2016,E08000032,"Brad\nford",01110,Cereals,1_000',
      14: "2016,E08000034,Kirklees,01110,Cereals,inf",
      16: "2016,E08000036,Wakefield,01110,Cereals,",
    }),
  );
  expect(outcome).toMatchObject({ status: "rejected", code: "too-many-bad-rows", rejectCount: 7 });
  expect(rejects.map(({ line, column, value }) => [line, column, value])).toEqual([
    [3, "OBS_VALUE", "few"],
    [5, "GEOGRAPHY_NAME", "2015,E08000034"],
    [8, "column 7", "2015,E08000034,Kirklees,62012,Software,5,6"],
    [9, "DATE", "20x5"],
    [9, "OBS_VALUE", "five"],
    [12, "OBS_VALUE", "1_000"],
    [15, "OBS_VALUE", "inf"], // the newline in quotes made a line of the file, and no row
  ]);
  expect(rejects[0]?.reason).toContain("This is not a number");
  expect(rejects[1]?.reason).toBe("This row has 2 columns; the header has 6.");
  expect(outcome.status === "rejected" && outcome.because).toContain("6 of 30 rows are bad, the first on line 3.");
});

test("a file with CRLF at its line ends is held to the same: a short row in it is bad", async () => {
  const { rejects } = await check(table({ 5: "2015,E08000034", 31: "2017,E08" }, "\r\n"));
  expect(rejects.map(({ line }) => line)).toEqual([5, 31]);
});

test("what a dataset tolerates is left out and listed; the rest is a version", async () => {
  const { outcome, rejects } = await check(table({ 3: "2015,E08000033,Calderdale,01110,Cereals,few", 5: "2015,E08000034" }), 0.1);
  expect(outcome).toMatchObject({ status: "accepted", rows: 28, rejectCount: 2 });
  expect(rejects.map(({ line }) => line)).toEqual([3, 5]);
});

test("a quote that never closes is refused whatever is tolerated, and names its line", async () => {
  const { outcome, rejects } = await check(table({ 7: '2015,E08000032,"Bradford,62012,Software,5' }), 1);
  expect(outcome).toMatchObject({ status: "rejected", code: "quotes-broken" });
  expect(rejects).toMatchObject([{ line: 7, column: "GEOGRAPHY_NAME" }]);
});

test("after a quote that never closes so many rows are looked at for what else is bad, and it is said where that ends", async () => {
  const rows = Array.from({ length: 160_000 }, (_, row) => (row === 20 ? "plenty,21" : `${row},${row}`));
  const { outcome, rejects } = await check(`a,b\n0,"0\n${rows.join("\n")}\n`, 1);
  expect(outcome).toMatchObject({ status: "rejected", code: "quotes-broken", rejectCount: 2 });
  expect(outcome.status === "rejected" && outcome.because).toMatch(
    /The first is on line 2\. What follows line 1\d\d,\d\d\d was not looked at\./,
  );
  expect(rejects.map(({ line }) => line)).toEqual([2, 23]);
});

test("a blank figure is missing and said to be; it is not 0 and not bad", async () => {
  const { outcome } = await check(table({ 4: '2015,E08000034,Kirklees,01110,"Cereals, except rice",' }));
  expect(outcome).toMatchObject({ status: "accepted", rows: 30, notes: ["OBS_VALUE: 1 cell is blank. It is kept as missing, not as 0."] });
});

test("a code keeps its zeros though the first that begins with one stands where no sample looks", async () => {
  const width = 200_000;
  const rows = Array.from({ length: width }, (_, row) => `${row},${row === 60_001 ? "01110" : 10_000 + (row % 80_000)},${row % 7}`);
  const { outcome, made } = await check(`row,plant,jobs\n${rows.join("\n")}\n`);
  expect(outcome).toMatchObject({
    status: "accepted",
    rows: width,
    columns: [{ name: "row" }, { name: "plant", type: "text" }, { name: "jobs" }],
  });
  const bytes = await readFile(made!.parquet);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const plants = await parquetReadObjects({ file, compressors, columns: ["plant"] });
  expect(plants.filter(({ plant }) => plant === "01110")).toHaveLength(1);
});

test("codes that are none of their set, and codes with two names, are noted", async () => {
  const { outcome } = await check(
    table({
      3: "2015,E0800003,Calderdale,01000,Farms,5",
      4: "2015,E08000034,Kirklees,1110,Cereals,5",
      6: "2015,E08000036,Wakefield MDC,01110,Cereals,5",
    }),
  );
  expect(outcome.status === "accepted" && outcome.notes).toEqual([
    "GEOGRAPHY_CODE: “E0800003” is not a code of LAD, as the others are.",
    "GEOGRAPHY_CODE: 1 code with more than one name, the first of them “E08000036”. The first name in order is shown.",
    expect.stringContaining("INDUSTRY_CODE: 01000 (1 row) stands for farm agriculture"),
    expect.stringContaining("INDUSTRY_CODE: “1110” has lost its leading zero, as spreadsheets do: 01110"),
    "INDUSTRY_CODE: 1 code with more than one name, the first of them “01110”. The first name in order is shown.",
  ]);
});

test("gzip, every encoding, every delimiter and every line end come to the same table", async () => {
  const plain = await check(table());
  const codes = await readFile(plain.made!.codes, "utf8");
  const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
  const semicolons = table().replaceAll(",", ";").replaceAll("Cereals; ", "Cereals, ");
  for (const content of [
    gzipSync(table()),
    `\ufeff${table()}`,
    utf16(table()),
    utf16(table()).swap16(),
    table({}, "\r\n"),
    table({}, "\r"),
    table().replace(/\n/, "\r\n"),
    semicolons,
    table().trimEnd(),
    `Business Register and Employment Survey\nCrown copyright\n\n${table()}`,
    `${table()}\n"Source: ONS"\n"Figures are rounded."\n`,
  ]) {
    const { outcome, made } = await check(content);
    expect(outcome).toMatchObject({ status: "accepted", rows: 30 });
    expect(await readFile(made!.codes, "utf8")).toBe(codes);
  }
});

test("what is left out above and under a table is said", async () => {
  const { outcome } = await check(`Title, with a comma\n\n${table()}\nSource: ONS\n`);
  expect(outcome).toMatchObject({
    reading: { preambleLines: 2, footnoteLines: 1 },
    notes: ["2 lines above the table were left out.", "1 line under the table was left out."],
  });
});

test("a last row that was cut short is bad, and not a footnote", async () => {
  const { outcome, rejects } = await check(`${table()}2018,E08`);
  expect(outcome.status).toBe("rejected");
  expect(rejects).toMatchObject([{ line: 32, value: "2018,E08" }]);
});

test("Windows-1252 is read as it was meant, also when its first accent comes late", async () => {
  const late = table().replaceAll("Bradford", "Brad").repeat(1).split("\n").slice(1, -1);
  const long = [
    header,
    ...Array.from({ length: 12_000 }, (_, row) => late[row % 30]),
    '2019,E08000036,"Wakefield £ Ménil",62012,Software,5',
    "",
  ].join("\n");
  const { outcome } = await check(Buffer.from(long, "latin1"));
  expect(outcome).toMatchObject({ status: "accepted", rows: 12_001, reading: { encoding: "Windows-1252" } });
  expect(outcome.status === "accepted" && outcome.columns[2]?.max).toBe("Wakefield £ Ménil");
});

test("a cell of bytes that are no text, in a file that is UTF-8, is a bad cell", async () => {
  const [before = "", after = ""] = table({ 3: "2015,E08000033,@,01110,Céréales,5", 4: "2015,E08000034,Kirklees,01110,Céréales,5" }).split(
    "@",
  );
  const { rejects } = await check(Buffer.concat([Buffer.from(before), Buffer.from([0xe9]), Buffer.from(after)]));
  expect(rejects).toMatchObject([{ line: 3, column: "GEOGRAPHY_NAME", reason: "This cell holds bytes that are not text in UTF-8." }]);
});

test("figures with thousands separators are read, and a group of two is not a thousand", async () => {
  const { outcome } = await check('area,jobs\na,"1,234"\nb,"12,219.5"\nc,7\n');
  expect(outcome.status === "accepted" && outcome.columns[1]).toMatchObject({ type: "number", min: "7", max: "12219.5" });
  const { rejects } = await check('area,jobs\na,"1,234"\nb,"1,2"\nc,7\n');
  expect(rejects).toMatchObject([{ line: 3, value: "1,2" }]);
});

test("a mark in place of a figure is no bad cell: the figure is missing, and the mark stands beside it as it stood", async () => {
  const { cells, columns, notes } = await kept('area,jobs\na,10\nb,*\nc,[c]\nd,<5\ne,0\nf,\ng,..\nh,"1,234 [p]"\n');
  expect(cells).toEqual([
    ["a", 10, null],
    ["b", null, "*"],
    ["c", null, "[c]"],
    ["d", null, "<5"],
    ["e", 0, null],
    ["f", null, null],
    ["g", null, ".."],
    ["h", 1234, "[p]"],
  ]);
  expect(columns.jobs).toMatchObject({ type: "integer", meaning: "value", marksColumn: "jobs mark", blank: 5 });
  expect(columns["jobs mark"]).toMatchObject({ type: "text", meaning: "status" });
  expect(notes).toEqual([
    "jobs: 4 cells hold a mark in place of a figure. Read: “*” (1) as suppressed, “[c]” (1) as suppressed, “<5” (1) as less than 5, “..” (1) as missing. No figure was made of them; the marks are kept in “jobs mark”.",
    "jobs: publishers differ on what “..” means. Look at the notes of this one.",
    "jobs: marks stand behind figures: “[p]” (1). The figures are kept, and the marks in “jobs mark”.",
    "jobs: 1 cell is blank. It is kept as missing, not as 0.",
  ]);
});

test("a mark far down a large file is found too", async () => {
  const long = Array.from({ length: 60_000 }, (_, row) => `2021,place ${row % 100},${row}`);
  long[59_000] = "2021,place 0,[x]";
  const { rows, columns, rejects } = await kept(["DATE,where,OBS_VALUE", ...long].join("\n"));
  expect(rejects).toEqual([]);
  expect(rows).toBe(60_000);
  expect(columns["OBS_VALUE mark"]).toMatchObject({ blank: 59_999, common: [{ value: "[x]", rows: 1 }] });
});

test("figures and days come as people write them", async () => {
  const { cells, columns } = await kept(
    ["area;spent;change;rate;paid", "a;£1.234,50;(300);12,5%;31/12/2020", "b;£7,00;25;3%;1/2/2021", "c;-£12.000,25;300-;4 %;"].join("\n"),
  );
  expect(cells).toEqual([
    ["a", 1234.5, -300, 12.5, "2020-12-31"],
    ["b", 7, 25, 3, "2021-02-01"],
    ["c", -12000.25, -300, 4, null],
  ]);
  expect(columns.spent).toMatchObject({ unit: "£", type: "number" });
  expect(columns.rate).toMatchObject({ unit: "%" });
  expect(columns.paid).toMatchObject({ type: "date", min: "2020-12-31", max: "2021-02-01" });
});

test("which number is the month is decided by all of a large file, and said where nothing decides", async () => {
  const days = (last: string) => ["paid,x", ...Array.from({ length: 40_000 }, () => "01/02/2021,y"), `${last},y`].join("\n");
  const said = (notes: readonly string[]) => notes.filter((note) => note.startsWith("paid"));
  const american = await kept(days("12/31/2021"));
  expect(american.columns.paid).toMatchObject({ type: "date", min: "2021-01-02", max: "2021-12-31" });
  expect(said(american.notes)).toEqual(["paid: days are written with the month first, and were read so."]);
  const british = await kept(days("31/12/2021"));
  expect(british.columns.paid).toMatchObject({ min: "2021-02-01", max: "2021-12-31" });
  expect(said(british.notes)).toEqual([]);
  const either = await kept(days("03/04/2021"));
  expect(either.columns.paid).toMatchObject({ min: "2021-02-01", max: "2021-04-03" });
  expect(said(either.notes)).toEqual([expect.stringContaining("nothing in the column shows which number is the month")]);
});

test("a person's corrections win, and what they name that is not there is said", async () => {
  const recipe: Recipe = {
    columns: [
      { name: "when", rename: "Period", meaning: "period" },
      { name: "code", rename: "Place", type: "number" },
      { name: "paid", dateFormat: "03/01/2021" },
      { name: "gone", type: "number" },
    ],
  };
  const { columns, cells, notes, rejects, reading } = await kept(
    "when,code,paid,n\n2021,01,01/02/2021,5\n2022,2,02/02/2021,6\n2022,two,02/02/2021,6\n",
    recipe,
  );
  expect(Object.keys(columns)).toEqual(["Period", "Place", "paid", "n"]);
  expect(columns.Period).toMatchObject({ meaning: "period", type: "text" });
  expect(cells).toEqual([
    ["2021", 1, "2021-01-02", 5],
    ["2022", 2, "2021-02-02", 6],
  ]);
  expect(rejects).toMatchObject([{ line: 4, column: "Place", value: "two" }]);
  expect(notes).toContain("The recipe corrects a column “gone”, and this file has none of that name.");
  expect(reading.recipe).toEqual(recipe);
});

test("Excel's armour is taken off codes, which keep their zeros", async () => {
  const { cells, columns } = await kept('code,n\n"=""0012""",1\n"=""0345""",2\n');
  expect(cells).toEqual([
    ["0012", 1],
    ["0345", 2],
  ]);
  expect(columns.code).toMatchObject({ type: "text" });
});

test("layouts that are known by their rows have the names that their publishers give them", async () => {
  const sale = (price: number) =>
    `"{7C9F1A2B-0000-4A0F-9C3B-2B1C0D9E8F7A}","${price}","2022-01-05 00:00","DN15 8NJ","O","N","L","","12","HIGH STREET","","SCUNTHORPE","NORTH LINCOLNSHIRE","NORTH LINCOLNSHIRE","B","A"`;
  const { reading, columns, cells } = await kept([sale(153000), sale(153000)].join("\n"));
  expect(reading).toMatchObject({ layout: "Land Registry price paid", headerLines: 0 });
  expect(columns.Price).toMatchObject({ type: "integer", meaning: "value" });
  expect(columns["Date of Transfer"]).toMatchObject({ type: "date", meaning: "period" });
  expect(columns.PAON).toMatchObject({ type: "text" });
  expect(cells[0]?.slice(0, 4)).toEqual(["{7C9F1A2B-0000-4A0F-9C3B-2B1C0D9E8F7A}", 153000, "2022-01-05", "DN15 8NJ"]);
});

test("a table that Nomis wrote for people is known by what stands above it, and its unit with it", async () => {
  const { reading, columns } = await kept(
    [
      '"Economic activity by sex"',
      '"ONS Crown Copyright Reserved [from Nomis on 21 April 2021]"',
      '"Population :","All usual residents"',
      '"Units      :","Persons"',
      "",
      '"2011 output area","mnemonic","All persons","Males","Females"',
      "",
      '"E00000001","E00000001",148,80,68',
      '"E00000003","E00000003",181,94,87',
      "",
    ].join("\n"),
  );
  expect(reading).toMatchObject({ layout: "Nomis table CSV", preambleLines: 5, headerLines: 1 });
  expect(columns.Males).toMatchObject({ meaning: "value", unit: "Persons" });
});

test("a letter that was lost before the file came to us is a letter like any other", async () => {
  const { cells, rejects } = await kept("name,n\nM\ufffdnil,5\nLeeds,*\n");
  expect(rejects).toEqual([]);
  expect(cells[0]).toEqual(["M\ufffdnil", 5, null]);
});

test("a column we took for numbers, wrongly, is kept as text", async () => {
  const numbers = Array.from({ length: 9000 }, (_, row) => `${row},x`);
  const words = Array.from({ length: 3000 }, (_, row) => `unit ${row},x`);
  const middle = [...numbers.slice(0, 4500), ...words, ...numbers.slice(4500)];
  const { outcome } = await check(["house,street", ...middle].join("\n"));
  expect(outcome).toMatchObject({ status: "accepted", rows: 12_000, columns: [{ name: "house", type: "text" }, {}] });
});

test("what is no table is refused in a sentence, with the hash of what came", async () => {
  const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024));
  for (const [content, code] of [
    ["", "file-empty"],
    ["\n\n\n", "no-rows"],
    [`${header}\n`, "no-rows"],
    ["a,b,c\n1,2,3,4\n5,6,7,8\n", "header-does-not-fit"],
    [`${Array.from({ length: 600 }, (_, column) => `c${column}`).join(",")}\n`, "too-many-columns"],
    [`a,b\n1,${"x".repeat(1_200_000)}\n`, "line-too-long"],
    [Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256), "no-text"],
    [bomb, "unpacks-too-far"],
    [gzipSync(table()).subarray(0, 100), "gzip-damaged"],
    [gzipSync(gzipSync(table())), "packed-twice"],
  ] as const) {
    const { outcome, made } = await check(content);
    expect(outcome).toMatchObject({ status: "rejected", code, originalHash: createHash("sha256").update(content).digest("hex") });
    expect(made).toBeUndefined();
  }
});

test("a blank line is no row, of one column too", async () => {
  const { rows, cells } = await kept('n\n5\n\n""\n7\n\n');
  expect(rows).toBe(3);
  expect(cells).toEqual([[5], [null], [7]]);
});

test("names of columns that repeat, are blank or mean something to SQL are only names", async () => {
  const { outcome } = await check(`"a""; DROP TABLE x; --",a,A,,'\n1,2,3,4,5\n`);
  expect(outcome.status === "accepted" && outcome.columns.map(({ name }) => name)).toEqual([
    'a"; DROP TABLE x; --',
    "a",
    "A (2)",
    "column 4",
    "'",
  ]);
});

test("whatever the file holds, it is accepted or refused, and never anything else", { timeout: 60_000 }, async () => {
  const piece = fc.constantFrom(
    ",",
    ";",
    "\n",
    "\r\n",
    "\r",
    '"',
    "a",
    "7",
    "2021",
    " ",
    "é",
    "1_0",
    "-",
    "DATE",
    "E08000032",
    "\t",
    "|",
    "\0",
    "Source: x",
  );
  const lines = fc
    .array(
      fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join("")),
      { maxLength: 12 },
    )
    .map((found) => found.join("\n"));
  const content = fc.oneof(
    lines.map((text) => Buffer.from(text)),
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  );
  await fc.assert(
    fc.asyncProperty(content, fc.constantFrom(0, 0.5, 1), async (bytes, tolerance) => {
      const { outcome, rejects } = await check(bytes, tolerance);
      expect(["accepted", "rejected"]).toContain(outcome.status);
      expect(rejects).toHaveLength(outcome.rejectCount);
    }),
    { numRuns: 60 },
  );
});
