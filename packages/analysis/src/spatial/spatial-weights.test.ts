import { expect, test } from "vitest";
import { binaryWeights, islandsOf, isSymmetric, rowStandardised, spatialLag, spatialWeights, symmetrised, weightSums } from "../index.ts";

const weights = binaryWeights([[2, 1], [0], [], [0, 1]]);

test("rows are kept one after the other, neighbours in their order", () => {
  expect([...weights.starts]).toEqual([0, 2, 3, 3, 5]);
  expect([...weights.neighbours]).toEqual([1, 2, 0, 0, 1]);
});

test("islands are told, and standardising leaves their rows empty", () => {
  expect(islandsOf(weights)).toEqual([2]);
  const standardised = rowStandardised(weights);
  expect([...standardised.weights]).toEqual([0.5, 0.5, 1, 0.5, 0.5]);
  expect([...spatialLag([1, 2, 3, 4], standardised)]).toEqual([2.5, 1, 0, 1.5]);
});

test("the sums of weights, by hand", () => {
  // S0 = 5. Pairs 0–1: 1 + 1, 0–2: 1, 0–3: 1, 1–3: 1; each from both sides: (4 + 1 + 1 + 1) × 2 / 2. Row and column sums 4, 3, 1, 2.
  expect(weightSums(weights)).toEqual({ total: 5, ofPairs: 7, ofPlaces: 16 + 9 + 1 + 4 });
});

test("who has whom as a neighbour need not be mutual, and can be made so", () => {
  expect(isSymmetric(weights)).toBe(false);
  const mutual = symmetrised(weights);
  expect(isSymmetric(mutual)).toBe(true);
  expect([...mutual.starts]).toEqual([0, 3, 5, 6, 8]);
  expect(isSymmetric(binaryWeights([[1], [0], []]))).toBe(true);
});

test.each([
  ["a neighbour that is no place", [[{ place: 3, weight: 1 }], [], []]],
  ["a place that is its own neighbour", [[{ place: 0, weight: 1 }], [], []]],
  [
    "a neighbour listed twice",
    [
      [
        { place: 1, weight: 1 },
        { place: 1, weight: 2 },
      ],
      [],
      [],
    ],
  ],
  ["a weight of 0", [[{ place: 1, weight: 0 }], [], []]],
  ["a weight that is not a number", [[{ place: 1, weight: Number.NaN }], [], []]],
  ["a weight without end", [[{ place: 1, weight: Number.POSITIVE_INFINITY }], [], []]],
])("refuses %s", (_, rows) => {
  expect(() => spatialWeights(rows)).toThrow(RangeError);
});
