import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dynamicShiftShare, estebanMarquillas, locationQuotient, shiftShare, shiftShares, type Economy } from "../index.ts";
import golden from "../../../../tests/golden/shift-share.json" with { type: "json" };

type Golden = { area: number[][]; reference: number[][] };
const economies = ({ area, reference }: Golden): Economy[] => area.map((jobs, period) => ({ area: jobs, reference: reference[period]! }));

function close(found: number | undefined, expected: number, tolerance: number): void {
  expect(found).toBeDefined();
  expect(Math.abs(found! - expected)).toBeLessThanOrEqual(tolerance);
}

/** Jobs of an area's industries and of the same elsewhere in its reference, in some periods. Nought is likely. */
const count = fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 5, arbitrary: fc.nat(500) });
const periods = (atLeast: number, atMost: number) =>
  fc.integer({ min: 1, max: 6 }).chain((industries) => {
    const jobs = fc.array(count, { minLength: industries, maxLength: industries });
    return fc.array(
      fc.tuple(jobs, jobs).map(([area, elsewhere]): Economy => ({ area, reference: area.map((one, at) => one + elsewhere[at]!) })),
      { minLength: atLeast, maxLength: atMost },
    );
  });
const hasJobs = ({ reference }: Economy) => Array.from(reference).some((jobs) => jobs > 0);

describe("classic shift-share", () => {
  test("an example that can be checked by hand", () => {
    // The reference grows from 1,000 to 1,100, a tenth; steel there from 200 to 180, down a tenth. The area's steel goes from 50 to 48.
    const { sectors, total } = shiftShare({ area: [50, 50], reference: [200, 800] }, { area: [48, 60], reference: [180, 920] });
    const [steel] = sectors;
    expect(steel!.change).toBe(-2);
    expect(steel!.national).toBeCloseTo(5, 12); // 50 × 0.1
    expect(steel!.mix).toBeCloseTo(-10, 12); // 50 × (−0.1 − 0.1)
    expect(steel!.competitive).toBeCloseTo(3, 12); // 48 − 50 × 0.9
    expect(total.national! + total.mix! + total.competitive!).toBeCloseTo(8, 12);
  });

  test.each(golden.classic)("agrees with the textbook's figures: $id", ({ expected, sectors, tolerance, ...given }) => {
    const [before, after] = economies(given);
    const found = shiftShare(before!, after!);
    for (const part of ["change", "national", "mix", "competitive"] as const) close(found.total[part], expected[part], tolerance);
    for (const part of ["national", "mix", "competitive"] as const) {
      for (const [industry, value] of sectors[part].entries()) close(found.sectors[industry]![part], value, tolerance);
    }
  });

  test("an industry that began from nothing has a competitive effect: all of it", () => {
    const { sectors } = shiftShare({ area: [0, 100], reference: [50, 950] }, { area: [12, 100], reference: [60, 950] });
    expect(sectors[0]).toEqual({ change: 12, national: 0, mix: 0, competitive: 12 });
  });

  test("an industry that was nowhere at all at the start is competitive too, and nothing of it is not a number", () => {
    const { sectors, total } = shiftShare({ area: [0, 100], reference: [0, 950] }, { area: [12, 100], reference: [60, 950] });
    expect(sectors[0]).toEqual({ change: 12, national: 0, mix: 0, competitive: 12 });
    expect(total.competitive).toBe(12);
  });

  test("an industry the area had and its reference had not has no mix and no competitive effect, nor then has the total", () => {
    const { sectors, total } = shiftShare({ area: [10, 90], reference: [0, 900] }, { area: [12, 90], reference: [5, 945] });
    expect(sectors[0]).toMatchObject({ change: 2, mix: undefined, competitive: undefined });
    expect(sectors[0]!.national).toBeCloseTo(10 * (950 / 900 - 1), 12);
    expect(total).toMatchObject({ change: 2, mix: undefined, competitive: undefined });
    expect(total.national).toBeDefined();
  });

  test("against a reference that began without a job there is no growth to compare with", () => {
    const { total } = shiftShare({ area: [0], reference: [0] }, { area: [5], reference: [9] });
    expect(total).toEqual({ change: 5, national: undefined, mix: undefined, competitive: 5 });
  });

  test("the parts add up to the change, industry by industry and in all", () => {
    fc.assert(
      fc.property(periods(2, 2), ([before, after]) => {
        fc.pre(hasJobs(before!));
        const { sectors, total } = shiftShare(before!, after!);
        for (const { change, national, mix, competitive } of [...sectors, total])
          expect(national! + mix! + competitive!).toBeCloseTo(change, 7);
      }),
      { seed: 41 },
    );
  });

  test("the reference as a whole has neither a mix nor a competitive effect", () => {
    fc.assert(
      fc.property(periods(2, 2), ([before, after]) => {
        fc.pre(hasJobs(before!));
        const { total } = shiftShare(
          { area: before!.reference, reference: before!.reference },
          { area: after!.reference, reference: after!.reference },
        );
        const began = Array.from(before!.reference).reduce((come, jobs, at) => (jobs === 0 ? come + after!.reference[at]! : come), 0);
        expect(total.mix! + began).toBeCloseTo(0, 7); // what came from nothing anywhere is in no industry's growth
        expect(total.competitive).toBeCloseTo(began, 7);
      }),
      { seed: 42 },
    );
  });

  test("areas that make up the reference have national effects that make up its growth, and competitive ones that make up nothing", () => {
    const one: Economy = { area: [30, 70], reference: [100, 200] };
    const other: Economy = { area: [70, 130], reference: [100, 200] };
    const after: Economy = { area: [45, 60], reference: [120, 240] };
    const otherAfter: Economy = { area: [75, 180], reference: [120, 240] };
    const [first, second] = [shiftShare(one, after), shiftShare(other, otherAfter)];
    expect(first.total.national! + second.total.national!).toBeCloseTo(60, 10);
    for (const industry of [0, 1])
      expect(first.sectors[industry]!.competitive! + second.sectors[industry]!.competitive!).toBeCloseTo(0, 10);
  });

  test("industries that do not match are refused", () => {
    expect(() => shiftShare({ area: [1], reference: [1, 2] }, { area: [1], reference: [1] })).toThrow(RangeError);
  });
});

describe("Esteban-Marquillas", () => {
  test("an example that can be checked by hand", () => {
    // Steel is a fifth of the reference, so 20 of the area's 100 would be in it: it has 50. It grew by 20% where the industry fell by 10%.
    const { sectors } = estebanMarquillas({ area: [50, 50], reference: [200, 800] }, { area: [60, 50], reference: [180, 920] });
    expect(sectors[0]!.homothetic).toBe(20);
    expect(sectors[0]!.competitive).toBeCloseTo(20 * 0.3, 12);
    expect(sectors[0]!.allocation).toBeCloseTo(30 * 0.3, 12);
    expect(sectors[0]!.differential).toBeCloseTo(15, 12);
  });

  test.each(golden.estebanMarquillas)("agrees with the formulae in exact fractions: $id", ({ expected, sectors, tolerance, ...given }) => {
    const [before, after] = economies(given);
    const found = estebanMarquillas(before!, after!);
    for (const part of ["competitive", "allocation"] as const) {
      close(found.total[part], expected[part], tolerance);
      for (const [industry, value] of sectors[part].entries()) close(found.sectors[industry]![part], value, tolerance);
    }
  });

  test("an industry that began from nothing cannot be cut, and the total says what came of it", () => {
    const { sectors, total } = estebanMarquillas({ area: [0, 100], reference: [50, 950] }, { area: [12, 100], reference: [60, 950] });
    expect(sectors[0]).toMatchObject({ competitive: undefined, allocation: undefined, differential: 12 });
    expect(total.fromNothing).toBe(12);
    expect(total.competitive).toBeCloseTo(0, 12);
  });

  test("competitive and allocation add up to Dunn's competitive effect, and all parts to the change", () => {
    fc.assert(
      fc.property(periods(2, 2), ([before, after]) => {
        fc.pre(hasJobs(before!));
        const classic = shiftShare(before!, after!);
        const { sectors, total } = estebanMarquillas(before!, after!);
        for (const [industry, { competitive, allocation, differential }] of sectors.entries()) {
          expect(differential).toBe(classic.sectors[industry]!.competitive);
          if (before!.area[industry] === 0) expect([competitive, allocation]).toEqual([undefined, undefined]);
          else expect(competitive! + allocation!).toBeCloseTo(differential!, 7);
        }
        expect(total.competitive! + total.allocation! + total.fromNothing).toBeCloseTo(classic.total.competitive!, 6);
        expect(total.national! + total.mix! + total.competitive! + total.allocation! + total.fromNothing).toBeCloseTo(total.change, 6);
      }),
      { seed: 43 },
    );
  });

  test("the allocation effect has the sign of being specialised in what one does better", () => {
    const before: Economy = { area: [50, 50], reference: [200, 800] };
    const after: Economy = { area: [60, 60], reference: [180, 920] };
    const [steel, other] = estebanMarquillas(before, after).sectors;
    const quotient = locationQuotient({ areaIndustryJobs: 50, areaTotalJobs: 100, referenceIndustryJobs: 200, referenceTotalJobs: 1000 })!;
    expect(steel!.allocation!).toBeCloseTo(steel!.differential! * (1 - 1 / quotient), 10);
    expect(steel!.allocation!).toBeGreaterThan(0); // much of it, and better at it
    expect(other!.allocation!).toBeLessThan(0); // little of it, and better at it
  });
});

describe("dynamic shift-share", () => {
  test("an example that can be checked by hand", () => {
    // 100 → 110 → 121 where the reference goes 1,000 → 1,000 → 1,210: at first it is all the area's own, then all the reference's.
    const { total } = dynamicShiftShare([
      { area: [100], reference: [1000] },
      { area: [110], reference: [1000] },
      { area: [121], reference: [1210] },
    ]);
    expect(total.change).toBe(21);
    expect(total.national).toBeCloseTo(110 * 0.21, 12);
    expect(total.mix).toBeCloseTo(0, 12);
    expect(total.competitive).toBeCloseTo(10 + (121 - 110 * 1.21), 12);
  });

  test.each(golden.dynamic)("agrees with the sum over years in exact fractions: $id", ({ expected, sectors, tolerance, ...given }) => {
    const found = dynamicShiftShare(economies(given));
    for (const part of ["change", "national", "mix", "competitive"] as const) close(found.total[part], expected[part], tolerance);
    for (const part of ["national", "mix", "competitive"] as const) {
      for (const [industry, value] of sectors[part].entries()) close(found.sectors[industry]![part], value, tolerance);
    }
  });

  test("of two years it is the classic one", () => {
    fc.assert(
      fc.property(periods(2, 2), ([before, after]) => {
        expect(dynamicShiftShare([before!, after!])).toEqual(shiftShare(before!, after!));
      }),
      { seed: 44 },
    );
  });

  test("the parts add up to the change from the first year to the last", () => {
    fc.assert(
      fc.property(periods(2, 5), (years) => {
        fc.pre(years.every(hasJobs));
        const { sectors, total } = dynamicShiftShare(years);
        for (const [industry, { change, national, mix, competitive }] of sectors.entries()) {
          expect(change).toBe(years.at(-1)!.area[industry]! - years[0]!.area[industry]!);
          expect(national! + mix! + competitive!).toBeCloseTo(change, 6);
        }
        expect(total.national! + total.mix! + total.competitive!).toBeCloseTo(total.change, 6);
      }),
      { seed: 45 },
    );
  });

  test("of one year there is no change to tell of", () => {
    expect(() => dynamicShiftShare([{ area: [1], reference: [1] }])).toThrow(RangeError);
  });
});

describe("of a whole table at once", () => {
  test("each cell has the parts that it has alone, with two periods and with more", () => {
    const sizes = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 2, max: 4 }));
    const made = sizes.chain(([areas, industries, times]) =>
      fc.record({
        areas: fc.constant(areas),
        industries: fc.constant(industries),
        periods: fc.array(
          fc.record({
            jobs: fc.array(count, { minLength: areas * industries, maxLength: areas * industries }),
            reference: fc.array(count, { minLength: industries, maxLength: industries }),
          }),
          { minLength: times, maxLength: times },
        ),
      }),
    );
    fc.assert(
      fc.property(made, ({ areas, industries, periods: given }) => {
        const all = shiftShares({
          areas,
          industries,
          periods: given.map(({ jobs, reference }) => ({ jobs: Float64Array.from(jobs), reference })),
        });
        for (let area = 0; area < areas; area++) {
          const alone = dynamicShiftShare(
            given.map(({ jobs, reference }) => ({ area: jobs.slice(area * industries, (area + 1) * industries), reference })),
          );
          for (const [industry, sector] of alone.sectors.entries()) {
            for (const part of ["national", "mix", "competitive"] as const) {
              const found = all[part][area * industries + industry]!;
              if (sector[part] === undefined) expect(found).toBeNaN();
              else expect(found).toBeCloseTo(sector[part], 7);
            }
          }
        }
      }),
      { seed: 46 },
    );
  });

  test("an unknown cell makes its own parts unknown and no others", () => {
    const { competitive, national } = shiftShares({
      areas: 2,
      industries: 2,
      periods: [
        { jobs: Float64Array.of(10, Number.NaN, 30, 40), reference: [100, 100] },
        { jobs: Float64Array.of(12, 5, 30, 44), reference: [110, 100] },
      ],
    });
    expect([...competitive].map(Number.isNaN)).toEqual([false, true, false, false]);
    expect(national[3]).toBeCloseTo(2, 12);
  });
});
