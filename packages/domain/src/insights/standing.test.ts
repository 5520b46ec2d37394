import fc from "fast-check";
import { expect, test } from "vitest";
import { claimFigure, differenceOf, judgeStanding, type Claim } from "./index.ts";
import type { Answer, Figure } from "../questions/index.ts";

const about = { rowName: "Manufacturing", said: "location quotient", unit: "ratio" } as const;
const claim = { direction: "above", threshold: 1, margin: 0.1 } as const;
const judge = (figure: [number, number, number], first?: [number, number, number], coverage = 1) => {
  const figureOf = ([low, point, high]: [number, number, number]) => ({ point, low, high });
  return judgeStanding({
    claim,
    about,
    figure: figureOf(figure),
    coverage,
    ...(first ? { first: { figure: figureOf(first), coverage: 1 } } : {}),
  });
};

test.each([
  ["holds", "true and its whole interval above", judge([1.38, 1.43, 1.47]), "1.43 (1.38 to 1.47), above 1 by more than the interval"],
  ["weakened", "true, but the interval reaches the threshold", judge([0.98, 1.02, 1.06]), "cannot be told apart"],
  ["weakened", "false, but the interval reaches the threshold", judge([0.95, 0.98, 1.02]), "cannot be called false"],
  ["overturned", "false, and its whole interval below", judge([0.82, 0.84, 0.86]), "which is not above 1"],
  ["holds", "moved towards the threshold by less than the margin", judge([1.3, 1.35, 1.4], [1.38, 1.43, 1.47]), "above 1"],
  ["weakened", "moved towards it by more than the margin", judge([1.15, 1.2, 1.25], [1.38, 1.43, 1.47]), "0.23 nearer to it"],
  ["holds", "moved away from it", judge([1.7, 1.8, 1.9], [1.38, 1.43, 1.47]), "above 1"],
  ["weakened", "resting on less of the evidence than it did", judge([1.38, 1.43, 1.47], [1.38, 1.43, 1.47], 0.92), "92% of the cells"],
])("%s: %s", (standing, _, judgement, words) => {
  expect(judgement.standing).toBe(standing);
  expect(judgement.because).toContain(words);
});

test("a figure that can no longer be worked out weakens a claim and does not overturn it", () => {
  const judgement = judgeStanding({ claim, about, figure: undefined, coverage: 1 });
  expect(judgement).toEqual({
    standing: "weakened",
    because: "The location quotient of Manufacturing cannot be worked out from this version.",
  });
});

test("a figure so near the threshold that two places would hide it is said with as many as it takes", () => {
  expect(judge([1.002, 1.004, 1.006]).because).toContain("is 1.004");
});

test("growth and shares are said in per cent", () => {
  const because = judgeStanding({
    claim: { direction: "below", threshold: 0, margin: 0.05 },
    about: { rowName: "Printing", said: "growth in jobs", unit: "growth" },
    figure: { point: -0.18, low: -0.2, high: -0.16 },
    coverage: 1,
  }).because;
  expect(because).toBe("The growth in jobs of Printing is −18.0% (−20.0% to −16.0%), below 0% by more than the interval.");
});

test("a claim and its opposite never both hold, and one of them is overturned only when the other stands apart", () => {
  const number = fc.double({ min: -3, max: 3, noNaN: true });
  fc.assert(
    fc.property(fc.tuple(number, number, number), number, (numbers, threshold) => {
      const [low, point, high] = [...numbers].sort((one, other) => one - other) as [number, number, number];
      const standingOf = (direction: "above" | "below") =>
        judgeStanding({ claim: { ...claim, direction, threshold }, about, figure: { point, low, high }, coverage: 1 }).standing;
      const both = [standingOf("above"), standingOf("below")];
      expect(both.filter((standing) => standing === "holds").length).toBeLessThanOrEqual(1);
      if (both.includes("overturned")) expect(both).toContain("holds");
    }),
  );
});

const figureOf = (low: number, point: number, high: number): Figure => ({ low, point, high });
const measured = fc
  .tuple(
    fc.double({ min: -3, max: 3, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([point, below, over]) => figureOf(point - below, point, point + over));
const direction = fc.constantFrom("above" as const, "below" as const);

test("a claim holds if and only if it is true and separable, on the run its author saw", () => {
  fc.assert(
    fc.property(measured, direction, fc.double({ min: -3, max: 3, noNaN: true }), fc.boolean(), (figure, side, threshold, mayMeet) => {
      const { standing } = judgeStanding({ claim: { direction: side, threshold, margin: 0, mayMeet }, about, figure, coverage: 1 });
      const isTrue = side === "above" ? figure.point! > threshold : figure.point! < threshold;
      const separable = side === "above" ? figure.low! > threshold : figure.high! < threshold;
      expect(standing === "holds").toBe(isTrue && separable);
      const falseAndSeparable = side === "above" ? figure.high! < threshold : figure.low! > threshold;
      expect(standing === "overturned").toBe(falseAndSeparable);
    }),
    { seed: 1 },
  );
});

test("how a claim stands on a version depends on that version and on the first, whatever came in between and in whatever order", () => {
  const rules = { direction: "above", threshold: 0, margin: 0.4, coverageMayFall: 0.1, mayMeet: true } as const;
  const run = fc.record({ figure: measured, coverage: fc.double({ min: 0, max: 1, noNaN: true }) });
  fc.assert(
    fc.property(run, fc.array(run, { minLength: 1, maxLength: 6 }), (first, later) => {
      const stands = (order: readonly { figure: Figure; coverage: number }[]) =>
        new Map(order.map((one) => [one, judgeStanding({ claim: rules, about, ...one, first }).standing]));
      const [forwards, backwards] = [stands(later), stands(later.toReversed())];
      for (const one of later) expect(backwards.get(one)).toBe(forwards.get(one));
    }),
    { seed: 2 },
  );
});

test("many small steps are a long way: the margin is measured from the run the author saw", () => {
  const first = { figure: figureOf(1.9, 2, 2.1), coverage: 1 };
  const steps = [1.95, 1.9, 1.85, 1.75].map(
    (point) =>
      judgeStanding({ claim: { ...claim, margin: 0.2 }, about, figure: figureOf(point, point, point), coverage: 1, first }).standing,
  );
  expect(steps).toEqual(["holds", "holds", "holds", "weakened"]);
});

test("a movement of just the margin is not more than it", () => {
  const first = { figure: figureOf(0.3, 0.3, 0.3), coverage: 1 };
  const judgement = judgeStanding({
    claim: { direction: "above", threshold: 0, margin: 0.1 },
    about,
    figure: figureOf(0.2, 0.2, 0.2),
    coverage: 1,
    first,
  });
  expect(judgement.standing).toBe("holds"); // 0.3 - 0.2 is a little less or more than 0.1 in binary
});

test("its author may let coverage fall so far, and no further", () => {
  const first = { figure: figureOf(1.4, 1.5, 1.6), coverage: 0.98 };
  const stands = (coverage: number) =>
    judgeStanding({ claim: { ...claim, coverageMayFall: 0.05 }, about, figure: figureOf(1.4, 1.5, 1.6), coverage, first });
  expect(stands(0.93).standing).toBe("holds");
  expect(stands(0.92)).toMatchObject({
    standing: "weakened",
    because: expect.stringMatching(/rests on 92% .* rested on 98% .* It may fall by 5%\.$/),
  });
});

test("where its author allows it, an interval that comes to reach the threshold does not by itself weaken a claim that once stood apart", () => {
  const allowing = { ...claim, margin: 1, mayMeet: true };
  const apart = { figure: figureOf(1.3, 1.4, 1.5), coverage: 1 };
  const meeting = figureOf(0.98, 1.05, 1.12);
  expect(judgeStanding({ claim: allowing, about, figure: meeting, coverage: 1, first: apart })).toEqual({
    standing: "holds",
    because:
      "The location quotient of Manufacturing is 1.05 (0.98 to 1.12): above 1. Now the interval reaches it, which its author allows.",
  });
  expect(judgeStanding({ claim: allowing, about, figure: meeting, coverage: 1 }).standing).toBe("weakened"); // it never stood apart
  expect(judgeStanding({ claim: allowing, about, figure: meeting, coverage: 1, first: { figure: meeting, coverage: 1 } }).standing).toBe(
    "weakened",
  );
  expect(judgeStanding({ claim: { ...allowing, margin: 0.1 }, about, figure: meeting, coverage: 1, first: apart }).standing).toBe(
    "weakened",
  );
});

/** A table of one measure, a row a figure. */
const tableOf = (figures: Record<string, Figure>): Pick<Answer, "tables"> => ({
  tables: [
    {
      key: "places",
      title: "Places",
      rowsAre: "place",
      measures: [{ key: "growth", name: "Growth", said: "growth in jobs", unit: "growth", help: "", bounds: "tightest" }],
      rows: Object.entries(figures).map(([name, figure]) => ({
        code: name,
        name,
        figures: { growth: figure },
        notes: [],
        tier: null,
        ranks: null,
      })),
    },
  ],
});
const claimOf = (row: string, side: Claim["direction"], against: Claim["against"], threshold = 0) => ({
  table: "places",
  row,
  measure: "growth",
  direction: side,
  threshold,
  ...(against ? { against } : {}),
  margin: 0.02,
});
function stands(figures: Record<string, Figure>, typed: ReturnType<typeof claimOf>, first?: Record<string, Figure>) {
  const judged = (table: Record<string, Figure>) => {
    const { figure, against, lead } = claimFigure(tableOf(table), typed) ?? {};
    return { figure, against, lead };
  };
  const was = first && judged(first);
  return judgeStanding({
    claim: typed,
    about: { rowName: typed.row, said: "growth in jobs", unit: "growth" },
    ...judged(figures),
    coverage: 1,
    ...(was?.figure ? { first: { figure: was.figure, lead: was.lead, coverage: 1 } } : {}),
  });
}
const leeds = { is: "row", row: "Leeds" } as const;
const every = { is: "every-other-row" } as const;

test.each([
  [
    "holds",
    { York: figureOf(0.08, 0.1, 0.12), Leeds: figureOf(0.02, 0.04, 0.06) },
    "above that of Leeds, +4.0% (+2.0% to +6.0%) by more than the intervals.",
  ],
  [
    "weakened",
    { York: figureOf(0.05, 0.1, 0.15), Leeds: figureOf(0.02, 0.04, 0.06) },
    "but the intervals meet, so the two cannot be told apart",
  ],
  [
    "weakened",
    { York: figureOf(0.01, 0.03, 0.05), Leeds: figureOf(0.02, 0.04, 0.06) },
    "which is not above that of Leeds, +4.0% (+2.0% to +6.0%), but the intervals meet, so it cannot be called false.",
  ],
  ["overturned", { York: figureOf(0.0, 0.01, 0.015), Leeds: figureOf(0.02, 0.04, 0.06) }, "which is not above that of Leeds"],
  ["weakened", { York: figureOf(0.08, 0.1, 0.12) }, "cannot be worked out from this version"],
  [
    "weakened",
    { York: figureOf(0.08, 0.1, 0.12), Leeds: { point: null, low: null, high: null } },
    "but that of Leeds cannot be worked out",
  ],
])("of a claim against another row: %s", (standing, figures, words) => {
  const judgement = stands(figures, claimOf("York", "above", leeds));
  expect(judgement.standing).toBe(standing);
  expect(judgement.because).toContain(words);
});

test("the lead that was claimed must be there, and it is the lead whose movement the margin is of", () => {
  const before = { York: figureOf(0.1, 0.1, 0.1), Leeds: figureOf(0.04, 0.04, 0.04) };
  expect(stands(before, claimOf("York", "above", leeds, 0.05)).standing).toBe("holds");
  expect(stands(before, claimOf("York", "above", leeds, 0.07)).because).toContain(
    "which is not more than 7 percentage points above that of Leeds",
  );
  // Both rose: the figure is further from nought, and its lead less.
  const after = { York: figureOf(0.2, 0.2, 0.2), Leeds: figureOf(0.17, 0.17, 0.17) };
  expect(stands(after, claimOf("York", "above", leeds), before)).toMatchObject({
    standing: "weakened",
    because: expect.stringContaining("3 percentage points nearer to not being so"),
  });
});

test("the highest of all stands while it is above each of the others by more than their intervals, and says which comes nearest", () => {
  const others = { Leeds: figureOf(0.02, 0.04, 0.06), Hull: figureOf(0.03, 0.035, 0.09) };
  expect(stands({ York: figureOf(0.1, 0.12, 0.14), ...others }, claimOf("York", "above", every))).toEqual({
    standing: "holds",
    because:
      "The growth in jobs of York is +12.0% (+10.0% to +14.0%), above every other, of which Leeds comes nearest, at +4.0% (+2.0% to +6.0%) by more than the intervals.",
  });
  // Above Leeds, the nearest at the point, and not told apart from Hull, whose interval reaches higher.
  expect(stands({ York: figureOf(0.08, 0.09, 0.1), ...others }, claimOf("York", "above", every))).toMatchObject({
    standing: "weakened",
    because: expect.stringContaining("but the intervals meet, so it cannot be said to be the highest"),
  });
  const unknown = { ...others, Selby: { point: null, low: null, high: null } };
  expect(stands({ York: figureOf(0.1, 0.12, 0.14), ...unknown }, claimOf("York", "above", every))).toMatchObject({
    standing: "weakened",
    because: expect.stringContaining("1 other has no figure, so it cannot be said to be the highest"),
  });
  expect(stands({ York: figureOf(-0.1, -0.09, -0.08), ...others }, claimOf("York", "below", every)).standing).toBe("holds");
});

const table = fc.dictionary(fc.constantFrom("Leeds", "Hull", "Selby", "Ripon"), measured, { minKeys: 1, noNullPrototype: true });

test("the highest of all holds exactly where it is above every one of the others, each by itself", () => {
  fc.assert(
    fc.property(table, measured, direction, (others, york, side) => {
      const figures = { York: york, ...others };
      const each = Object.keys(others).map((row) => stands(figures, claimOf("York", side, { is: "row", row })).standing);
      const whole = stands(figures, claimOf("York", side, every)).standing;
      expect(whole === "holds").toBe(each.every((one) => one === "holds"));
      if (each.includes("overturned")) expect(whole).toBe("overturned");
      if (whole === "holds") expect(each).not.toContain("weakened");
    }),
    { seed: 3 },
  );
});

test("one is above another exactly where the other is below the one", () => {
  fc.assert(
    fc.property(measured, measured, (york, other) => {
      const figures = { York: york, Leeds: other };
      const one = stands(figures, claimOf("York", "above", leeds)).standing;
      const turned = stands(figures, claimOf("Leeds", "below", { is: "row", row: "York" })).standing;
      expect(turned).toBe(one);
    }),
    { seed: 4 },
  );
});

test("whatever two figures are within their intervals, their difference is within its own", () => {
  fc.assert(
    fc.property(
      measured,
      measured,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (one, other, at, there) => {
        const within = ({ low, high }: Figure, share: number) => low! + share * (high! - low!);
        const { low, high } = differenceOf(one, other);
        const difference = within(one, at) - within(other, there);
        expect(difference).toBeGreaterThanOrEqual(low! - 1e-9);
        expect(difference).toBeLessThanOrEqual(high! + 1e-9);
      },
    ),
    { seed: 5 },
  );
});
