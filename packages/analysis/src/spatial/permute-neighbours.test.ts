import fc from "fast-check";
import { expect, test } from "vitest";
import {
  binaryWeights,
  finish,
  giStar,
  localMoran,
  localPValues,
  permuteNeighbours,
  rowStandardised,
  seededRandom,
  type SpatialWeights,
  spatialWeights,
} from "../index.ts";

const permute = (values: readonly number[], weights: SpatialWeights, { permutations = 999, seed = 1 } = {}) =>
  finish(permuteNeighbours({ values, weights, permutations, random: seededRandom(seed) }));

const uneven = spatialWeights([
  [
    { place: 1, weight: 2 },
    { place: 2, weight: 0.5 },
  ],
  [{ place: 0, weight: 1 }],
  [
    { place: 1, weight: 1 },
    { place: 3, weight: 1 },
    { place: 4, weight: 3 },
  ],
  [{ place: 5, weight: 1 }],
  [
    { place: 3, weight: 1 },
    { place: 5, weight: 0.25 },
  ],
  [],
]);

test.each([
  ["a few neighbours", [4, 1, 7, 7, 0, 12], uneven],
  ["with equal values among them", [4, 4, 4, 0, 0, 4], uneven],
])("the parts come near those of all choices of neighbours there are: %s", (_, values, weights) => {
  const permutations = 20_000;
  const { atLeast, atMost } = permute(values, weights, { permutations });
  for (let place = 0; place < values.length; place++) {
    const [from, to] = [weights.starts[place]!, weights.starts[place + 1]!];
    if (from === to) continue;
    const sumOf = (chosen: readonly number[]) => chosen.reduce((sum, value, index) => sum + weights.weights[from + index]! * value, 0);
    const observed = sumOf([...weights.neighbours.subarray(from, to)].map((neighbour) => values[neighbour]!));
    const all = choicesOf(values.toSpliced(place, 1), to - from).map(sumOf);
    const part = (holds: (sum: number) => boolean) => all.filter(holds).length / all.length;
    expect(Math.abs(atLeast[place]! / permutations - part((sum) => sum >= observed - 1e-9))).toBeLessThan(0.015); // 4 standard errors
    expect(Math.abs(atMost[place]! / permutations - part((sum) => sum <= observed + 1e-9))).toBeLessThan(0.015);
  }
});

test("one run serves local Moran's I and Gi*: recomputed from whole rearrangements, their ranks are the same", () => {
  const values = [4, 1, 7, 6, 0, 12];
  const weights = rowStandardised(uneven);
  for (let place = 0; place < 5; place++) {
    const sums: number[] = [];
    const figures: [number, number][] = [];
    for (const rest of choicesOf(values.toSpliced(place, 1), 5)) {
      const arrangement = rest.toSpliced(place, 0, values[place]!);
      const [from, to] = [weights.starts[place]!, weights.starts[place + 1]!];
      sums.push(
        [...weights.neighbours.subarray(from, to)].reduce(
          (sum, other, index) => sum + weights.weights[from + index]! * arrangement[other]!,
          0,
        ),
      );
      figures.push([localMoran(arrangement, weights, { scale: "n-1" })!.statistics[place]!, giStar(arrangement, weights)[place]!]);
    }
    const direction = Math.sign(values[place]! - 5); // 5 is the mean
    for (const [index, sum] of sums.entries()) {
      expect(Math.sign(round(figures[index]![0] - figures[0]![0]))).toBe(Math.sign(direction * round(sum - sums[0]!)) + 0);
      expect(Math.sign(round(figures[index]![1] - figures[0]![1]))).toBe(Math.sign(round(sum - sums[0]!)));
    }
  }
});

test("a place among all others as its neighbours sees nothing but the same rearrangement", () => {
  const everybody = binaryWeights([
    [1, 2, 3],
    [0, 2, 3],
    [0, 1, 3],
    [0, 1, 2],
  ]);
  const found = permute([0.1, 0.2, 0.7, 0.3], everybody);
  expect([...localPValues(found, everybody, "either")]).toEqual([1, 1, 1, 1]);
  expect([...found.atLeast, ...found.atMost].every((count) => count === 999)).toBe(true);
});

test("an island has no p-value", () => {
  const p = localPValues(permute([4, 1, 7, 7, 0, 12], uneven), uneven, "either");
  expect(p[5]).toBeNaN();
  expect([...p.subarray(0, 5)].every((each) => each > 0 && each <= 1)).toBe(true);
});

test("the tail is the one that was asked for", () => {
  const chain = binaryWeights(Array.from({ length: 40 }, (_, place) => [place - 1, place + 1].filter((near) => near >= 0 && near < 40)));
  const values = Array.from({ length: 40 }, (_, place) => place);
  const found = permute(values, chain);
  expect(localPValues(found, chain, "greater")[38]).toBeLessThan(0.01);
  expect(localPValues(found, chain, "less")[38]).toBeGreaterThan(0.99);
  expect(localPValues(found, chain, "either")[38]).toBe(2 * localPValues(found, chain, "greater")[38]!);
  expect(localPValues(found, chain, "less")[0]).toBeLessThan(0.1);
});

test("standardised rows and multiplied values give the same counts of the same seed", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 6 }),
      fc.constantFrom(0.1, 3, 1_000),
      (values, factor) => {
        const alike = binaryWeights([[1, 2], [0], [1, 3, 4], [5], [3, 5], []]);
        const plain = permute(values, alike, { permutations: 99 });
        expect(permute(values, rowStandardised(alike), { permutations: 99 })).toEqual(plain);
        expect(
          permute(
            values.map((value) => value * factor),
            alike,
            { permutations: 99 },
          ),
        ).toEqual(plain);
      },
    ),
    { seed: 4, numRuns: 50 },
  );
});

test("it can be watched and dropped, and gives the same however it is driven", () => {
  const size = 400;
  const weights = binaryWeights(Array.from({ length: size }, (_, place) => [(place + 1) % size, (place + 2) % size]));
  const values = Array.from({ length: size }, (_, place) => (place * 37) % 101);
  const run = permuteNeighbours({ values, weights, permutations: 999, random: seededRandom(2) });
  const parts: number[] = [];
  let step = run.next();
  for (; !step.done; step = run.next()) parts.push(step.value);
  expect(parts.length).toBeGreaterThanOrEqual(2);
  expect(parts).toEqual(parts.toSorted((one, other) => one - other));
  expect(parts.every((part) => part > 0 && part <= 1)).toBe(true);
  expect(step.value).toEqual(permute(values, weights, { seed: 2 }));
});

const round = (value: number): number => (Math.abs(value) < 1e-9 ? 0 : value);

/** Every ordered choice of so many. */
function choicesOf(values: readonly number[], count: number): number[][] {
  if (count === 0) return [[]];
  return values.flatMap((first, index) => choicesOf(values.toSpliced(index, 1), count - 1).map((rest) => [first, ...rest]));
}
