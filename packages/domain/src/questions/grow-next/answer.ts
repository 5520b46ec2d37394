import {
  closestPresent,
  diversity,
  economicComplexity,
  growth,
  growthInterval,
  locationQuotient,
  locationQuotientInterval,
  presenceOf,
  proximity,
  relatednessDensityOf,
  relatednessIntervals,
  seededRandom,
  ubiquity,
  type Complexity,
  type Interval,
  type LongRun,
  type Presence,
  type RelatednessIntervals,
} from "@concord/analysis";
import { isPseudoIndustry } from "../../reference/index.ts";
import type { Finding, Table } from "../answer.ts";
import type { Cube } from "../cube/cube.ts";
import { exactFigure, figure, intervalOf, unknown, type Figure } from "../figure.ts";
import { paced, type Pace } from "../pace.ts";
import { rankRows, unranked, type UnrankedRow } from "../rank-rows.ts";
import { groupName } from "../sectors/industry-group.ts";
import { without } from "../sectors/sector-sums.ts";
import { boundsAsRead } from "../unusually-good-at/measures.ts";
import { isShown, jobsByArea, type JobsByArea } from "./jobs-by-area.ts";
import { areaMeasures, industryMeasures, presenceLabel, reasonMeasures, rowNotes } from "./measures.ts";
import type { GrowNext } from "./question.ts";
import { warningsOf } from "./warnings.ts";

/** Complexity costs areas³ a draw: with more areas its intervals would take minutes. */
export const mostAreasSimulated = 80;
/** Of so many of the densest, what makes them close is told; the others have it in their density. */
const mostExplained = 60;
const mostReasons = 5;

/** Which industries the area has not, how close it is to each, and why. */
export async function answerGrowNext(question: GrowNext, { jobs: cube }: { jobs: Cube }, pace: Pace): Promise<Finding> {
  const table = await paced(jobsByArea(cube, question), pace, "Adding up jobs");
  const { areas, industries } = table;
  const size = { areas: areas.length, industries: industries.length };
  const { threshold, simulation } = question;

  const presence = presenceOf({ ...size, jobs: table.jobs }, threshold);
  const phi = proximity(presence);
  const density = relatednessDensityOf({ presence, proximity: phi }, 0);
  const complexity = await paced(economicComplexity(presence), pace, "Working out complexity");
  const withComplexity = areas.length <= mostAreasSimulated && complexity.known;
  const intervals = await paced(
    relatednessIntervals({
      ...size,
      jobs: table.published,
      cellOf: table.cellOf,
      area: 0,
      threshold,
      withComplexity,
      random: seededRandom(simulation.seed),
      draws: simulation.draws,
      level: simulation.level,
    }),
    pace,
    "Drawing the jobs within their errors",
  );

  const grown = await paced(growthOfEach(question, { cube, table }), pace, "Working out growth");
  const everyRow = industryRows(question, { cube, table, presence, density, complexity, intervals, grown });
  const shown = everyRow.filter(({ code }) => isShown(code, question.within));
  const openings = rankRows(
    shown.filter(({ labels }) => labels?.presence === "absent"),
    "density",
  );
  const measures = boundsAsRead(cube, industryMeasures(question, withComplexity));
  const industryTable = (key: string, title: string, rows: Table["rows"], rankedBy: string): Table => ({
    key,
    title,
    rowsAre: "industry",
    measures,
    labels: [presenceLabel(question)],
    rankedBy,
    rows,
    notes: rowNotes,
  });
  const tables: Table[] = [
    industryTable("openings", "What is not here, and how close it is", openings, "density"),
    {
      key: "reasons",
      title: "What brings them close",
      rowsAre: "part",
      measures: reasonMeasures,
      rows: unranked(reasonRows({ cube, question, table, presence, phi, openings })),
    },
    industryTable("industries", "Every industry", rankRows(shown, "location-quotient"), "location-quotient"),
    {
      key: "areas",
      title: "The areas compared",
      rowsAre: "place",
      measures: areaMeasures(question, withComplexity),
      rankedBy: "complexity",
      rows: rankRows(areaRows({ cube, table, presence, complexity, intervals }), "complexity"),
    },
  ];
  return {
    tables: tables.filter(({ rows, key }) => key !== "reasons" || rows.length > 0),
    warnings: warningsOf({ question, cube, table, complexity, withComplexity, openings: openings.length }),
    coverage: table.coverage,
    simulation,
  };
}

type Found = {
  cube: Cube;
  table: JobsByArea;
  presence: Presence;
  density: Float64Array;
  complexity: Complexity;
  intervals: RelatednessIntervals;
  /** Growth of each industry in all the areas, in their order. */
  grown: readonly Figure[];
};

const finite = (value: number | undefined): number | undefined => (value === undefined || Number.isNaN(value) ? undefined : value);

/** Simulated only where it was: of a figure without an interval of its own, no bound is given. */
const simulated = (value: number | undefined, interval: Interval | undefined): Figure =>
  finite(value) === undefined ? unknown : figure(value, interval);

function industryRows(question: GrowNext, { cube, table, presence, density, complexity, intervals, grown }: Found): UnrankedRow[] {
  const degree = ubiquity(presence);
  const sums = sumsOf(table);
  return table.industries.map((code, industry): UnrankedRow => {
    const quotient = quotientOf(sums, industry);
    const all = added(sums.area[industry]!, sums.elsewhere[industry]!);
    const here = intervalOf(quotient);
    const notes: string[] = [];
    if (degree[industry] === 0) notes.push("nowhere");
    else if (Number.isNaN(density[industry]!)) notes.push("no-neighbours");
    if (table.codesOf.get(code)!.some(isPseudoIndustry)) notes.push("pseudo-code");
    return {
      code,
      name: nameOf(cube, question, code),
      figures: {
        density: simulated(density[industry], intervals.density[industry]),
        "location-quotient": quotient,
        jobs: figure(sums.area[industry]!.point, sums.area[industry]!),
        "jobs-all": figure(all.point, all),
        complexity: complexity.known ? simulated(complexity.ofIndustries[industry], intervals.complexity?.ofIndustries[industry]) : unknown,
        "areas-with-it": { ...exactFigure(degree[industry]), low: null, high: null },
        ...(question.growthFrom === undefined ? {} : { growth: grown[industry]! }),
      },
      labels: {
        presence:
          here === undefined
            ? "cannot-be-told"
            : here.low >= question.threshold
              ? "present"
              : here.high < question.threshold
                ? "absent"
                : "cannot-be-told",
      },
      notes,
    };
  });
}

type Held = { point: number; low: number; high: number };
const added = (one: Held, other: Held): Held => ({
  point: one.point + other.point,
  low: one.low + other.low,
  high: one.high + other.high,
});
const none = (): Held => ({ point: 0, low: 0, high: 0 });

/** What each industry comes to here and elsewhere, and all together. */
function sumsOf({ industries, published, cellOf }: JobsByArea) {
  const area = industries.map(none);
  const elsewhere = industries.map(none);
  const [areaTotal, elsewhereTotal] = [none(), none()];
  for (const [index, cell] of published.entries()) {
    const isHere = cellOf[index]! < industries.length;
    const industry = cellOf[index]! % industries.length;
    for (const sum of isHere ? [area[industry]!, areaTotal] : [elsewhere[industry]!, elsewhereTotal]) {
      sum.point += cell.point;
      sum.low += cell.low;
      sum.high += cell.high;
    }
  }
  return { area, elsewhere, areaTotal, elsewhereTotal };
}

function quotientOf({ area, elsewhere, areaTotal, elsewhereTotal }: ReturnType<typeof sumsOf>, industry: number): Figure {
  const [here, there] = [area[industry]!, elsewhere[industry]!];
  const point = locationQuotient({
    areaIndustryJobs: here.point,
    areaTotalJobs: areaTotal.point,
    referenceIndustryJobs: here.point + there.point,
    referenceTotalJobs: areaTotal.point + elsewhereTotal.point,
  });
  if (point === undefined) return unknown;
  const rest = (total: Held, part: Held) => without({ ...total, known: 1, missing: 0 }, { ...part, known: 1, missing: 0 });
  return figure(
    point,
    locationQuotientInterval({
      areaIndustryJobs: here,
      areaOtherJobs: rest(areaTotal, here),
      elsewhereIndustryJobs: there,
      elsewhereOtherJobs: rest(elsewhereTotal, there),
    }),
  );
}

function* growthOfEach(question: GrowNext, { cube, table }: { cube: Cube; table: JobsByArea }): LongRun<Figure[]> {
  if (question.growthFrom === undefined) return [];
  const grown: Figure[] = [];
  for (const code of table.industries) {
    grown.push(growthOf(question, { cube, table, code }));
    yield grown.length / table.industries.length;
  }
  return grown;
}

/** Growth of the industry in all the areas together. None across a gap. */
function growthOf({ growthFrom, period }: GrowNext, { cube, table, code }: { cube: Cube; table: JobsByArea; code: string }): Figure {
  if (growthFrom === undefined || growthFrom === period) return unknown;
  const place = table.areas.flatMap(({ places }) => places);
  const at = (one: string) => cube.sum({ place, period: [one], industry: table.codesOf.get(code)! });
  const [before, after] = [at(growthFrom), at(period)];
  if (before.missing > 0 || after.missing > 0) return unknown;
  const grown = growth(before.point, after.point);
  return grown === undefined ? unknown : figure(grown, growthInterval(before, after));
}

type Reasons = Pick<Found, "cube" | "table" | "presence"> & { question: GrowNext; phi: Float64Array; openings: readonly UnrankedRow[] };

/** Of the densest openings, the industries here that each owes most of its density to. */
function reasonRows({ cube, question, table, presence, phi, openings }: Reasons): UnrankedRow[] {
  const densest = [...openings]
    .filter(({ figures }) => figures.density!.point !== null)
    .sort((one, other) => other.figures.density!.point! - one.figures.density!.point! || (one.code < other.code ? -1 : 1))
    .slice(0, mostExplained);
  return densest.flatMap(({ code }) => {
    const industry = table.industries.indexOf(code);
    return closestPresent({ presence, proximity: phi }, { area: 0, industry })
      .slice(0, mostReasons)
      .map((close): UnrankedRow => {
        const other = table.industries[close.industry]!;
        return {
          code: `${code} and ${other}`,
          name: nameOf(cube, question, other),
          within: code,
          figures: { proximity: figure(close.proximity, undefined), part: figure(close.part, undefined) },
          notes: [],
        };
      });
  });
}

function areaRows({ cube, table, presence, complexity, intervals }: Omit<Found, "density" | "grown">): UnrankedRow[] {
  const counts = diversity(presence);
  return table.areas.map(({ code, places }, area): UnrankedRow => {
    const [only] = places;
    const isOne = places.length === 1 && only !== undefined;
    return {
      code: isOne ? only : code,
      name: isOne ? (cube.nameOf("place", only) ?? only) : "The area",
      figures: {
        complexity: complexity.known ? simulated(complexity.ofAreas[area], intervals.complexity?.ofAreas[area]) : unknown,
        diversity: figure(counts[area], undefined),
      },
      notes: [],
    };
  });
}

const nameOf = (cube: Cube, { sectorDetail }: GrowNext, code: string): string =>
  groupName(code, sectorDetail, (one) => cube.nameOf("industry", one));
