import { expect, test } from "vitest";
import type { Answer, Row } from "@concord/domain/questions";
import { findingOf } from "./where-it-clusters-finding.ts";

const figure = (point: number | null, reach = 0) => ({
  point,
  low: point === null ? null : point - reach,
  high: point === null ? null : point + reach,
});
const place = (name: string, cluster: string, score: number, reach = 0): Row => ({
  code: name,
  name,
  figures: { "gi-star": figure(score, reach) },
  labels: { cluster },
  notes: [],
  tier: 1,
  ranks: null,
});
const answer = (places: Row[], { statistic = 0.4 as number | null, reach = 0, p = 0.001 } = {}): Answer =>
  ({
    tables: [
      { key: "places", title: "", rowsAre: "place", measures: [], rows: places },
      {
        key: "whole",
        title: "",
        rowsAre: "part",
        measures: [],
        rows: [
          {
            code: "moran",
            name: "",
            figures: { statistic: figure(statistic, reach), expected: figure(-0.01), "p-value": figure(p) },
            notes: [],
            tier: null,
            ranks: null,
          },
        ],
      },
    ],
  }) as unknown as Answer;

test("the strongest is named where it stands apart", () => {
  expect(findingOf(answer([place("Leeds 12", "high-high", 5), place("Leeds 13", "high-high", 3), place("York 2", "low-low", -4)]))).toBe(
    "2 places are high among high, with Leeds 12 the strongest; 1 place is low among low, with York 2 the strongest",
  );
});

test("where the intervals of scores meet, it is only among the strongest", () => {
  expect(findingOf(answer([place("Leeds 12", "high-high", 5, 2), place("Leeds 13", "high-high", 3, 2)]))).toBe(
    "2 places are high among high, with Leeds 12 among the strongest",
  );
});

test("places that only stand out are no cluster", () => {
  expect(findingOf(answer([place("Ripon", "high-low", 1), place("Selby", "none", 0)]))).toBe(
    "1 place stands out from its surroundings, and none is part of a cluster",
  );
});

test("without a place that can be told, all of them together may still be alike, or not, or it cannot be told", () => {
  const none = [place("Ripon", "none", 1)];
  expect(findingOf(answer(none))).toBe(
    "Near places are more alike than chance would make them, but no single cluster can be told from chance",
  );
  expect(findingOf(answer(none, { p: 0.2 }))).toBe("Near places are no more alike than chance would make them");
  expect(findingOf(answer(none, { statistic: 0.1, reach: 0.3 }))).toBe(
    "Whether near places are more alike than chance would make them cannot be told, for the figures are too unsure",
  );
  expect(findingOf(answer(none, { statistic: null }))).toMatch(/^There is nothing to tell apart/);
});
