import type { Answer, Row } from "@concord/domain/questions";
import { count } from "../../../ui/format.tsx";
import { figureOf, saysApart } from "../figures.ts";
import { tableOf } from "./question-page.ts";

/** Beyond this, chance would give as much too often to speak of it. */
const rare = 0.05;

/** What the answer says, in a sentence: a cluster is named only where chance and the intervals allow it. */
export function findingOf(answer: Answer): string {
  const moran = tableOf(answer, "whole").rows.find(({ code }) => code === "moran");
  const { rows } = tableOf(answer, "places");
  if (!moran || figureOf(moran, "statistic").point === null)
    return "There is nothing to tell apart: no place differs from its neighbours, or none has any";

  const ofKind = (kind: string) => rows.filter(({ labels }) => labels?.cluster === kind);
  const [high, low] = [ofKind("high-high"), ofKind("low-low")];
  const standing = [...ofKind("high-low"), ...ofKind("low-high")];
  if (high.length + low.length > 0) {
    const said = [
      high.length > 0 &&
        `${count(high.length, "place")} ${high.length === 1 ? "is" : "are"} high among high, with ${strongest(high, 1)} the strongest`,
      low.length > 0 &&
        `${count(low.length, "place")} ${low.length === 1 ? "is" : "are"} low among low, with ${strongest(low, -1)} the strongest`,
    ].filter((part) => part !== false);
    return sentence(said.join("; "));
  }
  if (standing.length > 0) {
    return `${count(standing.length, "place")} ${standing.length === 1 ? "stands" : "stand"} out from ${standing.length === 1 ? "its" : "their"} surroundings, and none is part of a cluster`;
  }
  const expected = figureOf(moran, "expected").point ?? 0;
  const p = figureOf(moran, "p-value").point;
  if (p === null || p > rare) return "Near places are no more alike than chance would make them";
  return saysApart(figureOf(moran, "statistic"), expected) === "above"
    ? "Near places are more alike than chance would make them, but no single cluster can be told from chance"
    : "Whether near places are more alike than chance would make them cannot be told, for the figures are too unsure";
}

/** By the score; where several may be first, one of them is said to be one of them. */
function strongest(rows: readonly Row[], side: 1 | -1): string {
  const score = (row: Row) => side * (figureOf(row, "gi-star").point ?? 0);
  const first = rows.toSorted((one, other) => score(other) - score(one))[0]!; // there is one
  const { low, high } = figureOf(first, "gi-star");
  const reaches = (row: Row): boolean => {
    const other = figureOf(row, "gi-star");
    if (low === null || high === null || other.low === null || other.high === null) return true;
    return side === 1 ? other.high >= low : other.low <= high;
  };
  return rows.filter(reaches).length > 1 ? `${first.name} among` : first.name;
}

const sentence = (said: string): string => said.charAt(0).toUpperCase() + said.slice(1);
