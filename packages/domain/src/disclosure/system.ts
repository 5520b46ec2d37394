import { Failure } from "@concord/kernel";
import { total, type Hierarchy } from "./hierarchy.ts";
import type { Coordinates, Guarded, ReleasedTable } from "./released-table.ts";
import { relationsOf, type Relation } from "./relations.ts";
import { isAddedUp, totalCodes } from "./total-codes.ts";

/** A figure that some table gives, or that its tables are made of, known or not. */
export type Variable = {
  at: Coordinates;
  /** What is known of it before anything is worked out. */
  low: number;
  high: number;
  /** Some table gives it. */
  known: boolean;
  /** Why it must not become known; absent of what may. */
  guarded?: "suppressed" | "less-than" | "small" | undefined;
  /** As given, where it is. */
  value?: number | undefined;
  /** Stands in sums. A rate does not. */
  additive: boolean;
  /** The table about to leave speaks of it. */
  stated: boolean;
  /** The tables that give it, by their place among all: 0 is the one about to leave. */
  givenBy: readonly number[];
  hiddenBy: readonly number[];
};

/** One figure is the sum of others and of a rest, which lies between two numbers: mostly 0 and 0. */
export type Equation = { whole: number; parts: readonly number[]; restLow: number; restHigh: number };

export type System = { variables: readonly Variable[]; equations: readonly Equation[]; whole: boolean };

/** More than this is not held in memory and worked through while somebody waits. */
export const mostVariables = 600_000;

export class TooLarge extends Failure {
  constructor() {
    super("too-large", "too-large-to-check", "There are too many figures here to check together.");
  }
}

export type SystemAsk = {
  /** The one about to leave first, then those that left. */
  tables: readonly ReleasedTable[];
  hierarchies: readonly Hierarchy[];
  guarded: readonly Guarded[];
};

/** Everything that whoever holds these tables could write down: each figure once, and every sum that must hold between them. */
export function systemOf({ tables, hierarchies, guarded }: SystemAsk): System {
  const dimensions = dimensionsOf(tables, guarded);
  const board = boardOf(dimensions, tables, guarded);
  const whole = tables.every((table) => table.whole);
  const negative = tables.some(({ cells }) => cells.some((cell) => cell.is === "figure" && cell.value < 0));
  const floor = negative ? Number.NEGATIVE_INFINITY : 0;

  const variables: Variable[] = board.seen.map((seen) => variableOf(seen, { tables, floor, whole }));
  const equations: Equation[] = [];
  if (variables.every(({ guarded: held }) => held === undefined)) return { variables, equations, whole };

  const absent = (codes: readonly string[]): number => {
    const key = codes.join(separator);
    const there = board.places.get(key);
    if (there !== undefined) return there;
    if (variables.length >= mostVariables) throw new TooLarge();
    variables.push({ ...nothingKnown(floor), at: coordinatesOf(dimensions, codes) });
    board.codes.push(codes);
    board.places.set(key, variables.length - 1);
    return variables.length - 1;
  };

  const made = madeCodes(tables);
  for (const [place, dimension] of dimensions.entries()) {
    if (!isAddedUp(dimension)) continue;
    const relations = relationsOf(dimension, {
      codes: board.codes.map((codes) => codes[place]!),
      made: made.get(dimension) ?? new Set(),
      hierarchies,
      totalIsGiven: board.totalIsGiven.has(dimension),
    });
    if (relations.length === 0) continue;
    equations.push(...sumsAlong({ place, relations, variables, codesOf: board.codes, absent, floor }));
  }
  equations.push(...sumsOfMade(tables, dimensions, board, absent));
  return { variables, equations, whole };
}

const separator = "\u001f";

const dimensionsOf = (tables: readonly ReleasedTable[], guarded: readonly Guarded[]): string[] => {
  const found = new Set<string>();
  for (const { cells } of tables) for (const { at } of cells) for (const dimension in at) found.add(dimension);
  for (const { at } of guarded) for (const dimension in at) found.add(dimension);
  return [...found].sort();
};

const coordinatesOf = (dimensions: readonly string[], codes: readonly string[]): Coordinates =>
  Object.fromEntries(dimensions.flatMap((dimension, place) => (codes[place] === "" ? [] : [[dimension, codes[place]!]])));

type Seen = {
  at: Coordinates;
  stated: boolean;
  additive: boolean;
  figures: { table: number; value: number; low: number; high: number }[];
  hidden: { table: number; below?: number | undefined }[];
  guarded?: Guarded["because"] | undefined;
};
type Board = { seen: Seen[]; codes: (readonly string[])[]; places: Map<string, number>; totalIsGiven: ReadonlySet<string> };

/** Each cell once, however many tables have it. Totals have one code, whatever each table calls them. */
function boardOf(dimensions: readonly string[], tables: readonly ReleasedTable[], guarded: readonly Guarded[]): Board {
  const seen: Seen[] = [];
  const codes: (readonly string[])[] = [];
  const places = new Map<string, number>();
  const totalIsGiven = new Set<string>();

  const at = (coordinates: Coordinates, totals: ReadonlyMap<string, ReadonlySet<string>>): Seen => {
    const here = dimensions.map((dimension) => {
      const code = coordinates[dimension];
      if (code === undefined) return isAddedUp(dimension) ? total : "";
      if (!totals.get(dimension)?.has(code)) return code;
      totalIsGiven.add(dimension);
      return total;
    });
    const key = here.join(separator);
    const place = places.get(key);
    if (place !== undefined) return seen[place]!;
    if (seen.length >= mostVariables) throw new TooLarge();
    const one: Seen = { at: coordinates, stated: false, additive: true, figures: [], hidden: [] };
    places.set(key, seen.length);
    seen.push(one);
    codes.push(here);
    return one;
  };

  const totalsOf = tables.map(totalCodes);
  for (const [table, { cells, additive, rates }] of tables.entries()) {
    const rateCodes = Object.entries(rates ?? {}).map(([dimension, those]) => [dimension, new Set(those)] as const);
    for (const cell of cells) {
      const one = at(cell.at, totalsOf[table]!);
      one.additive &&= additive && !rateCodes.some(([dimension, those]) => those.has(cell.at[dimension] ?? ""));
      if (table === 0) one.stated = true;
      if (cell.is === "hidden") one.hidden.push({ table, below: cell.below });
      if (cell.is === "figure") one.figures.push({ table, value: cell.value, low: cell.low ?? cell.value, high: cell.high ?? cell.value });
    }
  }
  for (const one of guarded) at(one.at, totalsOf[0] ?? new Map()).guarded = one.because;
  return { seen, codes, places, totalIsGiven };
}

const nothingKnown = (floor: number): Omit<Variable, "at"> => ({
  low: floor,
  high: Number.POSITIVE_INFINITY,
  known: false,
  additive: true,
  stated: false,
  givenBy: [],
  hiddenBy: [],
});

type Facts = { tables: readonly ReleasedTable[]; floor: number; whole: boolean };

function variableOf(seen: Seen, { tables, floor, whole }: Facts): Variable {
  const common = {
    ...nothingKnown(floor),
    at: seen.at,
    stated: seen.stated,
    additive: seen.additive,
    givenBy: seen.figures.map(({ table }) => table),
    hiddenBy: seen.hidden.map(({ table }) => table),
  };
  const newest = seen.figures.reduce<Seen["figures"][number] | undefined>(
    (best, one) => (best === undefined || isLater(tables, one, best) ? one : best),
    undefined,
  );
  if (newest) {
    const given = { ...common, known: true, value: newest.value, ...together(seen.figures, newest) };
    return isStillHidden(seen, tables) ? { ...given, guarded: "suppressed" } : given;
  }
  if (seen.hidden.length > 0) {
    const below = Math.min(...seen.hidden.map((one) => one.below ?? Number.POSITIVE_INFINITY));
    if (!Number.isFinite(below)) return { ...common, guarded: "suppressed" };
    return { ...common, guarded: "less-than", high: whole ? Math.ceil(below) - 1 : below };
  }
  // Of a small count nobody is told that it is one: what is known of it is what is known of any figure that was not given.
  return { ...common, guarded: seen.guarded };
}

/** By when it was checked; of two of one moment the larger, so that the order of tables does not matter. */
function isLater(
  tables: readonly ReleasedTable[],
  one: { table: number; value: number },
  other: { table: number; value: number },
): boolean {
  const [first, second] = [tables[one.table]!.asOf, tables[other.table]!.asOf];
  return first === second ? one.value > other.value : first > second;
}

/** What the tables say of one figure, taken together; where they contradict each other it was revised, and the newest stands. */
function together(figures: Seen["figures"], newest: { low: number; high: number }): { low: number; high: number } {
  const low = Math.max(...figures.map((one) => one.low));
  const high = Math.min(...figures.map((one) => one.high));
  return low <= high ? { low, high } : { low: newest.low, high: newest.high };
}

/** A figure that is hidden elsewhere stays one to guard, but for what an open publisher itself gave after it had been hiding it. */
function isStillHidden({ figures, hidden }: Seen, tables: readonly ReleasedTable[]): boolean {
  if (hidden.length === 0) return false;
  const lastHidden = hidden
    .map(({ table }) => tables[table]!.asOf)
    .sort()
    .at(-1)!; // there is one
  return !figures.some(({ table }) => tables[table]!.asPublished && tables[table]!.asOf >= lastHidden);
}

function madeCodes(tables: readonly ReleasedTable[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { madeOf = {} } of tables) {
    for (const [dimension, made] of Object.entries(madeOf)) {
      const codes = found.get(dimension) ?? new Set();
      for (const code of Object.keys(made)) codes.add(code);
      found.set(dimension, codes);
    }
  }
  return found;
}

type Sums = {
  place: number;
  relations: readonly Relation[];
  variables: Variable[];
  codesOf: readonly (readonly string[])[];
  absent: (codes: readonly string[]) => number;
  floor: number;
};

/** The sums along one dimension, wherever its codes stand together: in each place, for industries; in each industry, for places. */
function sumsAlong({ place, relations, variables, codesOf, absent, floor }: Sums): Equation[] {
  const groups = new Map<string, Map<string, number>>();
  for (const [index, codes] of codesOf.entries()) {
    if (!variables[index]!.additive) continue;
    const key = codes.map((code, at) => (at === place ? "" : code)).join(separator);
    const group = groups.get(key);
    if (group) group.set(codes[place]!, index);
    else groups.set(key, new Map([[codes[place]!, index]]));
  }

  const found: Equation[] = [];
  for (const relation of relations) {
    const met = [...groups.values()].filter((group) => group.has(relation.whole) && relation.parts.some((part) => group.has(part)));
    const rest = restOf(relation, met, { variables, floor });
    if (rest === undefined) continue;
    for (const group of met) {
      const whole = group.get(relation.whole)!; // met
      const parts = relation.parts.map((part) => group.get(part));
      const told = [whole, ...parts].every((index) => index !== undefined && variables[index]!.known);
      if (told) continue; // nothing to learn
      const like = codesOf[whole]!;
      const indexes = relation.parts.map((part, at) => {
        const index = parts[at] ?? absent(like.map((code, which) => (which === place ? part : code)));
        if (parts[at] === undefined && rest.absentIsNothing && !variables[index]!.guarded && !variables[index]!.known) {
          variables[index] = { ...variables[index]!, known: true, value: 0, low: Math.max(floor, 0), high: 0 };
        }
        return index;
      });
      found.push({ whole, parts: indexes, restLow: rest.low, restHigh: rest.high });
    }
  }
  return found;
}

type Rest = { low: number; high: number; absentIsNothing: boolean };

/**
 * Whether these parts are all of their whole, by the figures where all are given: mostly they add up, and the sum is
 * taken to hold everywhere; or they miss by about as much each time, and it holds to within that. Where no figures tell, the
 * hierarchy does, and where it does not know either they are taken to add up: whoever subtracts will try.
 * Undefined where adding up makes no sense.
 */
function restOf(
  relation: Relation,
  groups: readonly ReadonlyMap<string, number>[],
  { variables, floor }: Pick<Sums, "variables" | "floor">,
): Rest | undefined {
  const misses: { low: number; high: number }[] = [];
  const withGaps = { agree: 0, all: 0 };
  const exceeded = { yes: 0, all: 0 };
  for (const group of groups) {
    const whole = variables[group.get(relation.whole)!]!;
    if (!whole.known || whole.high === 0) continue;
    const sum = { low: 0, high: 0, known: 0, absent: 0, unknown: 0 };
    for (const part of relation.parts) {
      const index = group.get(part);
      const one = index === undefined ? undefined : variables[index]!;
      if (one?.known) {
        sum.low += one.low;
        sum.high += one.high;
        sum.known++;
      } else if (one) sum.unknown++;
      else sum.absent++;
    }
    const miss = { low: whole.low - sum.high, high: whole.high - sum.low };
    const slack = nearly(whole.high);
    if (sum.known === relation.parts.length) misses.push(miss);
    else if (sum.unknown === 0) {
      withGaps.all++;
      if (miss.low <= slack && miss.high >= -slack) withGaps.agree++;
    } else {
      exceeded.all++;
      if (miss.high < -slack) exceeded.yes++;
    }
  }

  const absentIsNothing = withGaps.agree * 2 > withGaps.all;
  if (misses.length > 0) {
    const agree = misses.filter(({ low, high }) => low <= nearly(Math.abs(high)) && high >= -nearly(Math.abs(low))).length;
    if (agree * 2 > misses.length) return { low: 0, high: 0, absentIsNothing };
    const lows = misses.map(({ low }) => low).sort((one, other) => one - other);
    const highs = misses.map(({ high }) => high).sort((one, other) => one - other);
    const edge = Math.floor(misses.length / 20); // the middle nine tenths: a few odd rows must not hide what the others tell
    return { low: Math.min(0, lows[edge]!), high: Math.max(0, highs[highs.length - 1 - edge]!), absentIsNothing };
  }
  if (exceeded.yes * 2 > exceeded.all) return undefined;
  if (absentIsNothing) return { low: 0, high: 0, absentIsNothing };
  if (relation.complete === true || (relation.complete === undefined && !relation.needsEvidence))
    return { low: 0, high: 0, absentIsNothing };
  return relation.needsEvidence ? undefined : { low: floor, high: Number.POSITIVE_INFINITY, absentIsNothing };
}

/** How far a sum of decimals may be off for no other reason than that they are decimals. */
const nearly = (size: number): number => 1e-9 * Math.max(1, Math.abs(size));

/** A figure that was made by adding others up is the sum of those, but for the ones that were left out. */
function sumsOfMade(
  tables: readonly ReleasedTable[],
  dimensions: readonly string[],
  board: Board,
  absent: (codes: readonly string[]) => number,
): Equation[] {
  const found: Equation[] = [];
  for (const { cells, madeOf, leftOut = [] } of tables) {
    if (!madeOf) continue;
    const keyOf = (at: Coordinates) => dimensions.map((dimension) => at[dimension] ?? (isAddedUp(dimension) ? total : "")).join(separator);
    const out = new Set(leftOut.map(keyOf));
    for (const cell of cells) {
      if (!dimensions.some((dimension) => madeOf[dimension]?.[cell.at[dimension] ?? ""])) continue;
      let members: Coordinates[] = [cell.at];
      for (const dimension of dimensions) {
        const made = madeOf[dimension]?.[cell.at[dimension] ?? ""];
        if (made) members = members.flatMap((at) => made.map((code) => ({ ...at, [dimension]: code })));
        if (members.length > mostVariables) throw new TooLarge();
      }
      const whole = board.places.get(keyOf(cell.at));
      if (whole === undefined) continue;
      const keys = members.map(keyOf).filter((key) => !out.has(key));
      found.push({ whole, parts: keys.map((key) => board.places.get(key) ?? absent(key.split(separator))), restLow: 0, restHigh: 0 });
    }
  }
  return found;
}
