import { expect, test } from "vitest";
import { findRange, rangeName, type RowShape } from "./find-range.ts";

/** Rows as a picture: a letter for a cell with something in it, a dot for one without. */
const rangeOf = (...rows: string[]) => {
  const shapes = rows.flatMap((row, place): RowShape[] => {
    const filled = [...row].filter((cell) => cell !== ".").length;
    const last = row.replace(/\.+$/, "").length - 1;
    return filled === 0 ? [] : [{ number: place + 1, filled, first: row.search(/[^.]/), last }];
  });
  const range = findRange(shapes);
  return range && rangeName(range);
};

test("titles above and notes below a table are no part of it", () => {
  expect(rangeOf("t", "", "hhhh", "xxxx", "xxxx", "xxxx", "", "n")).toBe("A3:D6");
  expect(rangeOf("t", "hhhh", "xxxx", "xxxx", "n")).toBe("A2:D4");
  expect(rangeOf("tt", "", "", "..hhhh", "..xxxx", "..xxxx", "..xxxx")).toBe("C4:F7");
});

test("header rows that span columns, rows between and rows with most figures blank belong to it", () => {
  expect(rangeOf("t", "", "..h..h..", "hhhhhhhh", "xxxxxxxx", "s", "xxxxxxxx", "xxxxxxxx", "xx......")).toBe("A3:H9");
  expect(rangeOf("hh", "x.", "xx", "xx")).toBe("A1:B4");
});

test("a list of one column is a table too, and nothing is none", () => {
  expect(rangeOf("h", "x", "x", "x")).toBe("A1:A4");
  expect(rangeOf("", "")).toBeUndefined();
});
