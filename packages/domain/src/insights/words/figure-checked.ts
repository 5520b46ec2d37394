import type { Figure } from "../../questions/figure.ts";
import { sayFigure, type Unit } from "../../questions/unit.ts";
import type { HeldAgainst, Insight } from "../insight.ts";

/** A claim's figure as it is in an answer or a run, with what it is held against there. */
export type FigureChecked = {
  figure: Figure;
  against?: HeldAgainst | undefined;
  lead?: Figure | undefined;
  /** Rows of its kind whose figure is higher, and lower. Not known of runs from before they were counted. */
  higher?: number | undefined;
  lower?: number | undefined;
};

export type AboutChecked = Pick<Insight["about"], "rowName" | "said" | "unit" | "neutral">;

const changing: ReadonlySet<Unit> = new Set(["growth", "change", "change-in-pounds", "points"]);

/** Figures that tell how much something changed. */
export const tellsChange = ({ unit, neutral }: Pick<AboutChecked, "unit" | "neutral">): boolean =>
  changing.has(unit) && (unit !== "points" || neutral === 0);

/** "the growth in jobs of Printing is −18.0% (−20.0% to −16.0%)" */
export function is({ point, low, high }: Figure, { said, rowName, unit }: AboutChecked): string {
  const bounds = low === null || high === null || low === high ? "" : ` (${sayFigure(unit, low)} to ${sayFigure(unit, high)})`;
  return `the ${said} of ${rowName} is ${sayFigure(unit, point!)}${bounds}`; // only said of one that has a point
}
