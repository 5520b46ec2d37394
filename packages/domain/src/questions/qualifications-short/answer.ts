import { qualificationGaps, type Dependence } from "@concord/analysis";
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
} from "../skills-short/compare.ts";
import { rowNotes } from "../skills-short/measures.ts";
import { warningsOf } from "../skills-short/warnings.ts";
import { levelGroups } from "./level-groups.ts";
import { levelMeasures, levelVerdict } from "./measures.ts";
import type { QualificationsShort } from "./question.ts";

/** For each level of qualification, how many jobs need it against how many people hold it; each with its interval. */
export function answerQualificationsShort(question: QualificationsShort, read: Sides): Finding {
  const sides = whereFound(read, question.heldPlaces !== undefined);
  const compared = compareGroups(levelGroups(question.levels, sides), sides);
  const dependence = dependenceOf(question.required, question.held);
  const bounds = boundsOf(sides);
  const main = levelsTable({ compared, dependence, bounds });
  return {
    tables: [main, wholeTable(compared.filter(isWhole), dependence, bounds)],
    warnings: warningsOf({ hasTwoLists: question.heldPlaces !== undefined, read, sides, compared, leftOut: [], rows: main.rows }),
    coverage: coverageOf({ read, sides, compared }),
  };
}

type Making = { compared: readonly Compared[]; dependence: Dependence; bounds: Bounds };

function levelsTable({ compared, dependence, bounds }: Making): Table {
  // Shares from a level upwards need every level: where one has a gap, none can be told.
  const gaps = compared.every(isWhole)
    ? qualificationGaps(
        compared.map(({ demand, supply }) => ({ required: demand.sum, held: supply.sum })),
        dependence,
      )
    : [];
  const rows = compared.map((one, index): UnrankedRow => {
    const gap = gaps[index];
    return {
      code: one.code,
      name: one.name ?? one.code,
      figures: {
        demand: gathered(one.demand),
        supply: gathered(one.supply),
        required: measured(gap?.required),
        held: measured(gap?.held),
        shortfall: measured(gap?.shortfall),
        "relative-demand": measured(gap?.ratio),
      },
      labels: { verdict: sideOfLine(gap?.shortfall, 0) },
      notes: notesOf(one),
    };
  });
  return {
    key: "levels",
    title: "Level by level, from the lowest",
    rowsAre: "category",
    measures: levelMeasures(bounds),
    labels: [levelVerdict],
    rankedBy: "shortfall",
    rows: rankRows(rows, "shortfall"),
    notes: rowNotes,
  };
}
