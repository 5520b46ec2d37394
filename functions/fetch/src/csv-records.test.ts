import fc from "fast-check";
import { expect, test } from "vitest";
import { csvLine, csvRecords } from "./csv-records.ts";

function recordsOf(...pieces: string[]): string[][] {
  const records: string[][] = [];
  const reader = csvRecords((fields) => records.push(fields));
  for (const piece of pieces) reader.push(piece);
  reader.end();
  return records;
}

test("reads quotes, line ends of every kind and a last line without one", () => {
  expect(recordsOf('a,b\r\n"Bristol, City of","say ""so"""\n\n"two\r\nlines",x\r1,')).toEqual([
    ["a", "b"],
    ["Bristol, City of", 'say "so"'],
    ["two\r\nlines", "x"],
    ["1", ""],
  ]);
});

test("a quoted cell that never ends is an answer that was cut", () => {
  expect(() => recordsOf('a,"b')).toThrow(expect.objectContaining({ code: "cut-short" }));
});

test("a line without end is not held in memory", () => {
  expect(() => recordsOf("x".repeat(70_000))).toThrow(expect.objectContaining({ code: "answer-unreadable" }));
});

test("what was written is read again, wherever the pieces part", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", "é", ",", '"', "\n", "\r", " ", "£", "😀") });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(table, fc.nat(), (records, cut) => {
      const text = records.map(csvLine).join("");
      const letters = [...text];
      const at = letters.length === 0 ? 0 : cut % letters.length;
      expect(recordsOf(letters.slice(0, at).join(""), letters.slice(at).join(""))).toEqual(records);
    }),
  );
});
