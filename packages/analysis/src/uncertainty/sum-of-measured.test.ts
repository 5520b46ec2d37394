import fc from "fast-check";
import { expect, test } from "vitest";
import {
  differenceOfMeasured,
  measuredExactly,
  measuredFromHalfWidth,
  type Measured,
  seededRandom,
  sumOfMeasured,
  othersOfMeasured,
} from "../index.ts";
import golden from "../../../../tests/golden/sampling-error.json" with { type: "json" };

const sampled = (estimate: number, halfWidth: number): Measured => measuredFromHalfWidth({ estimate, halfWidth, least: 0 });
const rounded = (point: number, low: number, high: number): Measured => ({ point, low, high, error: "rounding" });

test("independent sampling errors add by squares: 3 and 4 come to 5", () => {
  expect(sumOfMeasured([sampled(100, 3), sampled(200, 4)], "independent")).toEqual({ point: 300, low: 295, high: 305, error: "sampling" });
  expect(differenceOfMeasured(sampled(200, 4), sampled(100, 3), "independent")).toEqual({
    point: 100,
    low: 95,
    high: 105,
    error: "sampling",
  });
});

test("where it is not known how they hang together they add plainly: 3 and 4 come to 7", () => {
  expect(sumOfMeasured([sampled(100, 3), sampled(200, 4)], "unknown")).toMatchObject({ low: 293, high: 307 });
  expect(differenceOfMeasured(sampled(200, 4), sampled(100, 3), "unknown")).toMatchObject({ low: 93, high: 107 });
});

test("rounding adds end to end, and moves out what comes from sampling", () => {
  const both = sumOfMeasured([sampled(100, 3), sampled(200, 4), rounded(50, 47.5, 62.5)], "independent");
  expect(both).toEqual({ point: 350, low: 292.5 + 50, high: 305 + 62.5, error: "sampling" });
  expect(sumOfMeasured([rounded(50, 47.5, 62.5), measuredExactly(10)], "independent")).toEqual(rounded(60, 57.5, 72.5));
  expect(differenceOfMeasured(rounded(50, 47.5, 62.5), rounded(5, 2.5, 7.5), "independent")).toEqual(rounded(45, 40, 60));
});

test("exact figures have an exact sum, and no figures come to nothing", () => {
  expect(sumOfMeasured([measuredExactly(2), measuredExactly(3)], "independent")).toEqual(measuredExactly(5));
  expect(sumOfMeasured([], "independent")).toEqual(measuredExactly(0));
});

test("the sum of one figure is that figure, also when it was cut off at nought", () => {
  for (const one of [sampled(1_000, 1_400), sampled(1_000, 300), rounded(0, 0, 2.5), measuredExactly(4)]) {
    expect(sumOfMeasured([one], "independent")).toEqual(one);
    expect(sumOfMeasured([one], "unknown")).toEqual(one);
  }
});

test("many small estimates cut off at nought are together no surer than they are", () => {
  const four = sumOfMeasured(
    [1, 2, 3, 4].map(() => sampled(1_000, 1_400)),
    "independent",
  );
  expect(four).toMatchObject({ point: 4_000, low: 1_200, high: 6_800 });
});

test.each(golden.sums)("agrees with what is published: $id", ({ estimates, expected, expectedHalfWidth, tolerance }) => {
  const sum = sumOfMeasured(
    estimates.map((estimate) => measuredFromHalfWidth(estimate)),
    "independent",
  );
  expect(sum.point).toBe(expected);
  expect(Math.abs(sum.high - sum.point - expectedHalfWidth)).toBeLessThanOrEqual(tolerance);
  expect(Math.abs(sum.point - sum.low - expectedHalfWidth)).toBeLessThanOrEqual(tolerance);
});

const figure = fc
  .tuple(fc.nat(5_000), fc.nat(3_000), fc.constantFrom("sampling", "rounding", "none"))
  .map(([point, width, error]): Measured => {
    if (error === "sampling") return sampled(point, width);
    return error === "rounding" ? rounded(point, Math.max(0, point - width), point + width) : measuredExactly(point);
  });

test("the order of the figures does not matter, the point is inside, and unknown dependence is never the narrower", () => {
  fc.assert(
    fc.property(fc.array(figure, { maxLength: 8 }), (figures) => {
      const sum = sumOfMeasured(figures, "independent");
      const turned = sumOfMeasured([...figures].reverse(), "independent");
      expect(turned.low).toBeCloseTo(sum.low, 6);
      expect(turned.high).toBeCloseTo(sum.high, 6);
      expect(sum.low).toBeLessThanOrEqual(sum.point);
      expect(sum.high).toBeGreaterThanOrEqual(sum.point);
      expect(sum.low).toBeGreaterThanOrEqual(0);
      const careful = sumOfMeasured(figures, "unknown");
      expect(careful.low).toBeLessThanOrEqual(sum.low + 1e-9);
      expect(careful.high).toBeGreaterThanOrEqual(sum.high - 1e-9);
    }),
    { seed: 3 },
  );
});

test("the sums of the others are what adding them up one by one gives", () => {
  fc.assert(
    fc.property(fc.array(figure, { maxLength: 8 }), fc.constantFrom("independent" as const, "unknown" as const), (figures, dependence) => {
      for (const [index, others] of othersOfMeasured(figures, dependence).entries()) {
        const expected = sumOfMeasured(
          figures.filter((_, place) => place !== index),
          dependence,
        );
        expect(others.error).toBe(expected.error);
        for (const end of ["low", "point", "high"] as const) expect(others[end]).toBeCloseTo(expected[end], 6);
      }
    }),
    { seed: 3 },
  );
});

test("of sums of rounded figures, every one that could be true is within the bounds", () => {
  const bounds = fc.tuple(fc.nat(500), fc.nat(60), fc.nat(60)).map(([low, one, other]) => rounded(low + one, low, low + one + other));
  fc.assert(
    fc.property(fc.array(fc.tuple(bounds, fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 8 }), (figures) => {
      const truth = figures.reduce((sum, [{ low, high }, where]) => sum + low + (high - low) * where, 0);
      const { low, high } = sumOfMeasured(
        figures.map(([one]) => one),
        "independent",
      );
      expect(truth).toBeGreaterThanOrEqual(low - 1e-9);
      expect(truth).toBeLessThanOrEqual(high + 1e-9);
    }),
    { seed: 3 },
  );
});

/** How often, of many surveys, the interval of a sum contains the truth. */
function coverage(
  truths: readonly { readonly truth: number; readonly deviation: number; readonly step: number }[],
  isCommon: boolean,
): number {
  const random = seededRandom(20_261);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  let covered = 0;
  const surveys = 4_000;
  for (let survey = 0; survey < surveys; survey++) {
    const common = normal();
    const published = truths.map(({ truth, deviation, step }) => {
      if (step > 0) {
        const point = Math.round(truth / step) * step;
        return rounded(point, Math.max(0, point - step / 2), point + step / 2);
      }
      return sampled(Math.max(0, truth + deviation * (isCommon ? common : normal())), 1.959964 * deviation);
    });
    const { low, high } = sumOfMeasured(published, isCommon ? "unknown" : "independent");
    const truth = truths.reduce((sum, one) => sum + one.truth, 0);
    if (low <= truth && truth <= high) covered++;
  }
  return covered / surveys;
}

test("the interval of a sum of samples contains the truth in 95 of 100 surveys", () => {
  const cells = [3_000, 8_000, 20_000, 5_500, 41_000].map((truth) => ({ truth, deviation: Math.sqrt(465 * truth), step: 0 }));
  expect(coverage(cells, false)).toBeGreaterThan(0.94);
  expect(coverage(cells, false)).toBeLessThan(0.96);
});

test("with errors that all go the same way, adding them plainly is what it takes", () => {
  const cells = [3_000, 8_000, 20_000].map((truth) => ({ truth, deviation: Math.sqrt(465 * truth), step: 0 }));
  expect(coverage(cells, true)).toBeGreaterThan(0.94);
  expect(coverage(cells, true)).toBeLessThan(0.96);
});

test("with rounded figures among them it contains the truth at least as often", () => {
  const cells = [
    ...[3_000, 8_000].map((truth) => ({ truth, deviation: Math.sqrt(465 * truth), step: 0 })),
    { truth: 1_234, deviation: 0, step: 500 },
    { truth: 777, deviation: 0, step: 500 },
  ];
  expect(coverage(cells, false)).toBeGreaterThan(0.94);
});
