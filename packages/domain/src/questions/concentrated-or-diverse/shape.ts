import { sectionOf } from "../../reference/index.ts";
import type { SectorGrid } from "../sectors/sector-grid.ts";
import { relationOf } from "../unusually-good-at/answer.ts";
import type { ConcentratedOrDiverse } from "./question.ts";

/** What both the figures and their bounds are of: which places and sectors, in which order. */
export type Shape = {
  /** Of the grid's sectors, those that are looked at, as if they were all, and their codes. */
  shown: readonly number[];
  codes: readonly string[];
  periods: readonly string[];
  relation: "inside" | "apart";
  /** The places asked about, where the grid has them, and whether they are part of what they are compared with. */
  places: readonly { code: string; at: number; isInside: boolean }[];
  area: readonly number[];
  reference: readonly number[];
  /** What of the reference is not the area, where the area is inside it; else all of it. */
  rest: readonly number[];
  /** The section of each sector, where all are finer than sections and of more than one. */
  sections: readonly string[] | undefined;
};

export function shapeOf(question: ConcentratedOrDiverse, grid: SectorGrid, periods: readonly string[]): Shape {
  const [here, there] = [new Set(question.places), new Set(question.reference)];
  const relation = relationOf(question) === "inside" ? "inside" : "apart";
  const among = (wanted: (place: string) => boolean) => grid.places.flatMap((place, at) => (wanted(place) ? [at] : []));
  const codes = grid.shown.map((sector) => grid.sectors[sector]!);
  return {
    shown: grid.shown,
    codes,
    periods,
    relation,
    places: grid.places.flatMap((code, at) => (here.has(code) ? [{ code, at, isInside: there.has(code) }] : [])),
    area: among((place) => here.has(place)),
    reference: among((place) => there.has(place)),
    rest: among((place) => there.has(place) && !(relation === "inside" && here.has(place))),
    sections: question.within === undefined ? sectionsOf(codes) : undefined,
  };
}

function sectionsOf(codes: readonly string[]): string[] | undefined {
  const sections = codes.map((code) => sectionOf(code));
  if (sections.some((section, at) => section === undefined || section === codes[at])) return undefined;
  return new Set(sections).size > 1 ? (sections as string[]) : undefined;
}
