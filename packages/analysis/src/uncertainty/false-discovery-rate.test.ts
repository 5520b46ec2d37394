import fc from "fast-check";
import { expect, test } from "vitest";
import { falseDiscoveryRate } from "../index.ts";
import golden from "../../../../tests/golden/spatial-false-discovery.json" with { type: "json" };

test.each(golden.cases)("agrees with what is published: $id", ({ pValues, level, discoveries, threshold }) => {
  const found = falseDiscoveryRate(pValues, { level });
  expect(found.isDiscovery.filter(Boolean)).toHaveLength(discoveries);
  expect(found.threshold).toBe(threshold);
});

test("a worked example that can be checked by hand", () => {
  // 5 tests at 0.05: thresholds 0.01, 0.02, 0.03, 0.04, 0.05. The third, 0.031, fails its own but the fourth passes: step-up takes all four.
  const found = falseDiscoveryRate([0.031, 0.9, 0.001, 0.04, 0.015], { level: 0.05 });
  expect(found.isDiscovery).toEqual([true, false, true, true, true]);
  expect(found.threshold).toBe(0.04);
  expect([...found.adjusted]).toEqual([0.05, 0.9, 0.005, 0.05, 0.0375].map((value) => expect.closeTo(value, 12)));
  expect(found.tests).toBe(5);
});

test("equal p-values are all discoveries or none", () => {
  const found = falseDiscoveryRate([0.02, 0.02, 0.02, 0.9], { level: 0.05 });
  expect(found.isDiscovery).toEqual([true, true, true, false]);
  expect(new Set(found.adjusted.subarray(0, 3)).size).toBe(1);
});

test("what is no test counts for nothing", () => {
  const found = falseDiscoveryRate([0.04, Number.NaN, Number.NaN], { level: 0.05 });
  expect(found).toMatchObject({ isDiscovery: [true, false, false], tests: 1 });
  expect(found.adjusted[1]).toBeNaN();
});

test("of no tests there are no discoveries", () => {
  expect(falseDiscoveryRate([], { level: 0.05 })).toMatchObject({ isDiscovery: [], threshold: undefined, tests: 0 });
  expect(falseDiscoveryRate([0.9, 1], { level: 0.05 })).toMatchObject({ isDiscovery: [false, false], threshold: undefined });
});

test.each([[0], [1], [Number.NaN]])("refuses %s as a level", (level) => {
  expect(() => falseDiscoveryRate([0.5], { level })).toThrow(RangeError);
});

test("refuses what is no probability", () => {
  expect(() => falseDiscoveryRate([1.01], { level: 0.05 })).toThrow("1.01 is not a probability");
});

const pValues = fc.array(
  fc.integer({ min: 0, max: 1_000 }).map((each) => each / 1_000),
  { maxLength: 30 },
);

test("discoveries are exactly those whose adjusted p-value is at most the level", () => {
  fc.assert(
    fc.property(pValues, fc.constantFrom(0.01, 0.05, 0.1, 0.2), (ps, level) => {
      const { adjusted, isDiscovery } = falseDiscoveryRate(ps, { level });
      for (const [index, discovered] of isDiscovery.entries()) {
        if (Math.abs(adjusted[index]! - level) > 1e-12) expect(discovered).toBe(adjusted[index]! < level);
      }
    }),
    { seed: 4 },
  );
});

test("adjusting keeps the order, never lowers a p-value, and does not care how they are ordered", () => {
  fc.assert(
    fc.property(pValues, (ps) => {
      const { adjusted } = falseDiscoveryRate(ps, { level: 0.05 });
      const reversed = falseDiscoveryRate(ps.toReversed(), { level: 0.05 }).adjusted;
      for (const [index, p] of ps.entries()) {
        expect(adjusted[index]!).toBeGreaterThanOrEqual(p);
        expect(adjusted[index]!).toBeLessThanOrEqual(1);
        expect(reversed[ps.length - 1 - index]).toBe(adjusted[index]);
        for (const [other, q] of ps.entries()) if (p <= q) expect(adjusted[index]!).toBeLessThanOrEqual(adjusted[other]!);
      }
    }),
    { seed: 4 },
  );
});
