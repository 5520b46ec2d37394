import type { Claim } from "@concord/domain/insights";
import { sayFigure, type Measure, type Row, type Table } from "@concord/domain/questions";
import { figureOf } from "./figures.ts";

/** Where a claim begins: on the side of its usual threshold where the figure is, with a margin of a quarter of the way. */
export function startingClaim(row: Row, measure: Measure): Pick<Claim, "direction" | "threshold" | "margin"> {
  const point = figureOf(row, measure.key).point ?? 0;
  const threshold = measure.neutral ?? roundedTo(point * (point < 0 ? 1.2 : 0.8), 2);
  return { direction: point >= threshold ? "above" : "below", threshold, margin: roundedTo(Math.abs(point - threshold) / 4, 2) };
}

/** The claim in words, to be made one's own. */
export function wordsFor(
  row: Row,
  measure: Measure,
  table: Pick<Table, "rowsAre">,
  names: { here: string | undefined; when: string | undefined },
): string {
  const { point } = figureOf(row, measure.key);
  if (point === null) return "";
  const whose = names.here && table.rowsAre !== "place" && table.rowsAre !== "area" ? ` in ${names.here}` : "";
  const subject = table.rowsAre === "area" && names.here ? names.here : row.name;
  const when = names.when && !measure.said.includes(names.when) ? ` (${names.when})` : "";
  return `The ${measure.said} of ${subject}${whose} is ${sayFigure(measure.unit, point)}${when}.`;
}

const roundedTo = (value: number, digits: number) => Number(value.toPrecision(digits));
