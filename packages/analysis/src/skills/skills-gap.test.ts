import fc from "fast-check";
import { expect, test } from "vitest";
import {
  beforeRounding,
  locationQuotientIntervalOfSeparate,
  measuredExactly,
  measuredFromHalfWidth,
  type Measured,
  type Occupation,
  qualificationGaps,
  seededRandom,
  skillsGaps,
  skillsMismatch,
} from "../index.ts";
import golden from "../../../../tests/golden/skills-gap.json" with { type: "json" };

const sampled = (estimate: number, halfWidth: number): Measured => measuredFromHalfWidth({ estimate, halfWidth, least: 0 });
const rounded = (published: number): Measured => ({ point: published, ...beforeRounding(published, "nearest-5"), error: "rounding" });
const exact = (demand: readonly number[], supply: readonly number[]): Occupation[] =>
  demand.map((one, index) => ({ demand: measuredExactly(one), supply: measuredExactly(supply[index]!) }));

test("a fifth of the adverts for a tenth of the people is twice as sought as supplied", () => {
  const [nurses, clerks] = skillsGaps(exact([40, 160], [100, 900]), "independent");
  expect(nurses).toMatchObject({
    ratio: { point: 0.4 },
    difference: { point: -60 },
    shareOfDemand: { point: 0.2 },
    shareOfSupply: { point: 0.1 },
    shareDifference: { point: 0.1, error: "none" },
    relativeDemand: { point: 2, low: 2, high: 2 },
  });
  expect(clerks!.relativeDemand!.point).toBeCloseTo(8 / 9, 12);
});

test("an occupation without supply has a difference and shares, but no ratio; without demand it has a ratio of nought", () => {
  const [unsupplied, unsought] = skillsGaps(exact([5, 0], [0, 8]), "independent");
  expect(unsupplied).toMatchObject({
    ratio: undefined,
    relativeDemand: undefined,
    difference: { point: 5 },
    shareDifference: { point: 1 },
  });
  expect(unsought).toMatchObject({ ratio: { point: 0 }, relativeDemand: { point: 0 }, shareDifference: { point: -1 } });
});

test("where nothing at all is asked for there are no shares to compare", () => {
  const [only] = skillsGaps(exact([0], [8]), "independent");
  expect(only).toMatchObject({ shareOfDemand: undefined, shareDifference: undefined, relativeDemand: undefined, ratio: { point: 0 } });
  expect(skillsGaps([], "independent")).toEqual([]);
});

test.each(golden.relativeDemand)("agrees with what is published: $id", ({ demand, supply, expected, tolerance }) => {
  expect(Math.abs(skillsGaps(exact(demand, supply), "independent")[0]!.relativeDemand!.point - expected)).toBeLessThanOrEqual(tolerance);
});

test("of rounded counts the bounds are the tightest there are: those of the location quotient of separate economies", () => {
  const occupations = [
    { demand: rounded(20), supply: rounded(50) },
    { demand: rounded(45), supply: rounded(15) },
    { demand: rounded(5), supply: rounded(120) },
  ];
  const { relativeDemand } = skillsGaps(occupations, "independent")[0]!;
  const bounds = locationQuotientIntervalOfSeparate({
    areaIndustryJobs: rounded(20),
    areaOtherJobs: { low: 43 + 3, high: 47 + 7 },
    referenceIndustryJobs: rounded(50),
    referenceOtherJobs: { low: 13 + 118, high: 17 + 122 },
  })!;
  expect(relativeDemand!.low).toBeCloseTo(bounds.low, 12);
  expect(relativeDemand!.high).toBeCloseTo(bounds.high, 12);
});

const cell = fc.tuple(fc.nat(60), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(60), fc.double({ min: 0, max: 1, noNaN: true }));
const cells = fc.array(cell, { minLength: 1, maxLength: 6 });
const between = ({ low, high }: Measured, where: number) => low + (high - low) * where;

test("shares come to 1, their differences to 0, and relative demand, weighted by supply, to 1", () => {
  fc.assert(
    fc.property(cells, (numbers) => {
      const gaps = skillsGaps(
        exact(
          numbers.map(([demand]) => demand + 1),
          numbers.map(([, , supply]) => supply + 1),
        ),
        "independent",
      );
      const sum = (of: (gap: (typeof gaps)[number]) => number) => gaps.reduce((total, gap) => total + of(gap), 0);
      expect(sum(({ shareOfDemand }) => shareOfDemand!.point)).toBeCloseTo(1, 10);
      expect(sum(({ shareDifference }) => shareDifference!.point)).toBeCloseTo(0, 10);
      expect(sum(({ relativeDemand, shareOfSupply }) => relativeDemand!.point * shareOfSupply!.point)).toBeCloseTo(1, 10);
    }),
    { seed: 3 },
  );
});

test("of rounded counts, every gap and every mismatch that could be true is within its bounds", () => {
  fc.assert(
    fc.property(cells, (numbers) => {
      const published = numbers.map(([demand, , supply]) => ({ demand: rounded(demand * 5), supply: rounded(supply * 5) }));
      const truths = exact(
        numbers.map(([, where], index) => between(published[index]!.demand, where)),
        numbers.map(([, , , where], index) => between(published[index]!.supply, where)),
      );
      const truth = skillsGaps(truths, "independent");
      for (const [index, gap] of skillsGaps(published, "independent").entries()) {
        for (const of of ["ratio", "difference", "shareOfDemand", "shareOfSupply", "shareDifference", "relativeDemand"] as const) {
          const bounds = gap[of];
          const figure = truth[index]![of];
          if (bounds === undefined || figure === undefined) continue;
          expect(figure.point).toBeGreaterThanOrEqual(bounds.low - 1e-9);
          expect(figure.point).toBeLessThanOrEqual(bounds.high + Math.abs(bounds.high) * 1e-9 + 1e-9);
        }
      }
      const mismatch = skillsMismatch(skillsGaps(published, "independent"));
      const trueMismatch = skillsMismatch(skillsGaps(truths, "independent"));
      if (mismatch === undefined || trueMismatch === undefined) return;
      expect(trueMismatch.point).toBeGreaterThanOrEqual(mismatch.low - 1e-9);
      expect(trueMismatch.point).toBeLessThanOrEqual(mismatch.high + 1e-9);
    }),
    { seed: 3, numRuns: 1_000 },
  );
});

test("where adverts and workers come from the same people, the bounds are no narrower", () => {
  const occupations = [
    { demand: sampled(2_000, 900), supply: sampled(9_000, 2_000) },
    { demand: sampled(6_000, 1_500), supply: sampled(20_000, 3_000) },
  ];
  const apart = skillsGaps(occupations, "independent")[0]!;
  const together = skillsGaps(occupations, "unknown")[0]!;
  for (const of of ["ratio", "difference", "shareDifference", "relativeDemand"] as const) {
    expect(together[of]!.low).toBeLessThan(apart[of]!.low);
    expect(together[of]!.high).toBeGreaterThan(apart[of]!.high);
  }
});

test("of samples, the interval of each figure contains the truth in 95 of 100 surveys, and of the mismatch at least so often", () => {
  const random = seededRandom(20_264);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const demand = [800, 3_000, 5_200, 1_500];
  const supply = [9_000, 30_000, 24_000, 60_000];
  const survey = (truth: number): Measured => {
    const deviation = Math.sqrt(465 * truth) / (truth < 6_000 ? 6 : 1);
    return sampled(Math.max(0, truth + deviation * normal()), 1.959964 * deviation);
  };
  const truth = skillsGaps(exact(demand, supply), "independent");
  const trueMismatch = skillsMismatch(skillsGaps(exact(demand, supply), "independent"))!.point;
  const kinds = ["ratio", "difference", "shareOfDemand", "shareDifference", "relativeDemand"] as const;
  const covered = new Map<string, number>();
  const surveys = 1_500;
  const count = (name: string) => covered.set(name, (covered.get(name) ?? 0) + 1);
  for (let time = 0; time < surveys; time++) {
    const published = demand.map((one, index) => ({ demand: survey(one), supply: survey(supply[index]!) }));
    const gap = skillsGaps(published, "independent")[0]!;
    for (const kind of kinds) if (gap[kind]!.low <= truth[0]![kind]!.point && truth[0]![kind]!.point <= gap[kind]!.high) count(kind);
    const mismatch = skillsMismatch(skillsGaps(published, "independent"))!;
    if (mismatch.low <= trueMismatch && trueMismatch <= mismatch.high) count("mismatch");
  }
  for (const kind of kinds) {
    expect(covered.get(kind)! / surveys, kind).toBeGreaterThan(0.935);
    expect(covered.get(kind)! / surveys, kind).toBeLessThan(0.965);
  }
  expect(covered.get("mismatch")! / surveys).toBeGreaterThan(0.95);
});

test("demand and supply alike have no mismatch; half of it elsewhere is a half", () => {
  expect(skillsMismatch(skillsGaps(exact([10, 30], [100, 300]), "independent"))).toEqual(measuredExactly(0));
  expect(skillsMismatch(skillsGaps(exact([10, 10, 0], [10, 0, 10]), "independent"))).toEqual(measuredExactly(0.5));
  expect(skillsMismatch(skillsGaps(exact([0], [10]), "independent"))).toBeUndefined();
  expect(skillsMismatch([])).toBeUndefined();
});

test.each(golden.mismatch)("agrees with what is published: $id", ({ demand, supply, expected, tolerance }) => {
  expect(Math.abs(skillsMismatch(skillsGaps(exact(demand, supply), "independent"))!.point - expected)).toBeLessThanOrEqual(tolerance);
});

test("30 of 100 jobs need a degree that 22 of 100 people hold: 8 points short", () => {
  // From the lowest: below level 3, level 3, level 4 and above.
  const gaps = qualificationGaps(
    exact([40, 30, 30], [500, 280, 220]).map(({ demand, supply }) => ({ required: demand, held: supply })),
    "independent",
  );
  expect(gaps[0]).toMatchObject({ held: measuredExactly(1), required: measuredExactly(1), shortfall: measuredExactly(0) });
  expect(gaps[1]!.shortfall!.point).toBeCloseTo(0.6 - 0.5, 12);
  expect(gaps[2]!.shortfall!.point).toBeCloseTo(0.08, 12);
  expect(gaps[2]!.ratio!.point).toBeCloseTo(30 / 22, 12);
});

test("who holds nothing has no ratio, and without jobs there is no requirement", () => {
  const none = { held: measuredExactly(0), required: measuredExactly(3) };
  const some = { held: measuredExactly(10), required: measuredExactly(7) };
  const gaps = qualificationGaps([some, none], "independent");
  expect(gaps[1]).toMatchObject({ held: { point: 0 }, required: { point: 0.3 }, shortfall: { point: 0.3 }, ratio: undefined });
  expect(qualificationGaps([{ held: measuredExactly(10), required: measuredExactly(0) }], "independent")[0]).toMatchObject({
    required: undefined,
    shortfall: undefined,
  });
});

test("each share falls from level to level, and every shortfall that could be true is within its bounds", () => {
  fc.assert(
    fc.property(cells, (numbers) => {
      const published = numbers.map(([required, , held]) => ({ required: rounded(required * 5), held: rounded(held * 5) }));
      const truth = qualificationGaps(
        numbers.map(([, atRequired, , atHeld], index) => ({
          required: measuredExactly(between(published[index]!.required, atRequired)),
          held: measuredExactly(between(published[index]!.held, atHeld)),
        })),
        "independent",
      );
      let before = 1;
      for (const [index, gap] of qualificationGaps(published, "independent").entries()) {
        if (gap.held) {
          expect(gap.held.point).toBeLessThanOrEqual(before);
          before = gap.held.point;
        }
        for (const of of ["held", "required", "shortfall", "ratio"] as const) {
          const bounds = gap[of];
          const figure = truth[index]![of];
          if (bounds === undefined || figure === undefined) continue;
          expect(figure.point).toBeGreaterThanOrEqual(bounds.low - 1e-9);
          expect(figure.point).toBeLessThanOrEqual(bounds.high + Math.abs(bounds.high) * 1e-9 + 1e-9);
        }
      }
    }),
    { seed: 3, numRuns: 500 },
  );
});
