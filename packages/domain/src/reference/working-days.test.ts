import { expect, test } from "vitest";
import { clearWorkingDaysBetween, dayAfterClearWorkingDays, isWorkingDay } from "./working-days.ts";

test("a decision published on a Friday is in force on the Saturday after five clear working days", () => {
  expect(dayAfterClearWorkingDays("2026-12-11", 5)).toBe("2026-12-19");
});

test("Christmas Day, the Boxing Day substitute and New Year's Day do not count, nor do the weekends between them", () => {
  // 24, 29, 30, 31 December and 4 January are the five.
  expect(dayAfterClearWorkingDays("2026-12-23", 5)).toBe("2027-01-05");
});

test.each(["2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28", "2026-11-28", "2026-11-29"])(
  "%s is no working day",
  (day) => expect(isWorkingDay(day)).toBe(false),
);

test("without clear days there is nothing to wait for, and the days between two neighbours are none", () => {
  expect(dayAfterClearWorkingDays("2026-12-11", 0)).toBe("2026-12-11");
  expect(clearWorkingDaysBetween("2026-12-14", "2026-12-15")).toBe(0);
  expect(clearWorkingDaysBetween("2026-12-11", "2026-12-19")).toBe(5);
});

test("outside the years of the table a date is refused rather than guessed", () => {
  expect(() => dayAfterClearWorkingDays("2027-12-30", 5)).toThrow(expect.objectContaining({ code: "bank-holidays-unknown" }));
  expect(() => isWorkingDay("2023-12-29")).toThrow(expect.objectContaining({ kind: "refused" }));
});
