import { listed } from "@concord/kernel";
import type { Row, Warning } from "../answer.ts";
import { some } from "../sectors/sector-sums.ts";
import type { Compared, Sides } from "./compare.ts";
import { unreliablePercent } from "./measures.ts";
import { editionsOf, socCodeIn } from "./occupation.ts";
import { keysOf, tallyOf, type Side } from "./side.ts";

type Seen = {
  hasTwoLists: boolean;
  read: Sides;
  sides: Sides;
  compared: readonly Compared[];
  leftOut: readonly string[];
  rows: readonly Row[];
};

/** What a reader of the answer would be misled by, most serious first. */
export function warningsOf({ hasTwoLists, read, sides, compared, leftOut, rows }: Seen): Warning[] {
  const noted = (note: string) => rows.filter(({ notes }) => notes.includes(note)).map(({ name }) => name);
  const missingPlaces = [...new Set([...leftOutOf(read.demand, sides.demand), ...leftOutOf(read.supply, sides.supply)])].sort();
  const demand = tallyOf(
    sides.demand,
    compared.flatMap(({ demandKeys }) => demandKeys),
  );
  const supply = tallyOf(
    sides.supply,
    compared.flatMap(({ supplyKeys }) => supplyKeys),
  );
  const suppressed = demand.suppressed + supply.suppressed;
  const blank = demand.blank + demand.absent + supply.blank + supply.absent;
  const [onlyDemand, onlySupply, gaps, unreliable, few] = [
    "only-in-demand",
    "only-in-supply",
    "cells-missing",
    "unreliable",
    "few-asked-for",
  ].map(noted) as [string[], string[], string[], string[], string[]];
  const rounding = [...new Set([...sides.demand.cubes.values(), ...sides.supply.cubes.values()])].reduce(
    (sum, cube) => sum + cube.notRoundedSo,
    0,
  );

  const warnings: (Warning | false)[] = [
    missingPlaces.length > 0 && {
      code: "place-not-found",
      detail: `${some(missingPlaces, "place")} not in one of the tables, so left out${hasTwoLists ? " there, and the two sides do not cover the same area" : ""}: ${listed(missingPlaces, { most: 8 })}.`,
    },
    differentEditions(sides) && {
      code: "code-change",
      detail:
        "The occupations of the two tables are of different editions of the classification (SOC 2010 and SOC 2020), which use the same codes for other occupations.",
    },
    suppressed > 0 && {
      code: "suppressed-cells",
      detail: `${some(suppressed, "cell")} suppressed by the source. They are not counted as 0, and what they belong to is left out of the shares.${touching(gaps)}`,
    },
    blank > 0 && {
      code: "blank-cells",
      detail: `${some(blank, "cell")} blank in the source, or not in it at all. They are not counted as 0, and what they belong to is left out of the shares.${touching(gaps)}`,
    },
    onlyDemand.length > 0 && {
      code: "only-in-demand",
      detail: `${listed(onlyDemand, { most: 8 })} ${onlyDemand.length === 1 ? "is" : "are"} asked for but not in the table of supply, so left out of the shares.`,
    },
    onlySupply.length > 0 && {
      code: "only-in-supply",
      detail: `${listed(onlySupply, { most: 8 })} ${onlySupply.length === 1 ? "is" : "are"} there but not in the table of demand, so left out of the shares.`,
    },
    leftOut.length > 0 && {
      code: "totals-left-out",
      detail: `${listed(leftOut, { most: 8 })} ${leftOut.length === 1 ? "stands" : "stand"} for no one occupation, and would be counted twice, so left out.`,
    },
    unreliable.length > 0 && {
      code: "unreliable",
      detail: `Unreliable for practical purposes, with a coefficient of variation above ${unreliablePercent}%: ${listed(unreliable, { most: 8 })}.`,
    },
    areOfOtherYears(sides.demand.period, sides.supply.period) && {
      code: "periods-differ",
      detail: `Demand is of ${sides.demand.period} and supply of ${sides.supply.period}.`,
    },
    few.length > 0 && {
      code: "small-base",
      detail: `So few are asked for that one more changes the picture: ${listed(few, { most: 8 })}.`,
    },
    rounding > 0 && {
      code: "rounding-not-as-said",
      detail: `${some(rounding, "figure")} not rounded as the dataset's description says. Intervals are too narrow where they are used.`,
    },
  ];
  return warnings.filter((warning) => warning !== false);
}

const leftOutOf = (asked: Side, compared: Side): string[] => asked.places.filter((place) => !compared.places.includes(place));

/** "2021" and "Jan 2021-Dec 2021" are of one year; a table without periods says nothing. */
function areOfOtherYears(one: string, other: string): boolean {
  const years = (period: string) => [...new Set(period.match(/\d{4}/g) ?? [period])].sort().join();
  return one !== "" && other !== "" && years(one) !== years(other);
}

/** Each could be of an edition that the other cannot. */
function differentEditions({ demand, supply }: Sides): boolean {
  if (demand.part !== "occupation" || supply.part !== "occupation") return false;
  const codesOf = (side: Side) => keysOf(side).flatMap((key) => socCodeIn(key) ?? []);
  const [one, other] = [editionsOf(codesOf(demand)), editionsOf(codesOf(supply))];
  return one.length > 0 && other.length > 0 && !one.some((edition) => other.includes(edition));
}

const touching = (names: readonly string[]): string => (names.length === 0 ? "" : ` Touched: ${listed(names, { most: 8 })}.`);
