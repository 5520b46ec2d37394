import fc from "fast-check";
import { expect, test } from "vitest";
import golden from "../../../../tests/golden/appraisal.json" with { type: "json" };
import {
  additionality,
  appraise,
  discountFactor,
  landValueUplift,
  packNamed,
  parameterPacks,
  switchingValues,
  type AppraisalContent,
} from "./index.ts";

const inForce = packNamed("green-book-2022");
const review = packNamed("green-book-2026-review");

type Cost = AppraisalContent["costs"][number];
type Benefit = AppraisalContent["benefits"][number];

const flowsOf = (pounds: readonly number[]) => pounds.map((each, year) => ({ year, pounds: each }));
const cost = (pounds: readonly number[], but: Partial<Cost> = {}): Cost => ({
  title: "Building",
  kind: "capital",
  borneBy: "public",
  optimismBias: { class: "none", mitigation: 0 },
  flows: flowsOf(pounds),
  ...but,
});
const benefit = (pounds: readonly number[], factors: Partial<Benefit["additionality"]> = {}): Benefit => ({
  title: "Land value uplift",
  flows: flowsOf(pounds),
  additionality: { deadweight: 0, leakage: 0, displacement: 0, substitution: 0, multiplier: 1, ...factors },
  source: "Valuation",
});

test.each(golden.discountFactors.factors)("year %i is worth what the Green Book prints", (year, expected) => {
  const factor = discountFactor(year!, inForce.discounting.bands);
  expect(Math.abs(factor - expected!)).toBeLessThanOrEqual(golden.discountFactors.tolerance);
});

test("the factor compounds from each kink: year 31 is year 30 over 1.03", () => {
  const { bands } = inForce.discounting;
  expect(discountFactor(31, bands)).toBeCloseTo(discountFactor(30, bands) / 1.03, 15);
  expect(discountFactor(76, bands)).toBeCloseTo(discountFactor(75, bands) / 1.025, 15);
  expect(discountFactor(301, bands)).toBeCloseTo(discountFactor(300, bands) / 1.01, 15);
});

test.each(Object.entries(golden.optimismBias.classes))("the optimism bias of %s is the published one", (name, percent) => {
  for (const pack of parameterPacks) {
    const bounds = pack.optimismBias.bounds[name as keyof typeof pack.optimismBias.bounds];
    expect(bounds.costUpper).toBeCloseTo(percent.costUpper / 100, 9);
    expect(bounds.costLower).toBeCloseTo(percent.costLower / 100, 9);
    expect(bounds.durationUpper).toBe(percent.durationUpper === null ? null : percent.durationUpper / 100);
    expect(bounds.durationLower).toBe(percent.durationLower === null ? null : percent.durationLower / 100);
  }
});

test.each(golden.optimismBiasApplied.cases)("£$cost with the whole uplift for $class is £$expected", (published) => {
  const line = cost([published.cost], { optimismBias: { class: "non-standard-buildings", mitigation: published.mitigation } });
  expect(appraise({ costs: [line], benefits: [] }, inForce).presentValueCosts).toBeCloseTo(published.expected, 9);
});

test("half of an uplift mitigated leaves half of it", () => {
  const line = cost([100], { optimismBias: { class: "standard-civil", mitigation: 0.5 } });
  expect(appraise({ costs: [line], benefits: [] }, inForce).presentValueCosts).toBeCloseTo(122, 9);
});

test(`discounts flows year by year: ${golden.flows.id}`, () => {
  const { expected, costs, benefits, tolerance } = golden.flows;
  const result = appraise({ costs: [cost(costs)], benefits: [benefit(benefits)] }, inForce);
  for (const [name, value] of Object.entries(expected)) {
    expect(Math.abs((result[name as keyof typeof expected] ?? Number.NaN) - value)).toBeLessThanOrEqual(tolerance);
  }
  expect(result.years.reduce((total, { presentValue }) => total + presentValue, 0)).toBeCloseTo(result.netPresentSocialValue, 9);
});

test(`values development by land: ${golden.landValueUplift.id}`, () => {
  const { land, widerBenefitPounds, costPounds, expectedMillions, expectedRatio, tolerance } = golden.landValueUplift;
  const uplift = landValueUplift(land);
  const result = appraise({ costs: [cost([costPounds])], benefits: [benefit([uplift]), benefit([widerBenefitPounds])] }, inForce);

  expect(Math.abs(uplift / 1e6 - expectedMillions.landValueUplift)).toBeLessThanOrEqual(tolerance);
  expect(Math.abs(result.presentValueBenefits / 1e6 - expectedMillions.presentValueBenefits)).toBeLessThanOrEqual(tolerance);
  expect(Math.abs(result.netPresentSocialValue / 1e6 - expectedMillions.netPresentSocialValue)).toBeLessThanOrEqual(tolerance);
  expect(result.benefitCostRatio).toBeCloseTo(expectedRatio, 2);
  expect(result.category).toBe("poor");
});

test("deadweight is what comes without the intervention, taken through the same factors, and not one more factor", () => {
  const factors = { leakage: 0.1, displacement: 0.25, substitution: 0, multiplier: 1.2 };
  // 1,000 × 0.9 × 0.75 × 1.2 = 810 with; 300 × 0.9 × 0.75 × 1.2 = 243 without.
  expect(additionality({ gross: 1000, ...factors }, { gross: 300, ...factors })).toBeCloseTo(567, 9);
  // Without the intervention nothing leaks abroad here, so the second bracket has factors of its own.
  expect(additionality({ gross: 1000, ...factors }, { gross: 300, ...factors, leakage: 0 })).toBeCloseTo(540, 9);

  const result = appraise({ costs: [cost([100])], benefits: [benefit([1000], { ...factors, deadweight: 0.3 })] }, inForce);
  expect(result.presentValueBenefits).toBeCloseTo(567, 9);
});

test("private costs lower the net value and are not in the ratio, and the reader is told", () => {
  const result = appraise({ costs: [cost([100]), cost([150], { borneBy: "private" })], benefits: [benefit([200])] }, inForce);
  expect(result).toMatchObject({ presentValuePublicCosts: 100, presentValueCosts: 250, netPresentSocialValue: -50, benefitCostRatio: 2 });
  expect(result.warnings.map(({ code }) => code)).toEqual(["private-costs-decide"]);
});

test("with no public costs there is no ratio, which is not 0", () => {
  const result = appraise({ costs: [cost([100], { borneBy: "private" })], benefits: [benefit([200])] }, inForce);
  expect(result).toMatchObject({ benefitCostRatio: null, category: "undefined", netPresentSocialValue: 100 });
});

test("a lower discount rate is worth more to what comes late, and a pack that is not in force says so", () => {
  const lines = { costs: [cost([100])], benefits: [benefit([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 200])] };
  const now = appraise(lines, inForce);
  const then = appraise(lines, review);
  expect(then.presentValueBenefits).toBeCloseTo(200 / 1.03 ** 10, 9);
  expect(then.presentValueBenefits).toBeGreaterThan(now.presentValueBenefits);
  expect(now.warnings).toEqual([]);
  expect(then.warnings.map(({ code }) => code)).toEqual(["pack-not-in-force"]);
});

test("an uplift on the wrong kind of cost, or mitigated below anything observed, is pointed out", () => {
  const line = cost([100], { kind: "revenue", optimismBias: { class: "standard-buildings", mitigation: 0.95 } });
  const { warnings } = appraise({ costs: [line], benefits: [benefit([500])] }, inForce);
  expect(warnings.map(({ code }) => code)).toEqual(["optimism-bias-of-another-kind", "optimism-bias-below-lower-bound"]);
});

test("at its switching value, an appraisal is exactly on the line", () => {
  const pounds = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(pounds, pounds, (costs, benefits) => {
      const switching = switchingValues(appraise({ costs: [cost(costs)], benefits: [benefit(benefits)] }, inForce), inForce);
      const moved = benefits.map((each) => each * (1 + switching.benefitsToBreakEven!));
      const result = appraise({ costs: [cost(costs)], benefits: [benefit(moved)] }, inForce);
      expect(result.benefitCostRatio).toBeCloseTo(1, 9);
      expect(switching.benefitsForRatioOfOne).toBe(switching.benefitsToBreakEven);
    }),
  );
});
