import { skillsGaps, type Dependence } from "@concord/analysis";
import { refused } from "@concord/kernel";
import type { Bounds, Finding, Table } from "../answer.ts";
import { rankRows, type UnrankedRow } from "../rank-rows.ts";
import {
  boundsOf,
  compareGroups,
  coverageOf,
  dependenceOf,
  gathered,
  isWhole,
  measured,
  notesOf,
  sideOfLine,
  whereFound,
  wholeTable,
  type Compared,
  type Sides,
} from "./compare.ts";
import { occupationMeasures, occupationVerdict, rowNotes } from "./measures.ts";
import { occupationName } from "./occupation.ts";
import { occupationGroups } from "./occupation-groups.ts";
import type { SkillsShort } from "./question.ts";
import { someCube } from "./side.ts";
import { warningsOf } from "./warnings.ts";

/** For each occupation, what is asked for against what is there; each with its interval. */
export function answerSkillsShort(question: SkillsShort, read: Sides): Finding {
  const sides = whereFound(read, question.supplyPlaces !== undefined);
  const { groups, leftOut } = occupationGroups(question.occupationDetail, sides);
  const compared = compareGroups(groups, sides);
  const dependence = dependenceOf(question.demand, question.supply);
  const bounds = boundsOf(sides);
  const main = occupationsTable({ question, sides, compared, dependence, bounds });
  return {
    tables: [main, wholeTable(compared.filter(isWhole), dependence, bounds)],
    warnings: warningsOf({ hasTwoLists: question.supplyPlaces !== undefined, read, sides, compared, leftOut, rows: main.rows }),
    coverage: coverageOf({ read, sides, compared }),
  };
}

type Making = { question: SkillsShort; sides: Sides; compared: readonly Compared[]; dependence: Dependence; bounds: Bounds };

function occupationsTable({ question, sides, compared, dependence, bounds }: Making): Table {
  const whole = compared.filter(isWhole);
  const gaps = skillsGaps(
    whole.map(({ demand, supply }) => ({ demand: demand.sum, supply: supply.sum })),
    dependence,
  );
  const gapOf = new Map(whole.map(({ code }, index) => [code, gaps[index]!]));
  const { within } = question;
  const nameOf = (code: string) =>
    [sides.supply, sides.demand].map((side) => someCube(side).nameOf("occupation", code)).find((name) => name !== undefined);
  const rows = compared
    .filter(({ code }) => within === undefined || (code.startsWith(within) && code !== within))
    .map((one): UnrankedRow => {
      const gap = gapOf.get(one.code);
      return {
        code: one.code,
        name: occupationName(one.code, [...one.supplyKeys, ...one.demandKeys], nameOf),
        figures: {
          demand: gathered(one.demand),
          supply: gathered(one.supply),
          "share-of-demand": measured(gap?.shareOfDemand),
          "share-of-supply": measured(gap?.shareOfSupply),
          "relative-demand": measured(gap?.relativeDemand),
          "share-difference": measured(gap?.shareDifference),
          ratio: measured(gap?.ratio),
          difference: measured(gap?.difference),
        },
        labels: { verdict: sideOfLine(gap?.relativeDemand, 1) },
        notes: notesOf(one),
      };
    });
  if (rows.length === 0) throw refused("nothing-within", `No occupation of these tables lies within ${within}.`);
  return {
    key: "occupations",
    title: "Occupation by occupation",
    rowsAre: "occupation",
    measures: occupationMeasures(bounds),
    labels: [occupationVerdict],
    rankedBy: "relative-demand",
    rows: rankRows(rows, "relative-demand"),
    notes: rowNotes,
  };
}
