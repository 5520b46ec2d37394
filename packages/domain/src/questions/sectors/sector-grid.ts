import type { Interval, LongRun, Measured } from "@concord/analysis";
import { refused } from "@concord/kernel";
import type { Cube, Tally } from "../cube/cube.ts";
import { groupOf, liesWithin, type SectorDetail } from "./industry-group.ts";
import { requireFound, requireOneLevel, sectorRefusals } from "./sector-sums.ts";

export type GridAsk = {
  /** Places whose cells are wanted, each by itself. */
  places: readonly string[];
  /** Of these, the ones asked about and the ones to compare with, for what is refused. */
  area: readonly string[];
  reference: readonly string[];
  periods: readonly string[];
  sectorDetail: SectorDetail;
  within?: string | undefined;
  /**
   * Takes a cell's figure only where the same cell has one in every period, so
   * that a change compares like with like. Intervals hold what is left out too.
   */
  matched: boolean;
  /** A row that is not there means nought. */
  absentIsNought: boolean;
};

/** Many published cells added up to sectors, in plain arrays: for what works through all of a large table. */
export type SectorGrid = {
  readonly sectors: readonly string[];
  /** Which of the sectors are within what the question looks at, in order. */
  readonly shown: readonly number[];
  /** The codes that each sector is added up from. */
  readonly codesOf: ReadonlyMap<string, readonly string[]>;
  readonly unplaced: readonly string[];
  readonly places: readonly string[];
  readonly found: readonly string[];
  readonly periods: readonly string[];
  readonly tally: Tally;
  /** Cells that have a figure in some periods but not in all. */
  readonly unmatched: number;
  /** Places and sectors' codes that have figures in some periods and none at all in another. */
  readonly come: { places: readonly string[]; codes: readonly string[] };
  /** The sectors of some places together, in one period. */
  sums(period: number, places: readonly number[]): SectorCells;
  /** What of it is uncertain, and its sums if that were otherwise. */
  uncertain(): Uncertain;
};

export type Uncertain = {
  /** Every cell whose figure is taken and may truly be another. */
  readonly inputs: readonly Measured[];
  /** With these values of the inputs, the sectors of some places together in one period. */
  readonly points: (values: Float64Array) => (period: number, places: readonly number[]) => Float64Array;
};

/** By sector, in the grid's order. */
export type SectorCells = {
  readonly point: Float64Array;
  readonly intervals: readonly Interval[];
  /** Cells whose figure is in `point`. */
  readonly taken: Int32Array;
  /** Cells that lack a figure, or whose figure is not taken. */
  readonly missing: Int32Array;
};

const none = -1;

/**
 * Adds published cells up to the sectors of a question, place by place and
 * period by period. A cell without a figure is never 0. Yields after every place.
 */
export function* sectorGrid(cube: Cube, ask: GridAsk): LongRun<SectorGrid> {
  const periods = [...new Set(ask.periods)];
  const places = [...new Set(ask.places)].sort();
  const codes = cube.codes("industry");
  requireFound(cube, { places: ask.area, reference: ask.reference }, periods);
  requireOneLevel(cube, ask.sectorDetail);

  const codesOf = new Map<string, string[]>();
  const unplaced: string[] = [];
  const groups = codes.map((code) => {
    const group = groupOf(code, ask.sectorDetail);
    if (group === undefined) unplaced.push(code);
    else codesOf.set(group, [...(codesOf.get(group) ?? []), code]);
    return group;
  });
  const sectors = [...codesOf.keys()].sort();
  const sectorAt = new Map(sectors.map((sector, index) => [sector, index]));
  const sectorOf = groups.map((group) => (group === undefined ? none : sectorAt.get(group)!));
  const shown = sectors.flatMap((sector, index) => (ask.within === undefined || liesWithin(sector, ask.within) ? [index] : []));
  if (shown.length === 0) throw refused("nothing-within", `${sectorRefusals["nothing-within"]}${ask.within}.`);

  const there = new Set(cube.codes("place"));
  const rowAt = rowsByCell(cube, { places, periods });
  const cells = places.length * codes.length;
  const size = periods.length * places.length * sectors.length;
  const [point, low, high] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const [taken, missing] = [new Int32Array(size), new Int32Array(size)];
  const takenRows: number[] = [];
  const takenAt: number[] = [];
  const tally = { cells: 0, known: 0, blank: 0, suppressed: 0, absent: 0 };
  const [placeHas, codeHas] = [new Uint8Array(periods.length * places.length), new Uint8Array(periods.length * codes.length)];
  const { rows } = cube;
  const hasFigure = (row: number): boolean => (row === none ? ask.absentIsNought : !Number.isNaN(rows.point[row]!));
  const mayBeNegative = rows.point.some((value) => value < 0);
  let unmatched = 0;

  for (let place = 0; place < places.length; place++) {
    yield place / places.length;
    for (let code = 0; code < codes.length; code++) {
      const sector = sectorOf[code]!;
      if (sector === none) continue;
      let figures = 0;
      for (let period = 0; period < periods.length; period++)
        if (hasFigure(rowAt[period * cells + place * codes.length + code]!)) figures++;
      if (figures > 0 && figures < periods.length) unmatched++;
      for (let period = 0; period < periods.length; period++) {
        const row = rowAt[period * cells + place * codes.length + code]!;
        const at = (period * places.length + place) * sectors.length + sector;
        tally.cells++;
        if (hasFigure(row)) {
          tally.known++;
          const isTaken = !ask.matched || figures === periods.length;
          if (isTaken) taken[at]!++;
          if (row !== none) {
            placeHas[period * places.length + place] = 1;
            codeHas[period * codes.length + code] = 1;
            if (isTaken) {
              point[at]! += rows.point[row]!;
              if (rows.low[row]! < rows.high[row]!) {
                takenRows.push(row);
                takenAt.push(at);
              }
            }
            low[at]! += rows.low[row]!;
            high[at]! += rows.high[row]!;
          }
          if (!isTaken) missing[at]!++;
          continue;
        }
        missing[at]!++;
        const cell = row === none ? undefined : cube.at({ place: places[place]!, period: periods[period]!, industry: codes[code]! });
        high[at]! += cell?.below ?? Number.POSITIVE_INFINITY;
        if (mayBeNegative) low[at] = Number.NEGATIVE_INFINITY;
        if (cell === undefined) tally.absent++;
        else if (cell.status === "suppressed") tally.suppressed++;
        else tally.blank++;
      }
    }
  }

  return {
    sectors,
    shown,
    codesOf,
    unplaced,
    places,
    found: places.filter((place) => there.has(place)),
    periods,
    tally,
    unmatched,
    come: {
      places: places.filter((_, place) => comes(placeHas, place, places.length)),
      codes: codes.filter((_, code) => comes(codeHas, code, codes.length)),
    },
    sums(period, among) {
      const sums = {
        point: new Float64Array(sectors.length),
        taken: new Int32Array(sectors.length),
        missing: new Int32Array(sectors.length),
      };
      const intervals = sectors.map(() => ({ low: 0, high: 0 }));
      for (const place of among) {
        for (let sector = 0, at = (period * places.length + place) * sectors.length; sector < sectors.length; sector++, at++) {
          sums.point[sector]! += point[at]!;
          sums.taken[sector]! += taken[at]!;
          sums.missing[sector]! += missing[at]!;
          intervals[sector]!.low += low[at]!;
          intervals[sector]!.high += high[at]!;
        }
      }
      return { ...sums, intervals };
    },
    uncertain() {
      const certain = Float64Array.from(point);
      for (const [index, at] of takenAt.entries()) certain[at]! -= rows.point[takenRows[index]!]!;
      const drawn = new Float64Array(size);
      const error = cube.sampled ? "sampling" : "rounding";
      return {
        inputs: takenRows.map((row) => ({ point: rows.point[row]!, low: rows.low[row]!, high: rows.high[row]!, error })),
        points(values) {
          drawn.set(certain);
          for (let index = 0; index < takenAt.length; index++) drawn[takenAt[index]!]! += values[index]!;
          return (period, among) => {
            const sums = new Float64Array(sectors.length);
            for (const place of among) {
              for (let sector = 0, at = (period * places.length + place) * sectors.length; sector < sectors.length; sector++, at++)
                sums[sector]! += drawn[at]!;
            }
            return sums;
          };
        },
      };
    },
  };
}

/** The row of each place, industry and period that is wanted; -1 where there is none. */
function rowsByCell(cube: Cube, { places, periods }: { places: readonly string[]; periods: readonly string[] }): Int32Array {
  const codes = cube.codes("industry").length;
  const indexIn = (wanted: readonly string[], held: readonly string[]): Int32Array => {
    const index = new Map(wanted.map((code, at) => [code, at]));
    return Int32Array.from(held, (code) => index.get(code) ?? none);
  };
  const [placeIndex, periodIndex] = [indexIn(places, cube.codes("place")), indexIn(periods, cube.codes("period"))];
  const rowAt = new Int32Array(periods.length * places.length * codes).fill(none);
  const { rows } = cube;
  const [placeOf, periodOf, industryOf] = [rows.at("place"), rows.at("period"), rows.at("industry")];
  for (let row = 0; row < rows.count; row++) {
    const [place, period] = [placeIndex[placeOf[row]!]!, periodIndex[periodOf[row]!]!];
    if (place !== none && period !== none) rowAt[(period * places.length + place) * codes + industryOf[row]!] = row;
  }
  return rowAt;
}

/** Has a figure in some period and in another none at all. */
function comes(has: Uint8Array, index: number, width: number): boolean {
  let held = 0;
  for (let at = index; at < has.length; at += width) held += has[at]!;
  return held > 0 && held < has.length / width;
}
