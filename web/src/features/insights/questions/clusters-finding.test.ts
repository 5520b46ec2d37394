import { expect, test } from "vitest";
import type { Answer, Row } from "@concord/domain/questions";
import { findingOf } from "./clusters-finding.ts";

const row = (name: string, low: number | null, high: number | null, point: number | null = 1): Row => ({
  code: name,
  name,
  figures: { "location-quotient": { point: low !== null && high !== null ? (low + high) / 2 : point, low, high } },
  notes: [],
  tier: 1,
  ranks: null,
});
const answer = (...rows: Row[]): Answer =>
  ({ tables: [{ key: "definitions", title: "", rowsAre: "definition", measures: [], rows }] }) as unknown as Answer;

test("one sector is larger, smaller, or cannot be told", () => {
  expect(findingOf(answer(row("Screen", 1.2, 1.4)))).toBe("Screen is a larger part of the jobs here than there");
  expect(findingOf(answer(row("Screen", 0.2, 0.4)))).toBe("Screen is a smaller part of the jobs here than there");
  expect(findingOf(answer(row("Screen", 0.9, 1.4)))).toBe("Whether Screen is a larger part of the jobs here than there cannot be told");
});

test("of several, those that are certainly larger are named, the highest first, and the rest counted", () => {
  expect(findingOf(answer(row("Screen", 1.2, 1.4), row("Games", 2, 3), row("Steel", 0.1, 0.2), row("Food", 0.9, 1.1)))).toBe(
    "Games and Screen are larger parts of the jobs here than there; one is smaller; of one it cannot be told",
  );
  expect(findingOf(answer(row("A", 1.1, 1.2), row("B", 1.2, 1.3), row("C", 1.3, 1.4)))).toBe(
    "C, B and 1 other are larger parts of the jobs here than there",
  );
});

test("a figure without an interval is never called larger", () => {
  expect(findingOf(answer(row("Screen", null, null, 3), row("Games", null, null, 0.1)))).toBe(
    "None of these 2 sectors can be told to be larger or smaller here than there",
  );
  expect(findingOf(answer(row("Screen", null, null, null)))).toBe("None of these sectors can be compared");
});
