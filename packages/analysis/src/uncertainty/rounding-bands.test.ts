import fc from "fast-check";
import { expect, test } from "vitest";
import { beforeRounding, contains, intersection, isPublishable, sumOfIntervals } from "../index.ts";

test("a published 0 is not nothing", () => {
  expect(beforeRounding(0, "nearest-5")).toEqual({ low: 0, high: 2 });
  expect(beforeRounding(0, "bres")).toEqual({ low: 0, high: 2.5 });
  expect(beforeRounding(0, "none")).toEqual({ low: 0, high: 0 });
});

test("a claimant count of 5 was 3 to 7 people", () => {
  expect(beforeRounding(5, "nearest-5")).toEqual({ low: 3, high: 7 });
});

test.each([
  [5, 2.5, 7.5],
  [75, 62.5, 87.5],
  [300, 275, 325],
  [700, 650, 750],
  [1_500, 1_375, 1_625],
  [3_500, 3_250, 3_750],
  [26_000, 25_500, 26_500],
])("a BRES figure of %i was %d to %d jobs", (published, low, high) => {
  expect(beforeRounding(published, "bres")).toEqual({ low, high });
});

test.each([
  [50, 47.5, 62.5],
  [250, 237.5, 275],
  [500, 475, 550],
  [1_000, 950, 1_125],
  [2_500, 2_375, 2_750],
  [5_000, 4_750, 5_500],
])("where the BRES step changes, at %i, each side has its own reach", (published, low, high) => {
  expect(beforeRounding(published, "bres")).toEqual({ low, high });
});

test("whatever a BRES count was, the interval of what is published for it contains it", () => {
  const steps = [
    [50, 5],
    [250, 25],
    [500, 50],
    [1_000, 100],
    [2_500, 250],
    [5_000, 500],
    [Number.POSITIVE_INFINITY, 1_000],
  ] as const;
  const publish = (count: number) => {
    const step = steps.find(([upTo]) => count <= upTo)![1];
    return Math.round(count / step) * step;
  };
  fc.assert(
    fc.property(fc.double({ min: 0, max: 200_000, noNaN: true }), (count) => {
      const published = publish(count);
      expect(isPublishable(published, "bres")).toBe(true);
      expect(contains(beforeRounding(published, "bres"), count)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("a value that was not rounded so is refused, not given an interval that is not true", () => {
  expect(isPublishable(53, "bres")).toBe(false);
  expect(() => beforeRounding(53, "bres")).toThrow(RangeError);
  expect(() => beforeRounding(-5, "nearest-5")).toThrow(RangeError);
});

test("a total rounded on its own and the cells that add up to it narrow each other, or show that they disagree", () => {
  const cells = sumOfIntervals([beforeRounding(5, "nearest-5"), beforeRounding(5, "nearest-5"), beforeRounding(0, "nearest-5")]);
  expect(cells).toEqual({ low: 6, high: 16 });
  expect(intersection(cells, beforeRounding(15, "nearest-5"))).toEqual({ low: 13, high: 16 });
  expect(intersection(cells, beforeRounding(30, "nearest-5"))).toBeUndefined();
});
