import type { ComparedPeriods, Economy, Interval, LongRun } from "@concord/analysis";
import { refused } from "@concord/kernel";
import { isPseudoIndustry } from "../../reference/index.ts";
import type { Finding, Table } from "../answer.ts";
import type { Cube } from "../cube/cube.ts";
import { intervalOf, unknown, type Figure } from "../figure.ts";
import { paced, type Pace } from "../pace.ts";
import { inOrderOfTime } from "../period-order.ts";
import { rankRows, unranked, type UnrankedRow } from "../rank-rows.ts";
import { drawnIntervals, drawnUnless, figureSet, figureSetOf, figuresIn, type FigureSet } from "../sectors/figure-set.ts";
import { groupName } from "../sectors/industry-group.ts";
import { sectorGrid, type SectorCells, type SectorGrid } from "../sectors/sector-grid.ts";
import { coverageOf } from "../sectors/sector-sums.ts";
import { relationOf, type Relation } from "../unusually-good-at/answer.ts";
import { smallBaseJobs } from "../unusually-good-at/measures.ts";
import { areaMeasures, performanceLabel, rowNotes, sectorMeasures, stepMeasures } from "./measures.ts";
import type { GrewAndWhy } from "./question.ts";
import { eachBound, eachPoint, stepName, type Shape } from "./shift.ts";
import { warningsOf } from "./warnings.ts";

export const grewRefusals = {
  "one-period": "From and to are the same period, so nothing changed between them. Choose two periods.",
  "end-before-start": "The end comes before the start. Choose them the other way round.",
} as const;

const refusal = (code: keyof typeof grewRefusals) => refused(code, grewRefusals[code]);

/** The periods that an answer goes through, in order. */
export function periodsOf({ from, to, kind }: Pick<GrewAndWhy, "from" | "to" | "kind">, jobs: Pick<Cube, "codes">): string[] {
  if (from === to) throw refusal("one-period");
  if (inOrderOfTime(to, from) < 0) throw refusal("end-before-start");
  const isBetween = (period: string) => inOrderOfTime(from, period) < 0 && inOrderOfTime(period, to) < 0;
  return kind === "dynamic" ? [from, ...jobs.codes("period").filter(isBetween).sort(inOrderOfTime), to] : [from, to];
}

/** For each sector and for the area, the change in jobs and what it is made of; each with its interval. */
export async function answerGrewAndWhy(question: GrewAndWhy, { jobs: cube }: { jobs: Cube }, pace: Pace): Promise<Finding> {
  const periods = periodsOf(question, cube);
  const relation = relationOf(question);
  const adding = sectorGrid(cube, {
    places: [...question.places, ...question.reference],
    area: question.places,
    reference: question.reference,
    periods,
    sectorDetail: question.sectorDetail,
    within: question.within,
    matched: true,
    absentIsNought: question.jobs.absent === "zero",
  });
  const grid = await paced(adding, pace, "Adding the cells up");
  const shape: Shape = { kind: question.kind, sectors: grid.sectors, shown: grid.shown, isWithin: question.within !== undefined, periods };
  const jobs = periods.map((_, period) => jobsIn(grid, { period, ...placesOf(question, { grid, relation }) }));
  const economies = jobs.map(economyOf(relation));
  const points = figureSet<number>((emit) => eachPoint(shape, economies, emit));
  const bounds = await intervalsOf(question, { grid, relation, shape, jobs, pace });

  const seen: Seen = { cube, grid, jobs, economies, points, bounds };
  const rows = await paced(sectorRows(question, seen), pace, "Writing the sectors down");
  const notes = rowNotes(question.counts);
  const isSampled = cube.sampled;
  const sectors: Table = {
    key: "sectors",
    title: "Sector by sector",
    rowsAre: "industry",
    measures: sectorMeasures(question, isSampled),
    labels: [performanceLabel],
    rankedBy: "competitive",
    rows: rankRows(rows, "competitive"),
    notes,
  };
  const whole: Table = {
    key: "whole",
    title: "The whole area",
    rowsAre: "area",
    measures: areaMeasures(question, isSampled),
    rows: unranked(areaRows(question, seen)),
    notes,
  };
  const steps = (): Table => {
    const measures = stepMeasures(question, isSampled);
    const names = periods.slice(1).map((_, step) => stepName(periods, step));
    return {
      key: "steps",
      title: "Step by step",
      rowsAre: "period",
      measures,
      rows: unranked(
        names.map((name) => ({
          code: name,
          name,
          figures: figuresIn(points, bounds, { table: "steps", row: name, measures: measures.map(({ key }) => key) }),
          notes: [],
        })),
      ),
      notes,
    };
  };
  return {
    tables: question.kind === "dynamic" ? [sectors, whole, steps()] : [sectors, whole],
    warnings: warningsOf({ question, grid, relation, cube, rows }),
    coverage: coverageOf({ tally: grid.tally, places: { asked: grid.places, found: grid.found } }),
    ...(question.simulation ? { simulation: question.simulation } : {}),
  };
}

/** The jobs of one period, in the area and in the rest of what it is compared with (in all of it, where they are apart). */
type Jobs = { area: SectorCells; rest: SectorCells };
type Among = { area: readonly number[]; rest: readonly number[] };

function placesOf({ places, reference }: GrewAndWhy, { grid, relation }: { grid: SectorGrid; relation: Relation }): Among {
  const [here, there] = [new Set(places), new Set(reference)];
  const among = (wanted: (place: string) => boolean) => grid.places.flatMap((place, index) => (wanted(place) ? [index] : []));
  return {
    area: among((place) => here.has(place)),
    rest: among((place) => there.has(place) && (relation !== "inside" || !here.has(place))),
  };
}

const jobsIn = (grid: SectorGrid, { period, area, rest }: Among & { period: number }): Jobs => ({
  area: grid.sums(period, area),
  rest: grid.sums(period, rest),
});

const economyOf =
  (relation: Relation) =>
  ({ area, rest }: { area: Pick<SectorCells, "point">; rest: Pick<SectorCells, "point"> }): Economy => ({
    area: area.point,
    reference: relation === "inside" ? area.point.map((count, sector) => count + rest.point[sector]!) : rest.point,
  });

type Bounding = { grid: SectorGrid; relation: Relation; shape: Shape; jobs: readonly Jobs[]; pace: Pace };

/** Bounds that hold whatever the cells truly are; or, where it is asked for and nothing is missing, drawn intervals. */
async function intervalsOf(question: GrewAndWhy, { grid, relation, shape, jobs, pace }: Bounding): Promise<FigureSet<Interval>> {
  const cells: ComparedPeriods = {
    relation: relation === "inside" ? "inside" : "apart",
    periods: jobs.map(({ area, rest }) => ({ area: area.intervals, rest: rest.intervals })),
  };
  const begun = Array.from(jobs[0]!.area.point, (count) => count !== 0);
  const bounds = await paced(
    figureSetOf<Interval>((emit) => eachBound(shape, { cells, begun }, emit)),
    pace,
    "Working out the intervals",
  );
  if (!question.simulation) return bounds;

  const { inputs, points } = grid.uncertain();
  const among = placesOf(question, { grid, relation });
  const toEconomy = economyOf(relation);
  const drawn = await paced(
    drawnIntervals({
      inputs,
      each: (values, emit) => {
        const at = points(values);
        const economies = shape.periods.map((_, period) =>
          toEconomy({ area: { point: at(period, among.area) }, rest: { point: at(period, among.rest) } }),
        );
        eachPoint(shape, economies, emit);
      },
      drawn: question.simulation,
    }),
    pace,
    "Drawing the cells within their errors",
  );
  const lacks = shape.sectors.map((_, sector) => jobs.some(({ area, rest }) => area.missing[sector]! + rest.missing[sector]! > 0));
  const anyLacks = lacks.some((lack) => lack);
  const sectorAt = new Map(shape.sectors.map((sector, index) => [sector, index]));
  const ofItsOwn = new Set([
    "from",
    "to",
    "change",
    "growth",
    "growth-there",
    ...(question.kind === "esteban-marquillas" ? [] : ["competitive"]),
  ]);
  return drawnUnless((table, row, measure) => (table === "sectors" && ofItsOwn.has(measure) ? lacks[sectorAt.get(row)!]! : anyLacks), {
    drawn,
    bounds,
  });
}

type Seen = {
  cube: Cube;
  grid: SectorGrid;
  jobs: readonly Jobs[];
  economies: readonly Economy[];
  points: FigureSet<number>;
  bounds: FigureSet<Interval>;
};

const ofTheReference = new Set(["mix", "competitive", "allocation", "growth-there"]);

function* sectorRows(question: GrewAndWhy, seen: Seen): LongRun<UnrankedRow[]> {
  const rows: UnrankedRow[] = [];
  for (const sector of seen.grid.shown) {
    rows.push(sectorRow(question, seen, sector));
    yield rows.length / seen.grid.shown.length;
  }
  return rows;
}

function sectorRow(question: GrewAndWhy, { cube, grid, jobs, economies, points, bounds }: Seen, sector: number): UnrankedRow {
  const code = grid.sectors[sector]!;
  const measures = sectorMeasures(question, false).map(({ key }) => key);
  // Where not one cell could be compared there is nothing, which is not the same as none.
  const isHere = jobs.every(({ area }) => area.taken[sector]! > 0);
  const isThere = jobs.every(({ rest }) => rest.taken[sector]! > 0 || rest.missing[sector] === 0);
  const figures = Object.fromEntries(
    Object.entries(figuresIn(points, bounds, { table: "sectors", row: code, measures })).map(([measure, figure]): [string, Figure] => {
      const isKnown = (isHere || measure === "growth-there") && (isThere || !ofTheReference.has(measure));
      return [measure, isKnown ? figure : unknown];
    }),
  );
  return {
    code,
    name: groupName(code, question.sectorDetail, (one) => cube.nameOf("industry", one)),
    figures,
    labels: { performance: performanceOf(figures.competitive!) },
    notes: notesOf({
      jobs,
      start: economies[0]!,
      sector,
      isCut: figures.competitive!.point !== null,
      isOfJobs: question.counts !== "output",
      hasPseudo: grid.codesOf.get(code)!.some(isPseudoIndustry),
    }),
  };
}

function performanceOf(competitive: Figure): string {
  const interval = intervalOf(competitive);
  if (interval && interval.low > 0) return "better";
  return interval && interval.high < 0 ? "worse" : "cannot-be-told";
}

type Noting = { jobs: readonly Jobs[]; start: Economy; sector: number; isCut: boolean; isOfJobs: boolean; hasPseudo: boolean };

function notesOf({ jobs, start: { area, reference }, sector, isCut, isOfJobs, hasPseudo }: Noting): string[] {
  const here = area[sector]!;
  const isComplete = jobs.every((period) => period.area.taken[sector]! > 0);
  const notes: string[] = [];
  if (jobs.some((period) => period.area.missing[sector]! > 0)) notes.push("cells-missing");
  if (jobs.some((period) => period.rest.missing[sector]! > 0)) notes.push("reference-incomplete");
  if (here > 0 && reference[sector] === 0) notes.push("not-in-reference");
  else if (here === 0 && isComplete && !isCut) notes.push("from-nothing");
  if (isOfJobs && here > 0 && here < smallBaseJobs) notes.push("small-base");
  if (hasPseudo) notes.push("pseudo-code");
  return notes;
}

function areaRows(question: GrewAndWhy, { cube, grid, jobs, points, bounds }: Seen): UnrankedRow[] {
  const measures = areaMeasures(question, false).map(({ key }) => key);
  const every = [...grid.sectors.keys()];
  const incomplete = (sectors: readonly number[]): string[] => {
    const lacks = (of: (period: Jobs) => SectorCells) => jobs.some((period) => sectors.some((sector) => of(period).missing[sector]! > 0));
    return [...(lacks(({ area }) => area) ? ["cells-missing"] : []), ...(lacks(({ rest }) => rest) ? ["reference-incomplete"] : [])];
  };
  const row = (code: string, name: string, notes: string[]): UnrankedRow => ({
    code,
    name,
    figures: figuresIn(points, bounds, { table: "whole", row: code, measures }),
    notes,
  });
  const { within } = question;
  return [
    row("area", "The area", incomplete(every)),
    ...(within === undefined
      ? []
      : [
          row(
            "within",
            groupName(within, "section", (one) => cube.nameOf("industry", one)),
            incomplete(grid.shown),
          ),
        ]),
    row("reference", "What it is compared with", []),
  ];
}
