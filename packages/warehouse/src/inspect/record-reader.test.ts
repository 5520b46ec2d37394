import fc from "fast-check";
import { expect, test } from "vitest";
import { Failure } from "@concord/kernel";
import { writeTable } from "@concord/testkit";
import type { CsvDialect } from "./csv-dialect.ts";
import { recordReader, type CsvRecord } from "./record-reader.ts";

const plain: CsvDialect = { delimiter: ",", quote: '"', escape: "doubled" };

const read = (text: string, pieces: readonly number[] = [], dialect = plain): CsvRecord[] => {
  const reader = recordReader(dialect);
  const cuts = [...pieces].map((cut) => cut % (text.length + 1)).sort((one, other) => one - other);
  const records = cuts.flatMap((cut, place) => reader.push(text.slice(cuts[place - 1] ?? 0, cut)));
  return [...records, ...reader.push(text.slice(cuts.at(-1) ?? 0), true)];
};
const cellsOf = (text: string, dialect: Partial<CsvDialect>) => read(text, [], { ...plain, ...dialect }).map(({ cells }) => cells);

test("a row knows the line of the file on which it begins, after newlines in quotes and blank lines too", () => {
  expect(read('a,b\r\n"x\r\ny",1\r\n\r\nz,2\n')).toEqual([
    { line: 1, cells: ["a", "b"] },
    { line: 2, cells: ["x\r\ny", "1"] },
    { line: 5, cells: ["z", "2"] },
  ]);
});

test("LF, CRLF and CR end a line, in any mixture", () => {
  expect(read("a,1\rb,2\nc,3\r\nd,4").map(({ line, cells }) => [line, ...cells])).toEqual([
    [1, "a", "1"],
    [2, "b", "2"],
    [3, "c", "3"],
    [4, "d", "4"],
  ]);
});

test("a lost quotation mark spoils its own line and not those after it", () => {
  expect(read('a,"lost,1\nb,fine,2\nc,fine,3\n')).toMatchObject([
    { line: 1, fault: "unclosed-quote" },
    { line: 2, cells: ["b", "fine", "2"] },
    { line: 3, cells: ["c", "fine", "3"] },
  ]);
  expect(read('a,"lost,1\nb,"fine",2\nc,fine,3\n')).toMatchObject([
    { line: 1, fault: "unclosed-quote" },
    { line: 2, cells: ["b", "fine", "2"] },
    { line: 3 },
  ]);
});

test("a quotation mark too many spoils its row, which ends with the line that it stands on", () => {
  expect(read('a,"the "best" one",1\nb,fine,2\n')).toMatchObject([
    { line: 1, fault: "text-after-quote", cells: ["a", '"the "best" one"', "1"] },
    { line: 2, cells: ["b", "fine", "2"] },
  ]);
  expect(read('"two\nlines","the "best" one",1\nb,fine,2\n')).toMatchObject([
    { line: 1, fault: "text-after-quote" },
    { line: 3, cells: ["b", "fine", "2"] },
  ]);
});

test("a quote that opens and takes a megabyte with it is given up, and reading goes on", () => {
  const after = "b,2\n".repeat(400_000);
  const records = read(`a,"lost\n${after}`);
  expect(records[0]).toMatchObject({ line: 1, fault: "unclosed-quote" });
  expect(records).toHaveLength(400_001);
});

test("a line of more than a megabyte is refused, before more of it is held", () => {
  expect(() => read(`a\n${"x".repeat(1_100_000)}`)).toThrow(Failure);
  const reader = recordReader(plain);
  const piece = "x".repeat(64 * 1024);
  let pushed = 0;
  expect(() => {
    for (; pushed < 200; pushed++) reader.push(piece);
  }).toThrow(/^Line 1 is longer than 1 MB/);
  expect(pushed).toBe(16);
});

test("a quotation mark that does not begin its cell is a letter", () => {
  expect(cellsOf('5" pipe,2\nthe "big" one,3\n', {})).toEqual([
    ['5" pipe', "2"],
    ['the "big" one', "3"],
  ]);
});

test("an apostrophe may quote, and stays an apostrophe between two letters", () => {
  expect(cellsOf("'a,b',O'Brien\n'They won''t, and they don't',2\n", { quote: "'" })).toEqual([
    ["a,b", "O'Brien"],
    ["They won't, and they don't", "2"],
  ]);
});

test("a backslash may escape, and is a backslash before anything but a quote or itself", () => {
  expect(cellsOf('"8\' 9\\" rod","C:\\new"\n"ends in \\\\",2\n', { escape: "backslash" })).toEqual([
    ["8' 9\" rod", "C:\\new"],
    ["ends in \\", "2"],
  ]);
});

test("where nothing quotes, a quotation mark is a letter wherever it stands", () => {
  expect(cellsOf('"a,b\n', { quote: "" })).toEqual([['"a', "b"]]);
});

test("the cells that were in quotes are counted", () => {
  const reader = recordReader(plain);
  reader.push('a,"b"\n"c","d"\ne,f\n', true);
  expect(reader.quotedCells()).toBe(3);
});

const dialect: fc.Arbitrary<CsvDialect> = fc.record({
  delimiter: fc.constantFrom(",", ";", "\t", "|", "^", " "),
  quote: fc.constantFrom('"', "'"),
  escape: fc.constantFrom("doubled", "backslash"),
});
const cell = fc.string({ unit: fc.constantFrom("a", "é", "😀", '"', "'", "\\", ",", ";", "\n", "\r", " ", "7") });

test("what is written in a dialect is read back the same, however it is cut into pieces", () => {
  fc.assert(
    fc.property(
      dialect,
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 8 }),
      fc.array(fc.nat(), { maxLength: 5 }),
      (as, rows, cuts) => {
        const text = writeTable(rows, { ...as, lineEnd: "\r\n", quoting: "all" });
        expect(read(text, cuts, as).map(({ cells }) => cells)).toEqual(rows);
      },
    ),
    { numRuns: 1000 },
  );
});

test("any text at all is read the same in one piece and in several", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", '"', "'", "\\", ",", "\n", "\r", " ") });
  fc.assert(
    fc.property(dialect, letters, fc.array(fc.nat(), { maxLength: 6 }), (as, text, cuts) => {
      const given = { ...as, delimiter: as.delimiter === " " ? " " : "," };
      expect(read(text, cuts, given)).toEqual(read(text, [], given));
    }),
    { numRuns: 5000 },
  );
});
