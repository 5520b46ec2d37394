import type { Answer, Row } from "@concord/domain/questions";
import { number } from "../../../ui/format.tsx";
import { figureOf, saysHigher } from "../figures.ts";
import { tableOf } from "./question-page.ts";

/** What the answer says, in a sentence: only what the intervals allow is said. */
export function findingOf(answer: Answer): string {
  const rows = tableOf(answer, "whole").rows;
  const [area, reference] = ["area", "reference"].map((code) => rows.find((row) => row.code === code));
  return (
    [area && diversity(area, reference), leastAlike(answer)].filter((part) => part !== undefined).join("; ") ||
    "Nothing can be told of the mix of sectors"
  );
}

function diversity(area: Row, reference: Row | undefined): string | undefined {
  const own = figureOf(area, "effective-number");
  if (own.point === null) return undefined;
  const here = `As diverse as ${number(own.point, 1)} sectors of the same size would be`;
  const other = reference ? figureOf(reference, "effective-number") : undefined;
  if (!other || other.point === null) return here;
  const there = number(other.point, 1);
  switch (saysHigher(own, other)) {
    case "first":
      return `${here}: more than what it is compared with, which is as ${there}`;
    case "second":
      return `${here}: less than what it is compared with, which is as ${there}`;
    default:
      return `${here}, which cannot be told apart from what it is compared with`;
  }
}

function leastAlike(answer: Answer): string | undefined {
  const { rows } = tableOf(answer, "places");
  if (rows.length < 2) return undefined;
  const first = rows.filter(({ ranks }) => ranks?.best === 1);
  if (first.length === 1) return `${first[0]!.name} has the mix least like it`;
  return first.length > 1 ? `which of ${first.length} places has the mix least like it cannot be told` : undefined;
}
