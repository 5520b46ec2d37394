import fc from "fast-check";
import { expect, test } from "vitest";
import golden from "../../../../tests/golden/flows.json" with { type: "json" };
import { travelToWorkAreas2011, travelToWorkValidity, travelToWorkValidityInterval } from "../index.ts";

const rule = travelToWorkAreas2011;

test.each(golden.ruleCases)("the rule as ONS states it: $id", ({ commuters, validity, tolerance }) => {
  expect(Math.abs(travelToWorkValidity(commuters, rule)! - validity)).toBeLessThanOrEqual(tolerance);
});

test("an example that can be checked by hand: half-way between the sizes", () => {
  // 14,250 residents in work, of whom 9,975 (70%) work here, of 13,000 jobs (76.7%): the supply side binds.
  // (0.7 / 0.75) × (0.75 / 0.667) × (1 − (1 − 0.667 / 0.75) × 0.5)
  const validity = travelToWorkValidity({ within: 9_975, out: 4_275, in: 3_025 }, rule)!;
  expect(validity).toBeCloseTo((0.7 / 0.667) * (1 - (1 - 0.667 / 0.75) / 2), 12);
  expect(validity).toBeLessThan(1);
});

test("one below the least size never meets it, however self-contained, and more than the target counts for no more", () => {
  expect(travelToWorkValidity({ within: 3_499, out: 0, in: 0 }, rule)!).toBeLessThan(1);
  expect(travelToWorkValidity({ within: 3_500, out: 0, in: 0 }, rule)!).toBeCloseTo(1, 12);
  expect(travelToWorkValidity({ within: 80_000, out: 0, in: 0 }, rule)).toBeCloseTo(0.75 / 0.667, 12);
  expect(travelToWorkValidity({ within: 0, out: 0, in: 5 }, rule)).toBeUndefined();
  expect(travelToWorkValidity({ within: 0, out: 5, in: 0 }, rule)).toBeUndefined();
});

test("more who go out make the area larger and less self-contained: its bounds are not at the ends alone", () => {
  const commuters = { within: { low: 9_000, high: 9_000 }, out: { low: 1_000, high: 9_000 }, in: { low: 3_500, high: 3_500 } };
  const { low, high } = travelToWorkValidityInterval(commuters, rule)!;
  const at = (out: number) => travelToWorkValidity({ within: 9_000, out, in: 3_500 }, rule)!;
  expect(high).toBeGreaterThan(at(1_000));
  expect(high).toBe(at(3_500)); // where as many go out as come in
  expect(low).toBe(at(9_000));
});

test("refuses a rule that is none", () => {
  const here = { within: 1, out: 1, in: 1 };
  expect(() => travelToWorkValidity(here, { ...rule, leastSelfContainment: 0.8 })).toThrow(RangeError);
  expect(() => travelToWorkValidity(here, { ...rule, leastSize: 25_000 })).toThrow(RangeError);
  expect(() => travelToWorkValidity(here, { ...rule, targetSelfContainment: 1.2 })).toThrow(RangeError);
});

test("an area of which a flow is not known has the bounds that are left", () => {
  const open = { low: 300, high: Number.POSITIVE_INFINITY };
  const here = { low: 30_000, high: 30_000 };
  const { low, high } = travelToWorkValidityInterval({ within: here, out: open, in: here }, rule)!;
  expect(low).toBe(0);
  expect(high).toBeCloseTo(0.5 / 0.667, 12);
  expect(travelToWorkValidityInterval({ within: open, out: here, in: here }, rule)!.high).toBeCloseTo(0.75 / 0.667, 12);
});

test("whatever the true flows are, how they stand to the rule lies within the bounds", () => {
  const bounded = fc.tuple(fc.nat(30_000), fc.nat(8_000)).map(([low, width]) => ({ low, high: low + width }));
  const part = fc.double({ min: 0, max: 1, noNaN: true });
  const rules = fc.constantFrom(
    rule,
    { leastSelfContainment: 0.3, targetSelfContainment: 0.9, leastSize: 20_000, targetSize: 22_000 }, // size alone can take it to 0
    { leastSelfContainment: 0.1, targetSelfContainment: 1, leastSize: 1, targetSize: 50_000 },
  );
  fc.assert(
    fc.property(fc.tuple(bounded, bounded, bounded), fc.tuple(part, part, part), rules, ([within, out, inward], [a, b, c], some) => {
      const at = ({ low, high }: { low: number; high: number }, share: number) => low + (high - low) * share;
      const one = travelToWorkValidity({ within: at(within, a), out: at(out, b), in: at(inward, c) }, some);
      fc.pre(one !== undefined);
      const { low, high } = travelToWorkValidityInterval({ within, out, in: inward }, some)!;
      expect(one).toBeGreaterThanOrEqual(low - 1e-12);
      expect(one).toBeLessThanOrEqual(high + 1e-12);
    }),
    { seed: 4, numRuns: 2_000 },
  );
});
