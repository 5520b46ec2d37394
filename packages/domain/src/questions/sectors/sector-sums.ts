import { counted, listed, refused } from "@concord/kernel";
import { sicLevels } from "../../code-sets/index.ts";
import type { Cube, Select, Sum, Tally } from "../cube/cube.ts";
import { groupOf, levelOf, liesWithin, type SectorDetail } from "./industry-group.ts";
import { overlapAmong } from "./overlapping-industries.ts";

/** A sector in one period: in the area, in the part of the reference outside the area, and in the whole reference. */
export type GroupSums = { area: Sum; elsewhere: Sum; reference: Sum };

export type SectorSums = {
  /** By sector, then by period. Every sector of the table, whatever the question looks within. */
  groups: ReadonlyMap<string, Readonly<Record<string, GroupSums>>>;
  /** Every sector together, by period. */
  totals: Readonly<Record<string, GroupSums>>;
  /** Those that are within what the question looks at, in order. */
  shown: readonly string[];
  /** The codes that each sector is added up from. */
  codesOf: ReadonlyMap<string, readonly string[]>;
  /** Codes the classification has no place for, and so no sector that was asked for: left out. */
  unplaced: readonly string[];
  places: { asked: readonly string[]; found: readonly string[] };
  tally: Tally;
};

export type SectorAsk = {
  places: readonly string[];
  reference: readonly string[];
  periods: readonly string[];
  sectorDetail: SectorDetail;
  within?: string | undefined;
};

export const sectorRefusals = {
  "period-not-found": "This version has no figures for ",
  "place-not-found": "None of the places asked about is in this version: ",
  "reference-not-found": "None of the places to compare with is in this version: ",
  "mixed-levels": "The industry column holds codes of several levels, so adding them up would count jobs more than once.",
  "not-sic": "The industries are not coded by SIC 2007, so they cannot be added up to it.",
  "not-fine-enough": "This table's industries are not so fine. Ask for coarser ones, or use a table with finer industries.",
  "overlapping-industries": "Some industries of this table are part of others, so adding them up would count jobs more than once: ",
  "nothing-within": "No industry of this table lies within ",
} as const;

const refusal = (code: keyof typeof sectorRefusals, which = "") => refused(code, `${sectorRefusals[code]}${which}`);

/** Adds published cells up to the sectors, places and periods of a question. A cell without a figure is never 0: it is counted as missing. */
export function sectorSums(cube: Cube, ask: SectorAsk): SectorSums {
  const periods = [...new Set(ask.periods)];
  const area = [...new Set(ask.places)].sort();
  const reference = [...new Set(ask.reference)].sort();
  const elsewhere = reference.filter((place) => !area.includes(place));
  const asked = [...new Set([...area, ...reference])].sort();
  const codes = cube.codes("industry");
  requireFound(cube, ask, periods);
  requireOneLevel(cube, ask.sectorDetail);

  const codesOf = new Map<string, string[]>();
  const unplaced: string[] = [];
  for (const code of codes) {
    const group = groupOf(code, ask.sectorDetail);
    if (group === undefined) unplaced.push(code);
    else codesOf.set(group, [...(codesOf.get(group) ?? []), code]);
  }
  const groups = new Map<string, Record<string, GroupSums>>();
  for (const [group, industry] of codesOf) {
    groups.set(
      group,
      Object.fromEntries(
        periods.map((period) => {
          const sumOf = (place: readonly string[]) => cube.sum({ place, period: [period], industry });
          return [period, { area: sumOf(area), elsewhere: sumOf(elsewhere), reference: sumOf(reference) }];
        }),
      ),
    );
  }
  const shown = [...groups.keys()].filter((group) => ask.within === undefined || liesWithin(group, ask.within)).sort();
  if (shown.length === 0) throw refusal("nothing-within", `${ask.within}.`);

  const select: Select = { place: asked, period: periods, industry: [...codesOf.values()].flat() };
  return {
    groups,
    totals: Object.fromEntries(periods.map((period) => [period, totalOf([...groups.values()].map((sums) => sums[period]!))])),
    shown,
    codesOf,
    unplaced,
    places: { asked, found: asked.filter((place) => cube.codes("place").includes(place)) },
    tally: cube.tally(select),
  };
}

/** Everything but this: exact, for the sums are made of the same cells. Where nothing holds the whole, the rest is held by what is known of it alone. */
export function without(total: Sum, part: Sum): { low: number; high: number } {
  const rest = (whole: number, one: number, unbounded: number) =>
    Number.isFinite(whole) && Number.isFinite(one) ? whole - one : unbounded;
  return {
    low: rest(total.low, part.low, total.low === Number.NEGATIVE_INFINITY ? Number.NEGATIVE_INFINITY : 0),
    high: rest(total.high, part.high, Number.POSITIVE_INFINITY),
  };
}

export function addSums(sums: readonly Sum[]): Sum {
  const total = { point: 0, low: 0, high: 0, known: 0, missing: 0 };
  for (const sum of sums) {
    total.point += sum.point;
    total.low += sum.low;
    total.high += sum.high;
    total.known += sum.known;
    total.missing += sum.missing;
  }
  return total;
}

const totalOf = (groups: readonly GroupSums[]): GroupSums => ({
  area: addSums(groups.map(({ area }) => area)),
  elsewhere: addSums(groups.map(({ elsewhere }) => elsewhere)),
  reference: addSums(groups.map(({ reference }) => reference)),
});

export function requireFound(cube: Cube, { places, reference }: Pick<SectorAsk, "places" | "reference">, periods: readonly string[]): void {
  if (cube.rows.count === 0) throw refused("nothing-found", "None of the places and periods asked for is in this version of the dataset.");
  const missing = periods.filter((period) => !cube.codes("period").includes(period));
  if (missing.length > 0) throw refusal("period-not-found", `${listed(missing, { joint: "or" })}.`);
  const there = new Set(cube.codes("place"));
  if (!places.some((place) => there.has(place))) throw refusal("place-not-found", `${listed(places, { most: 5 })}.`);
  if (!reference.some((place) => there.has(place))) throw refusal("reference-not-found", `${listed(reference, { most: 5 })}.`);
}

/** Sections and divisions in one column, or a total among its parts, would count every job twice. */
export function requireOneLevel({ codes: codesOf, nameOf }: Pick<Cube, "codes" | "nameOf">, detail: SectorDetail): void {
  const codes = codesOf("industry");
  const levels = new Set(codes.map(levelOf).filter((level) => level !== undefined));
  if (levels.size > 1) throw refusal("mixed-levels");
  const overlap = overlapAmong(codes, (code) => nameOf("industry", code));
  if (overlap) throw refusal("overlapping-industries", `${listed(overlap)} count some of the same. Choose industries that do not.`);
  const [level] = levels;
  if (detail === "as-published") return;
  if (level === undefined) throw refusal("not-sic");
  if (sicLevels.indexOf(level) < sicLevels.indexOf(detail)) throw refusal("not-fine-enough");
}

/** How many cells were needed and there, as an answer says it. */
export const coverageOf = ({ tally, places }: Pick<SectorSums, "tally" | "places">) => ({
  cells: tally.cells,
  share: tally.cells === 0 ? 0 : Number((tally.known / tally.cells).toPrecision(12)),
  blank: tally.blank,
  suppressed: tally.suppressed,
  absent: tally.absent,
  placesAsked: places.asked.length,
  placesFound: places.found.length,
});

/** "3 places are", "1 cell is". */
export const some = (what: number | readonly string[], noun: string): string => {
  const count = typeof what === "number" ? what : what.length;
  return `${counted(count, noun)} ${count === 1 ? "is" : "are"}`;
};
