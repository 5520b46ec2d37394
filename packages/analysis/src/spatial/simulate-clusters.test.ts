import { expect, test } from "vitest";
import {
  binaryWeights,
  finish,
  geary,
  generalG,
  giStar,
  localMoran,
  type Measured,
  measuredExactly,
  moran,
  rowStandardised,
  seededRandom,
  simulateClusters,
} from "../index.ts";

const size = 36;
const weights = rowStandardised(
  binaryWeights(
    Array.from({ length: size }, (_, place) =>
      [place - 6, place + 6, ...(place % 6 > 0 ? [place - 1] : []), ...(place % 6 < 5 ? [place + 1] : [])].filter(
        (near) => near >= 0 && near < size,
      ),
    ),
  ),
);
/** High in one corner, low in the opposite one. */
const truth = Array.from({ length: size }, (_, place) => (place % 6 < 3 && place < 18 ? 200 : 40 + ((place * 7) % 11)));
const rounded = (value: number, to: number): Measured => {
  const point = Math.round(value / to) * to;
  return { point, low: Math.max(0, point - to / 2), high: point + to / 2, error: "rounding" };
};
const simulate = (inputs: readonly Measured[], { seed = 1, draws = 199, level = 0.95 } = {}) =>
  finish(
    simulateClusters({
      inputs,
      valuesOf: (drawn, values) => values.set(drawn),
      weights,
      random: seededRandom(seed),
      draws,
      level,
      falseDiscoveryLevel: 0.05,
    }),
  );

test("of exact figures every interval is the figure itself, and a hot spot is one in every draw or in none", () => {
  const found = simulate(truth.map(measuredExactly), { draws: 39 });
  const whole = moran(truth, weights)!.statistic;
  expect(found.moran).toEqual({ low: expect.closeTo(whole, 12), high: expect.closeTo(whole, 12) });
  expect(found.generalG!.high).toBeCloseTo(generalG(truth, weights)!.statistic, 12);
  expect(found.geary!.low).toBeCloseTo(geary(truth, weights)!.statistic, 12);
  const local = localMoran(truth, weights, { scale: "n-1" })!.statistics;
  for (const [place, interval] of found.localMoran.entries())
    expect(interval).toEqual({ low: expect.closeTo(local[place]!, 12), high: expect.closeTo(local[place]!, 12) });
  for (const [place, z] of giStar(truth, weights).entries()) expect(found.giStar[place]!.low).toBeCloseTo(z, 12);
  expect(found.hotShare.every((share) => share === 0 || share === 1)).toBe(true);
  expect(found.hotShare[7]).toBe(1); // the middle of the high corner
  expect(found.coldShare.reduce((sum, share) => sum + share, 0)).toBe(0);
});

test("the figures at the points lie in their intervals", () => {
  const inputs = truth.map((value) => rounded(value, 25));
  const points = inputs.map(({ point }) => point);
  const found = simulate(inputs);
  expect(found.moran!.low).toBeLessThanOrEqual(moran(points, weights)!.statistic);
  expect(found.moran!.high).toBeGreaterThanOrEqual(moran(points, weights)!.statistic);
  for (const [place, z] of giStar(points, weights).entries()) {
    expect(found.giStar[place]!.low).toBeLessThanOrEqual(z);
    expect(found.giStar[place]!.high).toBeGreaterThanOrEqual(z);
  }
});

test("intervals at 90% hold the figure of another admissible truth about as often as they say", () => {
  const inputs = truth.map((value) => rounded(value, 50));
  const found = simulate(inputs, { draws: 499, level: 0.9 });
  const random = seededRandom(77);
  let [held, all] = [0, 0];
  for (let trial = 0; trial < 300; trial++) {
    const values = inputs.map(({ low, high }) => low + (high - low) * random());
    const figures = [
      moran(values, weights)!.statistic,
      geary(values, weights)!.statistic,
      generalG(values, weights)!.statistic,
      ...localMoran(values, weights, { scale: "n-1" })!.statistics,
      ...giStar(values, weights),
    ];
    const intervals = [found.moran, found.geary, found.generalG, ...found.localMoran, ...found.giStar];
    for (const [index, figure] of figures.entries()) {
      all++;
      if (intervals[index]!.low <= figure && figure <= intervals[index]!.high) held++;
    }
  }
  expect(held / all).toBeGreaterThan(0.885);
  expect(held / all).toBeLessThan(0.93);
});

test("coarser rounding makes wider intervals and less certain hot spots", () => {
  const width = (to: number) => {
    const { low, high } = simulate(truth.map((value) => rounded(value, to))).moran!;
    return high - low;
  };
  expect(width(5)).toBeLessThan(width(25));
  expect(width(25)).toBeLessThan(width(100));
  const certain = (to: number) => [...simulate(truth.map((value) => rounded(value, to))).hotShare].filter((share) => share === 1).length;
  expect(certain(200)).toBeLessThan(certain(5));
});

test("values that are worked out from several inputs carry all their errors", () => {
  const parts = truth.map((value) => rounded(value, 5));
  const wholes = truth.map(() => rounded(500, 100));
  const shares = finish(
    simulateClusters({
      inputs: [...parts, ...wholes],
      valuesOf: (drawn, values) => {
        for (let place = 0; place < size; place++) values[place] = drawn[place]! / drawn[size + place]!;
      },
      weights,
      random: seededRandom(1),
      draws: 199,
      level: 0.95,
      falseDiscoveryLevel: 0.05,
    }),
  );
  const counts = simulate(parts);
  expect(shares.moran!.high - shares.moran!.low).toBeGreaterThan(2 * (counts.moran!.high - counts.moran!.low));
});

test("an island has neither interval nor share", () => {
  const found = finish(
    simulateClusters({
      inputs: [1, 2, 3, 9].map((value) => rounded(value, 1)),
      valuesOf: (drawn, values) => values.set(drawn),
      weights: binaryWeights([[1], [0, 2], [1], []]),
      random: seededRandom(1),
      draws: 39,
      level: 0.95,
      falseDiscoveryLevel: 0.05,
    }),
  );
  expect([found.localMoran[3], found.giStar[3], found.hotShare[3], found.coldShare[3]]).toEqual([
    undefined,
    undefined,
    Number.NaN,
    Number.NaN,
  ]);
  expect(found.giStar[0]).toBeDefined();
});

test("the same seed gives the same", () => {
  const inputs = truth.map((value) => rounded(value, 25));
  expect(simulate(inputs, { draws: 39 })).toEqual(simulate(inputs, { draws: 39 }));
  expect(simulate(inputs, { draws: 39, seed: 2 })).not.toEqual(simulate(inputs, { draws: 39 }));
});
