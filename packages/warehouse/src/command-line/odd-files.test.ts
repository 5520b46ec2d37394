import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { asJson } from "./as-json.ts";
import { checkAt } from "./check-at.ts";

vi.setConfig({ testTimeout: 20_000 });

let folder = "";
let checks = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-odd-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** What the command says of a file, in the words of a careful reader of it: types are told by their first letters, bad cells by line and column. */
async function said(content: string | Uint8Array) {
  const file = join(folder, `${++checks}.csv`);
  await writeFile(file, content);
  const check = await checkAt(join(folder, `scratch-${checks}`), { command: "check", file, json: true, tolerance: 0.5 });
  const { outcome, delimiter, quote, encoding, preambleLines, headerLines, footnoteLines, rows, columns, rejects, code, notes } =
    asJson(check);
  return {
    outcome,
    code,
    dialect: delimiter + quote,
    encoding,
    above: preambleLines,
    header: headerLines,
    below: footnoteLines,
    rows,
    names: columns.map(({ name }) => name),
    types: columns.map(({ type }) => type[0]).join(""),
    bad: rejects.map(({ line, column }) => [line, column]),
    notes,
  };
}

const lines = (...all: string[]) => `${all.join("\n")}\n`;
/** A column of cells beside the places that they are of. */
const column = (name: string, ...cells: string[]) =>
  lines(`area,${name}`, ...cells.map((cell, at) => `Area ${"abcdefghijklmnopqrst"[at]},${cell}`));
const areas = Array.from({ length: 20 }, (_, at) => `E080000${at + 10},Area ${at},${at * 3}`);
/** Twenty rows, some of which are others. */
const table = (others: Readonly<Record<number, string>>) => lines("code,area,jobs", ...areas.map((row, at) => others[at + 2] ?? row));

type Case = [what: string, content: string | Uint8Array, expected: object];

describe("the header", () => {
  const cases: Case[] = [
    [
      "of a list of codes is its first line, though the first code has no digits",
      lines(
        "SIC_CODE,SIC_NAME,LEVEL,PARENT_CODE",
        "A,Agriculture,section,",
        ...Array.from({ length: 30 }, (_, at) => `${at + 10},Name,division,A`),
      ),
      { header: 1, rows: 31, types: "tttt" },
    ],
    [
      "of a table of words is its first line",
      lines("Group,Item,Format", ",Trust code,Text", ",Trust name,Text", "Table 1,Cases,Integer"),
      { header: 1, rows: 3 },
    ],
    [
      "is one line though the first row has words for its figures, which are then bad",
      column("jobs", "many", "5", "6", "7", "8"),
      { header: 1, rows: 4, names: ["area", "jobs"], bad: [[2, "jobs"]] },
    ],
    [
      "is one line though a row of all areas has words for its figures",
      lines(
        "Region,Status,Count",
        "All regions,see note,not published",
        "North East,final,12",
        "London,final,18",
        "South East,final,19",
        "Wales,final,7",
      ),
      { header: 1, rows: 4, bad: [[2, "Count"]] },
    ],
    [
      "is two lines where the second says the units",
      lines("Area,GVA,Jobs", "name,£ million,thousands", "Leeds,5,6", "York,6,7", "Hull,7,8"),
      { header: 2, rows: 3 },
    ],
    [
      "is two lines where the second explains the first",
      lines(
        "GEO_CODE,GEO_LABEL,F001,F002",
        "Area code,Area name,All persons,Males",
        "E08000035,Leeds,1,2",
        "E06000014,York,5,1",
        "E06000010,Hull,6,2",
      ),
      { header: 2, rows: 3, names: ["GEO_CODE Area code", "GEO_LABEL Area name", "F001 All persons", "F002 Males"] },
    ],
    [
      "may end in delimiters that only some rows have",
      lines("code,area,jobs,,", ...areas.map((row, at) => (at < 8 ? `${row},,` : row))),
      { rows: 20, names: ["code", "area", "jobs"], bad: [] },
    ],
  ];
  test.each(cases)("%s", async (_, content, expected) => expect(await said(content)).toMatchObject(expected));
});

describe("a row", () => {
  const cases: Case[] = [
    [
      "with a delimiter too many is bad, though nothing stands behind it",
      table({ 9: "E08000099,,Area,5," }),
      { rows: 19, bad: [[9, "column 4"]] },
    ],
    [
      "with a delimiter too many is bad where its figure still stands in its place",
      table({ 9: "E08000099,Area,5," }),
      { rows: 19, bad: [[9, "column 4"]] },
    ],
    [
      "may end in a delimiter where all do",
      lines("code,area,jobs", ...areas.map((row) => `${row},`)),
      { outcome: "accepted", rows: 20, names: ["code", "area", "jobs"] },
    ],
    [
      "with a quotation mark too many is bad, and the others stay",
      table({ 9: 'E08000099,The "Best" pipe,5', 11: 'E08000099,"The "Best" pipe",5' }),
      { outcome: "accepted-with-problems", rows: 19, bad: [[11, "area"]] },
    ],
    [
      "is bad in the column whose quotation mark goes wrong",
      table({ 9: '"E08, 99","The "Best" pipe",5' }),
      { rows: 19, bad: [[9, "area"]] },
    ],
    [
      "is told by its line, whatever lines stand in the cells above it",
      table({ 3: 'E08000099,"two\nlines",5', 9: "E08000099,short" }),
      { rows: 19, bad: [[10, "jobs"]] },
    ],
    ["of spaces is none, nor is the Ctrl-Z of DOS", `${table({ 9: "   " })}\u001a`, { outcome: "accepted", rows: 19, bad: [] }],
    [
      "with a quotation mark that never closes refuses the file",
      table({ 9: 'E08000099,"The best,5' }),
      { outcome: "refused", code: "quotes-broken", bad: [[9, "area"]] },
    ],
  ];
  test.each(cases)("%s", async (_, content, expected) => expect(await said(content)).toMatchObject(expected));
});

describe("figures", () => {
  const cases: Case[] = [
    ...["<=5", "≤5", "<1%", "5 or fewer", "NaN", "missing", "…", "...", "--", "\\N", "n.a.", "no data", "withheld"].map(
      (mark): Case => [
        `may give way to ${mark}`,
        column("jobs", "1", "2", mark, "4", "5", "6"),
        { outcome: "accepted", rows: 6, types: "ti", bad: [] },
      ],
    ),
    [
      "are still expected under a name for them where a third are words",
      column("Net Amount (£)", "5.5", "lots", "6", "7", "oops", "8"),
      {
        rows: 4,
        types: "tn",
        bad: [
          [3, "Net Amount (£)"],
          [6, "Net Amount (£)"],
        ],
      },
    ],
    ["are not expected under another name", column("thing", "5.5", "lots", "6", "7", "oops", "8"), { rows: 6, types: "tt", bad: [] }],
    [
      "may mostly be withheld by a word",
      column("Pay floor (£)", "N/A", "N/A", "150000", "N/A", "N/A", "120000", "N/A"),
      { rows: 7, types: "ti", bad: [] },
    ],
    [
      "that are ages are none where one is 90+",
      column("Age", ..."0 1 2 3 4 5 6 7 8 9 10 11 12 13 90+".split(" ")),
      { rows: 15, types: "tt", bad: [] },
    ],
    [
      "include those whose formula failed",
      column("change", ..."1.5 2.5 #NAME? 3.5 4.5 #DIV/0! 5.5 6.5 #REF!".split(" ")),
      {
        rows: 6,
        types: "tn",
        bad: [
          [4, "change"],
          [7, "change"],
          [10, "change"],
        ],
      },
    ],
  ];
  test.each(cases)("%s", async (_, content, expected) => expect(await said(content)).toMatchObject(expected));
});

describe("days and periods", () => {
  const cases: Case[] = [
    [
      "may be missing in so many words, which are counted",
      column("Start date", "2021-03-01", "NULL", "2021-03-02", "N/A", "2021-04-01"),
      { rows: 5, types: "td", notes: ["Start date: 2 cells hold no date but “NULL” or “N/A”. They are kept as missing."] },
    ],
    [
      "may have years of two digits and of four",
      column("Date", "03-NOV-2010", "04-NOV-10", "05-DEC-10"),
      { rows: 3, types: "td", bad: [] },
    ],
    [
      "written in two ways are no column of days",
      column("Paid date", "2015-06-01", "13/06/2015", "14/06/2015", "2015-06-02"),
      { rows: 4, types: "tt" },
    ],
    ["may be spans of financial years", column("Period", "2013/14 to 2017/18", "2013/14", "2014/15"), { rows: 3, bad: [] }],
    [
      "are bad where a short column under such a name has two slips",
      column("Payment date", "01/02/2021", "tbc", "13/02/2021", "15/02/2021", "32/13/2021", "18/03/2021"),
      { rows: 4, types: "td" },
    ],
  ];
  test.each(cases)("%s", async (_, content, expected) => expect(await said(content)).toMatchObject(expected));
});

describe("delimiters and quotes", () => {
  const cases: Case[] = [
    [
      "may be the sign ¬, in Windows-1252",
      Buffer.from(lines("id¬name¬beds", "1¬Leeds, a¬5", "2¬York¬6", "3¬Hull¬7"), "latin1"),
      { dialect: "¬", encoding: "windows-1252", rows: 3 },
    ],
    [
      "may be spaces, where quotation marks stand between them",
      lines('a "b" "c d" e', '1 "x, y" "z" 4', '2 "x" "u, v" 5', '3 "w" "t" 6'),
      { dialect: ' "', rows: 3 },
    ],
    [
      "may be spaces alone",
      lines("code area jobs", ...areas.map((row) => row.replace(" ", "").replaceAll(",", " "))),
      { dialect: " ", rows: 20 },
    ],
    [
      "may be apostrophes about words that have some",
      lines("'area','note','n'", "'Leeds','the kids' bikes, old','1'", "'York','it's','2'", "'Hull','none','3'"),
      { dialect: ",'", rows: 3, bad: [] },
    ],
  ];
  test.each(cases)("%s", async (_, content, expected) => expect(await said(content)).toMatchObject(expected));
});

describe("notes and what is no table", () => {
  const cases: Case[] = [
    [
      "notes may have commas",
      lines("Area,Jobs,Pay", "Leeds,1,2", "York,3,4", "Hull,5,6", "", "Notes:", "1 Source: ASHE, ONS", "2 Rounded"),
      { rows: 3, below: 3, bad: [] },
    ],
    ["a piece of a web page is refused", "<table><tr><td>1</td></tr></table>", { code: "page-not-read" }],
    ["JSON of figures is refused", "[1, 2, 3]", { code: "json-not-read" }],
    ["a document of words is refused", "{\\rtf1\\ansi Dear Sir}", { code: "word-not-read" }],
    ["noise in no encoding is refused", Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919 + (at >> 3)) % 256), { code: "no-text" }],
    ["a long line in Windows-1252 is refused", Buffer.alloc(3_000_000, "é,", "latin1"), { code: "line-too-long" }],
  ];
  test.each(cases)("%s", async (_, content, expected) => expect(await said(content)).toMatchObject({ ...expected }));
});

test("three hundred columns of texts that all differ fit into the memory that there is", async () => {
  const names = Array.from({ length: 300 }, (_, at) => `column ${at} of many`);
  const rows = Array.from({ length: 300 }, (_, row) => names.map((_, at) => `some text ${(row * 7919 + at * 104_729) % 99_991}`).join(","));
  expect(await said(lines(["GEOGRAPHY_CODE", ...names].join(","), ...rows.map((row, at) => `E0800${1000 + at},${row}`)))).toMatchObject({
    outcome: "accepted",
    rows: 300,
  });
});
