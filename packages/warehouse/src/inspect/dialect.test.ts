import fc from "fast-check";
import { expect, test } from "vitest";
import { writeTable, type TableWriting } from "@concord/testkit";
import { dialectOf } from "./dialect.ts";
import { recordsIn, sampleOf } from "./sample.ts";

const found = (text: string, given = {}) => dialectOf(sampleOf(text), given);

test("decimal commas do not make a comma the delimiter", () => {
  expect(found("area;rate;share\nLeeds;12,5;3,25\nBradford;13,4;4,75\nYork;14,2;5,5\n")).toMatchObject({ delimiter: ";", quoted: false });
});

test("commas in quotes do not hide the tab, and semicolons in quotes do not hide the comma", () => {
  expect(found('name\taddress\n"Hall, A"\t"1 High St, Leeds"\n"Brook, B"\t"2 Low St, York"\n')).toMatchObject({
    delimiter: "\t",
    quote: '"',
    quoted: true,
  });
  expect(found('name,tags\nHall,"a;b;c"\nBrook,"d;e;f"\nWood,"g;h;i"\n')).toMatchObject({ delimiter: ",", quoted: true });
});

test("figures with commas in quotes do not make more columns", () => {
  expect(found('area|gva\nLeeds|"12,219"\nYork|"13,137"\nHull|"9,010"\n').delimiter).toBe("|");
});

test("apostrophes in names and at the ends of words quote nothing", () => {
  expect(found("supplier,amount\nO'Brien,5\n'the' shop,6\nMen's boots,7\n'Allo Allo,8\n")).toMatchObject({ quote: '"', quoted: false });
});

test("an apostrophe that encloses a whole column, or what would be two cells, quotes", () => {
  expect(found("1,'di4.wav','di',4\n2,'bu3.wav','bu',3\n3,'bu2.wav','bu',2\n")).toMatchObject({ delimiter: ",", quote: "'", quoted: true });
  expect(found("name,jobs\n'Hall, A',5\nBrook,6\nWood,7\n")).toMatchObject({ delimiter: ",", quote: "'", quoted: true });
});

test("marks of inches within cells quote nothing", () => {
  expect(found('part,amount\n5" pipe,3\n12" board,4\n6" nail,5\n')).toMatchObject({ quote: '"', quoted: false });
});

test("marks that begin cells and never end them are letters", () => {
  expect(found('word,amount\n"hello there,3\n"good day,4\n"so long,5\nfine,6\n')).toMatchObject({ quote: "", quoted: false });
  expect(found('word\tamount\n"hello\t3\ngood day\t4\n').quote).toBe("");
});

test("one lost mark in a table that needs its quotes leaves them quotes", () => {
  expect(found('name,jobs\n"Hall, A",5\n"Brook, B",6\n"Wood,7\n"Lee, C",8\n').quote).toBe('"');
});

test("a backslash escapes where the text goes wrong without it, and nowhere else", () => {
  expect(found('note,jobs\n"say \\"hi\\", twice",5\n"say ""no""",6\n').escape).toBe("backslash");
  expect(found('folder,jobs\n"C:\\data\\",5\n"C:\\more\\",6\n').escape).toBe("doubled");
});

test("a column of addresses under one name is one column", () => {
  expect(found("address\n1 High St, Leeds\n2 Low St, York\n3 Mill Ln, Hull\n")).toMatchObject({ delimiter: ",", quoted: false });
});

test("rarer delimiters need a table that leaves no doubt", () => {
  expect(found("area^jobs^share\nLeeds^5^0.1\nYork^6^0.2\n").delimiter).toBe("^");
  expect(found("area jobs share\nLeeds 5 0.1\nYork 6 0.2\nHull 7 0.3\n").delimiter).toBe(" ");
  expect(found("Minutes of the meeting\nThe board met on Monday\nIt rose at noon again\n").delimiter).toBe(",");
  expect(found("Source: ONS\nYear: 2021\nUnits: jobs\n").delimiter).toBe(",");
  expect(found("12:30\n14:45\n16:00\n").delimiter).toBe(",");
});

test("a long preamble does not decide", () => {
  const notes = Array.from({ length: 20 }, (_, at) => `Note ${at}; see the annex; and the guide`).join("\n");
  expect(found(`${notes}\n\narea,year,jobs,share\n${"Leeds,2021,5,0.5\n".repeat(30)}`).delimiter).toBe(",");
});

test("a first line that tells Excel the delimiter tells us", () => {
  expect(found("sep=;\nname,alias;value\nA,B;1\nC,D;2\n").delimiter).toBe(";");
});

test("what is given is not guessed", () => {
  expect(found("a,b\n1,2\n3,4\n", { delimiter: ";" })).toMatchObject({ delimiter: ";", quote: '"' });
  expect(found('a,b\n"1",2\n"3",4\n', { quote: "" })).toMatchObject({ quote: "", quoted: false });
  expect(found('a\n"\\""\n"\\"\n', { delimiter: ",", quote: '"' })).toMatchObject({ escape: "doubled" });
});

const writing: fc.Arbitrary<TableWriting> = fc.record({
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
  quote: fc.constantFrom('"', "'"),
  escape: fc.constantFrom("doubled", "backslash"),
  lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
  quoting: fc.constantFrom("all", "needed"),
});
const word = fc.constantFrom("Leeds", "York", "St Ives", "Kingston upon Hull", "O'Brien", "5.25", "1,234", "2021", "", "-", "café");
const awkward = fc.constantFrom("Hall, A", "a; b", "two\nlines", "a | b", 'the "big" one', "the \"C:\\new\" 'folder'", "tab\there", "");

test("a table of any dialect and line end is read back as it was written", () => {
  fc.assert(
    fc.property(
      writing,
      fc.integer({ min: 2, max: 5 }).chain((width) =>
        fc.record({
          rows: fc.array(fc.array(word, { minLength: width, maxLength: width }), { minLength: 3, maxLength: 12 }),
          odd: awkward,
        }),
      ),
      (as, { rows, odd }) => {
        const names = rows[0]!.map((_, place) => `name ${place}`);
        const table = [names, ...rows.map((row, at) => ["Leeds", ...row, at === 1 ? odd : `${at}.5`])].map((row, at) =>
          at === 0 ? ["area", ...row, "share"] : row,
        );
        const text = writeTable(table, as);
        const dialect = dialectOf(sampleOf(text));
        expect(recordsIn(text, dialect).map(({ cells }) => cells)).toEqual(table);
      },
    ),
    { numRuns: 2000 },
  );
});
