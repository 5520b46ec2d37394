import type { Answer, Row } from "@concord/domain/questions";
import { number } from "../../../ui/format.tsx";
import { figureOf } from "../figures.ts";
import { bareName, inSentence } from "../pictures/short-names.ts";
import { tableOf } from "./question-page.ts";

/** Sectors with less than this share of the area's jobs do not make a headline. */
const smallestShareToHeadline = 0.002;

/** Twice, 4.9 times. */
const timesAs = (quotient: number): string => {
  if (quotient >= 1.95 && quotient < 2.05) return "twice";
  return `${number(quotient, quotient < 1.25 ? 2 : quotient < 10 ? 1 : 0)} times`;
};

/** What the answer says, in a sentence: only what the intervals allow is said. */
export function findingOf(answer: Answer): string {
  const quotient = (row: Row) => figureOf(row, "location-quotient");
  const certain = tableOf(answer, "sectors")
    .rows.filter((row) => (quotient(row).low ?? 0) > 1 && (figureOf(row, "share").point ?? 0) >= smallestShareToHeadline)
    .toSorted((one, other) => (quotient(other).point ?? 0) - (quotient(one).point ?? 0));
  const [first, ...others] = certain;
  if (!first) return "No sector stands out here by more than rounding could explain";

  const headline = `Jobs in ${inSentence(bareName(first.name))} are ${timesAs(quotient(first).point ?? 0)} as common here, ${sayGrowth(first)}`;
  if (others.length === 0) return headline;
  return `${headline}; ${others.length === 1 ? "one other sector stands" : `${others.length} other sectors stand`} out too`;
}

function sayGrowth(row: Row): string {
  const { point, low, high } = figureOf(row, "growth");
  if (point === null) return "with no growth to compare";
  if (low !== null && low > 0) return "and growing";
  if (high !== null && high < 0) return "and fewer than they were";
  return "and whether they grew cannot be told";
}
