import { expect, test } from "vitest";
import { bytes, change, count, day, dayAndTime, number, percent, pounds, poundsShort, recently } from "./format.tsx";

test("days are written as people in England write them, on the day it is in London", () => {
  expect(day("2026-07-04")).toBe("4 July 2026");
  expect(day("2026-07-03T23:30:00.000Z")).toBe("4 July 2026"); // half past midnight, in summer time
  expect(dayAndTime("2026-12-11T17:00:00.000Z")).toBe("11 December 2026 at 5:00pm");
});

test.each([
  ["2026-11-24T00:10:00.000Z", "today"],
  ["2026-11-23T23:50:00.000Z", "yesterday"],
  ["2026-11-20T09:00:00.000Z", "Friday"],
  ["2026-11-17T09:00:00.000Z", "17 November 2026"],
])("%s was %s, on 24 November 2026", (instant, said) => {
  expect(recently(instant, new Date("2026-11-24T12:00:00.000Z"))).toBe(said);
});

test.each([
  [0, "£0"],
  [12_500, "£12,500"],
  [999_999, "£999,999"],
  [4_212_500, "£4.2 million"],
  [480_000_000, "£480 million"],
  [999_600_000, "£1 billion"],
  [1_254_000_000, "£1.25 billion"],
  [-4_200_000, "−£4.2 million"],
])("%s pounds are said as %s", (sum, said) => {
  expect(pounds(sum)).toBe(said.replace(" ", "\u00A0"));
});

test("sums in a table keep their decimals, so that they line up", () => {
  expect([61_400_000, 480_000_000].map((sum) => poundsShort(sum))).toEqual(["£61.4m", "£480.0m"]);
});

test("a minus is a minus and not a hyphen", () => {
  expect(number(-1234.5, 1)).toBe("−1,234.5");
  expect(change(-0.03)).toBe("−3.0%");
  expect(change(0.124)).toBe("+12.4%");
  expect(percent(0.006)).toBe("0.6%");
});

test("counts and sizes read as sentences do", () => {
  expect([0, 1, 7].map((many) => count(many, "ask"))).toEqual(["no asks", "1 ask", "7 asks"]);
  expect([1, 2400, 330_000_000].map(bytes)).toEqual(["1 byte", "2 kB", "330.0 MB"]);
});
