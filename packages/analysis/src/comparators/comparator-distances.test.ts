import fc from "fast-check";
import { expect, test } from "vitest";
import golden from "../../../../tests/golden/comparators.json" with { type: "json" };
import {
  comparatorDistances,
  finish,
  measuredExactly,
  rankComparators,
  seededRandom,
  type ComparatorAsk,
  type Measured,
  type Yardstick,
} from "../index.ts";

const exactly = (values: readonly number[]) => values.map(measuredExactly);
const rounded = (point: number, reach: number): Measured => ({
  point,
  low: point - reach,
  high: point + reach,
  error: reach === 0 ? "none" : "rounding",
});
const ranked = (ask: ComparatorAsk) => {
  const distances = comparatorDistances(ask);
  return { ...distances, standings: finish(rankComparators(ask, distances)) };
};
const equal = (criteria: number) => Array<number>(criteria).fill(1);

test("an example that can be checked by hand: one criterion, and two", () => {
  // 10, 12 and 16 have a mean of 38/3 and a standard deviation of sqrt(56)/3.
  const ask = { own: exactly([10]), candidates: [exactly([12]), exactly([16])], weights: [1], yardstick: "standard-deviation" as const };
  const deviation = Math.sqrt(56) / 3;
  const { candidates, criteria } = comparatorDistances(ask);
  expect(criteria[0]).toMatchObject({ used: true, spread: expect.closeTo(deviation, 12) });
  expect(candidates.map((one) => one!.distance)).toEqual([expect.closeTo(2 / deviation, 12), expect.closeTo(6 / deviation, 12)]);

  // Spreads of 2 and 10; 1 and 1 spreads apart, the second counting three times.
  const two = comparatorDistances({
    own: exactly([0, 0]),
    candidates: [exactly([4, 20])],
    weights: [1, 3],
    yardstick: "standard-deviation",
  });
  const [one] = two.candidates;
  expect(one!.distance).toBeCloseTo(Math.sqrt(2 ** 2 + 3 * 2 ** 2), 12);
  expect(one!.differences.map((part) => [part!.difference, part!.share])).toEqual([
    [2, 0.25],
    [2, 0.75],
  ]);
});

test.each(golden.distances.cases)("agrees with what R prints, but for its n − 1: $from to $to", ({ from, to, expected, tolerance }) => {
  const profile = (name: string) =>
    exactly(
      golden.places.rows
        .find(([place]) => place === name)!
        .slice(1)
        .map(Number),
    );
  const others = golden.places.rows.map(([name]) => String(name)).filter((name) => name !== from);
  const { candidates } = comparatorDistances({
    own: profile(from),
    candidates: others.map(profile),
    weights: equal(4),
    yardstick: "standard-deviation",
  });
  const places = golden.places.rows.length;
  expect(Math.abs(candidates[others.indexOf(to)]!.distance * Math.sqrt((places - 1) / places) - expected)).toBeLessThanOrEqual(tolerance);
});

test("a place without a figure on a criterion is left out, and its other figures still count among all", () => {
  const ask = {
    own: exactly([10, 5]),
    candidates: [exactly([12, 6]), [measuredExactly(40), undefined], exactly([16, 9])],
    weights: equal(2),
    yardstick: "standard-deviation" as const,
  };
  const { candidates, criteria, standings } = ranked(ask);
  expect(candidates[1]).toBeUndefined();
  expect(standings[1]).toBeUndefined();
  expect(standings[0]).toEqual({ tier: 1, best: 1, worst: 1 });
  const spreadOf = (values: readonly number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  };
  expect(criteria.map((one) => one.used && one.spread)).toEqual([
    expect.closeTo(spreadOf([10, 12, 40, 16]), 12),
    expect.closeTo(spreadOf([5, 6, 9]), 12),
  ]);
});

test("a criterion that tells nobody apart, or that the place itself lacks, is left out and said", () => {
  const ask: ComparatorAsk = {
    own: [measuredExactly(0.1), undefined, measuredExactly(5)],
    candidates: [exactly([0.1, 3, 6]), exactly([0.1, 4, 9])],
    weights: equal(3),
    yardstick: "standard-deviation",
  };
  const { criteria, candidates } = comparatorDistances(ask);
  expect(criteria.map((one) => (one.used ? "used" : one.because))).toEqual(["no-spread", "own-unknown", "used"]);
  expect(candidates[0]!.differences.map((part) => part === undefined)).toEqual([true, true, false]);
  const none = ranked({ ...ask, own: [measuredExactly(0.1)], candidates: [exactly([0.1])], weights: [1] });
  expect(none.candidates).toEqual([undefined]); // no criterion is left: not a distance of 0
  expect(none.standings).toEqual([undefined]);
});

test("refuses a weight that is none, and places of unequal criteria", () => {
  const ask = { own: exactly([1]), candidates: [exactly([2])], weights: [1], yardstick: "standard-deviation" as const };
  expect(() => comparatorDistances({ ...ask, weights: [0] })).toThrow(RangeError);
  expect(() => comparatorDistances({ ...ask, weights: [1, 1] })).toThrow(RangeError);
  expect(() => comparatorDistances({ ...ask, candidates: [exactly([1, 2])] })).toThrow(RangeError);
});

test("what is uncertain in the place itself puts no two others in doubt, though their intervals overlap", () => {
  const ask = {
    own: [rounded(100, 10)],
    candidates: [[measuredExactly(125)], [measuredExactly(130)], [measuredExactly(400)]],
    weights: [1],
    yardstick: "standard-deviation" as const,
  };
  const { candidates, standings } = ranked(ask);
  expect(candidates[0]!.interval.high).toBeGreaterThan(candidates[1]!.interval.low);
  expect(standings).toEqual([
    { tier: 1, best: 1, worst: 1 },
    { tier: 2, best: 2, worst: 2 },
    { tier: 3, best: 3, worst: 3 },
  ]);
});

test("those that might be either way round cannot be told apart, nor can equals", () => {
  const ask = {
    own: [measuredExactly(100)],
    candidates: [[rounded(120, 5)], [rounded(128, 5)], [measuredExactly(300)], [measuredExactly(-100)]],
    weights: [1],
    yardstick: "standard-deviation" as const,
  };
  expect(ranked(ask).standings).toEqual([
    { tier: 1, best: 1, worst: 2 },
    { tier: 1, best: 1, worst: 2 },
    { tier: 2, best: 3, worst: 4 },
    { tier: 2, best: 3, worst: 4 },
  ]);
});

const profiles = (criteria: number, most: number) =>
  fc.array(fc.array(fc.tuple(fc.integer({ min: -40, max: 40 }), fc.nat(6)), { minLength: criteria, maxLength: criteria }), {
    minLength: 2,
    maxLength: most,
  });
const yardstick = fc.constantFrom<Yardstick>("standard-deviation", "median-absolute-deviation");

test("a distance is 0 only from the same, the same from either side, and the same in any unit", () => {
  fc.assert(
    fc.property(profiles(2, 7), yardstick, fc.integer({ min: 1, max: 90 }), fc.integer({ min: -50, max: 50 }), (rows, some, unit, zero) => {
      const points = rows.map((row) => row.map(([point]) => point));
      const between = (from: number, to: number, places: readonly (readonly number[])[]) =>
        comparatorDistances({
          own: exactly(places[from]!),
          candidates: places.flatMap((place, index) => (index === from ? [] : [exactly(place)])),
          weights: [1, 2.5],
          yardstick: some,
        }).candidates[to < from ? to : to - 1];
      const there = between(0, 1, points);
      fc.pre(there !== undefined);
      expect(there.distance).toBeCloseTo(between(1, 0, points)!.distance, 12);
      const inOther = points.map(([one, two]) => [one! * unit + zero, two!]);
      expect(between(0, 1, inOther)!.distance).toBeCloseTo(there.distance, 9);
      const used = there.differences.flatMap((part, criterion) => (part === undefined ? [] : [criterion]));
      expect(there.distance === 0).toBe(used.every((criterion) => points[0]![criterion] === points[1]![criterion]));
      const shares = there.differences.flatMap((part) => (part?.share === undefined ? [] : [part.share]));
      if (there.distance > 0) expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      const direct = Math.sqrt(
        there.differences.reduce((sum, part, index) => sum + (part ? [1, 2.5][index]! * part.difference ** 2 : 0), 0),
      );
      expect(direct).toBeCloseTo(there.distance, 12);
    }),
    { seed: 4 },
  );
});

test("whatever the true figures are, the distances, the differences and their parts lie within the bounds, and what is certainly nearer is", () => {
  fc.assert(
    fc.property(profiles(3, 6), yardstick, fc.integer(), (rows, some, seed) => {
      const chance = seededRandom(seed);
      const told = rows.map((row) => row.map(([point, reach]) => rounded(point, reach)));
      const ask = { own: told[0]!, candidates: told.slice(1), weights: [1, 2, 0.5], yardstick: some };
      const { candidates, criteria, standings } = ranked(ask);
      for (let trial = 0; trial < 6; trial++) {
        const truth = told.map((row) =>
          row.map(({ low, high }) => measuredExactly(trial === 0 ? (chance() < 0.5 ? low : high) : low + (high - low) * chance())),
        );
        const real = comparatorDistances({ ...ask, own: truth[0]!, candidates: truth.slice(1) });
        if (real.criteria.some(({ used }, index) => used !== criteria[index]!.used)) continue; // other criteria, another distance
        for (const [index, one] of real.candidates.entries()) {
          if (one === undefined) continue;
          const { interval, differences } = candidates[index]!;
          const within = (value: number, { low, high }: { low: number; high: number }) => {
            expect(value).toBeGreaterThanOrEqual(low - 1e-9);
            expect(value).toBeLessThanOrEqual(high + 1e-9);
          };
          within(one.distance, interval);
          for (const [criterion, part] of one.differences.entries()) {
            if (part === undefined) continue;
            within(part.difference, differences[criterion]!.differenceInterval);
            const bounds = differences[criterion]!.shareInterval;
            if (part.share !== undefined && bounds) within(part.share, bounds);
          }
          for (const [other, another] of real.candidates.entries()) {
            if (another !== undefined && standings[index]!.worst < standings[other]!.best) {
              expect(one.distance).toBeLessThanOrEqual(another.distance + 1e-9);
            }
            if (standings[index]!.tier < standings[other]!.tier) expect(one.distance).toBeLessThan(another!.distance);
          }
        }
      }
    }),
    { seed: 4, numRuns: 400 },
  );
});

test("the order of the candidates does not matter to how they stand", () => {
  fc.assert(
    fc.property(profiles(2, 8), (rows) => {
      const told = rows.map((row) => row.map(([point, reach]) => rounded(point, reach)));
      const ask = { own: told[0]!, candidates: told.slice(1), weights: [1, 1], yardstick: "standard-deviation" as const };
      const turned = ranked({ ...ask, candidates: [...ask.candidates].reverse() });
      const { standings, candidates } = ranked(ask);
      expect(turned.candidates.map((one) => one?.distance.toFixed(9)).reverse()).toEqual(candidates.map((one) => one?.distance.toFixed(9)));
      expect([...turned.standings].reverse().map((one) => one && [one.best, one.worst])).toEqual(
        standings.map((one) => one && [one.best, one.worst]),
      );
    }),
    { seed: 4 },
  );
});

/**
 * At 95%, of 1,000 trials 950 are to be inside, with a standard deviation of 6.9.
 * The bounds are wider than need be, never narrower: 930 is three deviations below.
 */
test.each([
  ["near places", 0.2],
  ["far places", 6],
])("distances from survey estimates hold the truth at least as often as the estimates do: %s", (_, apart) => {
  const chance = seededRandom(11);
  const normal = () => Array.from({ length: 12 }, chance).reduce((sum, one) => sum + one, -6);
  const [criteria, error] = [6, 1];
  const others = Array.from({ length: 40 }, () => Array.from({ length: criteria }, () => 20 + 8 * normal()));
  const own = Array.from({ length: criteria }, () => 20);
  const like = own.map((value) => value + apart * (chance() < 0.5 ? 1 : -1));
  let inside = 0;
  for (let trial = 0; trial < 1_000; trial++) {
    const publish = (truth: number): Measured => {
      const point = truth + error * normal();
      return { point, low: point - 1.959964 * error, high: point + 1.959964 * error, error: "sampling" };
    };
    const { candidates, criteria: uses } = comparatorDistances({
      own: own.map(publish),
      candidates: [like.map(publish), ...others.map((one) => one.map(publish))],
      weights: equal(criteria),
      yardstick: "standard-deviation",
    });
    const truth = Math.sqrt(
      own.reduce((sum, value, index) => sum + ((value - like[index]!) / (uses[index] as { spread: number }).spread) ** 2, 0),
    );
    const { low, high } = candidates[0]!.interval;
    if (low <= truth && truth <= high) inside++;
  }
  expect(inside).toBeGreaterThan(930);
});
