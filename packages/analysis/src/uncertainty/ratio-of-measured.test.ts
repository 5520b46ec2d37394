import fc from "fast-check";
import { expect, test } from "vitest";
import {
  measuredExactly,
  measuredFromHalfWidth,
  type Measured,
  ratioOfMeasured,
  seededRandom,
  shareInterval,
  shareOfMeasured,
  sumOfMeasured,
} from "../index.ts";
import golden from "../../../../tests/golden/sampling-error.json" with { type: "json" };

const sampled = (estimate: number, halfWidth: number): Measured => measuredFromHalfWidth({ estimate, halfWidth, least: 0 });
const rounded = (point: number, low: number, high: number): Measured => ({ point, low, high, error: "rounding" });

test("of an exact figure over an exact one both bounds are the ratio", () => {
  expect(ratioOfMeasured(measuredExactly(3), measuredExactly(4), "independent")).toEqual(measuredExactly(0.75));
});

test("Fieller's interval can be checked by hand: 50 give or take 30 over 100 give or take 60", () => {
  // (50 − 100R)² = 900 + 3600R², so 6400R² − 10000R + 1600 = 0: R = (10000 ± sqrt(100,000,000 − 40,960,000)) / 12800.
  const { low, high } = ratioOfMeasured(sampled(50, 30), sampled(100, 60), "independent")!;
  expect(low).toBeCloseTo((10_000 - Math.sqrt(59_040_000)) / 12_800, 10);
  expect(high).toBeCloseTo((10_000 + Math.sqrt(59_040_000)) / 12_800, 10);
});

test("each end is where the numerator and so many denominators could just be equal", () => {
  const estimate = fc.tuple(fc.double({ min: 1, max: 1e5, noNaN: true }), fc.double({ min: 0.01, max: 0.95, noNaN: true }));
  fc.assert(
    fc.property(estimate, estimate, ([x, ofX], [y, ofY]) => {
      const { low, high } = ratioOfMeasured(sampled(x, x * ofX), sampled(y, y * ofY), "independent")!;
      for (const end of [low, high]) {
        const apart = Math.abs(x - end * y);
        const reach = Math.hypot(x * ofX, end * y * ofY);
        expect(apart / reach).toBeCloseTo(1, 6);
      }
    }),
    { seed: 3 },
  );
});

test("the reciprocal of a ratio has the reciprocal interval", () => {
  const one = ratioOfMeasured(sampled(50, 12), sampled(80, 31), "independent")!;
  const other = ratioOfMeasured(sampled(80, 31), sampled(50, 12), "independent")!;
  expect(other.low).toBeCloseTo(1 / one.high, 10);
  expect(other.high).toBeCloseTo(1 / one.low, 10);
});

test("nothing holds a ratio from above whose denominator could be nothing, and it says so", () => {
  const tight = ratioOfMeasured(sampled(1_000, 300), sampled(1_000, 1_400), "independent")!;
  expect(tight.high).toBe(Number.POSITIVE_INFINITY);
  expect(tight.low).toBeGreaterThan(0);
  expect(tight.low).toBeLessThan(1);
  // Both may be nothing: any ratio at all.
  expect(ratioOfMeasured(sampled(1_000, 1_300), sampled(1_000, 1_400), "independent")).toMatchObject({
    low: 0,
    high: Number.POSITIVE_INFINITY,
  });
  expect(ratioOfMeasured(rounded(5, 2.5, 7.5), rounded(5, 0, 7.5), "independent")).toMatchObject({
    low: 2.5 / 7.5,
    high: Number.POSITIVE_INFINITY,
  });
});

test("there is no ratio to nothing", () => {
  expect(ratioOfMeasured(sampled(5, 1), measuredExactly(0), "independent")).toBeUndefined();
  expect(ratioOfMeasured(sampled(5, 1), rounded(0, 0, 2.5), "independent")).toBeUndefined();
  expect(() => ratioOfMeasured(sampled(5, 1), measuredExactly(-2), "independent")).toThrow(RangeError);
});

test("of nothing, the ratio is nothing", () => {
  expect(ratioOfMeasured(measuredExactly(0), sampled(10, 2), "independent")).toMatchObject({ point: 0, low: 0, high: 0 });
  expect(ratioOfMeasured(sampled(0, 3), sampled(10, 0), "independent")).toMatchObject({ point: 0, low: 0, high: 0.3 });
});

test("a numerator below nought is treated as its mirror image", () => {
  const up = ratioOfMeasured(measuredFromHalfWidth({ estimate: 4, halfWidth: 1 }), sampled(10, 2), "independent")!;
  const down = ratioOfMeasured(measuredFromHalfWidth({ estimate: -4, halfWidth: 1 }), sampled(10, 2), "independent")!;
  expect(down.low).toBeCloseTo(-up.high, 12);
  expect(down.high).toBeCloseTo(-up.low, 12);
  expect(ratioOfMeasured({ point: -4, low: -5, high: 1, error: "rounding" }, rounded(10, 8, 12), "independent")).toMatchObject({
    low: -5 / 8,
    high: 1 / 8,
  });
});

test.each(golden.ratios)("agrees with what is published: $id", ({ numerators, denominators, expected, expectedHalfWidth, tolerance }) => {
  const sum = (estimates: readonly { estimate: number; halfWidth: number }[]) =>
    sumOfMeasured(
      estimates.map((estimate) => measuredFromHalfWidth(estimate)),
      "independent",
    );
  const ratio = ratioOfMeasured(sum(numerators), sum(denominators), "independent")!;
  expect(Math.abs(ratio.point - expected)).toBeLessThanOrEqual(0.0005);
  expect(Math.abs(ratio.low - (expected - expectedHalfWidth))).toBeLessThanOrEqual(tolerance);
  expect(Math.abs(ratio.high - (expected + expectedHalfWidth))).toBeLessThanOrEqual(tolerance);
});

test("a share of the whole it is in: 20 of 100, where neither it nor the rest is sure", () => {
  // The ratio 20/80 with reaches 4 and 8 has Fieller ends r; the share is r/(1 + r).
  const ratio = ratioOfMeasured(sampled(20, 4), sampled(80, 8), "independent")!;
  const share = shareOfMeasured(sampled(20, 4), sampled(80, 8), "independent")!;
  expect(share.point).toBe(0.2);
  expect(share.low).toBeCloseTo(ratio.low / (1 + ratio.low), 12);
  expect(share.high).toBeCloseTo(ratio.high / (1 + ratio.high), 12);
  // Letting it vary in the whole as well as in itself would give a wider one.
  const naive = ratioOfMeasured(sampled(20, 4), sampled(100, Math.hypot(4, 8)), "independent")!;
  expect(share.high - share.low).toBeLessThan(naive.high - naive.low);
});

test("a share of rounded parts has the tightest bounds, and one of exact parts is exact", () => {
  expect(shareOfMeasured(rounded(20, 18, 22), rounded(80, 78, 82), "independent")).toEqual({
    point: 0.2,
    ...shareInterval({ low: 18, high: 22 }, { low: 78, high: 82 })!,
    error: "rounding",
  });
  expect(shareOfMeasured(measuredExactly(1), measuredExactly(3), "independent")).toEqual(measuredExactly(0.25));
});

test("all of a whole is 1, none of it 0, and there is no share of nothing", () => {
  expect(shareOfMeasured(sampled(10, 2), measuredExactly(0), "independent")).toMatchObject({ point: 1, low: 1, high: 1 });
  expect(shareOfMeasured(sampled(10, 2), sampled(0, 3), "independent")).toMatchObject({ point: 1, high: 1 });
  expect(shareOfMeasured(sampled(10, 2), sampled(0, 3), "independent")!.low).toBeLessThan(1);
  expect(shareOfMeasured(measuredExactly(0), sampled(10, 2), "independent")).toMatchObject({ point: 0, low: 0, high: 0 });
  expect(shareOfMeasured(sampled(10, 2), sampled(5, 9), "independent")).toMatchObject({ high: 1 });
  expect(shareOfMeasured(measuredExactly(0), measuredExactly(0), "independent")).toBeUndefined();
  expect(() => shareOfMeasured(measuredExactly(-1), measuredExactly(3), "independent")).toThrow(RangeError);
});

const figure = fc
  .tuple(fc.nat(5_000), fc.nat(3_000), fc.constantFrom("sampling", "rounding", "none"))
  .map(([point, width, error]): Measured => {
    if (error === "sampling") return sampled(point, width);
    return error === "rounding" ? rounded(point, Math.max(0, point - width), point + width) : measuredExactly(point);
  });

test("the point is inside, a share is within 0 and 1, and unknown dependence is never the narrower", () => {
  fc.assert(
    fc.property(figure, figure, (one, other) => {
      for (const of of [ratioOfMeasured, shareOfMeasured]) {
        const ratio = of(one, other, "independent");
        if (ratio === undefined) continue;
        expect(ratio.low).toBeLessThanOrEqual(ratio.point);
        expect(ratio.high).toBeGreaterThanOrEqual(ratio.point);
        expect(ratio.low).toBeGreaterThanOrEqual(0);
        if (of === shareOfMeasured) expect(ratio.high).toBeLessThanOrEqual(1);
        const careful = of(one, other, "unknown")!;
        expect(careful.low).toBeLessThanOrEqual(ratio.low * (1 + 1e-9) + 1e-12);
        expect(careful.high).toBeGreaterThanOrEqual(ratio.high * (1 - 1e-9));
      }
    }),
    { seed: 3, numRuns: 1_000 },
  );
});

type Truth = { readonly truth: number; readonly deviation: number; readonly step?: number };

/** Of many surveys, the share whose interval of the ratio (or share) contains the truth. */
function coverage(one: Truth, other: Truth, of: typeof ratioOfMeasured): number {
  const random = seededRandom(20_262);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const publish = ({ truth, deviation, step }: Truth): Measured => {
    if (step === undefined) return sampled(Math.max(0, truth + deviation * normal()), 1.959964 * deviation);
    const point = Math.round(truth / step) * step;
    return rounded(point, Math.max(0, point - step / 2), point + step / 2);
  };
  const truth = of === ratioOfMeasured ? one.truth / other.truth : one.truth / (one.truth + other.truth);
  let covered = 0;
  let defined = 0;
  for (let survey = 0; survey < 4_000; survey++) {
    const interval = of(publish(one), publish(other), "independent");
    if (interval === undefined) continue;
    defined++;
    if (interval.low <= truth && truth <= interval.high) covered++;
  }
  return covered / defined;
}

test.each([
  ["both sure", { truth: 50_000, deviation: 2_000 }, { truth: 80_000, deviation: 3_000 }],
  ["a denominator half as uncertain as it is large", { truth: 5_000, deviation: 800 }, { truth: 4_000, deviation: 1_000 }],
  ["a denominator that could be nothing", { truth: 5_000, deviation: 800 }, { truth: 2_000, deviation: 1_000 }],
  ["a small part of a large whole", { truth: 1_500, deviation: 600 }, { truth: 400_000, deviation: 9_000 }],
])("the interval contains the truth in 95 of 100 surveys: %s", (_, one, other) => {
  for (const of of [ratioOfMeasured, shareOfMeasured]) {
    expect(coverage(one, other, of)).toBeGreaterThan(0.94);
    expect(coverage(one, other, of)).toBeLessThan(0.965);
  }
});

test("the delta method would miss where Fieller does not: a ratio over a small, uncertain denominator", () => {
  const random = seededRandom(20_263);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  let delta = 0;
  let fieller = 0;
  for (let survey = 0; survey < 4_000; survey++) {
    const x = 10_000 + 500 * normal();
    const y = 2_500 + 800 * normal();
    if (y <= 0) continue;
    const ratio = x / y;
    const reach = (1.959964 * Math.hypot(500, ratio * 800)) / y;
    if (Math.abs(ratio - 4) <= reach) delta++;
    const { low, high } = ratioOfMeasured(sampled(x, 1.959964 * 500), sampled(y, 1.959964 * 800), "independent")!;
    if (low <= 4 && 4 <= high) fieller++;
  }
  expect(fieller / 4_000).toBeGreaterThan(0.94);
  expect(delta / 4_000).toBeLessThan(0.93);
});

test("one from a sample over one that was rounded holds at least as often", () => {
  expect(coverage({ truth: 5_000, deviation: 800 }, { truth: 1_234, deviation: 0, step: 500 }, ratioOfMeasured)).toBeGreaterThan(0.94);
  expect(coverage({ truth: 1_234, deviation: 0, step: 500 }, { truth: 5_000, deviation: 800 }, ratioOfMeasured)).toBeGreaterThan(0.94);
  expect(coverage({ truth: 1_234, deviation: 0, step: 500 }, { truth: 5_000, deviation: 800 }, shareOfMeasured)).toBeGreaterThan(0.94);
});
