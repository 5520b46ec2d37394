import fc from "fast-check";
import { expect, test } from "vitest";
import { judgeStanding } from "./index.ts";

const claim = { measure: "location-quotient", direction: "above", threshold: 1, margin: 0.1 } as const;
const judge = (figure: [number, number, number], first?: [number, number, number], coverage = 1) => {
  const figureOf = ([low, point, high]: [number, number, number]) => ({ point, low, high });
  return judgeStanding({
    claim,
    sectorName: "Manufacturing",
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
  const judgement = judgeStanding({ claim, sectorName: "Manufacturing", figure: undefined, coverage: 1 });
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
    claim: { measure: "growth", direction: "below", threshold: 0, margin: 0.05 },
    sectorName: "Printing",
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
        judgeStanding({ claim: { ...claim, direction, threshold }, sectorName: "x", figure: { point, low, high }, coverage: 1 }).standing;
      const both = [standingOf("above"), standingOf("below")];
      expect(both.filter((standing) => standing === "holds").length).toBeLessThanOrEqual(1);
      if (both.includes("overturned")) expect(both).toContain("holds");
    }),
  );
});
