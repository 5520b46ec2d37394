import fc from "fast-check";
import { expect, test } from "vitest";
import { growthShareQuadrant, overlap, rankTiers } from "../index.ts";

test("ranks those that separate, and says of the others only what can be said", () => {
  const textiles = { low: 4.0, high: 4.2 };
  const furniture = { low: 1.7, high: 2.3 };
  const printing = { low: 1.6, high: 2.0 };
  const chemicals = { low: 1.5, high: 1.65 };
  const digital = { low: 0.78, high: 0.82 };

  expect(rankTiers([digital, furniture, textiles, chemicals, printing])).toEqual([
    { tier: 3, best: 5, worst: 5 },
    { tier: 2, best: 2, worst: 3 }, // furniture is certainly above chemicals
    { tier: 1, best: 1, worst: 1 },
    { tier: 2, best: 3, worst: 4 },
    { tier: 2, best: 2, worst: 4 },
  ]);
});

test("intervals that touch could be equal, so they are not told apart", () => {
  expect(
    rankTiers([
      { low: 1, high: 2 },
      { low: 2, high: 3 },
    ]).map(({ tier }) => tier),
  ).toEqual([1, 1]);
});

test("those whose intervals overlap share a tier, and those in different tiers are certainly in that order", () => {
  const interval = fc.tuple(fc.nat(60), fc.nat(12)).map(([low, width]) => ({ low, high: low + width }));
  fc.assert(
    fc.property(fc.array(interval, { maxLength: 14 }), (intervals) => {
      const standings = rankTiers(intervals);
      for (const [index, one] of intervals.entries()) {
        const { tier, best, worst } = standings[index]!;
        expect(best).toBe(1 + intervals.filter((other) => other.low > one.high).length);
        expect(worst).toBe(intervals.length - intervals.filter((other) => other.high < one.low).length);
        for (const [place, other] of intervals.entries()) {
          if (overlap(one, other)) expect(standings[place]!.tier).toBe(tier);
          if (standings[place]!.tier > tier) expect(other.high).toBeLessThan(one.low);
        }
      }
    }),
  );
});

test("a sector is in a quadrant only when the whole of both its intervals is", () => {
  const above = { low: 1.2, high: 1.4 };
  const below = { low: 0.5, high: 0.7 };
  const astride = { low: 0.9, high: 1.1 };
  const up = { low: 0.01, high: 0.2 };
  const down = { low: -0.2, high: -0.01 };
  expect(growthShareQuadrant(above, up)).toBe("strengths");
  expect(growthShareQuadrant(above, down)).toBe("at-risk");
  expect(growthShareQuadrant(below, up)).toBe("opportunities");
  expect(growthShareQuadrant(below, down)).toBe("watch");
  expect(growthShareQuadrant(astride, up)).toBe("cannot-be-told");
  expect(growthShareQuadrant(above, undefined)).toBe("cannot-be-told");
});
