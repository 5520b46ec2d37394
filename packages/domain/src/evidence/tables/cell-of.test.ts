import { expect, test } from "vitest";
import { cellOf } from "./cell-of.ts";

test.each([
  ["a plain figure", 7, {}, { value: 7, status: "normal" }],
  ["a zero", 0, {}, { value: 0, status: "normal" }],
  ["a blank", null, {}, { value: null, status: "missing" }],
  ["a blank with a star in its place", null, { mark: "*" }, { value: null, status: "suppressed" }],
  ["less than five", null, { mark: "<5" }, { value: null, status: "less-than", below: 5 }],
  ["a figure that Nomis says is withheld", 7, { status: "Q" }, { value: null, status: "suppressed" }],
  [
    "a sample that was zero or disclosive, as the Annual Population Survey has it",
    null,
    { status: "F" },
    { value: null, status: "suppressed" },
  ],
  ["a sample that was small", null, { status: "G" }, { value: null, status: "unreliable" }],
  ["an estimate under 500", null, { status: "H" }, { value: null, status: "less-than", below: 500 }],
  ["a forecast", 7, { status: "F" }, { value: 7, status: "normal" }],
  ["a figure in a year with a strike", 7, { status: "S" }, { value: 7, status: "normal" }],
  ["a figure that includes another category", 7, { status: "W" }, { value: 7, status: "normal" }],
  ["a provisional figure", 7, { mark: "p" }, { value: 7, status: "provisional" }],
  ["a mark that nobody knows", 7, { status: "E" }, { value: 7, status: "normal" }],
] as const)("%s", (_, value, beside, cell) => {
  expect(cellOf(value, beside)).toEqual(cell);
});
