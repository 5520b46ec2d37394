import { beforeRounding, finish, isPublishable, type LongRun, type Measured, type Rounding } from "@concord/analysis";
import { observationStatuses, type CellTable, type Pin } from "../../evidence/index.ts";
import type { ObservationStatus } from "../../evidence/tables/observation-status.ts";
import type { Part } from "../source.ts";
import type { Sampling } from "./sampling.ts";

/** A cell that stands in the table: its figure with its interval, or why there is none. */
export type CubeCell = { figure: Measured | undefined; status: ObservationStatus; below: number | undefined };

/**
 * A sum of cells: what is known of it, and how many cells it should have had
 * and did not. `low` and `high` hold whatever the missing cells may be: with one
 * of them unbounded, `high` is Infinity, and `low` is too where figures may be negative.
 */
export type Sum = { point: number; low: number; high: number; known: number; missing: number };

/** Codes by part; of a part that is not named, every code there is. */
export type Select = Partial<Record<Part, readonly string[]>>;

/**
 * Figures of one pinned version by the parts a question asked for, each with
 * its interval. Built once; looked up as often as needed.
 */
export type Cube = {
  readonly pin: Pin;
  readonly rounding: Rounding;
  /** Its figures carry the publisher's 95% confidence intervals. */
  readonly sampled: boolean;
  readonly parts: readonly Part[];
  /** The codes of a part that are in the table, sorted. Of a part that the table has no column for, the one code "". */
  codes(part: Part): readonly string[];
  /** What a code is called, where the table says it. */
  nameOf(part: Part, code: string): string | undefined;
  /** Undefined where there is not even a row (and the source does not say that this means nought). */
  at(where: Partial<Record<Part, string>>): CubeCell | undefined;
  /** Everything selected, added up; `codes` that are not in the table are missing cells. */
  sum(select: Select): Sum;
  /** How much of what is selected is there. */
  tally(select: Select): Tally;
  /** Column by column, for whoever works through all of it: row i has its code at codes(part)[at(part)[i]]. */
  readonly rows: CubeRows;
  /** Figures that the rounding the dataset claims could not have published: taken as exact. */
  readonly notRoundedSo: number;
};

export type Tally = { cells: number; known: number; blank: number; suppressed: number; absent: number };

export type CubeRows = {
  readonly count: number;
  at(part: Part): Int32Array;
  /** NaN where there is no figure. */
  readonly point: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
};

type Making = {
  pin: Pin;
  rounding: Rounding;
  parts: readonly Part[];
  /** The parts that the table has columns for, in the order of `cells.codes`. */
  columns: readonly Part[];
  cells: CellTable;
  sampling?: Sampling | undefined;
  absent?: "missing" | "zero" | undefined;
  names: Partial<Record<Part, ReadonlyMap<string, string>>>;
};

/** Above so many places a table of them is kept as a map: most of its cells are then empty. */
const densePlaces = 8_000_000;

/** Builds the cube. Its cells are distinct: `requireDistinct` is asked before. */
export const cubeOf = (making: Making): Cube => finish(buildCube(making));

/** The same, for whoever must not be held up by it. */
export function* buildCube({ pin, rounding, parts, columns, cells, sampling, absent = "missing", names }: Making): LongRun<Cube> {
  const indexOf = columns.map((_, column) => new Map(cells.codes[column]!.map((code, index) => [code, index])));
  const { mayBeNegative, notRoundedSo, ...rows } = yield* measureRows(cells, rounding, sampling);
  const find = yield* rowFinder(cells);
  const sizes = cells.codes.map(({ length }) => length);
  const last = columns.length - 1;
  const codesOf = (part: Part): readonly string[] => {
    const column = columns.indexOf(part);
    return column < 0 ? [""] : cells.codes[column]!;
  };

  const cellAt = (row: number): CubeCell => {
    const point = rows.point[row]!;
    const below = cells.below[row]!;
    return {
      figure: Number.isNaN(point) ? undefined : { point, low: rows.low[row]!, high: rows.high[row]!, error: errorOf(rows, row, sampling) },
      status: observationStatuses[cells.status[row]!]!,
      below: Number.isNaN(below) ? undefined : below,
    };
  };
  /** Where the codes selected stand in each column; -1 for one that is not in the table. */
  const wantedOf = (select: Select): Int32Array[] =>
    columns.map((part, column) => {
      const codes = select[part];
      const wanted = new Int32Array(codes ? codes.length : sizes[column]!);
      for (let at = 0; at < wanted.length; at++) wanted[at] = codes ? (indexOf[column]!.get(codes[at]!) ?? -1) : at;
      return wanted;
    });
  /** Every selected place, as the row there, or -1 where none is. */
  const eachRow = (wanted: readonly Int32Array[], visit: (row: number) => void): void => {
    const step = (column: number, base: number): void => {
      const here = wanted[column]!;
      for (let at = 0; at < here.length; at++) {
        const index = here[at]!;
        const key = base < 0 || index < 0 ? -1 : base * sizes[column]! + index;
        if (column < last) step(column + 1, key);
        else visit(key < 0 ? -1 : find(key));
      }
    };
    if (columns.length === 0) visit(find(0));
    else step(0, 0);
  };

  return {
    pin,
    rounding,
    sampled: sampling !== undefined,
    parts,
    codes: codesOf,
    nameOf: (part, code) => names[part]?.get(code),
    at(where) {
      let key = 0;
      for (let column = 0; column < columns.length && key >= 0; column++) {
        const index = indexOf[column]!.get(where[columns[column]!] ?? "") ?? -1;
        key = index < 0 ? -1 : key * sizes[column]! + index;
      }
      const row = key < 0 ? -1 : find(key);
      if (row >= 0) return cellAt(row);
      return absent === "zero" ? { figure: { point: 0, low: 0, high: 0, error: "none" }, status: "normal", below: undefined } : undefined;
    },
    sum(select) {
      const sum = { point: 0, low: 0, high: 0, known: 0, missing: 0 };
      const { point: points, low: lows, high: highs } = rows;
      eachRow(wantedOf(select), (row) => {
        const point = row < 0 ? Number.NaN : points[row]!;
        if (!Number.isNaN(point)) {
          sum.known++;
          sum.point += point;
          sum.low += lows[row]!;
          sum.high += highs[row]!;
        } else if (row < 0 && absent === "zero") {
          sum.known++;
        } else {
          const below = row < 0 ? Number.NaN : cells.below[row]!;
          sum.missing++;
          sum.high += Number.isNaN(below) ? Number.POSITIVE_INFINITY : below;
          if (mayBeNegative) sum.low = Number.NEGATIVE_INFINITY;
        }
      });
      return sum;
    },
    tally(select) {
      const tally = { cells: 0, known: 0, blank: 0, suppressed: 0, absent: 0 };
      eachRow(wantedOf(select), (row) => {
        tally.cells++;
        if (row < 0) {
          if (absent === "zero") tally.known++;
          else tally.absent++;
        } else if (!Number.isNaN(rows.point[row]!)) tally.known++;
        else if (observationStatuses[cells.status[row]!] === "suppressed") tally.suppressed++;
        else tally.blank++;
      });
      return tally;
    },
    rows: {
      count: cells.value.length,
      at: (part) => {
        const column = columns.indexOf(part);
        return column < 0 ? new Int32Array(cells.value.length) : cells.at[column]!;
      },
      ...rows,
    },
    notRoundedSo,
  };
}

type MeasuredRows = { point: Float64Array; low: Float64Array; high: Float64Array };

function errorOf({ point, low, high }: MeasuredRows, row: number, sampling: Sampling | undefined): Measured["error"] {
  if (low[row] === point[row] && high[row] === point[row]) return "none";
  return sampling ? "sampling" : "rounding";
}

/** Rows that are gone through before others may have their turn: some two milliseconds. */
const rowsAtOnce = 20_000;

/** Each figure with the interval that its publisher's sampling or rounding leaves. One that was not rounded as the dataset says is taken as it stands. */
function* measureRows(
  { value, beside }: CellTable,
  rounding: Rounding,
  sampling: Sampling | undefined,
): LongRun<MeasuredRows & { notRoundedSo: number; mayBeNegative: boolean }> {
  const count = value.length;
  const [low, high] = [value.slice(), value.slice()];
  const half = sampling === undefined ? undefined : beside[sampling.column];
  let notRoundedSo = 0;
  let mayBeNegative = false;
  for (let row = 0; row < count; row++) {
    if (row % rowsAtOnce === 0) yield row / count / 2;
    const point = value[row]!;
    if (Number.isNaN(point)) continue;
    if (point < 0) mayBeNegative = true;
    const reach = half && sampling ? sampling.halfWidth(point, half[row]!) : Number.NaN;
    if (!Number.isNaN(reach)) {
      low[row] = point >= 0 ? Math.max(0, point - reach) : point - reach;
      high[row] = point + reach;
    } else if (rounding !== "none") {
      if (isPublishable(point, rounding)) {
        const interval = beforeRounding(point, rounding);
        low[row] = interval.low;
        high[row] = interval.high;
      } else notRoundedSo++;
    }
  }
  return { point: value, low, high, notRoundedSo, mayBeNegative };
}

/** Finds the row at a place, written as one number; -1 where there is none. */
function* rowFinder({ codes, at, value }: CellTable): LongRun<(key: number) => number> {
  const sizes = codes.map(({ length }) => length);
  const places = sizes.reduce((product, size) => product * size, 1);
  const dense = places <= densePlaces ? new Int32Array(places).fill(-1) : undefined;
  const sparse = new Map<number, number>();
  for (let row = 0; row < value.length; row++) {
    if (row % rowsAtOnce === 0) yield 0.5 + row / value.length / 2;
    let key = 0;
    for (let column = 0; column < sizes.length; column++) key = key * sizes[column]! + at[column]![row]!;
    if (dense) dense[key] = row;
    else sparse.set(key, row);
  }
  return dense ? (key) => dense[key]! : (key) => sparse.get(key) ?? -1;
}
