import fc from "fast-check";
import { expect, test } from "vitest";
import { Failure } from "@concord/kernel";
import { recordReader, type CsvRecord } from "./record-reader.ts";

const read = (text: string, pieces: readonly number[] = []): CsvRecord[] => {
  const reader = recordReader(",");
  const cuts = [...pieces].map((cut) => cut % (text.length + 1)).sort((one, other) => one - other);
  const records = cuts.flatMap((cut, place) => reader.push(text.slice(cuts[place - 1] ?? 0, cut)));
  return [...records, ...reader.push(text.slice(cuts.at(-1) ?? 0), true)];
};

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
    { line: 1, fault: "text-after-quote" },
    { line: 2, cells: ["b", "fine", "2"] },
    { line: 3 },
  ]);
});

test("a quote that opens and takes a megabyte with it is given up, and reading goes on", () => {
  const after = "b,2\n".repeat(400_000);
  const records = read(`a,"lost\n${after}`);
  expect(records[0]).toMatchObject({ line: 1, fault: "unclosed-quote" });
  expect(records).toHaveLength(400_001);
});

test("a line of more than a megabyte is refused", () => {
  expect(() => read(`a\n${"x".repeat(1_100_000)}`)).toThrow(Failure);
});

const cell = fc.string({ unit: fc.constantFrom("a", "é", "😀", '"', ",", "\n", "\r", " ", "7") });
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

test("what is written as RFC 4180 says is read back the same, however it is cut into pieces", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 8 }),
      fc.array(fc.nat(), { maxLength: 5 }),
      (rows, cuts) => {
        const text = rows.map((row) => `${row.map(quoted).join(",")}\r\n`).join("");
        expect(read(text, cuts).map(({ cells }) => cells)).toEqual(rows);
      },
    ),
  );
});

test("any text at all is read the same in one piece and in several", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r", " ") });
  fc.assert(
    fc.property(letters, fc.array(fc.nat(), { maxLength: 6 }), (text, cuts) => void expect(read(text, cuts)).toEqual(read(text))),
    { numRuns: 3000 },
  );
});
