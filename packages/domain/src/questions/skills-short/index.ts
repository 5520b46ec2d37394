import { questionKind } from "../question-kind.ts";
import { answerSkillsShort } from "./answer.ts";
import { whereFound, type Sides } from "./compare.ts";
import { mismatch, sampling } from "./formulae.ts";
import { occupationGroups } from "./occupation-groups.ts";
import type { SkillsShort } from "./question.ts";
import { readSide } from "./side.ts";
import { sumsOf } from "./sums-of-side.ts";

/** "Which skills are short?" */
export const skillsShort = questionKind<SkillsShort, Sides>({
  sources: ({ demand, supply }) => ({ demand, supply }),
  method: () => ({
    name: "demand against supply by occupation",
    version: "1",
    formulae: [
      {
        name: "Relative demand",
        formula: "(d_i / Σd) / (s_i / Σs)",
        words: "The occupation’s share of all demand, divided by its share of all supply: the location quotient of demand in supply.",
        source: "Florence (1939), as in Isard, Methods of Regional Analysis (1960)",
      },
      {
        name: "Ratio and difference",
        formula: "d_i / s_i and d_i − s_i",
        words: "Demand for each one there, and demand less supply.",
        source: "Definition",
      },
      mismatch,
      sampling,
    ],
  }),
  read: async ({ demand, supply, places, supplyPlaces, demandPeriod, supplyPeriod }, reader) => ({
    demand: await readSide(reader, "demand", { source: demand, places, period: demandPeriod, part: "occupation", columns: [] }),
    supply: await readSide(reader, "supply", {
      source: supply,
      places: supplyPlaces ?? places,
      period: supplyPeriod,
      part: "occupation",
      columns: [],
    }),
  }),
  answer: async (question, sides) => answerSkillsShort(question, sides),
  sumsBehind: (question, read, { table, row, measure }) => {
    const sides = whereFound(read, question.supplyPlaces !== undefined);
    const { groups } = occupationGroups(question.occupationDetail, sides);
    const own = table === "whole" ? undefined : groups.find(({ code }) => code === row);
    const demand = (name: string, keys: readonly string[]) => sumsOf(sides.demand, name, keys);
    const supply = (name: string, keys: readonly string[]) => sumsOf(sides.supply, name, keys);
    const allDemand = demand(
      "everything asked for",
      groups.flatMap(({ demandKeys }) => demandKeys),
    );
    const allSupply = supply(
      "everybody there",
      groups.flatMap(({ supplyKeys }) => supplyKeys),
    );
    if (own === undefined) {
      if (measure === "demand") return allDemand;
      if (measure === "supply") return allSupply;
      if (measure === "ratio") return [...allDemand, ...allSupply];
      return [
        ...groups.flatMap(({ code, demandKeys, supplyKeys }) => [...demand(code, demandKeys), ...supply(code, supplyKeys)]),
        ...allDemand,
        ...allSupply,
      ];
    }
    const [ownDemand, ownSupply] = [demand(row, own.demandKeys), supply(row, own.supplyKeys)];
    switch (measure) {
      case "demand":
        return ownDemand;
      case "supply":
        return ownSupply;
      case "ratio":
      case "difference":
        return [...ownDemand, ...ownSupply];
      case "share-of-demand":
        return [...ownDemand, ...allDemand];
      case "share-of-supply":
        return [...ownSupply, ...allSupply];
      default:
        return [...ownDemand, ...ownSupply, ...allDemand, ...allSupply];
    }
  },
});
