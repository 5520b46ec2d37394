import fc from "fast-check";
import { expect, test } from "vitest";
import {
  exactly,
  locationQuotient,
  locationQuotientInterval,
  locationQuotientIntervalOfSeparate,
  type Interval,
  type NestedEmployment,
} from "../index.ts";

/** LQ from the four parts that do not overlap. */
const nested = (a: number, b: number, c: number, d: number) =>
  locationQuotient({ areaIndustryJobs: a, areaTotalJobs: a + b, referenceIndustryJobs: a + c, referenceTotalJobs: a + b + c + d });

const partly = (a: Interval, b: Interval, c: Interval, d: Interval): NestedEmployment => ({
  areaIndustryJobs: a,
  areaOtherJobs: b,
  elsewhereIndustryJobs: c,
  elsewhereOtherJobs: d,
});

const interval = fc
  .tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 60 }))
  .map(([low, width]) => ({ low, high: low + width }));
/** A place within an interval, its ends made likely: bounds are tried where they are tightest. */
const somewhere = fc.oneof(fc.constant(0), fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true }));
const at = ({ low, high }: Interval, where: number) => low + (high - low) * where;

test("of exact figures, both bounds are the quotient itself", () => {
  const bounds = locationQuotientInterval(partly(exactly(20), exactly(80), exactly(80), exactly(820)))!;
  expect(bounds.low).toBeCloseTo(2, 12);
  expect(bounds.high).toBeCloseTo(2, 12);
});

test("a worked example that can be checked by hand", () => {
  // a 18 to 22, b 78 to 82, c 78 to 82, d 815 to 825. Greatest at 22, 78, 78, 825; least at 18, 82, 82, 815.
  const bounds = locationQuotientInterval(
    partly({ low: 18, high: 22 }, { low: 78, high: 82 }, { low: 78, high: 82 }, { low: 815, high: 825 }),
  )!;
  expect(bounds.low).toBeCloseTo((18 * 997) / (100 * 100), 12);
  expect(bounds.high).toBeCloseTo((22 * 1003) / (100 * 100), 12);
});

test("an industry that is nearly the whole area is most concentrated inside its interval, not at an end", () => {
  // b = c = 1, d = 1000: the quotient rises to 250.75 near a = 1 and falls from there on.
  expect(nested(90, 1, 1, 1000)).toBeCloseTo(11.87, 2);
  expect(nested(110, 1, 1, 1000)).toBeCloseTo(9.93, 2);
  const falling = locationQuotientInterval(partly({ low: 90, high: 110 }, exactly(1), exactly(1), exactly(1000)))!;
  expect(falling.low).toBeCloseTo(9.93, 2);
  expect(falling.high).toBeCloseTo(11.87, 2);

  const across = locationQuotientInterval(partly({ low: 0, high: 110 }, exactly(1), exactly(1), exactly(1000)))!;
  expect(across.low).toBe(0);
  expect(across.high).toBeGreaterThan(nested(110, 1, 1, 1000)!);
  expect(across.high).toBeCloseTo(250.75, 2);
});

test("contains the quotient of every admissible input", () => {
  fc.assert(
    fc.property(
      fc.tuple(interval, interval, interval, interval),
      fc.tuple(somewhere, somewhere, somewhere, somewhere),
      ([a, b, c, d], [atA, atB, atC, atD]) => {
        const truth = nested(at(a, atA), at(b, atB), at(c, atC), at(d, atD));
        fc.pre(truth !== undefined);
        const bounds = locationQuotientInterval(partly(a, b, c, d))!;
        expect(bounds.low).toBeLessThanOrEqual(truth * (1 + 1e-12));
        expect(bounds.high).toBeGreaterThanOrEqual(truth * (1 - 1e-12));
      },
    ),
    { numRuns: 2000 },
  );
});

test("is no wider than it must be: some admissible input comes as near to each bound as one likes", () => {
  const positive = interval.map(({ low, high }) => ({ low: low + 1, high: high + 1 }));
  fc.assert(
    fc.property(fc.tuple(positive, positive, positive, positive), ([a, b, c, d]) => {
      const bounds = locationQuotientInterval(partly(a, b, c, d))!;
      const along = Array.from({ length: 401 }, (_, step) => at(a, step / 400));
      const least = Math.min(...along.map((jobs) => nested(jobs, b.high, c.high, d.low)!));
      const greatest = Math.max(...along.map((jobs) => nested(jobs, b.low, c.low, d.high)!));
      expect(bounds.low).toBeCloseTo(least, 9);
      expect(bounds.high / greatest).toBeCloseTo(1, 3); // the grid may step over the very top
    }),
  );
});

test("is unlimited above when the industry and everything else in the area may be none", () => {
  expect(locationQuotientInterval(partly({ low: 0, high: 2 }, { low: 0, high: 2 }, { low: 0, high: 2 }, exactly(100)))).toEqual({
    low: 0,
    high: Number.POSITIVE_INFINITY,
  });
});

test("is undefined when no admissible input has a quotient", () => {
  expect(locationQuotientInterval(partly(exactly(0), exactly(50), exactly(0), exactly(100)))).toBeUndefined();
});

test("for an area outside its reference economy, contains every admissible input", () => {
  fc.assert(
    fc.property(
      fc.tuple(interval, interval, interval, interval),
      fc.tuple(somewhere, somewhere, somewhere, somewhere),
      ([a, b, r, s], [atA, atB, atR, atS]) => {
        const [areaIndustryJobs, areaRest, referenceIndustryJobs, referenceRest] = [at(a, atA), at(b, atB), at(r, atR), at(s, atS)];
        const truth = locationQuotient({
          areaIndustryJobs,
          areaTotalJobs: areaIndustryJobs + areaRest,
          referenceIndustryJobs,
          referenceTotalJobs: referenceIndustryJobs + referenceRest,
        });
        fc.pre(truth !== undefined);
        const bounds = locationQuotientIntervalOfSeparate({
          areaIndustryJobs: a,
          areaOtherJobs: b,
          referenceIndustryJobs: r,
          referenceOtherJobs: s,
        })!;
        expect(bounds.low).toBeLessThanOrEqual(truth * (1 + 1e-12));
        expect(bounds.high).toBeGreaterThanOrEqual(truth * (1 - 1e-12));
      },
    ),
  );
});

const open = (low: number): Interval => ({ low, high: Number.POSITIVE_INFINITY });

test("what nothing holds from above is taken at its limit, and leaves no bound without an answer", () => {
  // With everything else here and there without end, the industry's share of itself is all that is left: 4 / (4 + 12).
  expect(locationQuotientInterval(partly({ low: 4, high: 6 }, open(100), { low: 10, high: 12 }, exactly(100)))).toMatchObject({
    low: 0.25,
  });
  expect(locationQuotientInterval(partly(exactly(5), open(100), open(10), open(100)))).toEqual({ low: 0, high: Number.POSITIVE_INFINITY });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(interval, fc.boolean()), { minLength: 4, maxLength: 4 }),
      fc.array(somewhere, { minLength: 4, maxLength: 4 }),
      (parts, places) => {
        const [a, b, c, d] = parts.map(([one, isOpen]) => (isOpen ? open(one.low) : one)) as [Interval, Interval, Interval, Interval];
        const values = [a, b, c, d].map((one, part) =>
          Number.isFinite(one.high) ? at(one, places[part]!) : one.low + 1e6 * places[part]!,
        );
        const quotient = nested(...(values as [number, number, number, number]));
        const separate = locationQuotient({
          areaIndustryJobs: values[0]!,
          areaTotalJobs: values[0]! + values[1]!,
          referenceIndustryJobs: values[2]!,
          referenceTotalJobs: values[2]! + values[3]!,
        });
        const apart = { areaIndustryJobs: a, areaOtherJobs: b, referenceIndustryJobs: c, referenceOtherJobs: d };
        for (const [point, bounds] of [
          [quotient, locationQuotientInterval(partly(a, b, c, d))],
          [separate, locationQuotientIntervalOfSeparate(apart)],
        ] as const) {
          if (point === undefined) continue;
          expect(bounds!.low).toBeLessThanOrEqual(point * (1 + 1e-9));
          expect(bounds!.high).toBeGreaterThanOrEqual(point * (1 - 1e-9));
        }
      },
    ),
  );
});

test("an industry of which there certainly is none here has a quotient of 0, and no other", () => {
  expect(locationQuotientInterval(partly(exactly(0), { low: 0, high: 12 }, { low: 0, high: 14 }, exactly(59)))).toEqual({
    low: 0,
    high: 0,
  });
});

test("of figures below 0 the bounds of exact ones are the quotient itself, and of others there are none", () => {
  const exact = locationQuotientInterval(partly(exactly(-5), exactly(100), exactly(15), exactly(90)))!;
  expect(exact.low).toBeCloseTo(nested(-5, 100, 15, 90)!, 12);
  expect(exact.high).toBe(exact.low);
  const unknown = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  expect(locationQuotientInterval(partly(exactly(5), unknown, exactly(15), exactly(90)))).toEqual(unknown);
  const apart = {
    areaIndustryJobs: exactly(5),
    areaOtherJobs: exactly(95),
    referenceIndustryJobs: exactly(15),
    referenceOtherJobs: unknown,
  };
  expect(locationQuotientIntervalOfSeparate(apart)).toEqual(unknown);
});
