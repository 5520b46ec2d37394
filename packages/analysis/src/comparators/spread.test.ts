import fc from "fast-check";
import { expect, test } from "vitest";
import golden from "../../../../tests/golden/comparators.json" with { type: "json" };
import {
  centre,
  centreInterval,
  inSpreads,
  median,
  medianInterval,
  spread,
  spreadInterval,
  standardScores,
  valueRange,
  type Yardstick,
} from "../index.ts";

const yardsticks: Yardstick[] = ["standard-deviation", "median-absolute-deviation"];

test("an example that can be checked by hand", () => {
  expect(spread([1, 3], "standard-deviation")).toBe(1);
  expect(spread([1, 2, 5], "median-absolute-deviation")).toBeCloseTo(1.4826, 12);
  expect(centre([1, 2, 6], "standard-deviation")).toBe(3);
  expect(centre([1, 2, 6], "median-absolute-deviation")).toBe(2);
  expect(standardScores([1, 3, undefined], "standard-deviation")).toEqual([-1, 1, undefined]);
});

test.each(golden.spreads)("agrees with what is published: $id", ({ values, yardstick, expected, tolerance }) => {
  expect(Math.abs(spread(values, yardstick as Yardstick)! - expected)).toBeLessThanOrEqual(tolerance);
});

test("the scores of a place agree with what R prints, but for its n − 1", () => {
  const { place, expected, tolerance } = golden.scores;
  const index = golden.places.rows.findIndex(([name]) => name === place);
  const places = golden.places.rows.length;
  for (const [criterion, printed] of expected.entries()) {
    const column = golden.places.rows.map((row) => Number(row[criterion + 1]));
    const score = standardScores(column, "standard-deviation")[index]!;
    expect(Math.abs(score * Math.sqrt((places - 1) / places) - printed)).toBeLessThanOrEqual(tolerance);
  }
});

test("one value, or none, or all the same, tell nothing apart", () => {
  for (const yardstick of yardsticks) {
    expect(spread([], yardstick)).toBeUndefined();
    expect(spread([7], yardstick)).toBeUndefined();
    expect(spread([0.1, 0.1, 0.1], yardstick)).toBe(0);
    expect(standardScores([0.1, 0.1, 0.1], yardstick)).toEqual([undefined, undefined, undefined]);
    expect(spreadInterval([{ low: 1, high: 2 }], yardstick)).toBeUndefined();
    expect(centre([], yardstick)).toBeUndefined();
  }
  expect(spread([0, 0, 0, 0, 9], "median-absolute-deviation")).toBe(0); // though they are not all the same
});

test("the scores have a middle of 0 and a spread of 1, in any unit and from any zero", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -999, max: 999 }), { minLength: 2, maxLength: 12 }),
      fc.constantFrom(...yardsticks),
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: -500, max: 500 }),
      (values, yardstick, unit, zero) => {
        fc.pre(spread(values, yardstick)! > 0);
        const scores = standardScores(values, yardstick).map((score) => score!);
        expect(centre(scores, yardstick)).toBeCloseTo(0, 9);
        expect(spread(scores, yardstick)).toBeCloseTo(1, 9);
        const others = standardScores(
          values.map((value) => value * unit + zero),
          yardstick,
        );
        for (const [index, other] of others.entries()) expect(other).toBeCloseTo(scores[index]!, 9);
      },
    ),
    { seed: 4 },
  );
});

test("the bounds of a spread can be checked by hand", () => {
  const values = [
    { low: 0, high: 2 },
    { low: 3, high: 5 },
  ];
  // Nearest 2 and 3, a standard deviation of a half; farthest 0 and 5, of two and a half.
  expect(spreadInterval(values, "standard-deviation")).toEqual({ low: 0.5, high: 2.5 });
  expect(spreadInterval([...values, { low: 1, high: Number.POSITIVE_INFINITY }], "standard-deviation")).toEqual({
    low: 0,
    high: Number.POSITIVE_INFINITY,
  });
});

const bounded = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.nat(15)).map(([low, width]) => ({ low, high: low + width }));
const inEach = fc.array(fc.tuple(bounded, fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 2, maxLength: 9 });

test("whatever the true values are, their spread, median and range lie within the bounds", () => {
  fc.assert(
    fc.property(inEach, fc.constantFrom(...yardsticks), (parts, yardstick) => {
      const intervals = parts.map(([interval]) => interval);
      const truth = parts.map(([{ low, high }, at]) => low + (high - low) * at);
      const bounds = spreadInterval(intervals, yardstick)!;
      expect(spread(truth, yardstick)!).toBeGreaterThanOrEqual(bounds.low - 1e-9);
      expect(spread(truth, yardstick)!).toBeLessThanOrEqual(bounds.high + 1e-9);
      const middle = medianInterval(intervals)!;
      expect(median(truth)!).toBeGreaterThanOrEqual(middle.low - 1e-9);
      expect(median(truth)!).toBeLessThanOrEqual(middle.high + 1e-9);
      const { least, greatest } = valueRange(intervals)!;
      expect(Math.min(...truth)).toBeGreaterThanOrEqual(least.low - 1e-9);
      expect(Math.min(...truth)).toBeLessThanOrEqual(least.high + 1e-9);
      expect(Math.max(...truth)).toBeGreaterThanOrEqual(greatest.low - 1e-9);
      expect(Math.max(...truth)).toBeLessThanOrEqual(greatest.high + 1e-9);
    }),
    { seed: 4, numRuns: 1_000 },
  );
});

test("the least standard deviation is reached: no corner and no inside point comes nearer together", () => {
  fc.assert(
    fc.property(fc.array(bounded, { minLength: 2, maxLength: 5 }), (intervals) => {
      const { low } = spreadInterval(intervals, "standard-deviation")!;
      let least = Number.POSITIVE_INFINITY;
      const steps = 9;
      for (let index = 0; index < steps ** intervals.length; index++) {
        let rest = index;
        const values = intervals.map((interval) => {
          const step = rest % steps;
          rest = Math.floor(rest / steps);
          return interval.low + ((interval.high - interval.low) * step) / (steps - 1);
        });
        least = Math.min(least, spread(values, "standard-deviation")!);
      }
      expect(low).toBeLessThanOrEqual(least + 1e-9);
      expect(low).toBeGreaterThanOrEqual(least - 2); // the grid is no finer
    }),
    { seed: 4, numRuns: 12 },
  );
});

test("exact values leave no room", () => {
  const exact = [3, 8, 8, 1].map((value) => ({ low: value, high: value }));
  for (const yardstick of yardsticks) {
    const { low, high } = spreadInterval(exact, yardstick)!;
    expect(low).toBeCloseTo(spread([3, 8, 8, 1], yardstick)!, 12);
    expect(high).toBeCloseTo(low, 12);
  }
  expect(median([])).toBeUndefined();
  expect(medianInterval([])).toBeUndefined();
  expect(valueRange([])).toBeUndefined();
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test("a difference in spreads lies within its bounds, whichever way it goes, and nothing holds it where the spread may be none", () => {
  expect(inSpreads({ low: -2, high: 6 }, { low: 2, high: 4 })).toEqual({ low: -1, high: 3 });
  expect(inSpreads({ low: 2, high: 6 }, { low: 2, high: 4 })).toEqual({ low: 0.5, high: 3 });
  expect(inSpreads({ low: -6, high: -2 }, { low: 2, high: 4 })).toEqual({ low: -3, high: -0.5 });
  expect(inSpreads({ low: 0, high: 2 }, { low: 0, high: 4 })).toEqual({ low: 0, high: Number.POSITIVE_INFINITY });
  const values = [
    { low: 0, high: 2 },
    { low: 4, high: 10 },
  ];
  for (const yardstick of yardsticks) expect(centreInterval(values, yardstick)).toEqual({ low: 2, high: 6 });
  expect(centreInterval([], "standard-deviation")).toBeUndefined();
});
