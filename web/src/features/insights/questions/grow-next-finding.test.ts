import { expect, test } from "vitest";
import type { Answer, Row } from "@concord/domain/questions";
import { findingOf } from "./grow-next-finding.ts";

const row = (name: string, point: number | null, best: number): Row => ({
  code: name,
  name,
  figures: { density: { point, low: point, high: point } },
  notes: [],
  tier: 1,
  ranks: { best, worst: best },
});
const answer = (...rows: Row[]): Answer =>
  ({ tables: [{ key: "openings", title: "", rowsAre: "industry", measures: [], rows }] }) as unknown as Answer;

test("the closest is named where it stands apart", () => {
  expect(findingOf(answer(row("Manufacture of cutlery", 0.41, 1), row("Fishing", 0.2, 2)))).toBe(
    "Of 2 industries that are not here, cutlery is the closest: 41% of what goes with it elsewhere is here",
  );
});

test("where several may be the closest, no one of them is said to be", () => {
  expect(findingOf(answer(row("Cutlery", 0.41, 1), row("Glues", 0.4, 1), row("Fishing", 0.2, 3)))).toBe(
    "Of 3 industries that are not here, the closest is cutlery or glues: they cannot be told apart",
  );
  const many = Array.from({ length: 9 }, (_, index) => row(`Industry ${index}`, 0.5 - index / 100, 1));
  expect(findingOf(answer(...many))).toBe(
    "Of 9 industries that are not here, 9 may be the closest and cannot be told apart: industry 0 is one of them",
  );
});

test("where nothing is certainly missing, that is the finding", () => {
  expect(findingOf(answer())).toContain("No industry is certainly missing");
  expect(findingOf(answer(row("Fishing", null, 1)))).toContain("No industry is certainly missing");
});
