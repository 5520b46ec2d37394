import { counted, grouped, listed } from "@concord/kernel";
import type { Warning } from "../answer.ts";
import type { Cube } from "../cube/cube.ts";
import type { UnrankedRow } from "../rank-rows.ts";
import { countedAs } from "../sectors/counted-as.ts";
import type { SectorGrid } from "../sectors/sector-grid.ts";
import { some } from "../sectors/sector-sums.ts";
import { sectorWarnings } from "../sectors/sector-warnings.ts";
import type { Relation } from "../unusually-good-at/answer.ts";
import { smallBaseJobs } from "../unusually-good-at/measures.ts";
import type { GrewAndWhy } from "./question.ts";

type Seen = { question: GrewAndWhy; grid: SectorGrid; relation: Relation; cube: Cube; rows: readonly UnrankedRow[] };

/** Above this part of the cells that lack a figure, what is left may be another economy. */
const manySuppressed = 0.05;

/** What a reader of the answer would otherwise be misled by, most serious first. */
export function warningsOf({ question, grid, relation, cube, rows }: Seen): Warning[] {
  const { tally, come, unmatched } = grid;
  const { noun } = countedAs(question.counts);
  const sums = { tally, unplaced: grid.unplaced, codesOf: grid.codesOf, places: { asked: grid.places, found: grid.found } };
  const noted = (note: string) => rows.filter(({ notes }) => notes.includes(note));
  const names = (found: readonly UnrankedRow[]) =>
    listed(
      found.map(({ name }) => name),
      { most: 8 },
    );
  const notThere = noted("not-in-reference");
  const small = noted("small-base");
  const began = noted("from-nothing");
  const gaps = question.kind === "dynamic" ? yearsWithout(grid.periods) : [];
  const suppressed = tally.cells === 0 ? 0 : tally.suppressed / tally.cells;
  const left = question.jobs.absent === "zero" ? "counted as nought in the others:" : "left out of all of them:";
  const warnings: (Warning | false)[] = [
    notThere.length > 0 && {
      code: "not-in-reference",
      detail: `What the area is compared with had no ${noun} at the start in ${names(notThere)}. Neither their mix nor their competitive effect can be told, nor then the area’s. Compare with an economy that has them.`,
    },
    suppressed > manySuppressed && {
      code: "much-suppressed",
      detail: `${Math.round(suppressed * 100)}% of the cells are suppressed. What is compared is only the rest, which may have changed in another way.`,
    },
    come.places.length > 0 && {
      code: "place-codes-change",
      detail: `${some(come.places, "place")} in this table in some of the periods only, and ${left} ${listed(come.places, { most: 8 })}. Their codes may have changed: regroup the table to one set of boundaries to have them.`,
    },
    come.codes.length > 0 && {
      code: "industry-codes-change",
      detail: `${some(come.codes, "industry code")} in this table in some of the periods only, and ${left} ${listed(come.codes, { most: 8 })}. The classification may have changed between them.`,
    },
    unmatched > 0 && {
      code: "unmatched-cells",
      detail: `${counted(unmatched, "cell")} ${unmatched === 1 ? "has" : "have"} a figure in some of the periods only. ${unmatched === 1 ? "It is" : "They are"} left out of every one, so that a change compares like with like; intervals hold what ${unmatched === 1 ? "it" : "they"} might have been.`,
    },
    ...sectorWarnings({ question, sums, jobs: cube, rows }),
    gaps.length > 0 && {
      code: "years-missing",
      detail: `The table has no figures for ${listed(gaps, { most: 8 })}, so the steps over them are longer than a year.`,
    },
    relation === "partly" && {
      code: "partly-inside",
      detail: "Only some of the area is part of what it is compared with. Intervals are then wider than they need be.",
    },
    relation === "apart" && {
      code: "apart",
      detail: "The area is no part of what it is compared with, so the competitive effects of all areas need not cancel out.",
    },
    question.kind === "esteban-marquillas" &&
      began.length > 0 && {
        code: "from-nothing",
        detail: `${counted(began.length, "sector")} had no ${noun} here at the start, so what came of ${began.length === 1 ? "it" : "them"} cannot be cut into a competitive and an allocation effect: ${names(began)}.`,
      },
    small.length > 0 && {
      code: "small-base",
      detail: `${counted(small.length, "sector")} began with fewer than ${grouped(smallBaseJobs)}, where a few more are a large growth.`,
    },
  ];
  return warnings.filter((warning) => warning !== false);
}

function yearsWithout(periods: readonly string[]): string[] {
  if (!periods.every((period) => /^\d{4}$/.test(period))) return [];
  const there = new Set(periods.map(Number));
  const [first, last] = [Number(periods[0]), Number(periods.at(-1))];
  return Array.from({ length: last - first }, (_, index) => first + index)
    .filter((year) => !there.has(year))
    .map(String);
}
