import fc from "fast-check";
import { expect, test } from "vitest";
import { measuredFromHalfWidth, measuredFromInterval, measuredFromStandardError, measuredFromVariation, reachOf } from "../index.ts";

test("4,700 people give or take 2,000 are 2,700 to 6,700", () => {
  expect(measuredFromHalfWidth({ estimate: 4_700, halfWidth: 2_000, least: 0 })).toEqual({
    point: 4_700,
    low: 2_700,
    high: 6_700,
    error: "sampling",
  });
});

test("a count cannot be below nought, and its interval still tells how far it reached", () => {
  const few = measuredFromHalfWidth({ estimate: 1_000, halfWidth: 1_400, least: 0 });
  expect(few).toEqual({ point: 1_000, low: 0, high: 2_400, error: "sampling" });
  expect(reachOf(few)).toEqual({ below: 1_400, above: 1_400 });
});

test("a figure of either sign is not cut off", () => {
  expect(measuredFromHalfWidth({ estimate: -3, halfWidth: 5 })).toMatchObject({ low: -8, high: 2 });
});

test("a standard error of 100 reaches 196 either way; a coefficient of variation of 5% of 2,000 is the same", () => {
  const fromError = measuredFromStandardError({ estimate: 2_000, standardError: 100, least: 0 });
  expect(fromError.low).toBeCloseTo(1_804.0036, 4);
  expect(fromError.high).toBeCloseTo(2_195.9964, 4);
  expect(measuredFromVariation({ estimate: 2_000, variationPercent: 5, least: 0 })).toEqual(fromError);
});

test("an interval that does not lie evenly is taken as it was published", () => {
  const uneven = measuredFromInterval({ estimate: 12, low: 10, high: 17 });
  expect(uneven).toEqual({ point: 12, low: 10, high: 17, error: "sampling" });
  expect(reachOf(uneven)).toEqual({ below: 2, above: 5 });
});

test("an estimate without an error is known exactly", () => {
  expect(measuredFromHalfWidth({ estimate: 7, halfWidth: 0 }).error).toBe("none");
  expect(measuredFromInterval({ estimate: 7, low: 7, high: 7 }).error).toBe("none");
});

test("what cannot be an interval is refused", () => {
  expect(() => measuredFromHalfWidth({ estimate: 5, halfWidth: -1 })).toThrow(RangeError);
  expect(() => measuredFromHalfWidth({ estimate: Number.NaN, halfWidth: 1 })).toThrow(RangeError);
  expect(() => measuredFromHalfWidth({ estimate: -5, halfWidth: 1, least: 0 })).toThrow(RangeError);
  expect(() => measuredFromInterval({ estimate: 5, low: 6, high: 7 })).toThrow(RangeError);
});

test("the estimate is inside its interval, whatever the error", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), fc.double({ min: 0, max: 1e9, noNaN: true }), (estimate, halfWidth) => {
      const { low, point, high } = measuredFromHalfWidth({ estimate, halfWidth, least: 0 });
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(point);
      expect(high).toBeGreaterThanOrEqual(point);
    }),
    { seed: 3 },
  );
});
