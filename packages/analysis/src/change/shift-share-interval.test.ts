import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  dynamicShiftShare,
  dynamicShiftShareIntervals,
  estebanMarquillas,
  estebanMarquillasIntervals,
  exactly,
  finish,
  shiftShare,
  shiftShareIntervals,
  type ComparedPeriods,
  type Economy,
  type Interval,
} from "../index.ts";

type Relation = ComparedPeriods["relation"];

const interval = fc
  .tuple(fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 4, arbitrary: fc.nat(300) }), fc.nat(40))
  .map(([low, width]): Interval => ({ low, high: low + width }));
/** A place within an interval, its ends made likely: bounds are tried where they are tightest. */
const somewhere = fc.oneof(
  fc.constant(0),
  fc.constant(1),
  fc.integer({ min: 1, max: 999 }).map((part) => part / 1000),
);

/** Periods of cells with what they may be, and what they truly are. */
const compared = (atLeast: number, atMost: number, cell = interval) =>
  fc.tuple(fc.constantFrom<Relation>("inside", "apart"), fc.integer({ min: 1, max: 4 })).chain(([relation, industries]) => {
    const cells = fc.array(fc.tuple(cell, somewhere), { minLength: industries, maxLength: industries });
    return fc.array(fc.tuple(cells, cells), { minLength: atLeast, maxLength: atMost }).map((periods) => ({
      compared: {
        relation,
        periods: periods.map(([area, rest]) => ({ area: area.map(([one]) => one), rest: rest.map(([one]) => one) })),
      } satisfies ComparedPeriods,
      truth: periods.map(([area, rest]): Economy => {
        const truthOf = ([{ low, high }, where]: [Interval, number]) => low + (high - low) * where;
        const jobs = area.map(truthOf);
        return { area: jobs, reference: rest.map(truthOf).map((others, at) => (relation === "inside" ? jobs[at]! + others : others)) };
      }),
    }));
  });

function holds(bounds: Interval | undefined, value: number | undefined): void {
  if (value === undefined) return;
  expect(bounds).toBeDefined();
  const slack = 1e-7 * (1 + Math.abs(value));
  expect(bounds!.low).toBeLessThanOrEqual(value + slack);
  expect(bounds!.high).toBeGreaterThanOrEqual(value - slack);
}

const parts = ["change", "national", "mix", "competitive"] as const;

describe("classic", () => {
  test("an example that can be checked by hand: the competitive effect at its corners", () => {
    // a 48–52 to 58–62, c exactly 100 to 110: least at 52 and 58, greatest at 48 and 62.
    const { sectors } = shiftShareIntervals({
      relation: "inside",
      periods: [
        { area: [{ low: 48, high: 52 }], rest: [exactly(100)] },
        { area: [{ low: 58, high: 62 }], rest: [exactly(110)] },
      ],
    });
    expect(sectors[0]!.competitive!.low).toBeCloseTo((58 * 100 - 52 * 110) / 152, 10);
    expect(sectors[0]!.competitive!.high).toBeCloseTo((62 * 100 - 48 * 110) / 148, 10);
    expect(sectors[0]!.change).toEqual({ low: 6, high: 14 });
  });

  test("of exact figures every bound is the figure itself", () => {
    const before: Economy = { area: [90, 20, 10, 60], reference: [400, 150, 150, 400] };
    const after: Economy = { area: [100, 40, 10, 55], reference: [440, 210, 135, 480] };
    const point = shiftShare(before, after);
    for (const relation of ["inside", "apart"] as const) {
      const cells = ({ area, reference }: Economy) => ({
        area: Array.from(area, exactly),
        rest: Array.from(reference, (jobs, at) => exactly(relation === "inside" ? jobs - area[at]! : jobs)),
      });
      const bounds = shiftShareIntervals({ relation, periods: [cells(before), cells(after)] });
      for (const part of parts) {
        for (const [industry, sector] of [...point.sectors, point.total].entries()) {
          const { low, high } = [...bounds.sectors, bounds.total][industry]![part]!;
          expect(low).toBeCloseTo(sector[part]!, 9);
          expect(high).toBeCloseTo(sector[part]!, 9);
        }
      }
    }
  });

  test("contains every admissible input, of each industry and of the area", () => {
    fc.assert(
      fc.property(compared(2, 2), ({ compared: cells, truth }) => {
        const point = shiftShare(truth[0]!, truth[1]!);
        const bounds = shiftShareIntervals(cells);
        for (const part of parts) {
          for (const [industry, sector] of point.sectors.entries()) holds(bounds.sectors[industry]![part], sector[part]);
          holds(bounds.total[part], point.total[part]);
        }
      }),
      { seed: 51, numRuns: 3000 },
    );
  });

  test("of each industry, and of the area but for its mix, is no wider than it must be", () => {
    const positive = interval.map(({ low, high }) => ({ low: low + 10, high: high + 10 }));
    const steps = 12;
    fc.assert(
      fc.property(
        fc.constantFrom<Relation>("inside", "apart"),
        fc.tuple(positive, positive, positive),
        fc.tuple(positive, positive, positive),
        (relation, [a0, c0, o0], [a1, c1, o1]) => {
          const { sectors } = shiftShareIntervals({
            relation,
            periods: [
              { area: [a0, exactly(0)], rest: [c0, o0] },
              { area: [a1, exactly(0)], rest: [c1, o1] },
            ],
          });
          const found = { national: [Infinity, -Infinity], mix: [Infinity, -Infinity], competitive: [Infinity, -Infinity] };
          const along = ({ low, high }: Interval, ends = false) =>
            Array.from({ length: ends ? 2 : steps + 1 }, (_, step) => low + ((high - low) * step) / (ends ? 1 : steps));
          for (const a of along(a0))
            for (const c of along(c0))
              for (const o of along(o0, true))
                for (const end of along(a1, true))
                  for (const others of along(c1, true))
                    for (const rest of along(o1, true)) {
                      const inside = relation === "inside" ? 1 : 0;
                      const { sectors: at } = shiftShare(
                        { area: [a, 0], reference: [inside * a + c, o] },
                        { area: [end, 0], reference: [inside * end + others, rest] },
                      );
                      for (const part of ["national", "mix", "competitive"] as const) {
                        found[part][0] = Math.min(found[part][0]!, at[0]![part]!);
                        found[part][1] = Math.max(found[part][1]!, at[0]![part]!);
                      }
                    }
          for (const part of ["national", "mix", "competitive"] as const) {
            const { low, high } = sectors[0]![part]!;
            const slack = 0.02 * (high - low) + 1e-9; // the grid may step over a turn
            expect(found[part][0]! - low).toBeLessThanOrEqual(slack);
            expect(high - found[part][1]!).toBeLessThanOrEqual(slack);
          }
        },
      ),
      { seed: 52, numRuns: 60 },
    );
  });

  test("where nothing holds a cell, what it touches is held by nothing and nothing is not a number", () => {
    const unheld = { low: 0, high: Number.POSITIVE_INFINITY };
    fc.assert(
      fc.property(
        fc.constantFrom<Relation>("inside", "apart"),
        fc.integer({ min: 0, max: 7 }),
        fc.array(interval, { minLength: 8, maxLength: 8 }),
        (relation, which, cells) => {
          const at = (index: number) => (index === which ? unheld : cells[index]!);
          const { sectors, total } = shiftShareIntervals({
            relation,
            periods: [
              { area: [at(0), at(1)], rest: [at(2), at(3)] },
              { area: [at(4), at(5)], rest: [at(6), at(7)] },
            ],
          });
          for (const bounds of [...sectors, total]) {
            for (const part of parts) {
              expect(bounds[part]?.low).not.toBeNaN();
              expect(bounds[part]?.high).not.toBeNaN();
            }
          }
        },
      ),
      { seed: 53 },
    );
  });
});

describe("dynamic", () => {
  test("contains every admissible input", () => {
    const anyCell = compared(2, 4);
    const positive = compared(
      2,
      4,
      interval.map(({ low, high }) => ({ low: low + 20, high: high + 20 })),
    );
    fc.assert(
      fc.property(fc.oneof(anyCell, positive), ({ compared: cells, truth }) => {
        const point = dynamicShiftShare(truth);
        const bounds = finish(dynamicShiftShareIntervals(cells));
        for (const part of parts) {
          for (const [industry, sector] of point.sectors.entries()) holds(bounds.sectors[industry]![part], sector[part]);
          holds(bounds.total[part], point.total[part]);
        }
      }),
      { seed: 54, numRuns: 2000 },
    );
  });

  test("does not count the error of a year in the middle twice", () => {
    const around = (jobs: number, by: number): Interval => ({ low: jobs - by, high: jobs + by });
    const periods = [100, 104, 109, 112, 118, 121].map((jobs, year) => ({
      area: [around(jobs * 100, 50), around(jobs * 300, 50)],
      rest: [around(90_000 + 2000 * year, 500), around(300_000 + 5000 * year, 500)],
    }));
    const { sectors } = finish(dynamicShiftShareIntervals({ relation: "inside", periods }));
    const steps = periods.slice(1).map((after, index) => shiftShareIntervals({ relation: "inside", periods: [periods[index]!, after] }));
    const added = steps.reduce((sum, { sectors: [first] }) => sum + first!.competitive!.high - first!.competitive!.low, 0);
    const { low, high } = sectors[0]!.competitive!;
    expect(high - low).toBeLessThan(added / 3);
    expect(high - low).toBeGreaterThan(200); // the first and the last year are still what they are
  });
});

describe("Esteban-Marquillas", () => {
  const begunOf = ({ periods }: ComparedPeriods) => periods[0]!.area.map(({ low }) => low > 0);

  test("an example that can be checked by hand: the competitive effect at its corners", () => {
    const { sectors } = estebanMarquillasIntervals({
      relation: "inside",
      begun: [true, true],
      periods: [
        { area: [{ low: 48, high: 52 }, exactly(50)], rest: [exactly(150), exactly(750)] },
        { area: [exactly(60), exactly(50)], rest: [exactly(130), exactly(870)] },
      ],
    });
    // (a + 50) / (a + 950) × (150 × 60 / a − 130), greatest at 48 and least at 52.
    const at = (a: number) => ((a + 50) / (a + 950)) * ((150 * 60) / a - 130);
    expect(sectors[0]!.competitive!.low).toBeCloseTo(at(52), 10);
    expect(sectors[0]!.competitive!.high).toBeCloseTo(at(48), 10);
  });

  test("contains every admissible input", () => {
    fc.assert(
      fc.property(compared(2, 2), ({ compared: cells, truth }) => {
        const point = estebanMarquillas(truth[0]!, truth[1]!);
        const begun = begunOf(cells);
        const bounds = estebanMarquillasIntervals({ ...cells, begun });
        for (const [industry, sector] of point.sectors.entries()) {
          if (!begun[industry]) continue;
          for (const part of ["national", "mix", "competitive", "allocation", "differential"] as const) {
            holds(bounds.sectors[industry]![part], sector[part]);
          }
        }
        const among = (part: "competitive" | "allocation") =>
          point.sectors.reduce<number | undefined>(
            (sum, sector, industry) =>
              begun[industry] ? (sum === undefined || sector[part] === undefined ? undefined : sum + sector[part]) : sum,
            0,
          );
        holds(bounds.total.competitive, among("competitive"));
        holds(bounds.total.allocation, among("allocation"));
      }),
      { seed: 55, numRuns: 3000 },
    );
  });

  test("of the competitive effect, is no wider than it must be", () => {
    const positive = interval.map(({ low, high }) => ({ low: low + 10, high: high + 10 }));
    fc.assert(
      fc.property(
        fc.constantFrom<Relation>("inside", "apart"),
        fc.array(positive, { minLength: 6, maxLength: 6 }),
        (relation, [a0, b0, c0, d0, a1, c1]) => {
          const { sectors } = estebanMarquillasIntervals({
            relation,
            begun: [true, true],
            periods: [
              { area: [a0!, b0!], rest: [c0!, d0!] },
              { area: [a1!, exactly(10)], rest: [c1!, exactly(10)] },
            ],
          });
          const [least, greatest] = [[], []] as [number[], number[]];
          for (const corner of Array.from({ length: 64 }, (_, index) => index)) {
            const [a, b, c, d, end, rest] = [a0!, b0!, c0!, d0!, a1!, c1!].map(({ low, high }, at) => (corner & (1 << at) ? high : low));
            const inside = relation === "inside" ? 1 : 0;
            const { sectors: at } = estebanMarquillas(
              { area: [a!, b!], reference: [inside * a! + c!, inside * b! + d!] },
              { area: [end!, 10], reference: [inside * end! + rest!, inside * 10 + 10] },
            );
            least.push(at[0]!.competitive!);
            greatest.push(at[0]!.competitive!);
          }
          const { low, high } = sectors[0]!.competitive!;
          expect(low).toBeCloseTo(Math.min(...least), 7);
          expect(high).toBeCloseTo(Math.max(...greatest), 7);
        },
      ),
      { seed: 56 },
    );
  });

  test("an industry that might have begun from next to nothing may have any competitive effect", () => {
    const { sectors, total } = estebanMarquillasIntervals({
      relation: "inside",
      begun: [false, true],
      periods: [
        { area: [{ low: 0, high: 2 }, exactly(50)], rest: [exactly(150), exactly(750)] },
        { area: [exactly(10), exactly(50)], rest: [exactly(130), exactly(870)] },
      ],
    });
    expect(sectors[0]!.competitive).toBeUndefined(); // published as nothing: it is not cut
    expect(total.competitive!.high).toBeLessThan(Number.POSITIVE_INFINITY);
    expect(total.fromNothing).toEqual({ low: 8, high: 10 });
  });
});

describe("of figures below 0, as output can have", () => {
  const unknown: Interval = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const cells = (area: readonly number[], rest: readonly number[]) => ({ area: area.map(exactly), rest: rest.map(exactly) });
  const periods = [cells([-5, 10], [20, 30]), cells([5, 12], [25, 20])];
  const all = (compared: ComparedPeriods) => [
    shiftShareIntervals(compared),
    finish(dynamicShiftShareIntervals(compared)),
    estebanMarquillasIntervals({ ...compared, begun: [true, true] }),
  ];

  test.each(["inside", "apart"] as const)("%s: the bounds of exact ones are the effects themselves", (relation) => {
    const economies = periods.map(({ area, rest }) => ({
      area: area.map(({ low }) => low),
      reference: area.map(({ low }, at) => rest[at]!.low + (relation === "inside" ? low : 0)),
    }));
    const points = [
      shiftShare(economies[0]!, economies[1]!),
      dynamicShiftShare(economies),
      estebanMarquillas(economies[0]!, economies[1]!),
    ];
    for (const [index, bounds] of all({ relation, periods }).entries()) {
      for (const [sector, { competitive, mix, national, change }] of points[index]!.sectors.entries()) {
        const found = bounds.sectors[sector]!;
        for (const [point, interval] of [
          [change, found.change],
          [national, found.national],
          [mix, found.mix],
          [competitive, found.competitive],
        ] as const) {
          expect(interval!.low).toBeCloseTo(point!, 9);
          expect(interval!.high).toBeCloseTo(point!, 9);
        }
      }
      expect(bounds.total.competitive!.low).toBeCloseTo(points[index]!.total.competitive!, 9);
    }
  });

  test.each(["inside", "apart"] as const)("%s: with one that is not known, only the change is bounded", (relation) => {
    const [before, after] = periods as [(typeof periods)[0], (typeof periods)[0]];
    for (const { sectors, total } of all({ relation, periods: [{ ...before, rest: [unknown, exactly(30)] }, after] })) {
      expect(sectors[0]).toMatchObject({ change: { low: 10, high: 10 }, national: unknown, mix: unknown, competitive: unknown });
      expect(total).toMatchObject({ change: { low: 12, high: 12 }, national: unknown, mix: unknown, competitive: unknown });
    }
  });
});
