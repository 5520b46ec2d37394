import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  exactly,
  gini,
  giniInterval,
  giniOfQuotientsInterval,
  giniOfSpecialisation,
  herfindahl,
  herfindahlInterval,
  hooverIndex,
  hooverIndexInterval,
  krugmanSpecialisation,
  krugmanSpecialisationInterval,
  shareDifferenceInterval,
  theilL,
  theilLInterval,
  theilT,
  theilTInterval,
  type ComparedCells,
  type Interval,
} from "../index.ts";

const interval = fc
  .tuple(fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 4, arbitrary: fc.nat(300) }), fc.nat(60))
  .map(([low, width]): Interval => ({ low, high: low + width }));
/** A place within an interval, its ends made likely: bounds are tried where they are tightest. */
const somewhere = fc.oneof(
  fc.constant(0),
  fc.constant(1),
  fc.integer({ min: 1, max: 999 }).map((part) => part / 1000),
);
const truthOf = ([{ low, high }, where]: [Interval, number]) => low + (high - low) * where;

/** Cells with what they may be, and what they truly are. */
const compared = fc
  .tuple(
    fc.constantFrom<ComparedCells["relation"]>("inside", "apart"),
    fc.array(fc.tuple(interval, somewhere, interval, somewhere), { minLength: 1, maxLength: 6 }),
  )
  .map(([relation, cells]) => {
    const area = cells.map(([cell, where]) => truthOf([cell, where]));
    return {
      cells: { relation, area: cells.map(([cell]) => cell), rest: cells.map(([, , cell]) => cell) } satisfies ComparedCells,
      area,
      reference: cells.map(([, , cell, where], at) => truthOf([cell, where]) + (relation === "inside" ? area[at]! : 0)),
    };
  });

function holds(bounds: Interval | undefined, value: number | undefined): void {
  if (value === undefined) return;
  expect(bounds).toBeDefined();
  const slack = 1e-9 * (1 + Math.abs(value));
  expect(bounds!.low).toBeLessThanOrEqual(value + slack);
  expect(bounds!.high).toBeGreaterThanOrEqual(value - slack);
}

const unheld: Interval = { low: 0, high: Number.POSITIVE_INFINITY };
const steel = { low: 18, high: 22 };

describe("Krugman's index and Hoover's", () => {
  test("two industries, checked by hand", () => {
    // Steel 18 to 22 of the area, everything else exact: the other 80 of the area, 80 steel and 820 others elsewhere.
    const { low, high } = krugmanSpecialisationInterval({
      relation: "inside",
      area: [steel, exactly(80)],
      rest: [exactly(80), exactly(820)],
    })!;
    const at = (jobs: number) => 2 * (jobs / (jobs + 80) - (jobs + 80) / (jobs + 980));
    expect(low).toBeCloseTo(at(18), 12);
    expect(high).toBeCloseTo(at(22), 12);
  });

  test("contain every admissible input", () => {
    fc.assert(
      fc.property(compared, ({ cells, area, reference }) => {
        holds(krugmanSpecialisationInterval(cells), krugmanSpecialisation(area, reference));
        holds(hooverIndexInterval(cells), hooverIndex(area, reference));
      }),
      { seed: 71, numRuns: 3000 },
    );
  });

  test("are no wider than they must be where each industry is certainly on one side", () => {
    const cells: ComparedCells = {
      relation: "inside",
      area: [
        { low: 300, high: 340 },
        { low: 90, high: 110 },
        { low: 38, high: 42 },
      ],
      rest: [
        { low: 1000, high: 1100 },
        { low: 3000, high: 3100 },
        { low: 1500, high: 1600 },
      ],
    };
    const { low, high } = krugmanSpecialisationInterval(cells)!;
    let [least, greatest] = [2, 0];
    for (let corner = 0; corner < 64; corner++) {
      const end = ({ low: from, high: to }: Interval, bit: number) => (corner & (1 << bit) ? to : from);
      const area = cells.area.map((cell, at) => end(cell, at));
      const index = krugmanSpecialisation(
        area,
        cells.rest.map((cell, at) => end(cell, at + 3) + area[at]!),
      )!;
      [least, greatest] = [Math.min(least, index), Math.max(greatest, index)];
    }
    expect(low).toBeCloseTo(least, 10);
    expect(high).toBeCloseTo(greatest, 10);
  });
});

describe("Herfindahl's index", () => {
  test("two industries, checked by hand: alike at best, 2 to 1 at worst", () => {
    const { low, high } = herfindahlInterval([
      { low: 10, high: 20 },
      { low: 10, high: 20 },
    ])!;
    expect(low).toBeCloseTo(0.5, 12);
    expect(high).toBeGreaterThanOrEqual(5 / 9);
    expect(high).toBeLessThan(5 / 9 + 0.08);
  });

  test("contains every admissible input", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(interval, somewhere), { minLength: 1, maxLength: 8 }), (cells) => {
        holds(herfindahlInterval(cells.map(([cell]) => cell)), herfindahl(cells.map(truthOf)));
      }),
      { seed: 72, numRuns: 3000 },
    );
  });

  test("its lower bound is reached, and its upper one missed by less than one cell makes", () => {
    const cell = fc.tuple(fc.integer({ min: 1, max: 200 }), fc.nat(60)).map(([low, width]): Interval => ({ low, high: low + width }));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 7 }), (cells) => {
        const { low, high } = herfindahlInterval(cells)!;
        const corners = Array.from(
          { length: 1 << cells.length },
          (_, corner) => herfindahl(cells.map((one, at) => (corner & (1 << at) ? one.high : one.low)))!,
        );
        const greatest = Math.max(...corners);
        expect(high).toBeGreaterThanOrEqual(greatest - 1e-12);
        const widest = Math.max(...cells.map((one) => one.high - one.low));
        const total = cells.reduce((sum, one) => sum + one.low, 0);
        expect(high - greatest).toBeLessThanOrEqual((widest / total) ** 2 / 4 + 1e-12);
        // The middle to which all are cut at the least: no other does better.
        const tried = Array.from({ length: 400 }, (_, step) => step).map(
          (middle) => herfindahl(cells.map((one) => Math.min(one.high, Math.max(one.low, middle))))!,
        );
        expect(Math.min(...tried) - low).toBeLessThan(0.002);
        expect(low).toBeLessThanOrEqual(Math.min(...tried, ...corners) + 1e-12);
      }),
      { seed: 73 },
    );
  });
});

describe("Gini", () => {
  test("two values, checked by hand", () => {
    // 10 to 12 and 11 to 20: alike at best; 10 and 20 at worst, (20 − 10) / (2 × 30).
    const { low, high } = giniInterval([
      { low: 10, high: 12 },
      { low: 11, high: 20 },
    ])!;
    expect(low).toBe(0);
    expect(high).toBeCloseTo(10 / 60, 12);
  });

  test("contains every admissible input", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(interval, somewhere), { minLength: 1, maxLength: 8 }), (values) => {
        holds(giniInterval(values.map(([one]) => one)), gini(values.map(truthOf)));
      }),
      { seed: 74, numRuns: 3000 },
    );
  });

  test("its lower bound is reached, and the upper one too where no interval lies within another", () => {
    const side = fc.array(fc.tuple(fc.nat(100), fc.nat(100)), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(side, (pairs) => {
        const lows = pairs.map(([low]) => low).sort((one, other) => one - other);
        const highs = pairs.map(([low, width]) => low + width).sort((one, other) => one - other);
        const values = lows.map((low, at): Interval => ({ low, high: highs[at]! }));
        fc.pre(values.some(({ low }) => low > 0));
        const { low, high } = giniInterval(values)!;
        const corners = Array.from(
          { length: 1 << values.length },
          (_, corner) => gini(values.map((one, at) => (corner & (1 << at) ? one.high : one.low))) ?? 0,
        );
        expect(high).toBeCloseTo(Math.max(...corners), 10);
        const tried = Array.from(
          { length: 201 },
          (_, middle) => gini(values.map((one) => Math.min(one.high, Math.max(one.low, middle)))) ?? 1,
        );
        expect(low).toBeCloseTo(Math.min(...tried), 10); // all ends are whole numbers up to 200
      }),
      { seed: 75 },
    );
  });

  test("of quotients contains every admissible input of the industries that the reference certainly has", () => {
    fc.assert(
      fc.property(compared, ({ cells, area, reference }) => {
        const kept = area.flatMap((_, at) => (cells.area[at]!.low + cells.rest[at]!.low > 0 && cells.rest[at]!.low > 0 ? [at] : []));
        const pick = <T>(values: readonly T[]) => kept.map((at) => values[at]!);
        fc.pre(kept.length > 0);
        holds(
          giniOfQuotientsInterval({ relation: cells.relation, area: pick(cells.area), rest: pick(cells.rest) }),
          giniOfSpecialisation(pick(area), pick(reference)),
        );
      }),
      { seed: 76, numRuns: 2000 },
    );
  });
});

describe("Theil", () => {
  test("of exact figures the bounds are the figure itself", () => {
    const [area, rest] = [
      [30, 50, 20],
      [170, 250, 480],
    ];
    const reference = area.map((jobs, at) => jobs + rest[at]!);
    const cells: ComparedCells = { relation: "inside", area: area.map(exactly), rest: rest.map(exactly) };
    for (const [index, bounds] of [
      [theilT, theilTInterval],
      [theilL, theilLInterval],
    ] as const) {
      expect(bounds(cells)!.low).toBeCloseTo(index(area, reference)!, 12);
      expect(bounds(cells)!.high).toBeCloseTo(index(area, reference)!, 12);
    }
  });

  test("contains every admissible input", () => {
    fc.assert(
      fc.property(compared, ({ cells, area, reference }) => {
        holds(theilTInterval(cells), theilT(area, reference));
        holds(theilLInterval(cells), theilL(area, reference));
      }),
      { seed: 77, numRuns: 3000 },
    );
  });

  test("a mix that may be the reference's may have a T of 0, and one that cannot has more", () => {
    const near = theilTInterval({
      relation: "inside",
      area: [steel, { low: 78, high: 82 }],
      rest: [
        { low: 175, high: 185 },
        { low: 715, high: 725 },
      ],
    })!;
    expect(near.low).toBe(0);
    expect(near.high).toBeLessThan(0.01);
    const far = theilTInterval({
      relation: "inside",
      area: [
        { low: 48, high: 52 },
        { low: 48, high: 52 },
      ],
      rest: [
        { low: 175, high: 185 },
        { low: 715, high: 725 },
      ],
    })!;
    expect(far.low).toBeGreaterThan(0.1);
    expect(far.high).toBeLessThan(0.35);
  });
});

test("where nothing holds a cell the bounds are wide, and never not a number", () => {
  fc.assert(
    fc.property(compared, fc.nat(20), ({ cells }, which) => {
      const count = cells.area.length;
      const open: ComparedCells = {
        relation: cells.relation,
        area: cells.area.map((cell, at) => (which % (2 * count) === at ? unheld : cell)),
        rest: cells.rest.map((cell, at) => (which % (2 * count) === at + count ? unheld : cell)),
      };
      for (const bounds of [
        krugmanSpecialisationInterval(open),
        giniOfQuotientsInterval(open),
        theilTInterval(open),
        theilLInterval(open),
        herfindahlInterval(open.area),
      ]) {
        expect(bounds?.low).not.toBeNaN();
        expect(bounds?.high).not.toBeNaN();
        if (bounds) expect(bounds.low).toBeLessThanOrEqual(bounds.high);
      }
    }),
    { seed: 78, numRuns: 1000 },
  );
});

test("of cells without a job there are no bounds", () => {
  const nothing: ComparedCells = { relation: "inside", area: [exactly(0)], rest: [exactly(5)] };
  expect(krugmanSpecialisationInterval(nothing)).toBeUndefined();
  expect(herfindahlInterval(nothing.area)).toBeUndefined();
  expect(theilTInterval(nothing)).toBeUndefined();
  expect(giniInterval([exactly(0)])).toBeUndefined();
});

describe("of figures below 0, as output can have", () => {
  const unknown: Interval = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const loss = [-5, 10, 20];
  const whole = [10, 40, 50];

  test("no index of shares is told, and none bounded", () => {
    for (const index of [krugmanSpecialisation, hooverIndex, theilT, theilL, giniOfSpecialisation]) {
      expect(index(loss, whole)).toBeUndefined();
      expect(index(whole, [10, -40, 50])).toBeUndefined();
    }
    expect(herfindahl(loss)).toBeUndefined();
    expect(gini(loss)).toBeUndefined();
    for (const relation of ["inside", "apart"] as const) {
      const cells: ComparedCells = { relation, area: loss.map(exactly), rest: [exactly(10), unknown, exactly(50)] };
      for (const bounds of [krugmanSpecialisationInterval, hooverIndexInterval, theilTInterval, theilLInterval, giniOfQuotientsInterval]) {
        expect(bounds(cells)).toBeUndefined();
      }
    }
    expect(herfindahlInterval(loss.map(exactly))).toBeUndefined();
    expect(giniInterval(loss.map(exactly))).toBeUndefined();
  });

  test("a difference of shares is bounded where all of it is known exactly, and only there", () => {
    const part = { part: exactly(-5), others: exactly(30), restPart: exactly(15), restOthers: exactly(60) };
    expect(shareDifferenceInterval({ relation: "inside", ...part }).low).toBeCloseTo(-5 / 25 - 10 / 100, 12);
    expect(shareDifferenceInterval({ relation: "apart", ...part }).high).toBeCloseTo(-5 / 25 - 15 / 75, 12);
    expect(shareDifferenceInterval({ relation: "apart", ...part, restOthers: unknown })).toEqual(unknown);
  });
});
