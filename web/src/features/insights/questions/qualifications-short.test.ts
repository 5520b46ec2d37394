import { expect, test } from "vitest";
import type { Answer, Row } from "@concord/domain/questions";
import { lackingSide, levelOf, levelsIn, moved } from "./levels-in.ts";
import { findingOf } from "./qualifications-short-finding.ts";

test("categories are put at the level that they say, and those that say none at none", () => {
  expect(
    [
      "No qualifications",
      "total no_qualification",
      "Level 1 and entry level",
      "level_2",
      "Apprenticeship",
      "Level 3",
      "Degree",
      "Level 4 and above",
    ].map(levelOf),
  ).toEqual([0, 0, 1, 2, 3, 4, 5, 5]);
  expect(["Other", "total", "Not known", "total total"].map(levelOf)).toEqual([-1, -1, -1, -1]);
});

test("levels are begun from what both tables have, and what one lacks goes with the level below it", () => {
  const both = ["No qualifications", "Level 1", "Level 2", "Level 3", "Level 4 and above"];
  expect(levelsIn([...both, "Apprenticeship", "Other"], both).map(({ name, held, required }) => [name, held, required])).toEqual([
    ["No qualifications", ["No qualifications"], ["No qualifications"]],
    ["Level 1", ["Level 1"], ["Level 1"]],
    ["Level 2 to apprenticeship", ["Level 2", "Apprenticeship"], ["Level 2"]],
    ["Level 3", ["Level 3"], ["Level 3"]],
    ["Level 4 and above", ["Level 4 and above"], ["Level 4 and above"]],
  ]);
  expect(levelsIn(["Other"], ["Level 1"])).toEqual([]);
});

test("a category is moved between levels, and it is said what is still missing", () => {
  const levels = levelsIn(["No qualifications", "Level 3"], ["No qualifications", "Level 3"]);
  expect(lackingSide(levels)).toBeUndefined();
  const without = moved(levels, { side: "held", category: "Level 3", to: undefined });
  expect(lackingSide(without)).toBe("Nothing held is at Level 3.");
  expect(moved(without, { side: "held", category: "Level 3", to: 1 })).toEqual(levels);
  expect(lackingSide(levels.slice(0, 1))).toBe("Put categories at two levels at least.");
});

const row = (name: string, shortfall: [number, number, number] | null): Row => ({
  code: name,
  name,
  figures: {
    shortfall: shortfall ? { low: shortfall[0], point: shortfall[1], high: shortfall[2] } : { low: null, point: null, high: null },
    required: { low: 0.5, point: 0.56, high: 0.6 },
    held: { low: 0.33, point: 0.33, high: 0.33 },
  },
  notes: [],
  tier: null,
  ranks: null,
});
const answer = (...rows: Row[]) =>
  ({ tables: [{ key: "levels", title: "", rowsAre: "category", measures: [], rows }] }) as unknown as Answer;

test("the heading is the level that is most short, where one certainly is", () => {
  expect(findingOf(answer(row("Level 3", [0.01, 0.1, 0.2]), row("Level 4 and above", [0.2, 0.23, 0.25])))).toBe(
    "56% of jobs need level 4 and above or more, and 33% of people hold it",
  );
  expect(findingOf(answer(row("Level 3", [-0.1, 0.1, 0.2])))).toBe(
    "No level is short by more than the uncertainty of the figures could explain",
  );
  expect(findingOf(answer(row("Level 3", null)))).toBe("Whether a level is short cannot be told: a figure is missing");
});
