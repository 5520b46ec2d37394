import { expect, test } from "vitest";
import { kindOfFormat, numberAsText } from "./cell-formats.ts";

test("a format is a date, a time or a number by what it shows, not by its words", () => {
  const kinds = {
    General: "number",
    "#,##0.00": "number",
    '0.0" days"': "number",
    "[Red]-0.0": "number",
    "[$-F800]dddd, mmmm dd, yyyy": "date",
    "dd/mm/yyyy": "date",
    "mmm-yy": "date",
    yyyy: "date",
    "[$-409]d-mmm-yy;@": "date",
    "yyyy-mm-dd hh:mm:ss": "date-time",
    "h:mm AM/PM": "time",
    "mm:ss.0": "time",
    "[h]:mm:ss": "duration",
    "0.0%": "percent",
    "£#,##0;[Red]-£#,##0": "number",
    '"Mid-year" 0': "number",
    "@": "number",
    "0.00E+00": "number",
    "0\\d": "number",
    "_-* #,##0.00_-": "number",
  };
  for (const [code, kind] of Object.entries(kinds)) expect([code, kindOfFormat(164, code)]).toEqual([code, kind]);
  expect([14, 22, 20, 46, 9, 1, 0, 30].map((id) => kindOfFormat(id, undefined))).toEqual([
    "date",
    "date-time",
    "time",
    "duration",
    "percent",
    "number",
    "number",
    "date",
  ]);
});

test("days are those that Excel shows, in both of its counts", () => {
  const day = (serial: number, since1904 = false) => numberAsText(serial, "date", since1904);
  expect([1, 59, 61, 25569, 44256, 2958465].map((serial) => day(serial))).toEqual([
    "1900-01-01",
    "1900-02-28",
    "1900-03-01",
    "1970-01-01",
    "2021-03-01",
    "9999-12-31",
  ]);
  expect(day(42794, true)).toBe("2021-03-01");
  expect([0, 60, -5, 2958466].map((serial) => day(serial))).toEqual(["0", "60", "-5", "2958466"]); // no such days
});

test("times, moments, durations and per cents are written in full", () => {
  expect(numberAsText(0.75, "time", false)).toBe("18:00:00");
  expect(numberAsText(44256.395833333336, "date-time", false)).toBe("2021-03-01T09:30:00");
  expect(numberAsText(44256.9999999, "date-time", false)).toBe("2021-03-02T00:00:00");
  expect(numberAsText(1.5, "duration", false)).toBe("36:00:00");
  expect(numberAsText(0.07, "percent", false)).toBe("7%");
  expect(numberAsText(0.12345, "percent", false)).toBe("12.345%");
});
