import { counted, listed } from "@concord/kernel";
import type { Warning } from "../answer.ts";
import type { Cube } from "../cube/cube.ts";
import type { UnrankedRow } from "../rank-rows.ts";
import { countedAs } from "../sectors/counted-as.ts";
import type { SectorGrid } from "../sectors/sector-grid.ts";
import { inOrderOfTime } from "../period-order.ts";
import { some } from "../sectors/sector-sums.ts";
import { sectorWarnings } from "../sectors/sector-warnings.ts";
import type { Relation } from "../unusually-good-at/answer.ts";
import type { ConcentratedOrDiverse } from "./question.ts";

type Seen = {
  question: ConcentratedOrDiverse;
  grid: SectorGrid;
  relation: Relation;
  cube: Cube;
  rows: readonly UnrankedRow[];
  places: readonly UnrankedRow[];
};

/** What a reader of the answer would otherwise be misled by, most serious first. */
export function warningsOf({ question, grid, relation, cube, rows, places }: Seen): Warning[] {
  const sums = { tally: grid.tally, unplaced: grid.unplaced, codesOf: grid.codesOf, places: { asked: grid.places, found: grid.found } };
  const asked = { sectorDetail: question.sectorDetail, from: question.since ?? question.period, to: question.period };
  const incomplete = places.filter(({ notes }) => notes.includes("cells-missing"));
  const small = places.filter(({ notes }) => notes.includes("small"));
  const { noun } = countedAs(question.counts);
  const belowNothing = cube.rows.point.some((figure) => figure < 0);
  const warnings: (Warning | false)[] = [
    incomplete.length > 0 && {
      code: "incomplete-mix",
      detail: `Some sectors of ${listed(
        incomplete.map(({ name }) => name),
        { most: 8 },
      )} have no figure, so ${incomplete.length === 1 ? "its mix is" : "their mixes are"} of the rest, and may look more concentrated than they are.`,
    },
    ...sectorWarnings({ question: asked, sums, jobs: cube, rows }),
    grid.come.places.length > 0 && {
      code: "place-codes-change",
      detail: `${some(grid.come.places, "place")} in this table in some of the periods only: ${listed(grid.come.places, { most: 8 })}. The area is then not the same in all of them.`,
    },
    grid.come.codes.length > 0 && {
      code: "industry-codes-change",
      detail: `${some(grid.come.codes, "industry code")} in this table in some of the periods only: ${listed(grid.come.codes, { most: 8 })}. A change from one to another may be the classification’s.`,
    },
    relation === "partly" && {
      code: "partly-inside",
      detail: "Only some of the area is part of what it is compared with. Intervals are then wider than they need be.",
    },
    belowNothing && {
      code: "figures-below-nothing",
      detail:
        "Some figures are below 0. Shares of what they come to tell nothing of a mix, so no index is given where one of them is in it.",
    },
    small.length > 0 && {
      code: "small-places",
      detail: `${counted(small.length, "place")} ${small.length === 1 ? "has" : "have"} so few ${noun} that rounding or one employer can make much of ${small.length === 1 ? "its" : "their"} mix: ${listed(
        small.map(({ name }) => name),
        { most: 8 },
      )}.`,
    },
    question.since !== undefined &&
      inOrderOfTime(question.since, question.period) >= 0 && {
        code: "one-period",
        detail: "It is asked since a period that is not before the one asked about, so there is no series.",
      },
  ];
  return warnings.filter((warning) => warning !== false);
}
