import {
  ratioOfMeasured,
  skillsGaps,
  skillsMismatch,
  standardErrorsIn95,
  sumOfMeasured,
  type Dependence,
  type Measured,
} from "@concord/analysis";
import { refused } from "@concord/kernel";
import type { Bounds, Finding, Table } from "../answer.ts";
import type { MeasuredSum } from "../cube/measured-sum.ts";
import { figure, unknown, type Figure } from "../figure.ts";
import { unranked } from "../rank-rows.ts";
import type { Source } from "../source.ts";
import { fewAskedFor, unreliablePercent, wholeMeasures } from "./measures.ts";
import { gather, placesFound, tallyOf, type Side } from "./side.ts";

/** What is asked for and what is there, as far as they were read. */
export type Sides = { demand: Side; supply: Side };

/** What one row stands for: the keys of its figures on either side. */
export type Group = { code: string; name?: string; demandKeys: readonly string[]; supplyKeys: readonly string[] };

/** What one row compares: its cells added up on either side. */
export type Compared = Group & { demand: MeasuredSum; supply: MeasuredSum };

/** The places that can be compared: of one list of codes those that both tables have, of two lists those that each has. */
export function whereFound({ demand, supply }: Sides, hasTwoLists: boolean): Sides {
  const found = { demand: placesFound(demand), supply: placesFound(supply) };
  if (hasTwoLists) return { demand: { ...demand, places: found.demand }, supply: { ...supply, places: found.supply } };
  const both = found.demand.filter((place) => found.supply.includes(place));
  if (both.length === 0)
    throw refused("nothing-to-compare", "The two tables have none of the places in common. Give the area in the codes of each.");
  return { demand: { ...demand, places: both }, supply: { ...supply, places: both } };
}

export function compareGroups(groups: readonly Group[], sides: Sides): Compared[] {
  const compared = groups.map((group) => ({
    ...group,
    demand: gather(sides.demand, group.demandKeys),
    supply: gather(sides.supply, group.supplyKeys),
  }));
  if (!compared.some((one) => isWhole(one) && one.demand.sum.point + one.supply.sum.point > 0)) {
    throw refused(
      "nothing-to-compare",
      "Nothing has figures on both sides. Look at the codes of the two tables, or choose a coarser level.",
    );
  }
  return compared;
}

/** Everything of it is known on both sides, so that it can be in the shares. */
export const isWhole = ({ demand, supply }: Compared): boolean =>
  demand.known > 0 && supply.known > 0 && demand.missing === 0 && supply.missing === 0;

/** Figures of one and the same dataset may err together in any way. */
export const dependenceOf = (demand: Source, supply: Source): Dependence =>
  demand.datasetId === supply.datasetId ? "unknown" : "independent";

export const boundsOf = ({ demand, supply }: Sides): Bounds =>
  [...demand.cubes.values(), ...supply.cubes.values()].some((cube) => cube.sampled) ? "sampling" : "tightest";

export function wholeTable(whole: readonly Compared[], dependence: Dependence, bounds: Bounds): Table {
  const pairs = whole.map(({ demand, supply }) => ({ demand: demand.sum, supply: supply.sum }));
  const demand = sumOfMeasured(
    pairs.map((pair) => pair.demand),
    "independent",
  );
  const supply = sumOfMeasured(
    pairs.map((pair) => pair.supply),
    "independent",
  );
  return {
    key: "whole",
    title: "Everything together",
    rowsAre: "area",
    measures: wholeMeasures(bounds),
    rows: unranked([
      {
        code: "area",
        name: "The area",
        figures: {
          demand: measured(demand),
          supply: measured(supply),
          ratio: measured(ratioOfMeasured(demand, supply, dependence)),
          mismatch: measured(skillsMismatch(skillsGaps(pairs, dependence))),
        },
        notes: [],
      },
    ]),
  };
}

/** Short above the line and ample below it, where the whole interval is. */
export function sideOfLine(one: Measured | undefined, line: number): string {
  if (one && one.low === line && one.high === line) return "even";
  if (one && one.low > line) return "short";
  if (one && one.high < line) return "ample";
  return "cannot-be-told";
}

export const measured = (one: Measured | undefined): Figure => (one ? figure(one.point, one) : unknown);

/** With a cell missing it is at least what is known, and nothing holds it from above. */
export function gathered({ sum, known, missing }: MeasuredSum): Figure {
  if (known === 0) return unknown;
  return missing === 0 ? measured(sum) : figure(sum.point, { low: sum.low, high: Number.POSITIVE_INFINITY });
}

/** What a reader of a row must know. */
export function notesOf(one: Compared): string[] {
  const notes: string[] = [];
  if (one.supplyKeys.length === 0) notes.push("only-in-demand");
  else if (one.demandKeys.length === 0) notes.push("only-in-supply");
  else if (!isWhole(one)) notes.push("cells-missing");
  if (isUnreliable(one.demand.sum) || isUnreliable(one.supply.sum)) notes.push("unreliable");
  if (one.demand.known > 0 && one.demand.sum.point < fewAskedFor) notes.push("few-asked-for");
  return notes;
}

const isUnreliable = ({ point, high, error }: Measured): boolean =>
  error === "sampling" && point > 0 && (high - point) / standardErrorsIn95 / point > unreliablePercent / 100;

export function coverageOf({ read, sides, compared }: { read: Sides; sides: Sides; compared: readonly Compared[] }): Finding["coverage"] {
  const demand = tallyOf(
    sides.demand,
    compared.flatMap(({ demandKeys }) => demandKeys),
  );
  const supply = tallyOf(
    sides.supply,
    compared.flatMap(({ supplyKeys }) => supplyKeys),
  );
  const cells = demand.cells + supply.cells;
  const places = ({ demand: one, supply: other }: Sides) => new Set([...one.places, ...other.places]).size;
  return {
    cells,
    share: cells === 0 ? 0 : Number(((demand.known + supply.known) / cells).toPrecision(12)),
    blank: demand.blank + supply.blank,
    suppressed: demand.suppressed + supply.suppressed,
    absent: demand.absent + supply.absent,
    placesAsked: places(read),
    placesFound: places(sides),
  };
}
