import fc from "fast-check";
import { expect, test } from "vitest";
import { beforeRounding, finish, type Measured, measuredExactly, seededRandom, simulateIntervals } from "../index.ts";

const rounded = (published: number): Measured => ({ point: published, ...beforeRounding(published, "bres"), error: "rounding" });
const sampled = (point: number, deviation: number): Measured => ({
  point,
  low: Math.max(0, point - 1.959964 * deviation),
  high: point + 1.959964 * deviation,
  error: "sampling",
});
const simulate = (inputs: readonly Measured[], statistic: (values: Float64Array) => number, seed = 1) =>
  finish(
    simulateIntervals({
      inputs,
      statistics: (values) => Float64Array.of(statistic(values)),
      random: seededRandom(seed),
      draws: 1999,
      level: 0.95,
    }),
  )[0];
const first = (values: Float64Array): number => values[0]!;

test("one rounded figure by itself: the middle 95% of everything that rounds to it", () => {
  const interval = simulate([rounded(1_500)], first)!; // 1,375 to 1,625: 2.5% of 250 is 6.25
  expect(Math.abs(interval.low - 1_381.25)).toBeLessThan(4);
  expect(Math.abs(interval.high - 1_618.75)).toBeLessThan(4);
});

test("one figure from a sample by itself has its published interval again", () => {
  const interval = simulate([sampled(1_000, 100)], first)!;
  expect(Math.abs(interval.low - 804)).toBeLessThan(20);
  expect(Math.abs(interval.high - 1_196)).toBeLessThan(20);
});

test("a count from a sample whose interval was cut at 0 is never below 0 and keeps its upper end", () => {
  const interval = simulate([sampled(100, 100)], first)!;
  expect(interval.low).toBe(0);
  expect(Math.abs(interval.high - 296)).toBeLessThan(20);
});

test("what is exact stays what it is", () => {
  expect(simulate([measuredExactly(3), measuredExactly(4)], (values) => values[0]! * values[1]!)).toEqual({ low: 12, high: 12 });
});

test("the same seed gives the same interval, another seed another", () => {
  const inputs = [rounded(75), rounded(300)];
  const quotient = (values: Float64Array): number => values[0]! / values[1]!;
  expect(simulate(inputs, quotient, 7)).toEqual(simulate(inputs, quotient, 7));
  expect(simulate(inputs, quotient, 7)).not.toEqual(simulate(inputs, quotient, 8));
});

test("a figure is undefined when it is at the point, and when it is in at least half of the draws", () => {
  const inputs = [rounded(300)]; // 275 to 325
  expect(simulate(inputs, ([x]) => (x === 300 ? Number.NaN : x!))).toBeUndefined();
  expect(simulate(inputs, ([x]) => (x! > 302 ? Number.NaN : x!))?.high).toBeLessThanOrEqual(302); // 46% undefined
  expect(simulate(inputs, ([x]) => (x! > 299 && x !== 300 ? Number.NaN : x!))).toBeUndefined(); // 52% undefined
});

test("it reports the part done, up to the whole, and draws nothing past where it is stopped", () => {
  let asked = 0;
  const run = simulateIntervals({
    inputs: [rounded(5)],
    statistics: (values) => {
      asked++;
      return values;
    },
    random: seededRandom(1),
    draws: 100,
    level: 0.9,
  });
  expect([run.next().value, run.next().value]).toEqual([0.01, 0.02]);
  run.return(undefined as never);
  expect(asked).toBe(3); // the points and two draws
});

test.each([
  ["an input with no upper end", { low: 0, point: 5, high: Number.POSITIVE_INFINITY, error: "rounding" as const }, 99, 0.95],
  ["a point outside its own interval", { low: 6, point: 5, high: 7, error: "rounding" as const }, 99, 0.95],
  ["fewer draws than the tails need", rounded(5), 38, 0.95],
  ["a level that is none", rounded(5), 99, 1],
])("refuses %s", (_, input, draws, level) => {
  const run = simulateIntervals({ inputs: [input], statistics: (values) => values, random: seededRandom(1), draws, level });
  expect(() => finish(run)).toThrow(RangeError);
});

test("39 draws are enough for 95%: the ends are then the smallest and the largest", () => {
  const drawn: number[] = [];
  const run = simulateIntervals({
    inputs: [rounded(300)],
    statistics: (values) => {
      drawn.push(values[0]!);
      return values;
    },
    random: seededRandom(1),
    draws: 39,
    level: 0.95,
  });
  expect(finish(run)).toEqual([{ low: Math.min(...drawn), high: Math.max(...drawn) }]);
});

test("the point is always inside, however curved the statistic", () => {
  const input = fc.nat(10).map((fives) => rounded(fives * 5));
  fc.assert(
    fc.property(fc.array(input, { minLength: 1, maxLength: 6 }), fc.integer(), (inputs, seed) => {
      const largest = (values: Float64Array): number => Math.max(...values) ** 2;
      const interval = simulate(inputs, largest, seed)!;
      const point = largest(Float64Array.from(inputs, (one) => one.point));
      expect(interval.low).toBeLessThanOrEqual(point);
      expect(interval.high).toBeGreaterThanOrEqual(point);
    }),
    { numRuns: 20, seed: 4 },
  );
});

/**
 * Coverage: draw truths, publish them with their error, simulate, and count how
 * often the truth is inside. At a level of 95% the count over 1,000 trials has a
 * standard deviation of 6.9; 40 trials either side is nearly six of them.
 */
const trials = 1000;
function coverage(publish: (truth: number) => Measured, statistic: (values: Float64Array) => number, truthOf: () => number[]): number {
  let inside = 0;
  for (let trial = 0; trial < trials; trial++) {
    const truths = truthOf();
    const interval = finish(
      simulateIntervals({
        inputs: truths.map(publish),
        statistics: (values) => Float64Array.of(statistic(values)),
        random: seededRandom(trial),
        draws: 399,
        level: 0.95,
      }),
    )[0]!;
    const truth = statistic(Float64Array.from(truths));
    if (interval.low <= truth && truth <= interval.high) inside++;
  }
  return inside;
}

/** Share of the first in the whole against the share of the third: a location quotient of four cells. */
const quotient = ([a, b, c, d]: Float64Array): number => a! / (a! + b!) / ((a! + c!) / (a! + b! + c! + d!));

test("95% intervals of a location quotient of rounded cells hold the truth 95 times in a hundred", () => {
  const chance = seededRandom(20);
  // Within a band every count is as likely, which is what drawing uniformly says.
  const truthOf = (): number[] => [100 + 100 * chance(), 300 + 100 * chance(), 300 + 100 * chance(), 2_600 + 2_000 * chance()];
  const steps = [
    [250, 25],
    [500, 50],
    [5_000, 500],
  ] as const;
  const publish = (truth: number): Measured => {
    const step = steps.find(([upTo]) => truth <= upTo)![1];
    return rounded(Math.round(truth / step) * step);
  };
  const inside = coverage(publish, quotient, truthOf);
  expect(inside).toBeGreaterThan(910);
  expect(inside).toBeLessThan(990);
});

test("95% intervals of a location quotient of sampled cells hold the truth 95 times in a hundred", () => {
  const chance = seededRandom(21);
  const normal = (): number => {
    let sum = 0;
    for (let index = 0; index < 12; index++) sum += chance();
    return sum - 6; // twelve uniforms: near enough normal, and not the generator under test
  };
  const truthOf = (): number[] => [1_000 + 500 * chance(), 4_000 + 1_000 * chance(), 6_000 + 1_000 * chance(), 50_000];
  const publish = (truth: number): Measured => sampled(truth + 0.08 * truth * normal(), 0.08 * truth);
  const inside = coverage(publish, quotient, truthOf);
  expect(inside).toBeGreaterThan(910);
  expect(inside).toBeLessThan(990);
});
