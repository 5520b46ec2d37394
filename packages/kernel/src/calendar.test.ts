import * as fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, addMonths, dayInWords, daysBetween } from "./calendar.ts";

const day = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test("days are counted over months, leap years and the nights on which clocks change", () => {
  expect([addDays("2024-02-28", 1), addDays("2026-03-29", 1), addDays("2026-01-01", -1)]).toEqual([
    "2024-02-29",
    "2026-03-30",
    "2025-12-31",
  ]);
  fc.assert(
    fc.property(day, fc.integer({ min: -20_000, max: 20_000 }), (from, count) => daysBetween(from, addDays(from, count)) === count),
  );
});

test("a month after the 31st is the last day of the next month", () => {
  expect([addMonths("2026-01-31", 1), addMonths("2024-01-31", 1), addMonths("2026-11-30", 3), addMonths("2026-03-31", -1)]).toEqual([
    "2026-02-28",
    "2024-02-29",
    "2027-02-28",
    "2026-02-28",
  ]);
});

test("a day is said as a sentence says it", () => {
  expect(dayInWords("2023-03-31")).toBe("31 March 2023");
});
