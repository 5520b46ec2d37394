import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  binaryWeights,
  distanceBand,
  finish,
  generalG,
  gi,
  giStar,
  normalPValue,
  rowStandardised,
  type SpatialWeights,
  spatialWeights,
} from "../index.ts";
import golden from "../../../../tests/golden/getis-ord.json" with { type: "json" };

const band = finish(
  distanceBand(
    { unit: "metres", points: golden.points as [number, number][] },
    { withinMetres: golden.withinMetres, weigh: "alike", mostNeighbours: 100 },
  ),
)!;

const figureOf: Record<string, () => number> = {
  G: () => generalG(golden.values, band)!.statistic,
  p: () => normalPValue(generalG(golden.values, band)!.underRandomisation!.z, "greater"),
  Gi: () => gi(golden.values, band)[0]!,
  "Gi*": () => giStar(golden.values, band)[0]!,
};

test.each(golden.cases)("agrees with what is published: $id", ({ of, expected, tolerance }) => {
  expect(Math.abs(figureOf[of]!() - expected)).toBeLessThanOrEqual(tolerance);
});

test("with standardised rows the scores stay what they are: the right ones do not change", () => {
  expect(gi(golden.values, rowStandardised(band))[0]).toBeCloseTo(-1.0136729, 6);
  expect(giStar(golden.values, rowStandardised(band))[0]).toBeCloseTo(-1.39727626, 6);
});

describe("by hand", () => {
  const chain = binaryWeights([[1], [0, 2], [1, 3], [2]]);

  test("Gi: three others with mean 4 and variance 14/3, of which one neighbour with 2", () => {
    // Place 0 of 0, 2, 3, 7. W = W₂ = 1: spread ((3)(1) − 1)/2 = 1. Score (2 − 4)/√(14/3).
    expect(gi([0, 2, 3, 7], chain)[0]).toBeCloseTo(-2 / Math.sqrt(14 / 3), 12);
  });

  test("Gi*: itself and its neighbour against all four, mean 3 and variance 26/4", () => {
    // Place 3: 7 + 3 − 2 × 3 = 4. W = W₂ = 2: spread (4 × 2 − 4)/3 = 4/3.
    expect(giStar([0, 2, 3, 7], chain)[3]).toBeCloseTo(4 / Math.sqrt((26 / 4) * (4 / 3)), 12);
  });

  test("general G: the part of all products that neighbours make", () => {
    // Of 1, 2, 3, 4 in a row: 2 (2 + 6 + 12) = 40 of 10² − 30 = 70.
    expect(generalG([1, 2, 3, 4], chain)!.statistic).toBeCloseTo(40 / 70, 12);
    expect(generalG([1, 2, 3, 4], chain)!.expectation).toBeCloseTo(6 / 12, 12);
  });
});

describe("the mean and the variance of the scores over every arrangement", () => {
  const values = [2, 3, 11, 5, 8, 0];
  const arrangements = everyArrangementOf(values);
  const weightings: [string, SpatialWeights][] = [
    ["a chain", binaryWeights([[1], [0, 2], [1, 3], [2, 4], [3, 5], [4]])],
    [
      "uneven weights",
      spatialWeights([
        [
          { place: 1, weight: 0.2 },
          { place: 4, weight: 3 },
        ],
        [{ place: 0, weight: 1 }],
        [{ place: 1, weight: 2 }],
        [{ place: 5, weight: 0.5 }],
        [],
        [
          { place: 0, weight: 0.1 },
          { place: 1, weight: 0.7 },
          { place: 2, weight: 0.3 },
        ],
      ]),
    ],
  ];

  test.each(weightings)("of Gi, of a place that keeps its value, are 0 and 1: %s", (_, weights) => {
    for (let place = 0; place < values.length; place++) {
      if (weights.starts[place] === weights.starts[place + 1]) continue;
      const found = arrangements.filter((each) => each[place] === values[place]).map((each) => gi(each, weights)[place]!);
      expect(spread(found)).toEqual({ mean: expect.closeTo(0, 12), variance: expect.closeTo(1, 12) });
    }
  });

  test.each(weightings)("of Gi*, are 0 and 1: %s", (_, weights) => {
    for (let place = 0; place < values.length; place++) {
      if (weights.starts[place] === weights.starts[place + 1]) continue;
      const found = arrangements.map((each) => giStar(each, weights)[place]!);
      expect(spread(found)).toEqual({ mean: expect.closeTo(0, 12), variance: expect.closeTo(1, 12) });
    }
  });
});

test("an island has no score, and takes nothing from those of others", () => {
  const scores = giStar([1, 2, 3, 9], binaryWeights([[1], [0, 2], [1], []]));
  expect(scores[3]).toBeNaN();
  expect([...scores.subarray(0, 3)].every(Number.isFinite)).toBe(true);
  expect(gi([1, 2, 3, 9], binaryWeights([[1], [0, 2], [1], []]))[3]).toBeNaN();
});

test("where everybody is a neighbour, or all are the same, nothing can be told apart", () => {
  const everybody = binaryWeights([
    [1, 2, 3],
    [0, 2, 3],
    [0, 1, 3],
    [0, 1, 2],
  ]);
  expect([...giStar([1, 2, 3, 9], everybody), ...gi([1, 2, 3, 9], everybody)].every(Number.isNaN)).toBe(true);
  expect([...giStar([4, 4, 4], binaryWeights([[1], [0, 2], [1]]))].every(Number.isNaN)).toBe(true);
  expect(gi([9, 4, 4], binaryWeights([[1], [0, 2], [1]]))[0]).toBeNaN(); // all its others are the same
  expect([...gi([1, 2], binaryWeights([[1], [0]]))]).toEqual([Number.NaN, Number.NaN]);
});

test("general G needs values above 0", () => {
  const chain = binaryWeights([[1], [0, 2], [1]]);
  expect(generalG([1, -2, 3], chain)).toBeUndefined();
  expect(generalG([0, 5, 0], chain)).toBeUndefined();
  expect(generalG([0, 5, 1], chain)).toMatchObject({ statistic: 1 });
  expect(generalG([1, 2, 3], binaryWeights([[], [], []]))).toBeUndefined();
});

test("a unit or a zero of its own changes no score; a turned sign turns it", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 5, maxLength: 12 }),
      fc.integer({ min: 2, max: 9 }),
      fc.integer({ min: -50, max: 50 }),
      (values, factor, shift) => {
        const weights = rowStandardised(
          binaryWeights(values.map((_, place) => [place - 1, place + 1].filter((near) => near >= 0 && near < values.length))),
        );
        for (const score of [gi, giStar]) {
          const found = score(values, weights);
          const moved = score(
            values.map((value) => factor * value + shift),
            weights,
          );
          const turned = score(
            values.map((value) => -value),
            weights,
          );
          found.forEach((z, place) => {
            expect(moved[place]).toEqual(Number.isNaN(z) ? Number.NaN : expect.closeTo(z, 8));
            expect(turned[place]).toEqual(Number.isNaN(z) ? Number.NaN : expect.closeTo(-z, 8));
          });
        }
      },
    ),
    { seed: 4 },
  );
});

function spread(found: readonly number[]): { mean: number; variance: number } {
  const mean = found.reduce((sum, each) => sum + each, 0) / found.length;
  return { mean, variance: found.reduce((sum, each) => sum + (each - mean) ** 2, 0) / found.length };
}

function everyArrangementOf(values: readonly number[]): number[][] {
  if (values.length < 2) return [[...values]];
  return values.flatMap((first, index) => everyArrangementOf(values.toSpliced(index, 1)).map((rest) => [first, ...rest]));
}
