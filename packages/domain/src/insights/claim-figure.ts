import { refused } from "@concord/kernel";
import type { Answer, Claim, Figure, SectorRow } from "./insight.ts";

/** The figure that a claim is about. Undefined where the answer has no such sector. */
export function claimFigure(answer: Answer, claim: Pick<Claim, "sector" | "measure">): Figure | undefined {
  const row = answer.sectors.find(({ code }) => code === claim.sector);
  return row && figureOf(row, claim.measure);
}

export function figureOf(row: SectorRow, measure: Claim["measure"]): Figure {
  switch (measure) {
    case "location-quotient":
      return row.locationQuotient;
    case "growth":
      return row.growth;
    case "share":
      return row.share;
  }
}

export function sectorNamed(answer: Answer, code: string): SectorRow {
  const row = answer.sectors.find((one) => one.code === code);
  if (!row) throw refused("sector-not-found", `The answer has no sector ${code}. Choose one of the sectors in the table.`);
  return row;
}

/** As a sentence calls each measure. */
export const measureNames: Record<Claim["measure"], string> = {
  "location-quotient": "location quotient",
  growth: "growth in jobs",
  share: "share of jobs",
};

/** A figure as people read it: a quotient to two places, growth and shares in per cent. More places only where fewer would hide a difference. */
export function sayFigure(measure: Claim["measure"], value: number, unlike?: number): string {
  const fewest = measure === "location-quotient" ? 2 : 1;
  for (let places = fewest; places < 8; places++) {
    const said = say(measure, value, places);
    if (unlike === undefined || value === unlike || said !== say(measure, unlike, places)) return said;
  }
  return say(measure, value, 8);
}

/** A threshold is said as it was set: "1", "5%". */
export const sayThreshold = (measure: Claim["measure"], value: number): string =>
  measure === "location-quotient" ? String(value) : `${Number((value * 100).toPrecision(12))}%`;

function say(measure: Claim["measure"], value: number, places: number): string {
  if (measure === "location-quotient") return value.toFixed(places);
  const percent = (value * 100).toFixed(places);
  const sign = measure === "growth" && value > 0 ? "+" : "";
  return `${sign}${percent.startsWith("-") ? `−${percent.slice(1)}` : percent}%`;
}
