import { expect, test } from "vitest";
import type { Answer, Row } from "@concord/domain/questions";
import { findingOf } from "./grew-and-why-finding.ts";

type Ends = readonly [number, number, number];
const figures = (of: Record<string, Ends>): Row["figures"] =>
  Object.fromEntries(Object.entries(of).map(([key, [point, low, high]]) => [key, { point, low, high }]));
const answer = (area: Record<string, Ends>, sectors: readonly Row[] = [], counts?: "output"): Answer =>
  ({
    question: { question: "grew-and-why", ...(counts ? { counts } : {}) },
    tables: [
      { key: "sectors", rowsAre: "industry", measures: [], rows: sectors },
      {
        key: "whole",
        rowsAre: "area",
        measures: [],
        rows: [{ code: "area", name: "The area", figures: figures(area), notes: [], tier: null, ranks: null }],
      },
    ],
  }) as unknown as Answer;
const finance: Row = {
  code: "K",
  name: "Financial and insurance activities",
  figures: {},
  labels: { performance: "better" },
  notes: [],
  tier: 1,
  ranks: { best: 1, worst: 1 },
};

test("what grew and why, as far as the intervals allow", () => {
  expect(
    findingOf(answer({ change: [35_000, 30_000, 40_000], mix: [2_000, 500, 3_000], competitive: [9_000, 4_000, 14_000] }, [finance])),
  ).toBe(
    "There are 35,000 more jobs than there were; its mix of sectors helped, and they did better here than elsewhere; most of all financial and insurance activities",
  );
  expect(findingOf(answer({ change: [-1_500, -2_000, -1_000], mix: [2_000, 500, 3_000], competitive: [-9_000, -14_000, -4_000] }))).toBe(
    "There are 1,500 fewer jobs than there were; its mix of sectors helped, but they did worse here than elsewhere",
  );
});

test("what the intervals do not allow is not said", () => {
  expect(findingOf(answer({ change: [500, -700, 1_700], mix: [20, -500, 400], competitive: [90, -400, 500] }))).toBe(
    "Whether there are more jobs than there were cannot be told; whether that is its mix of sectors or how they do here cannot be told",
  );
  expect(findingOf(answer({ change: [5_000, 700, 9_700], mix: [20, -500, 400], competitive: [90, 40, 500] }))).toBe(
    "There are 5,000 more jobs than there were; its sectors did better here than elsewhere",
  );
});

test("output is not called jobs", () => {
  expect(findingOf(answer({ change: [35_000, 30_000, 40_000], mix: [2_000, 500, 3_000], competitive: [0, 0, 0] }, [], "output"))).toBe(
    "There is more output, by 35,000, than there was; its mix of sectors helped",
  );
});
