import fc from "fast-check";
import { expect, test } from "vitest";
import { dayFormats, readDay } from "./day.ts";

test("every way of writing a day reads the day that it is named after", () => {
  for (const format of dayFormats) expect(readDay(format, format), format).toEqual({ day: "2021-03-01", timed: false });
});

test("days are written in more ways than one", () => {
  for (const [cell, format, day] of [
    ["1/3/2021", "01/03/2021", "2021-03-01"],
    ["31.12.1999", "01.03.2021", "1999-12-31"],
    ["1st March 2021", "1 March 2021", "2021-03-01"],
    ["Monday 1 Mar 2021", "1 March 2021", "2021-03-01"],
    ["01-MAR-21", "1-Mar-21", "2021-03-01"],
    ["March 1 2021", "March 1, 2021", "2021-03-01"],
    ["31/12/68", "01/03/21", "2068-12-31"],
    ["31/12/69", "01/03/21", "1969-12-31"],
    ["2021-03-01 00:00", "2021-03-01T00:00:00", "2021-03-01"],
    ["2021-03-01T00:00:00.000Z", "2021-03-01T00:00:00", "2021-03-01"],
    ["29/02/2024", "01/03/2021", "2024-02-29"],
  ] as const) {
    expect(readDay(cell, format)?.day, cell).toBe(day);
  }
  expect(readDay("2021-03-01 14:30", "2021-03-01T00:00:00")).toEqual({ day: "2021-03-01", timed: true });
});

test("a day that never was is none", () => {
  for (const cell of ["29/02/2023", "31/04/2021", "00/01/2021", "01/13/2021", "1/3/21", "01/03/0021", "01/03/2021x"]) {
    expect(readDay(cell, "01/03/2021"), cell).toBeUndefined();
  }
});

test("any text is a day or none", () => {
  fc.assert(fc.property(fc.string({ maxLength: 50 }), fc.constantFrom(...dayFormats), (text, format) => void readDay(text, format)));
});
