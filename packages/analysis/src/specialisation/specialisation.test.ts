import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  coefficientOfSpecialisation,
  effectiveNumber,
  gini,
  giniOfConcentration,
  giniOfSpecialisation,
  herfindahl,
  hooverIndex,
  krugmanSpecialisation,
  locationQuotient,
  normalisedGini,
  normalisedHerfindahl,
  theilL,
  theilLDecomposition,
  theilT,
  theilTDecomposition,
} from "../index.ts";
import golden from "../../../../tests/golden/specialisation.json" with { type: "json" };

function close(found: number | undefined, expected: number, tolerance: number): void {
  expect(found).toBeDefined();
  expect(Math.abs(found! - expected)).toBeLessThanOrEqual(tolerance);
}

const jobs = fc.array(fc.nat(1000), { minLength: 1, maxLength: 12 }).filter((counts) => counts.some((count) => count > 0));
const twoEconomies = fc
  .array(fc.tuple(fc.nat(1000), fc.nat(1000)), { minLength: 1, maxLength: 12 })
  .map((pairs) => ({ area: pairs.map(([one]) => one), reference: pairs.map(([one, more]) => one + more) }))
  .filter(({ area }) => area.some((count) => count > 0));

describe("Krugman's index, the coefficient of specialisation and Hoover's index", () => {
  test("an example that can be checked by hand", () => {
    // Shares of 0.5, 0.3 and 0.2 against 0.2, 0.3 and 0.5: 0.3 + 0 + 0.3.
    expect(krugmanSpecialisation([50, 30, 20], [200, 300, 500])).toBeCloseTo(0.6, 12);
    expect(coefficientOfSpecialisation([50, 30, 20], [200, 300, 500])).toBeCloseTo(0.3, 12);
    expect(hooverIndex([50, 30, 20], [200, 300, 500])).toBeCloseTo(0.3, 12);
  });

  test.each(golden.krugman)("agrees with what is published: $id", ({ area, reference, expected, tolerance }) => {
    close(krugmanSpecialisation(area, reference), expected, tolerance);
  });

  test("the same mix is 0 at any size, no industry in common is 2, and it is the same from both sides", () => {
    fc.assert(
      fc.property(twoEconomies, fc.integer({ min: 1, max: 50 }), ({ area, reference }, times) => {
        const index = krugmanSpecialisation(area, reference)!;
        expect(index).toBeCloseTo(krugmanSpecialisation(reference, area)!, 12);
        expect(
          krugmanSpecialisation(
            area.map((count) => count * times),
            reference,
          ),
        ).toBeCloseTo(index, 12);
        expect(
          krugmanSpecialisation(
            area,
            area.map((count) => count * times),
          ),
        ).toBeCloseTo(0, 12);
        expect(index).toBeGreaterThanOrEqual(0);
        expect(index).toBeLessThanOrEqual(2);
      }),
      { seed: 61 },
    );
    expect(krugmanSpecialisation([1, 0], [0, 7])).toBe(2);
  });

  test("without jobs there is no mix to compare", () => {
    expect(krugmanSpecialisation([0, 0], [1, 2])).toBeUndefined();
    expect(hooverIndex([1, 2], [0, 0])).toBeUndefined();
    expect(coefficientOfSpecialisation([], [])).toBeUndefined();
    expect(() => krugmanSpecialisation([1], [1, 2])).toThrow(RangeError);
  });
});

describe("Herfindahl's index", () => {
  test("four industries of which one has half: 0.25 + 3 × 0.0278", () => {
    expect(herfindahl([30, 10, 10, 10])).toBeCloseTo(0.25 + 3 / 36, 12);
  });

  test.each(golden.herfindahl)("agrees with what is published: $id", ({ values, expected, tolerance }) =>
    close(herfindahl(values), expected, tolerance),
  );
  test.each(golden.normalisedHerfindahl)("agrees with what is published: $id", ({ values, expected, tolerance }) =>
    close(normalisedHerfindahl(herfindahl(values)!, values.length), expected, tolerance),
  );
  test.each(golden.effectiveNumber)("agrees with what is published: $id", ({ values, expected, tolerance }) =>
    close(effectiveNumber(herfindahl(values)!), expected, tolerance),
  );

  test("n alike count as n, all in one counts as one, and an industry nobody works in counts for nothing", () => {
    fc.assert(
      fc.property(jobs, fc.integer({ min: 1, max: 20 }), (counts, alike) => {
        expect(effectiveNumber(herfindahl(new Array(alike).fill(7))!)).toBeCloseTo(alike, 10);
        const index = herfindahl(counts)!;
        expect(index).toBeGreaterThanOrEqual(1 / counts.length - 1e-12);
        expect(index).toBeLessThanOrEqual(1);
        expect(herfindahl([...counts, 0])).toBeCloseTo(index, 12);
      }),
      { seed: 62 },
    );
  });

  test("without jobs it is undefined, and normalised so is that of one industry", () => {
    expect(herfindahl([0, 0])).toBeUndefined();
    expect(normalisedHerfindahl(1, 1)).toBeUndefined();
    expect(normalisedHerfindahl(1, 21)).toBe(1);
  });
});

describe("Gini", () => {
  test("a quarter of two that have all of four: checked by hand", () => {
    // Sorted 0, 0, 1, 1: Σ (2k − 5) x = 1 + 3 = 4, over 4 × 2.
    expect(gini([1, 0, 1, 0])).toBe(0.5);
    expect(normalisedGini([1, 0, 1, 0])).toBeCloseTo(2 / 3, 12);
  });

  test.each(golden.gini)("agrees with what is published: $id", ({ values, expected, tolerance }) =>
    close(gini(values), expected, tolerance),
  );
  test.each(golden.normalisedGini)("agrees with what is published: $id", ({ values, expected, tolerance }) =>
    close(normalisedGini(values), expected, tolerance),
  );
  test.each(golden.giniOfSpecialisation)("agrees with what is published: $id", ({ area, reference, expected, tolerance }) =>
    close(giniOfSpecialisation(area, reference), expected, tolerance),
  );
  test.each(golden.giniOfConcentration)("agrees with what is published: $id", ({ industry, all, expected, tolerance }) =>
    close(giniOfConcentration(industry, all), expected, tolerance),
  );

  test("is half the mean difference of all pairs over the mean, whatever the order", () => {
    fc.assert(
      fc.property(jobs, (counts) => {
        const total = counts.reduce((sum, count) => sum + count, 0);
        const apart = counts.reduce((sum, one) => sum + counts.reduce((inner, other) => inner + Math.abs(one - other), 0), 0);
        expect(gini(counts)).toBeCloseTo(apart / (2 * counts.length * total), 10);
        expect(gini([...counts].reverse())).toBe(gini(counts));
        expect(gini(counts)).toBeLessThanOrEqual((counts.length - 1) / counts.length + 1e-12);
      }),
      { seed: 63 },
    );
  });

  test("of quotients is the Gini of the location quotients themselves", () => {
    fc.assert(
      fc.property(twoEconomies, ({ area, reference }) => {
        const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
        const quotients = area.flatMap((areaIndustryJobs, at) => {
          const found = locationQuotient({
            areaIndustryJobs,
            areaTotalJobs: total(area),
            referenceIndustryJobs: reference[at]!,
            referenceTotalJobs: total(reference),
          });
          return found === undefined ? [] : [found];
        });
        expect(giniOfSpecialisation(area, reference)).toBeCloseTo(gini(quotients)!, 10);
      }),
      { seed: 64 },
    );
  });

  test("is undefined of nothing, and of one value 0", () => {
    expect(gini([])).toBeUndefined();
    expect(gini([0, 0])).toBeUndefined();
    expect(gini([5])).toBe(0);
    expect(normalisedGini([5])).toBeUndefined();
    expect(giniOfSpecialisation([0, 0], [5, 5])).toBeUndefined();
    expect(giniOfSpecialisation([5, 0], [5, 0])).toBe(0); // the second is no industry of the reference
  });
});

describe("Theil's T and L", () => {
  test("an example that can be checked by hand", () => {
    // Shares of 3/4 and 1/4 against halves.
    expect(theilT([3, 1], "equal-parts")).toBeCloseTo(0.75 * Math.log(1.5) + 0.25 * Math.log(0.5), 12);
    expect(theilL([3, 1], "equal-parts")).toBeCloseTo(0.5 * Math.log(1 / 1.5) + 0.5 * Math.log(2), 12);
  });

  test.each(golden.theilT.cases)("T agrees with PySAL's: $id", ({ values, expected }) =>
    close(theilT(values, "equal-parts"), expected, golden.theilT.tolerance),
  );
  test.each(golden.theilT.cases)("T between and within regions agrees with PySAL's: $id", ({ values, between, within }) => {
    const parts = theilTDecomposition(values, "equal-parts", golden.theilT.regions.map(String))!;
    close(parts.between, between, golden.theilT.toleranceOfParts);
    close(parts.within, within, golden.theilT.toleranceOfParts);
  });
  test.each(golden.theilL)("L agrees with what is published: $id", ({ values, expected, tolerance }) =>
    close(theilL(values, "equal-parts"), expected, tolerance),
  );

  test("a share of 0 adds nothing to T and makes L undefined; where there evenly would be none it is the other way round", () => {
    expect(theilT([1, 1, 0], "equal-parts")).toBeCloseTo(Math.log(1.5), 12);
    expect(theilL([1, 1, 0], "equal-parts")).toBeUndefined();
    expect(theilT([1, 1], [5, 0])).toBeUndefined();
    expect(theilL([1, 1], [5, 0])).toBeCloseTo(Math.log(2), 12);
    expect(theilT([0, 0], "equal-parts")).toBeUndefined();
    expect(theilT([1, 0], [1, 0])).toBe(0);
  });

  test("is never below 0, and 0 where the mix is the same", () => {
    fc.assert(
      fc.property(twoEconomies, ({ area, reference }) => {
        expect(theilT(area, reference)!).toBeGreaterThanOrEqual(0);
        expect(
          theilT(
            area,
            area.map((count) => count * 3),
          ),
        ).toBeCloseTo(0, 12);
        const other = theilL(area, reference);
        if (other !== undefined) expect(other).toBeGreaterThanOrEqual(0);
      }),
      { seed: 65 },
    );
  });

  test("what lies between groups and within them adds up to the whole, group by group", () => {
    const grouped = fc.array(fc.tuple(fc.nat(500), fc.nat(500), fc.constantFrom("a", "b", "c")), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(grouped, fc.boolean(), (members, equally) => {
        const parts = members.map(([one]) => one);
        const evenly = equally ? "equal-parts" : members.map(([one, more]) => one + more);
        const groups = members.map(([, , group]) => group);
        for (const [index, decompose] of [
          [theilT, theilTDecomposition],
          [theilL, theilLDecomposition],
        ] as const) {
          const whole = index(parts, evenly);
          const found = decompose(parts, evenly, groups);
          if (whole === undefined) {
            expect(found).toBeUndefined();
            continue;
          }
          expect(found!.between + found!.within).toBeCloseTo(whole, 9);
          expect(found!.total).toBeCloseTo(whole, 9);
          expect([...found!.groups.values()].reduce((sum, { adds }) => sum + adds, 0)).toBeCloseTo(found!.within, 12);
          expect([...found!.groups.values()].reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
        }
      }),
      { seed: 66 },
    );
  });

  test("everybody in one group is all within, and each alone is all between", () => {
    const together = theilTDecomposition([3, 1, 7], [2, 2, 2], ["a", "a", "a"])!;
    expect(together.between).toBe(0);
    const alone = theilTDecomposition([3, 1, 7], [2, 2, 2], ["a", "b", "c"])!;
    expect(alone.within).toBe(0);
    expect(alone.between).toBeCloseTo(together.within, 12);
  });
});
