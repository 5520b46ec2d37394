import { expect, test } from "vitest";
import type { Answer, Row } from "@concord/domain/questions";
import { findingOf, groupOf } from "./who-is-like-us-finding.ts";

const exact = (point: number) => ({ point, low: point, high: point });
const row = (name: string, distance: number, best: number, part = 0.3): Row =>
  ({
    code: name,
    name,
    figures: { distance: exact(distance), "part-1": exact(1 - part), "part-2": exact(part) },
    notes: [],
    tier: 1,
    ranks: { best, worst: best },
  }) as unknown as Row;
const plain = (name: string, labels: Record<string, string> = {}): Row =>
  ({ code: name, name, figures: {}, labels, notes: [], tier: null, ranks: null }) as Row;
const answer = (...rows: Row[]): Answer =>
  ({
    tables: [
      { key: "comparators", title: "", rowsAre: "place", measures: [], rows },
      { key: "criteria", title: "", rowsAre: "criterion", measures: [], rows: [plain("Pay"), plain("Degrees")] },
      {
        key: "values",
        title: "",
        rowsAre: "place",
        measures: [],
        rows: [plain("Leeds", { row: "own" }), plain("group-median", { row: "summary" }), plain("York", { row: "group" })],
      },
    ],
  }) as unknown as Answer;

test("the nearest is named where it stands apart, with what it differs in most", () => {
  expect(findingOf(answer(row("Wakefield", 2, 2), row("York", 0.4, 1)))).toBe("York is most like Leeds; what they differ in most is Pay");
  expect(findingOf(answer(row("York", 0.4, 1, 0.5)))).toBe("York is most like Leeds");
});

test("where several may be the nearest, no one of them is said to be", () => {
  expect(findingOf(answer(row("York", 0.4, 1), row("Hull", 0.41, 1)))).toBe("York or Hull is most like Leeds: they cannot be told apart");
  expect(findingOf(answer(...Array.from({ length: 5 }, (_, index) => row(`Place ${index}`, 1 + index, 1))))).toBe(
    "5 places may be the one most like Leeds and cannot be told apart: Place 0 is one of them",
  );
  expect(findingOf(answer())).toBe("No place can be compared with Leeds");
});

test("the group is the places of it, without the place itself and its summaries", () => {
  expect(groupOf(answer(row("York", 0.4, 1)))).toEqual(["York"]);
});
