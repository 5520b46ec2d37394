import { eliminate, type Settled } from "./eliminate.ts";
import type { Hierarchy } from "./hierarchy.ts";
import { propagate, type Bounds } from "./propagate.ts";
import { usualProtection, type Coordinates, type Guarded, type Protection, type ReleasedTable } from "./released-table.ts";
import { sayDerivation, sayPlace, type Speaking } from "./say-finding.ts";
import { systemOf, TooLarge, type Equation, type System, type Variable } from "./system.ts";
import { tightest } from "./tightest.ts";

/** What is found wrong with a table that is about to leave. The API returns the key. */
export const disclosureRules = {
  "small-count": "A count this small may be of people who can be told",
  "suppressed-cell-shown": "A figure that is suppressed in one table is shown in another",
  "suppressed-cell-derivable": "A suppressed figure can be worked out",
  "suppressed-cell-too-close": "A suppressed figure can be worked out nearly",
} as const;
export type DisclosureRule = keyof typeof disclosureRules;

export type Finding = {
  rule: DisclosureRule;
  cell: Coordinates;
  /** The cell in words: "Manufacturing in Selby, 2021". */
  name: string;
  /** How it is had, with the figures that show it. For those who may read the table: it says more than a refusal to a stranger may. */
  how: string;
  /** Whether it is told outright, or nearly. */
  severity: "told" | "nearly-told";
  /** The figures of the table itself that it is had from: hiding one of them may mend it. */
  from: readonly Coordinates[];
};

export type DisclosureAsk = {
  /** The table about to leave. */
  table: ReleasedTable;
  /** Tables that left before, of the same figures; in any order. */
  known?: readonly ReleasedTable[] | undefined;
  hierarchies?: readonly Hierarchy[] | undefined;
  /** Cells of the source that must not be learned, though the table does not have them. */
  guarded?: readonly Guarded[] | undefined;
  protection?: Protection | undefined;
};

export type Disclosures =
  | { decided: true; findings: readonly Finding[] }
  /** There is too much to work through. Nothing was found out, so nothing may leave. */
  | { decided: false; because: "too-large-to-check" };

/**
 * Every figure that must not be known and would be, were the table to leave: by subtraction within the hierarchies
 * of place, industry and occupation, within the table, and against every table that left before.
 *
 * Exact for what is settled to one value (elimination in whole numbers). Of ranges: exact where up to 120 figures hang
 * together (linear programming); of more, by propagation of bounds, which is true but may miss a range that only several sums together make
 * narrow. Dominance (the n,k rule) is not looked at: no evidence of ours says how many contributed to a figure.
 */
export function findDisclosures(ask: DisclosureAsk): Disclosures {
  try {
    return { decided: true, findings: found(ask) };
  } catch (error) {
    if (error instanceof TooLarge) return { decided: false, because: "too-large-to-check" };
    throw error;
  }
}

function found({ table, known = [], hierarchies = [], guarded = [], protection = usualProtection }: DisclosureAsk): Finding[] {
  const tables = [table, ...known];
  const system = systemOf({ tables, hierarchies, guarded });
  const speaking: Speaking = { tables, system };
  const findings = [...smallCounts(table, protection, speaking), ...shownElsewhere(speaking)];
  for (const part of connected(system)) findings.push(...settledIn(part, { system, protection, speaking }));
  return findings;
}

function smallCounts(table: ReleasedTable, { smallCounts: kept, minimumCount }: Protection, speaking: Speaking): Finding[] {
  if (!kept || !table.additive) return [];
  return table.cells.flatMap((cell): Finding[] => {
    if (cell.is !== "figure" || !isSmallCount(cell, table, minimumCount)) return [];
    const name = sayPlace(cell.at, speaking);
    const how = `${name} is a count below ${minimumCount}.`;
    return [{ rule: "small-count", cell: cell.at, name, how, severity: "told", from: [cell.at] }];
  });
}

/** A count of people or businesses so few that they may be told. Of a table of amounts or rates, nothing is. */
export function isSmallCount(
  { at, value }: { at: Coordinates; value: number },
  { additive, rates = {} }: Pick<ReleasedTable, "additive" | "rates">,
  minimumCount: number,
): boolean {
  if (!additive || value <= 0 || value >= minimumCount || !Number.isInteger(value)) return false;
  return !Object.entries(rates).some(([dimension, codes]) => codes.includes(at[dimension] ?? ""));
}

function shownElsewhere(speaking: Speaking): Finding[] {
  const { system, tables } = speaking;
  return system.variables.flatMap((one): Finding[] => {
    if (!one.guarded || !one.known || !one.stated) return [];
    const name = sayPlace(one.at, speaking);
    const here = one.givenBy.includes(0);
    const elsewhere = (here ? one.hiddenBy : one.givenBy).find((index) => index !== 0);
    const other = elsewhere === undefined ? "another row of the same table" : tables[elsewhere]!.name;
    const how = here ? `${name} is shown here and suppressed in ${other}.` : `${name} is suppressed here and shown in ${other}.`;
    return [
      {
        rule: "suppressed-cell-shown",
        cell: one.at,
        name,
        how,
        severity: "told",
        from: here && !one.givenBy.some(Boolean) ? [one.at] : [],
      },
    ];
  });
}

/** Unknown figures that sums tie to one another, with those sums. Only what the table about to leave has something to do with. */
type Part = { unknowns: number[]; equations: Equation[] };

function connected({ variables, equations }: System): Part[] {
  const leader = Int32Array.from({ length: variables.length }, (_, index) => index);
  const leaderOf = (index: number): number => {
    let at = index;
    while (leader[at] !== at) at = leader[at] = leader[leader[at]!]!;
    return at;
  };
  const unknownsIn = ({ whole, parts }: Equation) => [whole, ...parts].filter((index) => !variables[index]!.known);
  for (const equation of equations) {
    const [first, ...others] = unknownsIn(equation);
    if (first === undefined) continue;
    for (const other of others) leader[leaderOf(other)] = leaderOf(first);
  }
  const parts = new Map<number, Part & { guards: boolean; touched: boolean }>();
  for (const [index, one] of variables.entries()) {
    if (one.known) continue;
    const at = leaderOf(index);
    const part = parts.get(at) ?? { unknowns: [], equations: [], guards: false, touched: false };
    part.unknowns.push(index);
    part.guards ||= one.guarded !== undefined;
    part.touched ||= one.stated;
    parts.set(at, part);
  }
  for (const equation of equations) {
    const [first] = unknownsIn(equation);
    const part = first === undefined ? undefined : parts.get(leaderOf(first));
    if (!part) continue;
    part.equations.push(equation);
    part.touched ||= [equation.whole, ...equation.parts].some((index) => variables[index]!.stated);
  }
  return [...parts.values()].filter(({ guards, touched }) => guards && touched);
}

type Settling = { system: System; protection: Protection; speaking: Speaking };

function settledIn(part: Part, { system, protection, speaking }: Settling): Finding[] {
  const figures = [...new Set(part.equations.flatMap(({ whole, parts }) => [whole, ...parts])), ...part.unknowns].filter(isFirst());
  const placeOf = new Map(figures.map((index, place) => [index, place]));
  const at = (index: number) => placeOf.get(index)!; // every figure of every sum is there
  const sums = part.equations.map(({ whole, parts, ...rest }) => ({ ...rest, whole: at(whole), parts: parts.map(at) }));
  const start = {
    low: Float64Array.from(figures, (index) => system.variables[index]!.low),
    high: Float64Array.from(figures, (index) => system.variables[index]!.high),
  };
  const bounds = propagate(sums, start, system.whole);
  const asked = part.unknowns.filter((index) => system.variables[index]!.guarded).map(at);
  const variableAt = (place: number) => system.variables[figures[place]!]!;

  const findings = new Map<number, Finding>();
  const anyHere = () => hideable(part.equations, system.variables);
  const report = (place: number, range: Range, equations: readonly number[]) => {
    if (findings.has(place)) return;
    const one = variableAt(place);
    const told = isTold(range, system.whole);
    const used = equations.map((index) => part.equations[index]!);
    const name = sayPlace(one.at, speaking);
    const from = hideable(used, system.variables);
    findings.set(place, {
      rule: told ? "suppressed-cell-derivable" : "suppressed-cell-too-close",
      cell: one.at,
      name,
      how: sayDerivation({ target: figures[place]!, equations: used, told, range }, speaking),
      severity: told ? "told" : "nearly-told",
      from: from.length > 0 ? from : anyHere(), // held by a chain of sums, this the last of them
    });
  };

  for (const place of asked) {
    const range = { low: bounds.low[place]!, high: bounds.high[place]! };
    if (!isTooTight(range, variableAt(place), { whole: system.whole, protection })) continue;
    report(
      place,
      range,
      [...new Set([bounds.lowBy[place]!, bounds.highBy[place]!])].filter((index) => index !== -1),
    );
  }
  for (const { place, range, equations } of byElimination(sums, bounds, start, (index) => !variableAt(index).known)) {
    const one = variableAt(place);
    if (one.guarded && isTooTight(range, one, { whole: system.whole, protection })) report(place, range, equations);
  }
  const open = asked.filter((place) => !findings.has(place));
  for (const [place, range] of byProgramming(sums, bounds, open)) {
    const whole = system.whole ? { low: Math.ceil(range.low - 1e-6), high: Math.floor(range.high + 1e-6) } : range;
    if (isTooTight(whole, variableAt(place), { whole: system.whole, protection })) {
      report(
        place,
        whole,
        sums.flatMap((sum, index) => (sum.whole === place || sum.parts.includes(place) ? [index] : [])),
      );
    }
  }
  return [...findings.values()];
}

const isFirst = () => {
  const seen = new Set<number>();
  return (index: number) => !seen.has(index) && seen.add(index) !== undefined;
};

export type Range = { low: number; high: number };

/** One value, but for what arithmetic on decimals loses. */
const isOneValue = (low: number, high: number): boolean => Number.isFinite(high - low) && high - low <= 1e-9 * Math.max(1, Math.abs(high));

const isTold = ({ low, high }: Range, whole: boolean): boolean => isOneValue(low, high) || (whole && high - low < 1);

/** Is a range so narrow that it tells more than that the figure was hidden? */
export function isTooTight(
  { low, high }: Range,
  { guarded }: Pick<Variable, "guarded">,
  { whole, protection: { within, share, minimumCount } }: { whole: boolean; protection: Protection },
): boolean {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return false;
  if (isTold({ low, high }, whole)) return true;
  if (guarded === "less-than") return false; // that it is no more than that was said
  if (low <= 0 && high >= minimumCount - 1 && whole) return high - low <= share * Math.abs(low + high);
  return high - low <= Math.max(whole ? 2 * within : 0, share * Math.abs(low + high));
}

type Reduced = { place: number; range: Range; equations: number[] };

/** What sums settle when they are added to and taken from one another, with the range that rounding leaves. */
function byElimination(
  sums: readonly { whole: number; parts: readonly number[]; restLow: number; restHigh: number }[],
  bounds: Bounds,
  start: { low: Float64Array; high: Float64Array },
  isUnknown: (place: number) => boolean,
): Reduced[] {
  const isOpen = (place: number) => isUnknown(place) && !isOneValue(bounds.low[place]!, bounds.high[place]!);
  const rows: Map<number, number>[] = [];
  const sumOf: number[] = [];
  for (const [index, { whole, parts, restLow, restHigh }] of sums.entries()) {
    if (!Number.isFinite(restLow) || !Number.isFinite(restHigh)) continue;
    const row = new Map<number, number>();
    const add = (place: number, times: number) => {
      if (!isOpen(place)) return;
      const now = (row.get(place) ?? 0) + times;
      if (now === 0) row.delete(place);
      else row.set(place, now);
    };
    add(whole, 1);
    for (const part of parts) add(part, -1);
    if (row.size === 0) continue;
    rows.push(row);
    sumOf.push(index);
  }
  return eliminate(rows).map(({ unknown, times, rows: used }: Settled) => {
    let [low, high] = [0, 0];
    const coefficients = new Map<number, number>();
    for (const [row, often] of used) {
      const { whole, parts, restLow, restHigh } = sums[sumOf[row]!]!;
      const count = (place: number, by: number) => coefficients.set(place, (coefficients.get(place) ?? 0) + by);
      count(whole, often);
      for (const part of parts) count(part, -often);
      low += often > 0 ? often * restLow : often * restHigh;
      high += often > 0 ? often * restHigh : often * restLow;
    }
    // times * unknown + everything else = rest
    for (const [place, by] of coefficients) {
      if (place === unknown || by === 0) continue;
      const known = isUnknown(place) ? bounds : start;
      low -= by > 0 ? by * known.high[place]! : by * known.low[place]!;
      high -= by > 0 ? by * known.low[place]! : by * known.high[place]!;
    }
    const ends = [low / times, high / times].sort((one, other) => one - other) as [number, number];
    return { place: unknown, range: { low: ends[0], high: ends[1] }, equations: [...used.keys()].map((row) => sumOf[row]!) };
  });
}

/** Beyond this, the tightest ranges take longer than a reader waits. */
const mostTogether = 120;
const mostPivots = 20_000;

function byProgramming(
  sums: readonly { whole: number; parts: readonly number[]; restLow: number; restHigh: number }[],
  bounds: Bounds,
  asked: readonly number[],
): Map<number, Range> {
  const open: number[] = [];
  const placeOf = new Map<number, number>();
  for (let place = 0; place < bounds.low.length; place++) {
    if (isOneValue(bounds.low[place]!, bounds.high[place]!)) continue;
    placeOf.set(place, open.length);
    open.push(place);
  }
  const low = open.map((place) => bounds.low[place]!);
  const high = open.map((place) => bounds.high[place]!);
  const few = asked.length > 0 && open.length <= mostTogether && sums.length <= mostTogether && low.every(Number.isFinite);
  if (!few) return new Map();

  const rows = sums.flatMap(({ whole, parts, restLow, restHigh }) => {
    if (restLow === Number.NEGATIVE_INFINITY) return [];
    let sum = restLow;
    const coefficients: [number, number][] = [];
    for (const [place, times] of [[whole, 1] as const, ...parts.map((part) => [part, -1] as const)]) {
      const at = placeOf.get(place);
      if (at === undefined) sum -= times * bounds.low[place]!;
      else coefficients.push([at, times]);
    }
    if (coefficients.length === 0) return [];
    if (restHigh > restLow) {
      coefficients.push([low.length, -1]);
      low.push(0);
      high.push(restHigh - restLow);
    }
    return [{ coefficients, sum }];
  });
  const ranges = tightest(
    rows,
    { low, high },
    asked.flatMap((place) => placeOf.get(place) ?? []),
    mostPivots,
  );
  return new Map([...(ranges ?? [])].map(([at, range]) => [open[at]!, range]));
}

/** Figures that the table about to leave gives and no other table does. */
function hideable(equations: readonly Equation[], variables: readonly Variable[]): Coordinates[] {
  const found = new Set<Variable>();
  for (const { whole, parts } of equations) {
    for (const index of [...parts, whole]) {
      const one = variables[index]!;
      if (one.known && !one.guarded && one.givenBy.length > 0 && one.givenBy.every((table) => table === 0)) found.add(one);
    }
  }
  return [...found].map(({ at }) => at);
}
