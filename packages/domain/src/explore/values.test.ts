import fc from "fast-check";
import { expect, test } from "vitest";
import { compareBlanksLast, compareText, dayFromNumber, dayNumber, folded } from "./values.ts";

test("text is in the order of its bytes in UTF-8", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (one, other) => {
      expect(Math.sign(compareText(one, other))).toBe(Buffer.compare(Buffer.from(one), Buffer.from(other)));
    }),
  );
});

test("a day is the same day after it was a number", () => {
  fc.assert(
    fc.property(fc.integer({ min: -300_000, max: 2_900_000 }), (days) => {
      expect(dayNumber(dayFromNumber(days))).toBe(days);
    }),
  );
  expect(dayFromNumber(0)).toBe("1970-01-01");
});

test("blank cells come last, whichever way the others go", () => {
  expect([3, null, 1].sort((one, other) => compareBlanksLast(one, other, "ascending"))).toEqual([1, 3, null]);
  expect([3, null, 1].sort((one, other) => compareBlanksLast(one, other, "descending"))).toEqual([3, 1, null]);
});

test("capitals are folded as far as one letter stands for one", () => {
  expect(folded("ÉCOLE Ŵyth İ ß")).toBe("école ŵyth İ ß");
});
