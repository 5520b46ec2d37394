import { expect, test } from "vitest";
import { counted, grouped, listed } from "./counting.ts";

test("counts are said as a sentence says them", () => {
  expect(grouped(1234567)).toBe("1,234,567");
  expect([counted(0, "row"), counted(1, "row"), counted(1911, "row"), counted(2, "shape is", "shapes are")]).toEqual([
    "0 rows",
    "1 row",
    "1,911 rows",
    "2 shapes are",
  ]);
});

test("lists are said as a sentence says them, and long ones say how many more there are", () => {
  expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map((items) => listed(items))).toEqual(["", "a", "a and b", "a, b and c"]);
  expect(listed(["a", "b", "c"], { joint: "or" })).toBe("a, b or c");
  expect(listed(["a", "b", "c", "d"], { most: 2 })).toBe("a, b and 2 more");
});
