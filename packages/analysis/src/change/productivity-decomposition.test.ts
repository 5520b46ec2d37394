import fc from "fast-check";
import { expect, test } from "vitest";
import {
  exactly,
  type Interval,
  productivityBounds,
  productivityDecomposition,
  type SectorOutput,
  type UncertainSectorOutput,
} from "../index.ts";
import golden from "../../../../tests/golden/productivity-decomposition.json" with { type: "json" };

const sector = (baseOutput: number, baseJobs: number, output: number, jobs: number): SectorOutput => ({
  baseOutput,
  baseJobs,
  output,
  jobs,
});

test.each(golden.threefold)("a worked example: $id", ({ sectors, expected, tolerance }) => {
  const found = productivityDecomposition(sectors)!;
  for (const part of ["baseLevel", "level", "within", "between", "cross"] as const) {
    expect(Math.abs(found[part] - expected[part]), part).toBeLessThanOrEqual(tolerance);
  }
});

test.each(golden.symmetric)("agrees with what is published: $id", ({ baseShares, baseLevels, shares, levels, expected, tolerance }) => {
  const found = productivityDecomposition(
    baseShares.map((baseJobs, index) => sector(baseJobs * baseLevels[index]!, baseJobs, shares[index]! * levels[index]!, shares[index]!)),
  )!;
  expect(Math.abs(found.baseLevel - expected.baseLevel)).toBeLessThanOrEqual(tolerance);
  expect(Math.abs(found.level - expected.level)).toBeLessThanOrEqual(tolerance);
  expect(Math.abs(found.difference - expected.difference)).toBeLessThanOrEqual(tolerance);
  expect(Math.abs(found.within + found.cross / 2 - expected.withinAndHalfCross)).toBeLessThanOrEqual(tolerance);
  expect(Math.abs(found.between + found.cross / 2 - expected.betweenAndHalfCross)).toBeLessThanOrEqual(tolerance);
});

test("jobs where more than the average is made are above nought, counted from the average, though their share fell", () => {
  const { sectors, between } = productivityDecomposition([sector(600, 60, 400, 40), sector(800, 40, 1_200, 60)])!;
  // The average is 14: 20 fewer in 100 at 4 below it, and 20 more at 6 above it.
  expect(sectors[0]!.between).toBeCloseTo(-2, 12);
  expect(sectors[0]!.betweenFromAverage).toBeCloseTo(0.8, 12);
  expect(sectors[1]!.betweenFromAverage).toBeCloseTo(1.2, 12);
  expect(between).toBeCloseTo(2, 12);
});

test("a sector that comes is wholly a matter of where jobs are, and so is one that goes", () => {
  const came = productivityDecomposition([sector(1_000, 100, 900, 90), sector(0, 0, 500, 10)])!;
  expect(came.sectors[1]).toMatchObject({ within: 0, between: 5, cross: 0, contribution: 5, baseLevel: undefined, level: 50 });
  const went = productivityDecomposition([sector(900, 90, 1_000, 100), sector(500, 10, 0, 0)])!;
  expect(went.sectors[1]).toMatchObject({ within: 0, between: -5, contribution: -5, level: undefined });
});

test("output without jobs, as rents are, is within; a sector with neither adds nothing", () => {
  const found = productivityDecomposition([sector(1_000, 100, 1_000, 100), sector(100, 0, 300, 0), sector(0, 0, 0, 0)])!;
  expect(found.sectors[1]).toMatchObject({ within: 2, between: 0, cross: 0, contribution: 2 });
  expect(found.sectors[2]).toMatchObject({ within: 0, between: 0, cross: 0, contribution: 0 });
  expect(found.difference).toBe(2);
});

test("without any jobs on one side there is nothing to compare", () => {
  expect(productivityDecomposition([])).toBeUndefined();
  expect(productivityDecomposition([sector(10, 0, 10, 5)])).toBeUndefined();
  expect(productivityDecomposition([sector(10, 5, 10, 0)])).toBeUndefined();
});

const amount = fc.oneof(fc.constant(0), fc.integer({ min: -50, max: 5_000 }));
const jobs = fc.oneof(fc.constant(0), fc.nat(5_000));
const anySector = fc
  .tuple(amount, jobs, amount, jobs)
  .map(([baseOutput, baseJobs, output, after]) => sector(baseOutput, baseJobs, output, after));

test("the three parts come to the difference exactly, in each sector and in all, whatever has no jobs", () => {
  fc.assert(
    fc.property(fc.array(anySector, { maxLength: 8 }), (sectors) => {
      const found = productivityDecomposition(sectors);
      if (!found) return;
      const scale = 1e-9 * (1 + Math.max(...found.sectors.flatMap((one) => [one.within, one.between, one.cross].map(Math.abs))));
      expect(Math.abs(found.within + found.between + found.cross - found.difference)).toBeLessThanOrEqual(scale * sectors.length);
      let contributions = 0;
      let fromAverage = 0;
      for (const one of found.sectors) {
        contributions += one.contribution;
        fromAverage += one.betweenFromAverage;
        expect(Math.abs(one.within + one.between + one.cross - one.contribution)).toBeLessThanOrEqual(scale);
      }
      expect(Math.abs(contributions - found.difference)).toBeLessThanOrEqual(scale * sectors.length);
      expect(Math.abs(fromAverage - found.between)).toBeLessThanOrEqual(scale * sectors.length * (1 + Math.abs(found.baseLevel)));
    }),
    { seed: 3, numRuns: 1_000 },
  );
});

test("turned round, within and between change sign but for the cross term, and the same mix has no between", () => {
  const positive = fc.integer({ min: 1, max: 5_000 });
  const full = fc.tuple(positive, positive, positive, positive).map(([a, b, c, d]) => sector(a, b, c, d));
  fc.assert(
    fc.property(fc.array(full, { minLength: 1, maxLength: 8 }), (sectors) => {
      const there = productivityDecomposition(sectors)!;
      const back = productivityDecomposition(sectors.map((one) => sector(one.output, one.jobs, one.baseOutput, one.baseJobs)))!;
      expect(back.within).toBeCloseTo(-there.within - there.cross, 6);
      expect(back.between).toBeCloseTo(-there.between - there.cross, 6);
      expect(back.cross).toBeCloseTo(there.cross, 6);
      const sameMix = productivityDecomposition(sectors.map((one) => ({ ...one, jobs: one.baseJobs * 3 })))!;
      expect(sameMix.between).toBeCloseTo(0, 6);
      expect(sameMix.cross).toBeCloseTo(0, 6);
      const sameLevels = productivityDecomposition(sectors.map((one) => ({ ...one, output: (one.baseOutput / one.baseJobs) * one.jobs })))!;
      expect(sameLevels.within).toBeCloseTo(0, 6);
      expect(sameLevels.cross).toBeCloseTo(0, 6);
    }),
    { seed: 3 },
  );
});

const exactBounds = (sectors: readonly SectorOutput[]): UncertainSectorOutput[] =>
  sectors.map((one) => ({
    baseOutput: exactly(one.baseOutput),
    baseJobs: exactly(one.baseJobs),
    output: exactly(one.output),
    jobs: exactly(one.jobs),
  }));

const partsOfSector = ["within", "between", "cross", "contribution", "betweenFromAverage", "baseShare", "share"] as const;
const partsOfAll = ["baseLevel", "level", "difference", "within", "between", "cross"] as const;

test("of exact figures, every bound is the figure itself", () => {
  const sectors = [sector(600, 60, 480, 40), sector(800, 40, 1_500, 60), sector(0, 0, 300, 10), sector(50, 0, 70, 0)];
  const found = productivityDecomposition(sectors)!;
  const bounds = productivityBounds(exactBounds(sectors))!;
  for (const part of partsOfAll) {
    expect(bounds[part].low, part).toBeCloseTo(found[part], 9);
    expect(bounds[part].high, part).toBeCloseTo(found[part], 9);
  }
  for (const [index, one] of found.sectors.entries())
    for (const part of partsOfSector) {
      expect(bounds.sectors[index]![part].low, `${part} of ${index}`).toBeCloseTo(one[part], 9);
      expect(bounds.sectors[index]![part].high, `${part} of ${index}`).toBeCloseTo(one[part], 9);
    }
});

const where = fc.oneof(
  fc.constant(0),
  fc.constant(1),
  fc.nat(1_000).map((step) => step / 1_000),
);
const at = ({ low, high }: Interval, place: number) => low + (high - low) * place;
const interval = (least: number) =>
  fc.tuple(fc.nat(300), fc.nat(60)).map(([low, width]) => ({ low: low + least, high: low + least + width }));
const uncertain = (least: number) =>
  fc.record({ baseOutput: interval(0), baseJobs: interval(least), output: interval(0), jobs: interval(least) });
const places = fc.tuple(where, where, where, where);
const chosen = (one: UncertainSectorOutput, [a, b, c, d]: readonly [number, number, number, number]): SectorOutput =>
  sector(at(one.baseOutput, a), at(one.baseJobs, b), at(one.output, c), at(one.jobs, d));

function expectContained(sectors: readonly UncertainSectorOutput[], truths: readonly SectorOutput[]): void {
  const bounds = productivityBounds(sectors);
  const truth = productivityDecomposition(truths);
  if (!bounds || !truth) return;
  const holds = (bound: Interval, figure: number, name: string) => {
    const slack = 1e-9 * (1 + Math.abs(figure));
    expect(bound.low, name).toBeLessThanOrEqual(figure + slack);
    expect(bound.high, name).toBeGreaterThanOrEqual(figure - slack);
  };
  for (const part of partsOfAll) holds(bounds[part], truth[part], part);
  for (const [index, one] of truth.sectors.entries()) {
    for (const part of partsOfSector) holds(bounds.sectors[index]![part], one[part], `${part} of ${index}`);
    if (one.baseLevel !== undefined) holds(bounds.sectors[index]!.baseLevel!, one.baseLevel, "baseLevel");
    if (one.level !== undefined) holds(bounds.sectors[index]!.level!, one.level, "level");
  }
}

test("the bounds contain every part of the decomposition of every admissible input", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(uncertain(1), places), { minLength: 1, maxLength: 5 }), (sectors) => {
      expectContained(
        sectors.map(([one]) => one),
        sectors.map(([one, place]) => chosen(one, place)),
      );
    }),
    { seed: 3, numRuns: 1_500 },
  );
});

test("also where sectors may have no jobs, or have none", () => {
  const mayHaveNone = fc.record({
    baseOutput: interval(0),
    baseJobs: fc.oneof(interval(0), fc.constant({ low: 0, high: 5 }), fc.constant({ low: 0, high: 0 })),
    output: fc.oneof(interval(0), fc.constant({ low: 0, high: 0 })),
    jobs: fc.oneof(interval(0), fc.constant({ low: 0, high: 5 }), fc.constant({ low: 0, high: 0 })),
  });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(mayHaveNone, places), { minLength: 1, maxLength: 4 }),
      fc.tuple(uncertain(1), places),
      (sectors, sure) => {
        const all = [...sectors, sure];
        expectContained(
          all.map(([one]) => one),
          all.map(([one, place]) => chosen(one, place)),
        );
      },
    ),
    { seed: 3, numRuns: 1_500 },
  );
});

test("the bounds that are said to be the tightest are reached", () => {
  const two = fc.tuple(uncertain(5), uncertain(5));
  fc.assert(
    fc.property(two, ([one, other]) => {
      const bounds = productivityBounds([one, other])!;
      const reached = { within: [] as number[], difference: [] as number[], ofOne: [] as number[], between: [] as number[] };
      const steps = (of: Interval, many: number) => Array.from({ length: many }, (_, step) => at(of, step / (many - 1)));
      for (const baseJobs of steps(one.baseJobs, 41))
        for (const otherBaseJobs of steps(other.baseJobs, 2))
          for (const jobs of steps(one.jobs, 2))
            for (const otherJobs of steps(other.jobs, 2))
              for (let corner = 0; corner < 16; corner++) {
                const end = (of: Interval, bit: number) => (corner & (1 << bit) ? of.high : of.low);
                const found = productivityDecomposition([
                  sector(end(one.baseOutput, 0), baseJobs, end(one.output, 1), jobs),
                  sector(end(other.baseOutput, 2), otherBaseJobs, end(other.output, 3), otherJobs),
                ])!;
                reached.within.push(found.within);
                reached.difference.push(found.difference);
                reached.ofOne.push(found.sectors[0]!.within);
                reached.between.push(found.sectors[0]!.between);
              }
      const isReached = (bound: Interval, values: readonly number[], name: string) => {
        const width = Math.max(1e-9, bound.high - bound.low);
        expect((Math.min(...values) - bound.low) / width, name).toBeLessThan(0.002);
        expect((bound.high - Math.max(...values)) / width, name).toBeLessThan(0.002);
      };
      isReached(bounds.difference, reached.difference, "difference");
      isReached(bounds.within, reached.within, "within");
      isReached(bounds.sectors[0]!.within, reached.ofOne, "within of a sector");
      isReached(bounds.sectors[0]!.between, reached.between, "between of a sector");
    }),
    { seed: 3, numRuns: 60 },
  );
});

test("a sector that may have no jobs may have any level, and nothing holds what it adds within", () => {
  const bounds = productivityBounds([
    { baseOutput: exactly(500), baseJobs: exactly(100), output: exactly(600), jobs: exactly(100) },
    { baseOutput: exactly(20), baseJobs: exactly(5), output: exactly(20), jobs: { low: 0, high: 2.5 } },
  ])!;
  expect(bounds.within.high).toBe(Number.POSITIVE_INFINITY);
  expect(Number.isFinite(bounds.difference.high)).toBe(true);
  expect(Number.isFinite(bounds.sectors[1]!.contribution.high)).toBe(true);
});

test("where there may be no jobs at all there are no bounds", () => {
  expect(productivityBounds([])).toBeUndefined();
  expect(
    productivityBounds([{ baseOutput: exactly(5), baseJobs: { low: 0, high: 3 }, output: exactly(5), jobs: exactly(3) }]),
  ).toBeUndefined();
});

test("a figure that nothing holds from above leaves a part without bounds, and none without an answer", () => {
  const open = { low: 14, high: Number.POSITIVE_INFINITY };
  const bounds = productivityBounds([
    { baseOutput: { low: -7, high: 0 }, baseJobs: open, output: { low: 46, high: 630 }, jobs: exactly(48) },
    { baseOutput: exactly(100), baseJobs: exactly(99), output: { low: 46, high: Number.POSITIVE_INFINITY }, jobs: exactly(50) },
  ])!;
  for (const { within, between, cross, contribution } of bounds.sectors) {
    for (const { low, high } of [within, between, cross, contribution]) {
      expect(low).not.toBeNaN();
      expect(high).not.toBeNaN();
      expect(low).toBeLessThanOrEqual(high);
    }
  }
});
