import { finish, type LongRun } from "@concord/analysis";
import { cellOf } from "./cell-of.ts";
import type { ObservationStatus } from "./observation-status.ts";

/** Which figures of a table are wanted, and by what. */
export type CellAsk = {
  /** The columns whose codes say where a figure belongs. */
  by: readonly string[];
  /** The column of figures. */
  value: string;
  /** The column that says what is known of the figure, and that of the marks which stood in place of figures. */
  status?: string | undefined;
  marks?: string | undefined;
  /** Columns of numbers that say how sure the figure is: a confidence interval's half, a coefficient of variation. */
  beside?: readonly string[] | undefined;
  /** Only rows whose code in a column is one of these. A blank is no code. */
  among?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Rows that may be looked through to find them. Not said: as many as there are. */
  mostRows?: number | undefined;
  /** Called now and then while they are looked for: it may let others have their turn, tell how far it is, or stop the reading by throwing. */
  pace?: ((rows: number, of: number) => Promise<void>) | undefined;
};

/** Every status a cell may have. A table of cells holds the index of each. */
export const observationStatuses = [
  "normal",
  "provisional",
  "suppressed",
  "missing",
  "not-applicable",
  "less-than",
  "unreliable",
] as const satisfies readonly ObservationStatus[];

/**
 * Figures as they were found, column by column: row `i` stands at
 * `codes[d][at[d][i]]` for each of the `by` columns `d`. In order of those codes,
 * so that two readings of one table are the same.
 */
export type CellTable = {
  /** Of each `by` column, the codes found in it, sorted. */
  readonly codes: readonly (readonly string[])[];
  readonly at: readonly Int32Array[];
  /** NaN where there is no figure. */
  readonly value: Float64Array;
  /** Index in `observationStatuses`. */
  readonly status: Uint8Array;
  /** Of a figure given only as less than some number, that number; otherwise NaN. */
  readonly below: Float64Array;
  /** Of each `beside` column; NaN where blank. */
  readonly beside: readonly Float64Array[];
  /** Rows that name no code in one of the `by` columns, and so stand nowhere. */
  readonly nowhere: number;
};

export type FoundCell = {
  codes: readonly string[];
  value: number | null;
  mark?: string | null | undefined;
  status?: string | null | undefined;
  beside?: readonly (number | null)[] | undefined;
};

/** Gathers cells one by one, as a table is read, and puts them in order at the end. */
export function cellGatherer(ask: Pick<CellAsk, "by" | "beside">) {
  const indexes = ask.by.map(() => new Map<string, number>());
  const at: number[][] = ask.by.map(() => []);
  const value: number[] = [];
  const status: number[] = [];
  const below: number[] = [];
  const beside: number[][] = (ask.beside ?? []).map(() => []);
  let nowhere = 0;

  return {
    get size() {
      return value.length;
    },
    /** A row without a code in one of the columns. */
    addNowhere() {
      nowhere++;
    },
    add(found: FoundCell) {
      for (const [column, codes] of indexes.entries()) {
        const code = found.codes[column]!; // one for each column
        let index = codes.get(code);
        if (index === undefined) {
          index = codes.size;
          codes.set(code, index);
        }
        at[column]!.push(index);
      }
      const cell = cellOf(found.value, { mark: found.mark ?? null, status: found.status ?? null });
      value.push(cell.value ?? Number.NaN);
      status.push(observationStatuses.indexOf(cell.status));
      below.push(cell.below ?? Number.NaN);
      for (const [column, values] of beside.entries()) values.push(found.beside?.[column] ?? Number.NaN);
    },
    finish: (): CellTable => inOrder({ codes: indexes.map((map) => [...map.keys()]), at, value, status, below, beside, nowhere }),
  };
}

/** Figures in whatever order they were found. */
export type Unordered = {
  /** Of each column, the codes found in it, in any order, each once. */
  codes: readonly (readonly string[])[];
  at: readonly ArrayLike<number>[];
  value: ArrayLike<number>;
  status: ArrayLike<number>;
  below: ArrayLike<number>;
  beside: readonly ArrayLike<number>[];
  nowhere: number;
};

/** The same cells in order of their codes, however they were found; of one place, in the order in which they were found. */
export const inOrder = (cells: Unordered): CellTable => finish(ordering(cells));

/** The same, for whoever must not be held up by it. */
export function* ordering({ codes, at, value, status, below, beside, nowhere }: Unordered): LongRun<CellTable> {
  const sorted = codes.map((found) => [...found].sort());
  const places = codes.map((found, column) => {
    const placeOf = new Map(sorted[column]!.map((code, place) => [code, place]));
    return Int32Array.from(found, (code) => placeOf.get(code)!); // the same codes
  });
  const columns: Int32Array[] = [];
  for (const [column, held] of at.entries()) {
    columns.push(placed(held, places[column]!));
    yield columns.length / (at.length * 3);
  }
  let order: Uint32Array | undefined;
  if (!isInOrder(columns, value.length)) {
    for (let column = columns.length - 1; column >= 0; column--) {
      order = sortedBy(columns[column]!, sorted[column]!.length, order);
      yield (1 + (columns.length - column) / columns.length) / 3;
    }
  }
  const inPlace = function* <A extends Float64Array | Int32Array | Uint8Array>(held: ArrayLike<number>, into: A): LongRun<A> {
    for (let row = 0; row < into.length; row++) into[row] = held[order ? order[row]! : row]!;
    yield 0.9;
    return into;
  };
  const count = value.length;
  const standing: Int32Array[] = [];
  for (const held of columns) standing.push(order ? yield* inPlace(held, new Int32Array(count)) : held);
  const sure: Float64Array[] = [];
  for (const held of beside) sure.push(yield* inPlace(held, new Float64Array(count)));
  return {
    codes: sorted,
    at: standing,
    value: yield* inPlace(value, new Float64Array(count)),
    status: yield* inPlace(status, new Uint8Array(count)),
    below: yield* inPlace(below, new Float64Array(count)),
    beside: sure,
    nowhere,
  };
}

function placed(held: ArrayLike<number>, places: Int32Array): Int32Array {
  const made = new Int32Array(held.length);
  for (let row = 0; row < made.length; row++) made[row] = places[held[row]!]!;
  return made;
}

function isInOrder(columns: readonly Int32Array[], rows: number): boolean {
  for (let row = 1; row < rows; row++) {
    for (let column = 0; column < columns.length; column++) {
      const step = columns[column]![row]! - columns[column]![row - 1]!;
      if (step > 0) break;
      if (step < 0) return false;
    }
  }
  return true;
}

/** Rows by their place in one column, those of one place as they were: done from the last column to the first, this sorts by all of them. */
function sortedBy(held: Int32Array, size: number, before: Uint32Array | undefined): Uint32Array {
  const starts = new Uint32Array(size + 1);
  for (let row = 0; row < held.length; row++) starts[held[row]! + 1]!++;
  for (let place = 1; place <= size; place++) starts[place]! += starts[place - 1]!;
  const order = new Uint32Array(held.length);
  for (let index = 0; index < held.length; index++) {
    const row = before ? before[index]! : index;
    order[starts[held[row]!]!++] = row;
  }
  return order;
}
