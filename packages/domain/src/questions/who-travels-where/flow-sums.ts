import type { Commuters, LongRun, WorkerFlows } from "@concord/analysis";
import { listed, refused } from "@concord/kernel";
import type { Cube, Sum } from "../cube/cube.ts";
import type { WhoTravelsWhere } from "./question.ts";

/** The flows of a table added up for the area, and for every place. */
export type FlowSums = {
  readonly period: string;
  /** They are estimates, with the publisher's 95% confidence intervals. */
  readonly isSampled: boolean;
  /** Every place that is an origin or a destination, in order of code. What is left out or means home is none. */
  readonly places: readonly string[];
  /** The places of the area that are in the table. */
  readonly area: readonly string[];
  /** Those asked for that are not. */
  readonly notFound: readonly string[];
  /** Destinations of the table, by what they are. */
  readonly destinations: { readonly places: readonly string[]; readonly home: readonly string[]; readonly leftOut: readonly string[] };
  readonly origins: readonly string[];
  readonly whole: Commuters<Sum>;
  readonly of: (place: string) => Commuters<Sum>;
  /** Of a place outside the area: its workers who work in the area, and those who work anywhere else. */
  readonly sent: (place: string) => { here: Sum; elsewhere: Sum };
  /** Of a place outside the area: its jobs held by residents of the area, and those held by anybody else. */
  readonly drawn: (place: string) => { here: Sum; elsewhere: Sum };
  /** Of a place of the area: its residents who work in the area. */
  readonly supplies: (place: string) => Sum;
  /** From one place to another; of a place to itself, those who work at home too. */
  readonly between: (from: string, to: string) => Sum;
  /** Workers of the table who are left out, where they are known. */
  readonly leftOutWorkers: number;
  /** The smallest flow of the table that is of anybody, and how many pairs of places have no row. */
  readonly smallest: number;
  readonly pairsWithoutRow: number;
  /** Flows as they were published, for a whole map of areas: cells without a figure are in it as nobody. */
  readonly published: () => WorkerFlows;
  readonly tally: {
    readonly cells: number;
    readonly known: number;
    readonly blank: number;
    readonly suppressed: number;
    readonly absent: number;
  };
};

export const flowRefusals = {
  "period-needed": "The table has several periods, and this question needs one: ",
  "period-not-found": "This version has no figures for ",
  "place-not-found": "None of the places asked about is in this version: ",
  "nothing-found": "No flow is in this version of the dataset.",
  "negative-flows": "A flow cannot be of fewer than no people. Look at the column of figures, or choose another.",
} as const;

const refusal = (code: keyof typeof flowRefusals, which = "") => refused(code, `${flowRefusals[code]}${which}`);

/**
 * Reads every flow once. A flow that is not known is missing from every sum it
 * belongs to, and so is one that the table does not have, unless the source
 * says that this means nobody.
 */
export function* flowSums(cube: Cube, question: WhoTravelsWhere): LongRun<FlowSums> {
  const period = periodOf(cube, question.period);
  const leftOutCodes = new Set(question.leftOut);
  const homeCodes = new Set(question.atHome);
  const origins = cube.codes("origin").filter((code) => !leftOutCodes.has(code) && !homeCodes.has(code));
  const kinds = { home: [] as string[], leftOut: [] as string[], places: [] as string[] };
  for (const code of cube.codes("destination"))
    kinds[leftOutCodes.has(code) ? "leftOut" : homeCodes.has(code) ? "home" : "places"].push(code);
  const places = [...new Set([...origins, ...kinds.places])].sort();
  const placeOf = new Map(places.map((code, index) => [code, index]));
  const asked = [...new Set(question.places)].sort();
  const area = asked.filter((code) => placeOf.has(code));
  if (cube.rows.count === 0 || places.length === 0) throw refusal("nothing-found");
  if (area.length === 0) throw refusal("place-not-found", `${listed(asked, { most: 5 })}.`);

  const isHere = new Uint8Array(places.length);
  for (const code of area) isHere[placeOf.get(code)!] = 1;
  const origin = codesAs(cube, "origin", (code) => placeOf.get(code));
  const destination = codesAs(cube, "destination", (code) =>
    leftOutCodes.has(code) ? undefined : homeCodes.has(code) ? atHome : placeOf.get(code),
  );
  const of = { within: adding(places.length), out: adding(places.length), in: adding(places.length) };
  const whole = { within: adding(1), out: adding(1), in: adding(1) };
  const [sent, sentElsewhere] = [adding(places.length), adding(places.length)];
  const [drawn, drawnElsewhere] = [adding(places.length), adding(places.length)];

  const reader = rowReader(cube);
  const tally = { cells: 0, known: 0, blank: 0, suppressed: 0, absent: 0 };
  const rows = cube.rows.count;
  let leftOutWorkers = 0;
  let smallest = Number.POSITIVE_INFINITY;
  for (let row = 0; row < rows; row++) {
    if (row % rowsAtOnce === 0) yield row / rows;
    if (reader.period(row) !== period) continue;
    const from = origin(row);
    const to = destination(row);
    const cell = reader.cell(row);
    if (from === undefined || to === undefined) {
      if (!Number.isNaN(cell.point)) leftOutWorkers += cell.point;
      continue;
    }
    if (cell.low < 0) throw refusal("negative-flows");
    if (cell.point > 0) smallest = Math.min(smallest, cell.point);
    const end = to === atHome ? from : to;
    tally[reader.standing(row)]++;
    if (from === end) of.within.add(from, cell);
    else {
      of.out.add(from, cell);
      of.in.add(end, cell);
    }
    const [lives, works] = [isHere[from] === 1, isHere[end] === 1];
    if (lives || works) whole[lives && works ? "within" : lives ? "out" : "in"].add(0, cell);
    (works ? sent : sentElsewhere).add(from, cell);
    (lives ? drawn : drawnElsewhere).add(end, cell);
  }

  // Every origin could have a flow to every destination: what is not in the table is missing, or nobody.
  const isOrigin = new Set(origins);
  const isDestination = new Set(kinds.places);
  const homes = kinds.home.length;
  const count = (codes: ReadonlySet<string>, among: readonly string[]) => among.reduce((sum, code) => sum + (codes.has(code) ? 1 : 0), 0);
  const [originsHere, destinationsHere] = [count(isOrigin, area), count(isDestination, area)];
  const [originsElsewhere, destinationsElsewhere] = [origins.length - originsHere, kinds.places.length - destinationsHere];
  const isZero = question.flows.absent === "zero";
  const sumOf = (adder: Adding, index: number, cells: number): Sum => adder.sum(index, { cells, isZero, isSampled: cube.sampled });
  const [ins, outs] = [(code: string) => (isDestination.has(code) ? 1 : 0), (code: string) => (isOrigin.has(code) ? 1 : 0)];
  const indexOf = (code: string): number => placeOf.get(code)!; // asked of places only
  const pairs = origins.length * (kinds.places.length + homes);
  const found = tally.known + tally.blank + tally.suppressed;
  yield 1;

  return {
    period,
    isSampled: cube.sampled,
    places,
    area,
    notFound: asked.filter((code) => !placeOf.has(code)),
    destinations: kinds,
    origins,
    whole: {
      within: sumOf(whole.within, 0, originsHere * (destinationsHere + homes)),
      out: sumOf(whole.out, 0, originsHere * destinationsElsewhere),
      in: sumOf(whole.in, 0, originsElsewhere * destinationsHere),
    },
    of: (place) => {
      const index = indexOf(place);
      return {
        within: sumOf(of.within, index, outs(place) * (ins(place) + homes)),
        out: sumOf(of.out, index, outs(place) * (kinds.places.length - ins(place))),
        in: sumOf(of.in, index, ins(place) * (origins.length - outs(place))),
      };
    },
    sent: (place) => ({
      here: sumOf(sent, indexOf(place), outs(place) * destinationsHere),
      elsewhere: sumOf(sentElsewhere, indexOf(place), outs(place) * (destinationsElsewhere + homes)),
    }),
    drawn: (place) => ({
      here: sumOf(drawn, indexOf(place), ins(place) * originsHere),
      elsewhere: sumOf(drawnElsewhere, indexOf(place), ins(place) * originsElsewhere + outs(place) * homes),
    }),
    supplies: (place) => sumOf(sent, indexOf(place), outs(place) * (destinationsHere + homes)),
    between: (from, to) => {
      const ends = from === to ? [...(isDestination.has(to) ? [to] : []), ...kinds.home] : isDestination.has(to) ? [to] : [];
      const adder = adding(1);
      for (const end of ends) {
        const cell = cube.at({ origin: from, destination: end, period });
        if (cell) adder.add(0, { ...(cell.figure ?? { point: Number.NaN, low: 0, high: cell.below ?? Number.POSITIVE_INFINITY }) });
      }
      return sumOf(adder, 0, outs(from) * ends.length);
    },
    leftOutWorkers,
    smallest,
    pairsWithoutRow: pairs - found,
    published: () => publishedFlows({ cube, reader, origin, destination, period, places: places.length }),
    tally: {
      cells: pairs,
      known: isZero ? tally.known + pairs - found : tally.known,
      blank: tally.blank,
      suppressed: tally.suppressed,
      absent: isZero ? 0 : pairs - found,
    },
  };
}

const rowsAtOnce = 50_000;
/** Stands for a destination that is wherever the origin is. */
const atHome = -1;

function periodOf(cube: Cube, asked: string | undefined): string {
  const periods = cube.codes("period");
  if (asked !== undefined && !periods.includes(asked)) throw refusal("period-not-found", `${asked}.`);
  if (asked === undefined && periods.length > 1) throw refusal("period-needed", `${listed(periods, { joint: "or", most: 8 })}.`);
  return asked ?? periods[0] ?? "";
}

/** What a row's code of a part stands for, looked up once for each code. */
function codesAs<T>(cube: Cube, part: "origin" | "destination", meaning: (code: string) => T): (row: number) => T {
  const meant = cube.codes(part).map(meaning);
  const at = cube.rows.at(part);
  return (row) => meant[at[row]!]!;
}

type Cell = { point: number; low: number; high: number };

function rowReader(cube: Cube) {
  const { rows } = cube;
  const codes = { period: cube.codes("period"), origin: cube.codes("origin"), destination: cube.codes("destination") };
  const at = { period: rows.at("period"), origin: rows.at("origin"), destination: rows.at("destination") };
  const whole = (row: number) =>
    cube.at({
      origin: codes.origin[at.origin[row]!]!,
      destination: codes.destination[at.destination[row]!]!,
      period: codes.period[at.period[row]!] ?? "",
    });
  const cell: Cell = { point: 0, low: 0, high: 0 }; // the same for every row, for there may be millions
  return {
    period: (row: number): string => codes.period[at.period[row]!] ?? "",
    /** NaN where there is no figure, with what it may be. */
    cell(row: number): Cell {
      cell.point = rows.point[row]!;
      const isKnown = !Number.isNaN(cell.point);
      cell.low = isKnown ? rows.low[row]! : 0;
      cell.high = isKnown ? rows.high[row]! : (whole(row)?.below ?? Number.POSITIVE_INFINITY);
      return cell;
    },
    standing(row: number): "known" | "blank" | "suppressed" {
      if (!Number.isNaN(rows.point[row]!)) return "known";
      return whole(row)?.status === "suppressed" ? "suppressed" : "blank";
    },
  };
}

type Adding = ReturnType<typeof adding>;

/** Adds cells up by place, with what their errors allow: rounding end to end, and the sampling errors of estimates by squares. */
function adding(places: number) {
  const [point, low, high] = [new Float64Array(places), new Float64Array(places), new Float64Array(places)];
  const [below, above] = [new Float64Array(places), new Float64Array(places)]; // squares of the reach of an estimate
  const unknown = new Float64Array(places); // what cells without a figure may come to
  const [known, missing] = [new Int32Array(places), new Int32Array(places)];
  return {
    add(place: number, cell: Cell): void {
      if (Number.isNaN(cell.point)) {
        missing[place]!++;
        unknown[place]! += cell.high;
        return;
      }
      known[place]!++;
      point[place]! += cell.point;
      low[place]! += cell.low;
      high[place]! += cell.high;
      const up = cell.high - cell.point;
      const down = cell.low === 0 ? Math.max(up, cell.point) : cell.point - cell.low; // one that was cut off at 0 tells only above how far it reached
      below[place]! += down * down;
      above[place]! += up * up;
    },
    /** `cells`: how many there are to be, known or not. */
    sum(place: number, { cells, isZero, isSampled }: { cells: number; isZero: boolean; isSampled: boolean }): Sum {
      const absent = Math.max(0, cells - known[place]! - missing[place]!);
      const middle = point[place]!;
      const least = isSampled ? Math.max(0, middle - Math.sqrt(below[place]!)) : low[place]!;
      const most = isSampled ? middle + Math.sqrt(above[place]!) : high[place]!;
      return {
        point: middle,
        low: Math.min(middle, least),
        high: (absent > 0 && !isZero ? Number.POSITIVE_INFINITY : Math.max(middle, most)) + unknown[place]!,
        known: known[place]! + (isZero ? absent : 0),
        missing: missing[place]! + (isZero ? 0 : absent),
      };
    },
  };
}

type Publishing = {
  cube: Cube;
  reader: ReturnType<typeof rowReader>;
  origin: (row: number) => number | undefined;
  destination: (row: number) => number | undefined;
  period: string;
  places: number;
};

function publishedFlows({ cube, reader, origin, destination, period, places }: Publishing): WorkerFlows {
  const [from, to, workers]: [number[], number[], number[]] = [[], [], []];
  for (let row = 0; row < cube.rows.count; row++) {
    const [one, other] = [origin(row), destination(row)];
    const count = cube.rows.point[row]!;
    if (one === undefined || other === undefined || !(count > 0) || reader.period(row) !== period) continue;
    from.push(one);
    to.push(other === atHome ? one : other);
    workers.push(count);
  }
  return { places, origin: Int32Array.from(from), destination: Int32Array.from(to), workers: Float64Array.from(workers) };
}
