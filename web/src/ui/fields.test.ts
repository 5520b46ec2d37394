import { expect, test } from "vitest";
import { isoOf, poundsIn } from "./fields.tsx";

test.each([
  ["4.2m", 4_200_000],
  ["£4,200,000", 4_200_000],
  ["480 million", 480_000_000],
  ["1.25bn", 1_250_000_000],
  ["12500", 12_500],
  ["", undefined],
  ["about four", undefined],
  ["4.2x", undefined],
])("a sum typed as “%s” is %s pounds", (typed, sum) => {
  expect(poundsIn(typed)).toBe(sum);
});

test("only a day that exists is a day", () => {
  expect(isoOf({ day: "4", month: "7", year: "2026" })).toBe("2026-07-04");
  expect(isoOf({ day: "29", month: "2", year: "2027" })).toBe("");
  expect(isoOf({ day: "31", month: "4", year: "2026" })).toBe("");
  expect(isoOf({ day: "4", month: "7", year: "26" })).toBe("");
});
