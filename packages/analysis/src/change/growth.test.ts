import fc from "fast-check";
import { expect, test } from "vitest";
import { growth, growthInterval, share, shareInterval } from "../index.ts";

test("from 100 jobs to 110 is a growth of a tenth; from none there is none to speak of", () => {
  expect(growth(100, 110)).toBeCloseTo(0.1, 12);
  expect(growth(0, 10)).toBeUndefined();
});

test("the bounds of a growth can be checked by hand", () => {
  expect(growthInterval({ low: 90, high: 110 }, { low: 99, high: 121 })).toEqual({ low: 99 / 110 - 1, high: 121 / 90 - 1 });
  expect(growthInterval({ low: 0, high: 2 }, { low: 3, high: 7 })).toEqual({ low: 0.5, high: Number.POSITIVE_INFINITY });
});

test("the part of a share is in its own whole, and is not let vary twice", () => {
  expect(share(20, 100)).toBe(0.2);
  expect(share(0, 0)).toBeUndefined();
  // 18 of 100 at the least and 22 of 100 at the most: the naive bounds would be 18/104 and 22/96.
  expect(shareInterval({ low: 18, high: 22 }, { low: 78, high: 82 })).toEqual({ low: 0.18, high: 0.22 });
});

test("every growth and every share that could be true lies within the bounds", () => {
  const interval = fc.tuple(fc.nat(500), fc.nat(80)).map(([low, width]) => ({ low, high: low + width }));
  const part = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(interval, interval, part, part, (one, other, atOne, atOther) => {
      const before = one.low + (one.high - one.low) * atOne;
      const after = other.low + (other.high - other.low) * atOther;
      fc.pre(before > 0);
      const grown = growthInterval(one, other)!;
      expect(grown.low).toBeLessThanOrEqual(growth(before, after)! + 1e-9);
      expect(grown.high).toBeGreaterThanOrEqual(growth(before, after)! - 1e-9);
      const shared = shareInterval(one, other)!;
      expect(shared.low).toBeLessThanOrEqual(share(before, before + after)! + 1e-12);
      expect(shared.high).toBeGreaterThanOrEqual(share(before, before + after)! - 1e-12);
    }),
  );
});

test("from below nothing there is no growth, and a rise is never told as a fall", () => {
  expect(growth(-5, 10)).toBeUndefined();
  expect(growthInterval({ low: -5, high: -5 }, { low: 10, high: 10 })).toBeUndefined();
  expect(growthInterval({ low: -5, high: 5 }, { low: 1, high: 2 })).toEqual({ low: 1 / 5 - 1, high: Number.POSITIVE_INFINITY });
  // To −5 from 10 at the least is −150%, and not −105% from 100.
  expect(growthInterval({ low: 10, high: 100 }, { low: -5, high: 5 })).toEqual({ low: -1.5, high: -0.5 });
});

test("a share of what may be below nothing goes the other way round, and one of what may be nothing has no bounds", () => {
  expect(shareInterval({ low: -5, high: -5 }, { low: 10, high: 100 })).toEqual({ low: -1, high: -5 / 95 });
  const unknown = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  expect(shareInterval({ low: 5, high: 5 }, unknown)).toEqual(unknown);
  expect(shareInterval({ low: -5, high: -5 }, { low: 105, high: 105 })).toEqual({ low: -0.05, high: -0.05 });
});

test("what is all of a whole that may be next to nothing is all of it", () => {
  expect(shareInterval({ low: 0, high: 2.5 }, { low: 0, high: 0 })).toEqual({ low: 1, high: 1 });
});
