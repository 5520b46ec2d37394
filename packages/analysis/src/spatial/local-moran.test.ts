import fc from "fast-check";
import { expect, test } from "vitest";
import { binaryWeights, localMoran, moran, rowStandardised, spatialWeights } from "../index.ts";
import golden from "../../../../tests/golden/moran.json" with { type: "json" };

test("a worked example that can be checked by hand", () => {
  // 1, 2, 3, 6 in a row, deviations -2, -1, 0, 3, squares 14; scaled by n − 1 = 3.
  const found = localMoran([1, 2, 3, 6], binaryWeights([[1], [0, 2], [1, 3], [2]]), { scale: "n-1" })!;
  expect([...found.statistics]).toEqual([expect.closeTo(6 / 14, 12), expect.closeTo(6 / 14, 12), 0, 0]);
  // The third lies on the mean itself, the fourth's only neighbour does: neither is in a quadrant.
  expect(found.quadrants).toEqual(["low-low", "low-low", undefined, undefined]);
});

test("quadrants say how the place stands first, then its surroundings", () => {
  const pairs = binaryWeights([[1], [0], [3], [2], [5], [4]]);
  const { quadrants } = localMoran([9, 8, 9, 1, 2, 1], pairs, { scale: "n-1" })!; // mean 5
  expect(quadrants).toEqual(["high-high", "high-high", "high-low", "low-high", "low-low", "low-low"]);
});

test.each(golden.local)("agrees with what is published: $id", ({ values, neighbours, expected, scale, tolerance }) => {
  const found = localMoran(values, rowStandardised(binaryWeights(neighbours)), { scale: scale as "n" })!;
  const compared = {
    statistics: found.statistics,
    conditionalExpectations: found.expectations,
    conditionalVariances: found.variances,
  };
  for (const [key, figures] of Object.entries(expected)) {
    const ours = compared[key as keyof typeof compared];
    for (const [place, figure] of figures.entries()) expect(Math.abs(ours[place]! - figure)).toBeLessThanOrEqual(tolerance);
  }
});

test("an island has no figure, and is told from a place on the mean", () => {
  const found = localMoran([1, 2, 3, 9], binaryWeights([[1], [0, 2], [1], []]), { scale: "n-1" })!;
  expect([found.statistics[3], found.expectations[3], found.variances[3], found.quadrants[3]]).toEqual([
    Number.NaN,
    Number.NaN,
    Number.NaN,
    undefined,
  ]);
});

test("is undefined where all values are the same", () => {
  expect(localMoran([2, 2, 2], binaryWeights([[1], [0, 2], [1]]), { scale: "n" })).toBeUndefined();
});

test("the local statistics are the parts of the global one, on either scale", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 3, maxLength: 15 }), (values) => {
      const n = values.length;
      const weights = spatialWeights(
        values.map((_, place) =>
          place % 4 === 3
            ? []
            : [{ place: (place + 1) % n, weight: 1 + place / 2 }, ...(n > 3 ? [{ place: (place + 2) % n, weight: 0.25 }] : [])],
        ),
      );
      const total = weights.weights.reduce((sum, weight) => sum + weight, 0);
      const whole = moran(values, weights);
      for (const scale of ["n", "n-1"] as const) {
        const local = localMoran(values, weights, { scale });
        const sum = local?.statistics.reduce((parts, each) => parts + (Number.isNaN(each) ? 0 : each), 0);
        const expected = whole && (whole.statistic * total * (scale === "n" ? n : n - 1)) / n;
        if (expected === undefined) expect(sum).toBeUndefined();
        else expect(sum).toBeCloseTo(expected, 8);
      }
    }),
    { seed: 4 },
  );
});
