import type { Interval, LongRun } from "@concord/analysis";
import { isPseudoIndustry } from "../../reference/index.ts";
import type { Finding, Table } from "../answer.ts";
import type { Cube } from "../cube/cube.ts";
import { unknown, type Figure } from "../figure.ts";
import { paced, type Pace } from "../pace.ts";
import { inOrderOfTime } from "../period-order.ts";
import { rankRows, unranked, type UnrankedRow } from "../rank-rows.ts";
import { drawnIntervals, drawnUnless, figureSet, figureSetOf, figuresIn, type FigureSet } from "../sectors/figure-set.ts";
import { groupName } from "../sectors/industry-group.ts";
import { sectorGrid, type SectorGrid } from "../sectors/sector-grid.ts";
import { coverageOf } from "../sectors/sector-sums.ts";
import { relationOf } from "../unusually-good-at/answer.ts";
import { eachBound } from "./bounds.ts";
import { economyMeasures, groupMeasures, rowNotes, sectorMeasures, smallPlaceJobs } from "./measures.ts";
import { eachPoint } from "./points.ts";
import type { ConcentratedOrDiverse } from "./question.ts";
import { shapeOf, type Shape } from "./shape.ts";
import { warningsOf } from "./warnings.ts";

/** The periods that an answer goes through, in order: the last is the one that is asked about. */
export function periodsOf({ period, since }: Pick<ConcentratedOrDiverse, "period" | "since">, jobs: Pick<Cube, "codes">): string[] {
  if (since === undefined || inOrderOfTime(since, period) >= 0) return [period];
  const isBetween = (one: string) => inOrderOfTime(since, one) < 0 && inOrderOfTime(one, period) < 0;
  return [since, ...jobs.codes("period").filter(isBetween).sort(inOrderOfTime), period];
}

/** For each place and for the area, how diverse it is and how unlike its mix is; each with its interval. */
export async function answerConcentratedOrDiverse(
  question: ConcentratedOrDiverse,
  { jobs: cube }: { jobs: Cube },
  pace: Pace,
): Promise<Finding> {
  const periods = periodsOf(question, cube);
  const adding = sectorGrid(cube, {
    places: [...question.places, ...question.reference],
    area: question.places,
    reference: question.reference,
    periods,
    sectorDetail: question.sectorDetail,
    within: question.within,
    matched: false,
    absentIsNought: question.jobs.absent === "zero",
  });
  const grid = await paced(adding, pace, "Adding the cells up");
  const shape = shapeOf(question, grid, periods);
  const points = figureSet<number>((emit) => eachPoint(shape, (period, places) => grid.sums(period, places).point, emit));
  const bounds = await intervalsOf(question, { grid, shape, pace });

  const seen: Seen = { cube, grid, shape, points, bounds, lacking: lackingIn(grid, shape), isOfJobs: question.counts !== "output" };
  const measures = economyMeasures(question, cube.sampled);
  const last = periods.length - 1;
  const isInside = shape.relation === "inside";
  const economy = (row: Omit<Economy, "measures">) => economyRow(seen, { ...row, measures: measures.map(({ key }) => key) });
  const economyTable = (table: Pick<Table, "key" | "title" | "rowsAre" | "rows"> & { rankedBy?: string }): Table => ({
    ...table,
    measures,
    notes: rowNotes,
  });

  const places = shape.places.map(({ code, at, isInside: isPart }) =>
    economy({ table: "places", row: code, name: cube.nameOf("place", code) ?? code, places: [at], period: last, isInside: isPart }),
  );
  const sectors = await paced(sectorRows(question, seen), pace, "Writing the sectors down");
  const tables: Table[] = [
    economyTable({ key: "places", title: "Place by place", rowsAre: "place", rankedBy: "krugman", rows: rankRows(places, "krugman") }),
    economyTable({
      key: "whole",
      title: "The whole area",
      rowsAre: "area",
      rows: unranked([
        economy({ table: "whole", row: "area", name: "The area", places: shape.area, period: last, isInside }),
        economy({
          table: "whole",
          row: "reference",
          name: "What it is compared with",
          places: shape.reference,
          period: last,
          isInside: true,
        }),
      ]),
    }),
    {
      key: "sectors",
      title: "Sector by sector",
      rowsAre: "industry",
      measures: sectorMeasures(question, cube.sampled),
      rankedBy: "difference",
      rows: rankRows(sectors, "difference"),
      notes: rowNotes,
    },
  ];
  if (periods.length > 1) {
    const rows = periods.map((name, period) => economy({ table: "periods", row: name, name, places: shape.area, period, isInside }));
    tables.push(economyTable({ key: "periods", title: "Period by period", rowsAre: "period", rows: unranked(rows) }));
  }
  if (shape.sections && isKnown(seen, { period: last, places: shape.area })) {
    tables.push({
      key: "groups",
      title: "Between and within sections",
      rowsAre: "part",
      measures: groupMeasures(question, cube.sampled),
      rows: unranked(groupRows(seen, shape.sections)),
    });
  }
  return {
    tables,
    warnings: warningsOf({ question, grid, relation: relationOf(question), cube, rows: sectors, places }),
    coverage: coverageOf({ tally: grid.tally, places: { asked: grid.places, found: grid.found } }),
    ...(question.simulation ? { simulation: question.simulation } : {}),
  };
}

/** Bounds that hold whatever the cells truly are; or, where it is asked for and nothing is missing, drawn intervals. */
async function intervalsOf(
  question: ConcentratedOrDiverse,
  { grid, shape, pace }: { grid: SectorGrid; shape: Shape; pace: Pace },
): Promise<FigureSet<Interval>> {
  const bounds = await paced(
    figureSetOf<Interval>((emit) => eachBound(shape, grid.sums, emit)),
    pace,
    "Working out the intervals",
  );
  if (!question.simulation) return bounds;
  const { inputs, points } = grid.uncertain();
  const drawn = await paced(
    drawnIntervals({ inputs, each: (values, emit) => eachPoint(shape, points(values), emit), drawn: question.simulation }),
    pace,
    "Drawing the cells within their errors",
  );
  const last = shape.periods.length - 1;
  const lacks = (period: number, places: readonly number[]) => {
    const { missing } = grid.sums(period, places);
    return shape.shown.some((sector) => missing[sector]! > 0);
  };
  const referenceLacks = shape.periods.map((_, period) => lacks(period, shape.reference));
  const areaLacks = shape.periods.map((_, period) => lacks(period, shape.area));
  const placeLacks = new Map(shape.places.map(({ code, at }) => [code, lacks(last, [at])]));
  const byItself = new Set(["total", "herfindahl", "normalised", "effective-number"]);
  return drawnUnless(
    (table, row, measure) => {
      const period = table === "periods" ? shape.periods.indexOf(row) : last;
      const ownLacks = table === "places" ? placeLacks.get(row)! : row === "reference" ? false : areaLacks[period]!;
      if (table !== "sectors" && table !== "groups" && byItself.has(measure) && row !== "reference") return ownLacks;
      return ownLacks || referenceLacks[period]!;
    },
    { drawn, bounds },
  );
}

type Seen = {
  cube: Cube;
  grid: SectorGrid;
  shape: Shape;
  points: FigureSet<number>;
  bounds: FigureSet<Interval>;
  lacking: readonly Int32Array[];
  isOfJobs: boolean;
};
type Then = { period: number; places: readonly number[] };

/** An economy none of whose cells is known has no mix, which is not the same as none of anything. */
function isKnown({ grid, shape }: Seen, { period, places }: Then): boolean {
  const { taken } = grid.sums(period, places);
  return shape.shown.some((sector) => taken[sector]! > 0);
}

/** What of the reference lacks a figure, by period and sector, worked out once for all the places that are held against it. */
const lackingIn = (grid: SectorGrid, { periods, reference }: Shape): readonly Int32Array[] =>
  periods.map((_, period) => grid.sums(period, reference).missing);

type Economy = Then & { table: string; row: string; name: string; isInside: boolean; measures: readonly string[] };

function economyRow(seen: Seen, { table, row, name, measures, isInside, ...then }: Economy): UnrankedRow {
  const { points, bounds } = seen;
  return {
    code: row,
    name,
    figures: isKnown(seen, then) ? figuresIn(points, bounds, { table, row, measures }) : {},
    notes: row === "reference" ? referenceNotes(seen, then) : notesOf(seen, { ...then, isInside }),
  };
}

function referenceNotes({ shape, lacking }: Seen, { period }: Then): string[] {
  return shape.shown.some((sector) => lacking[period]![sector]! > 0) ? ["reference-incomplete"] : [];
}

function notesOf({ grid, shape, lacking, isOfJobs }: Seen, { period, places, isInside }: Then & { isInside: boolean }): string[] {
  const { missing, point } = grid.sums(period, places);
  const lacks = shape.shown.some((sector) => missing[sector]! > 0);
  const restLacks = shape.shown.some((sector) => lacking[period]![sector]! > (isInside ? missing[sector]! : 0));
  const total = shape.shown.reduce((sum, sector) => sum + point[sector]!, 0);
  return [
    ...(lacks ? ["cells-missing"] : []),
    ...(restLacks ? ["reference-incomplete"] : []),
    ...(isOfJobs && total > 0 && total < smallPlaceJobs ? ["small"] : []),
    ...(shape.shown.some((sector) => point[sector]! < 0) ? ["below-nothing"] : []),
  ];
}

function* sectorRows(question: ConcentratedOrDiverse, { cube, grid, shape, points, bounds }: Seen): LongRun<UnrankedRow[]> {
  const last = shape.periods.length - 1;
  const measures = sectorMeasures(question, false).map(({ key }) => key);
  const [own, reference, rest] = [shape.area, shape.reference, shape.rest].map((places) => grid.sums(last, places)) as [
    ReturnType<SectorGrid["sums"]>,
    ReturnType<SectorGrid["sums"]>,
    ReturnType<SectorGrid["sums"]>,
  ];
  const byPlace = shape.reference.map((place) => grid.sums(last, [place]));
  const found: UnrankedRow[] = [];
  for (const [at, sector] of shape.shown.entries()) {
    const code = shape.codes[at]!;
    const isHere = own.taken[sector]! > 0;
    const isThere = reference.taken[sector]! > 0;
    const isEverywhere = byPlace.every(({ taken }) => taken[sector]! > 0);
    const isTold: Record<string, boolean> = {
      share: isHere,
      "share-there": isThere,
      difference: isHere && isThere,
      hoover: isEverywhere,
      "gini-places": isEverywhere,
    };
    found.push({
      code,
      name: groupName(code, question.sectorDetail, (one) => cube.nameOf("industry", one)),
      figures: Object.fromEntries(
        Object.entries(figuresIn(points, bounds, { table: "sectors", row: code, measures })).map(([measure, figure]): [string, Figure] => [
          measure,
          isTold[measure] ? figure : unknown,
        ]),
      ),
      notes: [
        ...(own.missing[sector]! > 0 ? ["cells-missing"] : []),
        ...(rest.missing[sector]! > 0 ? ["reference-incomplete"] : []),
        ...(grid.codesOf.get(code)!.some(isPseudoIndustry) ? ["pseudo-code"] : []),
      ],
    });
    yield found.length / shape.shown.length;
  }
  return found;
}

function groupRows({ cube, points, bounds }: Seen, sections: readonly string[]): UnrankedRow[] {
  const row = (code: string, name: string): UnrankedRow => ({
    code,
    name,
    figures: figuresIn(points, bounds, { table: "groups", row: code, measures: ["adds"] }),
    notes: [],
  });
  return [
    row("between", "Between sections"),
    ...[...new Set(sections)]
      .sort()
      .map((section) => row(section, `Within ${groupName(section, "section", (one) => cube.nameOf("industry", one))}`)),
  ];
}
