import { figureOf, type Answer, type Claim, type SectorRow } from "@concord/domain/insights";
import { number, percent } from "../../ui/format.tsx";
import { bareName, inSentence } from "./finding.ts";

type Measure = Claim["measure"];

/** Where a claim begins: on the side of its usual threshold where the figure is. */
export function startingClaim(row: SectorRow, measure: Measure): Pick<Claim, "direction" | "threshold" | "margin"> {
  const point = figureOf(row, measure).point ?? 0;
  const threshold = measure === "location-quotient" ? 1 : measure === "growth" ? 0 : roundedTo(point * 0.8, 2);
  return { direction: point >= threshold ? "above" : "below", threshold, margin: roundedTo(Math.abs(point - threshold) / 4, 2) };
}

/** The claim in words, to be made one's own. */
export function wordsFor(row: SectorRow, measure: Measure, answer: Answer, names: { here: string; there: string }): string {
  const { from, to } = answer.question;
  const sector = inSentence(bareName(row.name));
  const point = figureOf(row, measure).point;
  if (point === null) return "";
  switch (measure) {
    case "location-quotient":
      return `Jobs in ${sector} are ${number(point, point < 1.25 ? 2 : 1)} times as common in ${names.here} as across ${names.there} (${to}).`;
    case "growth":
      return `Jobs in ${sector} in ${names.here} ${point < 0 ? "fell" : "grew"} by ${percent(Math.abs(point), 0)} from ${from} to ${to}.`;
    case "share":
      return `${percent(point)} of all jobs in ${names.here} are in ${sector} (${to}).`;
  }
}

const roundedTo = (value: number, digits: number) => Number(value.toPrecision(digits));
