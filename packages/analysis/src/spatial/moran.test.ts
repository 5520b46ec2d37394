import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  binaryWeights,
  finish,
  geary,
  generalG,
  localMoran,
  moran,
  nearestNeighbours,
  normalPValue,
  permuteMoran,
  rowStandardised,
  seededRandom,
  type SpatialWeights,
  spatialWeights,
  symmetrised,
} from "../index.ts";
import golden from "../../../../tests/golden/moran.json" with { type: "json" };

const { columbus } = golden;
/** Places in a row, each beside the next. */
const chain = (size: number): SpatialWeights =>
  binaryWeights(Array.from({ length: size }, (_, place) => [place - 1, place + 1].filter((near) => near >= 0 && near < size)));

const contiguous = binaryWeights(columbus.neighbours);
const nearestFour = finish(
  nearestNeighbours({ unit: "metres", points: columbus.points as [number, number][] }, { k: 4, weigh: "alike" }),
).weights;
const columbusWeights = ({ weights, rows }: { weights: string; rows: string }): SpatialWeights => {
  const chosen = weights === "contiguity" ? contiguous : nearestFour;
  return rows === "binary" ? chosen : rowStandardised(chosen);
};

describe("Moran's I", () => {
  test("a worked example that can be checked by hand", () => {
    // Deviations of 1, 2, 3, 6 from their mean of 3: -2, -1, 0, 3. Neighbours multiplied, both ways: 2 (2 + 0 + 0) = 4.
    // S0 = 6, sum of squares 14: 4/6 × 4/14.
    const { statistic, expectation } = moran([1, 2, 3, 6], chain(4))!;
    expect(statistic).toBeCloseTo(4 / 21, 14);
    expect(expectation).toBeCloseTo(-1 / 3, 14);
  });

  test("alternating values are as unlike their neighbours as can be", () => {
    expect(moran([1, 0, 1, 0, 1, 0], rowStandardised(chain(6)))!.statistic).toBeCloseTo(-1, 12);
  });

  test.each(golden.cases)("agrees with what is published: $id", ({ values, neighbours, expected, tolerance }) => {
    const found = moran(values, binaryWeights(neighbours))!;
    expect(Math.abs(found.underRandomisation!.variance - expected.varianceUnderRandomisation)).toBeLessThanOrEqual(tolerance);
    expect(Math.abs(found.underNormality!.variance - expected.varianceUnderNormality)).toBeLessThanOrEqual(tolerance);
  });

  test.each(golden.columbusCases)("agrees with what is published: $id", (published) => {
    const { expected, tolerance } = published;
    const found = moran(columbus.crime, columbusWeights(published))!;
    expect(Math.abs(found.statistic - expected.statistic)).toBeLessThan(5e-9);
    expect(Math.abs(found.expectation - expected.expectation)).toBeLessThan(5e-9);
    agrees(found.underRandomisation!, {
      variance: expected.varianceUnderRandomisation,
      z: expected.zUnderRandomisation,
      p: expected.pUnderRandomisation,
      tail: "greater",
      tolerance,
    });
    if (expected.varianceUnderNormality === undefined) return;
    agrees(found.underNormality!, {
      variance: expected.varianceUnderNormality,
      z: expected.zUnderNormality!,
      p: expected.pUnderNormality!,
      tail: "greater",
      tolerance,
    });
  });

  test("is undefined where all values are the same, and where nobody has a neighbour", () => {
    expect(moran([0.1, 0.1, 0.1], chain(3))).toBeUndefined();
    expect(moran([0.3, 0.1 + 0.2, 0.3], chain(3))).toBeUndefined(); // the same but for rounding
    expect(moran([1, 2, 3], binaryWeights([[], [], []]))).toBeUndefined();
    expect(moran([], binaryWeights([]))).toBeUndefined();
    expect(moran([7], binaryWeights([[]]))).toBeUndefined();
  });

  test("where everybody is everybody's neighbour it is what chance gives, and has no variance", () => {
    const everybody = binaryWeights(Array.from({ length: 5 }, (_, place) => [0, 1, 2, 3, 4].filter((other) => other !== place)));
    const found = moran([3, 1, 4, 1, 5], everybody)!;
    expect(found.statistic).toBeCloseTo(-1 / 4, 12);
    expect(found.underNormality).toBeUndefined();
    expect(found.underRandomisation).toBeUndefined();
  });

  test("two places have no variance to be told", () => {
    expect(moran([1, 2], chain(2))).toMatchObject({ statistic: -1, underRandomisation: undefined });
  });

  test("refuses a value that is missing, and values that are not one for each place", () => {
    expect(() => moran([1, Number.NaN, 3], chain(3))).toThrow(RangeError);
    expect(() => moran([1, 2], chain(3))).toThrow("2 values for 3 places");
  });

  test("only the arrangement counts: not the unit, not the zero, not the scale of the weights", () => {
    fc.assert(
      fc.property(someValues(), fc.integer({ min: 1, max: 50 }), fc.integer({ min: -90, max: 90 }), (values, factor, shift) => {
        const weights = uneven(values.length);
        const found = moran(values, weights);
        const moved = moran(
          values.map((value) => factor * value + shift),
          weights,
        );
        const heavier = moran(values, { ...weights, weights: weights.weights.map((weight) => 3 * weight) });
        for (const other of [moved, heavier]) {
          expect(other?.statistic ?? 9).toBeCloseTo(found?.statistic ?? 9, 9);
          expect(other?.underRandomisation?.z ?? 9).toBeCloseTo(found?.underRandomisation?.z ?? 9, 7);
        }
      }),
      { seed: 4 },
    );
  });

  test("making weights symmetric by their mean changes nothing", () => {
    const values = columbus.crime;
    const weights = rowStandardised(nearestFour);
    const mean = spatialWeights(
      Array.from({ length: weights.size }, (_, place) =>
        Array.from({ length: weights.size }, (__, other) => ({
          place: other,
          weight: (at(weights, place, other) + at(weights, other, place)) / 2,
        })).filter(({ weight }) => weight > 0),
      ),
    );
    const [asymmetric, symmetric] = [moran(values, weights)!, moran(values, mean)!];
    expect(symmetric.statistic).toBeCloseTo(asymmetric.statistic, 12);
    expect(symmetric.underRandomisation!.variance).toBeCloseTo(asymmetric.underRandomisation!.variance, 12);
  });
});

describe("what chance gives, against every arrangement there is", () => {
  const values = [2, 3, 11, 5, 8, 0];
  const arrangements = everyArrangementOf(values);
  const weightings: [string, SpatialWeights][] = [
    ["a chain", chain(6)],
    ["a chain with standardised rows", rowStandardised(chain(6))],
    ["uneven weights that are not symmetric", uneven(6)],
    ["an island among them", binaryWeights([[1, 2], [0], [0, 3], [2, 4], [3], []])],
  ];

  test.each(weightings)("Moran's I: mean and variance, %s", (_, weights) => {
    const { expectation, underRandomisation } = moran(values, weights)!;
    const { mean, variance } = spread(arrangements.map((each) => moran(each, weights)!.statistic));
    expect(mean).toBeCloseTo(expectation, 12);
    expect(variance).toBeCloseTo(underRandomisation!.variance, 12);
  });

  test.each(weightings)("Geary's C: mean and variance, %s", (_, weights) => {
    const { expectation, underRandomisation } = geary(values, weights)!;
    const { mean, variance } = spread(arrangements.map((each) => geary(each, weights)!.statistic));
    expect(mean).toBeCloseTo(expectation, 12);
    expect(variance).toBeCloseTo(underRandomisation!.variance, 12);
  });

  test.each(weightings)("general G: mean and variance, %s", (_, weights) => {
    const { expectation, underRandomisation } = generalG(values, weights)!;
    const { mean, variance } = spread(arrangements.map((each) => generalG(each, weights)!.statistic));
    expect(mean).toBeCloseTo(expectation, 12);
    expect(variance).toBeCloseTo(underRandomisation!.variance, 12);
  });

  test.each(weightings)("local Moran's I of each place that keeps its value, %s", (_, weights) => {
    for (const scale of ["n", "n-1"] as const) {
      const { expectations, variances } = localMoran(values, weights, { scale })!;
      values.forEach((own, place) => {
        const kept = arrangements.filter((each) => each[place] === own);
        const { mean, variance } = spread(kept.map((each) => localMoran(each, weights, { scale })!.statistics[place]!));
        expect([expectations[place], variances[place]]).toEqual([closeTo(mean), closeTo(variance)]);
      });
    }
  });

  test.each(weightings)("the p-value of permutations comes near the part of arrangements that is as extreme, %s", (_, weights) => {
    const observed = moran(values, weights)!.statistic;
    for (const tail of ["greater", "less"] as const) {
      const found = finish(permuteMoran({ values, weights, permutations: 9_999, random: seededRandom(5), tail }))!;
      const asExtreme = arrangements.filter((each) => {
        const statistic = moran(each, weights)!.statistic;
        return tail === "greater" ? statistic >= observed - 1e-12 : statistic <= observed + 1e-12;
      });
      expect(Math.abs(found.pValue - asExtreme.length / arrangements.length)).toBeLessThan(0.02); // 4 standard errors
      expect(Math.abs(found.variance - moran(values, weights)!.underRandomisation!.variance)).toBeLessThan(0.01);
    }
  });
});

describe("permutations", () => {
  test("the p-value counts the observation itself: among 999 it is at least 0.001", () => {
    const values = Array.from({ length: 60 }, (_, place) => place);
    const found = finish(permuteMoran({ values, weights: chain(60), permutations: 999, random: seededRandom(1), tail: "greater" }))!;
    expect(found.pValue).toBe(0.001);
    expect(finish(permuteMoran({ values, weights: chain(60), permutations: 999, random: seededRandom(1), tail: "either" }))!.pValue).toBe(
      0.002,
    );
    expect(finish(permuteMoran({ values, weights: chain(60), permutations: 999, random: seededRandom(1), tail: "less" }))!.pValue).toBe(1);
  });

  test("the same seed gives the same, and driving it by steps changes nothing", () => {
    const asked = { values: columbus.crime, weights: contiguous, permutations: 199, tail: "greater" as const };
    const one = finish(permuteMoran({ ...asked, random: seededRandom(3) }));
    expect(finish(permuteMoran({ ...asked, random: seededRandom(3) }))).toEqual(one);
    expect(finish(permuteMoran({ ...asked, random: seededRandom(4) }))).not.toEqual(one);
  });

  test("a rearrangement that is the same but for rounding is as extreme: with two values that differ, every one is", () => {
    // 0.1 + 0.2 and the like: any arrangement of a ring of three is the same ring.
    const ring = binaryWeights([
      [1, 2],
      [0, 2],
      [0, 1],
    ]);
    const found = finish(
      permuteMoran({ values: [0.1, 0.2, 0.7], weights: ring, permutations: 99, random: seededRandom(1), tail: "greater" }),
    )!;
    expect(found.pValue).toBe(1);
  });

  test("is undefined where the statistic is", () => {
    const asked = { permutations: 99, random: seededRandom(1), tail: "greater" as const };
    expect(finish(permuteMoran({ values: [1, 1, 1], weights: chain(3), ...asked }))).toBeUndefined();
    expect(finish(permuteMoran({ values: [1, 2], weights: binaryWeights([[], []]), ...asked }))).toBeUndefined();
  });
});

describe("Geary's C", () => {
  test("a worked example that can be checked by hand", () => {
    // Differences of neighbours squared, both ways: 2 (1 + 1 + 9) = 22; n − 1 = 3, S0 = 6, squares 14: 3/12 × 22/14.
    expect(geary([1, 2, 3, 6], chain(4))!.statistic).toBeCloseTo(11 / 28, 14);
  });

  test.each(golden.geary)("agrees with what is published: $id", (published) => {
    const { expected, tolerance } = published;
    const found = geary(columbus.crime, columbusWeights(published))!;
    expect(Math.abs(found.statistic - expected.statistic)).toBeLessThan(5e-9);
    agrees(found.underRandomisation!, {
      variance: expected.varianceUnderRandomisation,
      z: expected.zUnderRandomisation,
      p: expected.pUnderRandomisation,
      tail: "less",
      tolerance,
    });
    agrees(found.underNormality!, {
      variance: expected.varianceUnderNormality,
      z: expected.zUnderNormality,
      p: expected.pUnderNormality,
      tail: "less",
      tolerance,
    });
  });

  test("is undefined where all values are the same and where nobody has a neighbour", () => {
    expect(geary([2, 2], chain(2))).toBeUndefined();
    expect(geary([1, 2], binaryWeights([[], []]))).toBeUndefined();
  });
});

test("making nearest neighbours mutual keeps everybody's own", () => {
  const mutual = symmetrised(nearestFour);
  for (let place = 0; place < mutual.size; place++) {
    expect(mutual.starts[place + 1]! - mutual.starts[place]!).toBeGreaterThanOrEqual(4);
    for (let other = 0; other < mutual.size; other++) {
      expect(at(mutual, place, other)).toBe(Math.max(at(nearestFour, place, other), at(nearestFour, other, place)));
    }
  }
});

type Published = { variance: number; z: number; p: number; tail: "greater" | "less"; tolerance: number };

function agrees(found: { variance: number; z: number }, { variance, z, p, tail, tolerance }: Published): void {
  expect(Math.abs(found.variance - variance)).toBeLessThan(5e-9);
  expect(Math.abs(found.z - z)).toBeLessThanOrEqual(tolerance);
  expect(Math.abs(normalPValue(found.z, tail) / p - 1)).toBeLessThan(1e-3);
}

const closeTo = (value: number) => (Number.isNaN(value) ? Number.NaN : expect.closeTo(value, 11));

function spread(found: readonly number[]): { mean: number; variance: number } {
  const mean = found.reduce((sum, each) => sum + each, 0) / found.length;
  return { mean, variance: found.reduce((sum, each) => sum + (each - mean) ** 2, 0) / found.length };
}

function everyArrangementOf(values: readonly number[]): number[][] {
  if (values.length < 2) return [[...values]];
  return values.flatMap((first, index) => everyArrangementOf(values.toSpliced(index, 1)).map((rest) => [first, ...rest]));
}

function at({ starts, neighbours, weights }: SpatialWeights, place: number, other: number): number {
  const found = neighbours.subarray(starts[place], starts[place + 1]).indexOf(other);
  return found === -1 ? 0 : weights[starts[place]! + found]!;
}

/** Weights that are neither alike nor mutual. */
function uneven(size: number): SpatialWeights {
  return spatialWeights(
    Array.from({ length: size }, (_, place) =>
      [1, 2]
        .flatMap((step) =>
          place + step < size
            ? [{ place: place + step, weight: 0.3 * step + 0.1 * place + 0.2 }]
            : [{ place: (place + 7) % (size - 1), weight: 0.7 }],
        )
        .filter(({ place: other }, index, row) => other !== place && row.findIndex((each) => each.place === other) === index),
    ),
  );
}

function someValues(): fc.Arbitrary<number[]> {
  return fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 4, maxLength: 20 });
}
