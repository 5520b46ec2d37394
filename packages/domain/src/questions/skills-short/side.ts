import { listed, refused } from "@concord/kernel";
import { addMeasuredSums, measuredSum, type MeasuredSum } from "../cube/measured-sum.ts";
import { readCube } from "../cube/read-cube.ts";
import type { Cube, Select, Tally } from "../cube/cube.ts";
import type { Reader } from "../reader.ts";
import type { Source } from "../source.ts";

/** One side of the comparison, demand or supply, as far as it was read. */
export type Side = {
  readonly places: readonly string[];
  readonly period: string;
  /** What tells its figures apart; undefined where each stands in a column of its own. */
  readonly part: "occupation" | "category" | undefined;
  /** By column of figures; under "" where a part tells them apart. */
  readonly cubes: ReadonlyMap<string, Cube>;
};

export const sideRefusals = {
  "period-needed": "The table has several periods, and this question needs one: ",
  "period-not-found": "This version has no figures for ",
  "place-not-found": "None of the places asked about is in this version: ",
  "nothing-found": "None of the places asked about has a figure in this version of the dataset.",
} as const;

const refusal = (code: keyof typeof sideRefusals, which = "") => refused(code, `${sideRefusals[code]}${which}`);

type SideAsk = {
  source: Source;
  places: readonly string[];
  period: string | undefined;
  part: "occupation" | "category" | undefined;
  /** The columns of figures, where no part tells them apart. */
  columns: readonly string[];
};

/** Reads one side. A wide table is read once for each of its columns. */
export async function readSide(reader: Reader, role: string, { source, places, period, part, columns }: SideAsk): Promise<Side> {
  const among = { place: [...new Set(places)].sort(), ...(period === undefined ? {} : { period: [period] }) };
  const optional = ["period"] as const;
  const cubes = new Map<string, Cube>();
  if (part !== undefined) cubes.set("", await reader.cube(role, { source, parts: ["place", part], optional, among }));
  else {
    const opened = await reader.open(role, source);
    for (const value of [...new Set(columns)].sort()) {
      cubes.set(value, await readCube(opened, { source: { ...source, value }, parts: ["place"], optional, among }));
    }
  }
  return sideOf({ places: [...new Set(places)].sort(), period, part, cubes });
}

/** A side whose places and period are in its table. */
export function sideOf({ places, period, part, cubes }: Omit<Side, "period"> & { period: string | undefined }): Side {
  const cube = [...cubes.values()][0];
  if (!cube || cube.rows.count === 0) throw refusal("nothing-found");
  const there = new Set(cube.codes("place"));
  if (!places.some((place) => there.has(place))) throw refusal("place-not-found", `${listed(places, { most: 5 })}.`);
  const periods = cube.codes("period");
  if (period !== undefined && !periods.includes(period)) throw refusal("period-not-found", `${period}.`);
  if (period === undefined && periods.length > 1) throw refusal("period-needed", `${listed(periods, { joint: "or", most: 8 })}.`);
  return { places, period: period ?? periods[0]!, part, cubes }; // a table with a row has a period
}

/** What the figures of a side are found under. */
export const keysOf = ({ part, cubes }: Side): readonly string[] => (part === undefined ? [...cubes.keys()] : cubes.get("")!.codes(part));

export const someCube = ({ cubes }: Side): Cube => [...cubes.values()][0]!; // a side has one

/** The cells that some keys stand for, as selections of cubes. */
export function cellsOf({ places, period, part, cubes }: Side, keys: readonly string[]): { cube: Cube; select: Select }[] {
  const select = { place: places, period: [period] };
  if (part !== undefined) return [{ cube: cubes.get("")!, select: { ...select, [part]: keys } }];
  return keys.map((key) => ({ cube: cubes.get(key)!, select }));
}

/** The cells of some keys added up. */
export const gather = (side: Side, keys: readonly string[]): MeasuredSum =>
  addMeasuredSums(cellsOf(side, keys).map(({ cube, select }) => measuredSum(cube, select)));

export function tallyOf(side: Side, keys: readonly string[]): Tally {
  const tally = { cells: 0, known: 0, blank: 0, suppressed: 0, absent: 0 };
  for (const { cube, select } of cellsOf(side, keys)) {
    const one = cube.tally(select);
    for (const key of ["cells", "known", "blank", "suppressed", "absent"] as const) tally[key] += one[key];
  }
  return tally;
}

export const placesFound = (side: Side): string[] => side.places.filter((place) => someCube(side).codes("place").includes(place));
