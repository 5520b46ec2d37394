import { finish, type LongRun } from "../long-run.ts";
import type { Interval } from "../uncertainty/interval.ts";
import type { Measured } from "../uncertainty/measured.ts";
import type { Random } from "../uncertainty/seeded-random.ts";
import { simulateIntervals } from "../uncertainty/simulated-interval.ts";
import { areaBits, areasWithBoth } from "./co-presence.ts";
import { economicComplexity } from "./economic-complexity.ts";
import { markPresent, type Presence } from "./presence.ts";
import { ubiquity } from "./ubiquity.ts";

export type RelatednessSimulation = {
  readonly areas: number;
  readonly industries: number;
  /** Numbers of jobs as they were published, each wrong by itself. */
  readonly jobs: readonly Measured[];
  /** Which cell of the table each is added to: its area × industries + its industry. Of one number to a cell, in order, 0, 1, 2 … */
  readonly cellOf: ArrayLike<number>;
  /** Of which area the densities are asked. */
  readonly area: number;
  /** The location quotient from which an industry is present. */
  readonly threshold: number;
  /** Whether complexity is simulated too: it costs some areas³ steps a draw. */
  readonly withComplexity: boolean;
  readonly random: Random;
  readonly draws: number;
  readonly level: number;
};

export type RelatednessIntervals = {
  /** Of each industry, its density in the area asked of. */
  readonly density: readonly (Interval | undefined)[];
  /** Undefined where it was not asked for. */
  readonly complexity?:
    | { readonly ofAreas: readonly (Interval | undefined)[]; readonly ofIndustries: readonly (Interval | undefined)[] }
    | undefined;
};

/**
 * Of each industry the interval of its relatedness density in one area, and of
 * areas and industries that of their complexity, when every number of jobs may
 * be anything its publisher's errors allow.
 *
 * Simulated, because no bound of use can be shown: a cell that crosses the
 * threshold changes the presence it is, every proximity of its industry, and by
 * its totals the quotients of all others. So all numbers are drawn, and presence,
 * proximity, density (own industry left out) and complexity are made anew from
 * each draw; see `simulateIntervals` for what the interval then says. It holds
 * the threshold fixed, and the areas and industries: which of them stand in the
 * table is a choice and no error. A published 0 is drawn from all that rounds
 * to 0, as any other number is; where most of such cells are truly empty, draws
 * find small industries in more areas than have them, and the interval lies to
 * one side of the point.
 *
 * Undefined where the figure is undefined at the published numbers or in at
 * least half of the draws.
 */
export function* relatednessIntervals(simulation: RelatednessSimulation): LongRun<RelatednessIntervals> {
  const { areas, industries, jobs, cellOf, withComplexity, random, draws, level } = simulation;
  if (cellOf.length !== jobs.length) throw new RangeError(`${cellOf.length} cells are not those of ${jobs.length} numbers`);
  for (let index = 0; index < cellOf.length; index++) {
    if (!(cellOf[index]! >= 0 && cellOf[index]! < areas * industries)) throw new RangeError(`${cellOf[index]} is no cell of the table`);
  }
  const table = new Float64Array(areas * industries);
  const presence = { areas, industries, cells: new Uint8Array(areas * industries) };
  const figures = new Float64Array(withComplexity ? industries + areas + industries : industries);
  const density = figures.subarray(0, industries);
  const close = new Float64Array(industries);

  const statistics = (values: Float64Array): Float64Array => {
    table.fill(0);
    for (let index = 0; index < values.length; index++) table[cellOf[index]!]! += values[index]!;
    markPresent(simulation, simulation.threshold, presence.cells, table);
    fillDensity(presence, simulation.area, density, close);
    if (withComplexity) {
      const found = finish(economicComplexity(presence));
      if (found.known) {
        figures.set(found.ofAreas, industries);
        figures.set(found.ofIndustries, industries + areas);
      } else figures.fill(Number.NaN, industries);
    }
    return figures;
  };
  const intervals = yield* simulateIntervals({ inputs: jobs, statistics, random, draws, level });
  return {
    density: intervals.slice(0, industries),
    complexity: withComplexity
      ? { ofAreas: intervals.slice(industries, industries + areas), ofIndustries: intervals.slice(industries + areas) }
      : undefined,
  };
}

/** `relatednessDensityOf`, in one pass over the pairs and without a matrix of them. */
function fillDensity(presence: Presence, area: number, density: Float64Array, close: Float64Array): void {
  const { industries, cells } = presence;
  const degree = ubiquity(presence);
  const bits = areaBits(presence);
  const from = area * industries;
  density.fill(0);
  close.fill(0);
  for (let one = 0; one < industries; one++) {
    const ofOne = degree[one]!;
    if (ofOne === 0) continue;
    const isOneHere = cells[from + one] === 1;
    for (let other = one + 1; other < industries; other++) {
      const both = areasWithBoth(bits, one, other);
      if (both === 0) continue;
      const phi = both / Math.max(ofOne, degree[other]!);
      close[one]! += phi;
      close[other]! += phi;
      if (isOneHere) density[other]! += phi;
      if (cells[from + other] === 1) density[one]! += phi;
    }
  }
  for (let industry = 0; industry < industries; industry++) density[industry]! /= close[industry]!; // 0 / 0 is NaN
}
