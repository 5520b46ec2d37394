import { expect, test } from "vitest";
import type { Answer, Row } from "@concord/domain/questions";
import { findingOf } from "./concentrated-or-diverse-finding.ts";

const economy = (code: string, [point, low, high]: readonly [number | null, number | null, number | null]): Row => ({
  code,
  name: code,
  figures: { "effective-number": { point, low, high } },
  notes: [],
  tier: null,
  ranks: null,
});
const place = (name: string, best: number): Row => ({ code: name, name, figures: {}, notes: [], tier: 1, ranks: { best, worst: best } });
const answer = (whole: readonly Row[], places: readonly Row[] = []): Answer =>
  ({
    tables: [
      { key: "places", rowsAre: "place", measures: [], rows: places },
      { key: "whole", rowsAre: "area", measures: [], rows: whole },
    ],
  }) as unknown as Answer;

test("how diverse, against what it is compared with, and who is least alike", () => {
  expect(
    findingOf(
      answer([economy("area", [9.1, 8.9, 9.3]), economy("reference", [11.2, 11.1, 11.3])], [place("Craven", 1), place("Leeds", 2)]),
    ),
  ).toBe(
    "As diverse as 9.1 sectors of the same size would be: less than what it is compared with, which is as 11.2; Craven has the mix least like it",
  );
  expect(findingOf(answer([economy("area", [12.1, 11.9, 12.3]), economy("reference", [11.2, 11.1, 11.3])]))).toContain(
    "more than what it is compared with",
  );
});

test("what the intervals do not allow is not said", () => {
  expect(
    findingOf(
      answer([economy("area", [11.1, 10.9, 11.3]), economy("reference", [11.2, 11.1, 11.3])], [place("Craven", 1), place("Leeds", 1)]),
    ),
  ).toBe(
    "As diverse as 11.1 sectors of the same size would be, which cannot be told apart from what it is compared with; which of 2 places has the mix least like it cannot be told",
  );
});

test("of an area of which nothing is known, that is the finding", () => {
  expect(findingOf(answer([economy("area", [null, null, null])]))).toBe("Nothing can be told of the mix of sectors");
});
