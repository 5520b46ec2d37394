import { listed, refused } from "@concord/kernel";
import type { LongRun, Measured } from "@concord/analysis";
import { coverageOf } from "../sectors/sector-sums.ts";
import { overlapAmong } from "../sectors/overlapping-industries.ts";
import { groupOf, levelOf, liesWithin, type SectorDetail } from "../sectors/industry-group.ts";
import type { Coverage } from "../answer.ts";
import type { Cube } from "../cube/cube.ts";

/** Jobs of one period as areas by industries, the area that is asked about first. */
export type JobsByArea = {
  /** The areas after the first, in order of code. */
  areas: readonly { code: string; places: readonly string[] }[];
  /** In order of code. */
  industries: readonly string[];
  /** The codes of the table that each industry is added up from. */
  codesOf: ReadonlyMap<string, readonly string[]>;
  /** All industries of the first area, then of the second, and so on: the published cells added up. */
  jobs: Float64Array;
  /** Each published cell with its interval, and the cell of the table it is added to. */
  published: readonly Measured[];
  cellOf: Int32Array;
  /** Industries of which a cell of some area has no figure and nothing holds it: not part of the comparison. */
  leftOut: readonly string[];
  /** Codes the classification has no place for. */
  unplaced: readonly string[];
  notFound: readonly string[];
  /** Figures that are known only to be less than some number, of which half is taken. */
  halved: number;
  coverage: Coverage;
};

type Ask = {
  places: readonly string[];
  among: readonly string[];
  period: string;
  growthFrom?: string | undefined;
  sectorDetail: SectorDetail;
};

/** The code under which the area stands among the others. */
export const theArea = "area";

export const relatednessRefusals = {
  "place-not-found": "None of the places asked about is in this version: ",
  "period-not-found": "This version has no figures for ",
  "too-few-areas": "What goes with what is told by comparing areas, and fewer than three of them are in this version. Compare with more.",
  "too-few-industries": "Fewer than three industries have a figure in every area, so nothing tells what goes with what.",
  "mixed-levels": "The industry column holds codes of several levels, so adding them up would count jobs more than once.",
  "overlapping-industries": "Some industries of this table are part of others, so adding them up would count jobs more than once: ",
  "not-fine-enough": "This table's industries are not so fine. Ask for coarser ones, or use a table with finer industries.",
} as const;

const refusal = (code: keyof typeof relatednessRefusals, which = "") => refused(code, `${relatednessRefusals[code]}${which}`);

/**
 * Presence has no third value, so an industry of which one area's figure is
 * unknown cannot stand in the comparison: it is left out and said, rather than
 * taken as absent there. One known to be below some number is taken as anywhere
 * from 0 to that.
 */
export function* jobsByArea(cube: Cube, ask: Ask): LongRun<JobsByArea> {
  const there = new Set(cube.codes("place"));
  const own = [...new Set(ask.places)].sort();
  const others = [...new Set(ask.among)].filter((place) => !own.includes(place)).sort();
  const ownFound = own.filter((place) => there.has(place));
  if (ownFound.length === 0) throw refusal("place-not-found", `${listed(own, { most: 5 })}.`);
  for (const period of [ask.period, ask.growthFrom ?? ask.period]) {
    if (!cube.codes("period").includes(period)) throw refusal("period-not-found", `${period}.`);
  }
  const areas = [
    { code: theArea, places: ownFound },
    ...others.filter((place) => there.has(place)).map((code) => ({ code, places: [code] })),
  ];
  if (areas.length < 3) throw refusal("too-few-areas");

  const { codesOf, unplaced } = industriesOf(cube, ask.sectorDetail);
  const every = [...codesOf.keys()].sort();
  const placed = yield* collect(cube, { areas, every, codesOf, period: ask.period });
  const leftOut = every.filter((_, industry) => placed.unheld.has(industry));
  const industries = every.filter((_, industry) => !placed.unheld.has(industry));
  if (industries.length < 3) throw refusal("too-few-industries");

  const newAt = new Map(industries.map((code, index) => [code, index]));
  const jobs = new Float64Array(areas.length * industries.length);
  const published: Measured[] = [];
  const cellOf: number[] = [];
  for (const { area, industry, figure } of placed.cells) {
    const at = newAt.get(every[industry]!);
    if (at === undefined) continue;
    const cell = area * industries.length + at;
    jobs[cell]! += figure.point;
    published.push(figure);
    cellOf.push(cell);
  }
  const asked = [...own, ...others];
  const found = areas.flatMap(({ places }) => places);
  return {
    areas,
    industries,
    codesOf,
    jobs,
    published,
    cellOf: Int32Array.from(cellOf),
    leftOut,
    unplaced,
    notFound: asked.filter((place) => !there.has(place)),
    halved: placed.cells.filter(({ industry, isHalf }) => isHalf && !placed.unheld.has(industry)).length,
    coverage: coverageOf({
      tally: cube.tally({ place: asked, period: [ask.period], industry: [...codesOf.values()].flat() }),
      places: { asked, found },
    }),
  };
}

function industriesOf(cube: Cube, detail: SectorDetail): { codesOf: Map<string, string[]>; unplaced: string[] } {
  const codes = cube.codes("industry");
  const levels = new Set(codes.map(levelOf).filter((level) => level !== undefined));
  if (levels.size > 1) throw refusal("mixed-levels");
  const overlap = overlapAmong(codes, (code) => cube.nameOf("industry", code));
  if (overlap) throw refusal("overlapping-industries", `${listed(overlap)} count some of the same. Use a table without totals.`);
  const codesOf = new Map<string, string[]>();
  const unplaced: string[] = [];
  for (const code of codes) {
    const group = groupOf(code, detail);
    if (group === undefined) unplaced.push(code);
    else codesOf.set(group, [...(codesOf.get(group) ?? []), code]);
  }
  if (codesOf.size === 0) throw refusal("not-fine-enough");
  return { codesOf, unplaced };
}

type Placed = { cells: { area: number; industry: number; figure: Measured; isHalf: boolean }[]; unheld: Set<number> };

function* collect(
  cube: Cube,
  { areas, every, codesOf, period }: Pick<JobsByArea, "areas" | "codesOf"> & { every: readonly string[]; period: string },
): LongRun<Placed> {
  const cells: Placed["cells"] = [];
  const unheld = new Set<number>();
  for (const [area, { places }] of areas.entries()) {
    for (const [industry, group] of every.entries()) {
      for (const code of codesOf.get(group)!) {
        for (const place of places) {
          const cell = cube.at({ place, period, industry: code });
          const figure = cell?.figure ?? heldBelow(cell?.below);
          if (figure === undefined || figure.low < 0) unheld.add(industry);
          else if (figure.high > 0) cells.push({ area, industry, figure, isHalf: cell?.figure === undefined });
        }
      }
    }
    yield (area + 1) / areas.length;
  }
  return { cells, unheld };
}

/** Known only to be less than something: anything from 0 to that, and, where one number must be said, half of it. */
const heldBelow = (below: number | undefined): Measured | undefined =>
  below === undefined ? undefined : { point: below / 2, low: 0, high: below, error: "rounding" };

/** Those industries that the question shows. */
export const isShown = (code: string, within: string | undefined): boolean => within === undefined || liesWithin(code, within);
