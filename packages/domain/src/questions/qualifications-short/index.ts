import { questionKind } from "../question-kind.ts";
import type { Source } from "../source.ts";
import { whereFound, type Sides } from "../skills-short/compare.ts";
import { mismatch, sampling } from "../skills-short/formulae.ts";
import { readSide } from "../skills-short/side.ts";
import { sumsOf } from "../skills-short/sums-of-side.ts";
import { answerQualificationsShort } from "./answer.ts";
import { levelGroups } from "./level-groups.ts";
import type { QualificationsShort } from "./question.ts";

/** "Which qualifications are short?" */
export const qualificationsShort = questionKind<QualificationsShort, Sides>({
  sources: ({ required, held }) => ({ required, held }),
  method: () => ({
    name: "qualification required against qualification held",
    version: "1",
    formulae: [
      {
        name: "Shortfall",
        formula: "r(≥x) / r − h(≥x) / h",
        words: "The share of jobs that need the level or a higher one, less the share of people who hold it or a higher one.",
        source: "Definition",
      },
      {
        name: "Required over held",
        formula: "(r(≥x) / r) / (h(≥x) / h)",
        words: "The share of jobs that need the level or a higher one, divided by the share of people who hold it or a higher one.",
        source: "Definition",
      },
      mismatch,
      sampling,
    ],
  }),
  read: async ({ required, held, places, heldPlaces, requiredPeriod, heldPeriod, levels }, reader) => {
    const partOf = ({ columns }: Source) => (columns?.category === undefined ? undefined : ("category" as const));
    return {
      demand: await readSide(reader, "required", {
        source: required,
        places,
        period: requiredPeriod,
        part: partOf(required),
        columns: levels.flatMap((level) => level.required),
      }),
      supply: await readSide(reader, "held", {
        source: held,
        places: heldPlaces ?? places,
        period: heldPeriod,
        part: partOf(held),
        columns: levels.flatMap((level) => level.held),
      }),
    };
  },
  answer: async (question, sides) => answerQualificationsShort(question, sides),
  sumsBehind: (question, read, { table, row, measure }) => {
    const sides = whereFound(read, question.heldPlaces !== undefined);
    const groups = levelGroups(question.levels, sides);
    const at = groups.findIndex(({ code }) => table !== "whole" && code === row);
    const own = at < 0 ? groups : [groups[at]!];
    const upwards = groups.slice(Math.max(0, at));
    const demand = (name: string, of: typeof groups) =>
      sumsOf(
        sides.demand,
        name,
        of.flatMap(({ demandKeys }) => demandKeys),
      );
    const supply = (name: string, of: typeof groups) =>
      sumsOf(
        sides.supply,
        name,
        of.flatMap(({ supplyKeys }) => supplyKeys),
      );
    switch (measure) {
      case "demand":
        return demand(row, own);
      case "supply":
        return supply(row, own);
      case "required":
        return [...demand(`${row} or higher`, upwards), ...demand("every job", groups)];
      case "held":
        return [...supply(`${row} or higher`, upwards), ...supply("everybody", groups)];
      case "mismatch":
        return groups.flatMap((group) => [...demand(group.code, [group]), ...supply(group.code, [group])]);
      default:
        return [
          ...demand(`${row} or higher`, upwards),
          ...supply(`${row} or higher`, upwards),
          ...demand("every job", groups),
          ...supply("everybody", groups),
        ];
    }
  },
});
