import { productivityDecomposition, sumOfMeasured, type Interval, type SectorOutput } from "@concord/analysis";
import { refused } from "@concord/kernel";
import { sicNameOf } from "../../code-sets/index.ts";
import type { Finding, Table } from "../answer.ts";
import type { Cube } from "../cube/cube.ts";
import { figure, unknown, type Figure } from "../figure.ts";
import { paced, type Pace } from "../pace.ts";
import { rankRows, unranked, type UnrankedRow } from "../rank-rows.ts";
import { gather, type Compared, type Gathered } from "./gather.ts";
import { nameOfSections, sectionsOf } from "./industry-cover.ts";
import { intervalsOf } from "./intervals.ts";
import { partMeasures, rowNotes, sectorMeasures, sidesOf, wholeMeasures } from "./measures.ts";
import type { ProductivityDiffers } from "./question.ts";
import { warningsOf } from "./warnings.ts";

export type Evidence = { output: Cube; jobs: Cube };

/** What the difference in output per job is made of, in all and sector by sector; each with its interval. */
export async function answerProductivityDiffers(question: ProductivityDiffers, evidence: Evidence, pace: Pace): Promise<Finding> {
  const gathered = await paced(gather(question, evidence), pace, "Adding up sectors");
  const { compared } = gathered;
  const found = productivityDecomposition(compared.map(pointsOf));
  if (!found) throw refused("no-jobs", "One side has no jobs in the sectors that are compared, so there is no output per job.");
  const intervals = await intervalsOf(question, compared, pace);

  const rows = compared.map((sector, index): UnrankedRow => {
    const points = found.sectors[index]!; // as many as are compared
    const bounds = intervals.sectors[index]!;
    return {
      code: sector.code,
      name: nameOf(sector, evidence),
      figures: {
        level: optional(points.level, bounds.level),
        "base-level": optional(points.baseLevel, bounds.baseLevel),
        share: figure(points.share, bounds.share),
        "base-share": figure(points.baseShare, bounds.baseShare),
        contribution: figure(points.contribution, bounds.contribution),
        within: figure(points.within, bounds.within),
        between: figure(points.between, bounds.between),
        cross: figure(points.cross, bounds.cross),
        mix: figure(points.betweenFromAverage, bounds.betweenFromAverage),
      },
      notes: notesOf(sector, gathered),
    };
  });
  const shown = rows.filter((_, index) => question.within === undefined || liesWithin(compared[index]!, question.within));
  if (shown.length === 0) throw refused("nothing-within", `No sector of these tables lies within ${question.within}.`);

  const isTold = isApartFromZero(intervals.all.difference);
  const partRow = (code: "within" | "between" | "cross" | "difference", name: string): UnrankedRow => ({
    code,
    name,
    figures: {
      pounds: figure(found[code], intervals.all[code]),
      share: isTold ? figure(found[code] / found.difference, undefined) : unknown,
    },
    notes: [],
  });
  const parts: Table = {
    key: "parts",
    title: "What the difference is made of",
    rowsAre: "part",
    measures: partMeasures(question),
    rows: unranked([
      partRow("within", "Within sectors"),
      partRow("between", "Between sectors"),
      partRow("cross", "Cross"),
      partRow("difference", "The whole difference"),
    ]),
  };
  const sectors: Table = {
    key: "sectors",
    title: "Sector by sector",
    rowsAre: "industry",
    measures: sectorMeasures(question),
    rankedBy: "contribution",
    rows: rankRows(shown, "contribution"),
    notes: rowNotes,
  };
  return {
    tables: [
      parts,
      sectors,
      wholeTable(question, gathered, {
        level: figure(found.level, intervals.all.level),
        baseLevel: figure(found.baseLevel, intervals.all.baseLevel),
      }),
    ],
    warnings: warningsOf({ question, gathered, evidence, names: new Map(rows.map(({ code, name }) => [code, name])) }),
    coverage: {
      cells: gathered.tally.cells,
      share: gathered.tally.cells === 0 ? 0 : Number((gathered.tally.known / gathered.tally.cells).toPrecision(12)),
      blank: gathered.tally.blank,
      suppressed: gathered.tally.suppressed,
      absent: gathered.tally.absent,
      placesAsked: gathered.placesAsked,
      placesFound: gathered.placesAsked - gathered.notFound.length,
    },
    ...(question.simulation ? { simulation: question.simulation } : {}),
  };
}

const pointsOf = ({ baseOutput, baseJobs, output, jobs }: Compared): SectorOutput => ({
  baseOutput: baseOutput.point,
  baseJobs: baseJobs.point,
  output: output.point,
  jobs: jobs.point,
});

const optional = (point: number | undefined, bounds: Interval | undefined): Figure =>
  point === undefined ? unknown : figure(point, bounds);

const isApartFromZero = (interval: Interval | undefined): boolean => interval !== undefined && (interval.low > 0 || interval.high < 0);

function wholeTable(question: ProductivityDiffers, { compared }: Gathered, levels: { level: Figure; baseLevel: Figure }): Table {
  const total = (of: "output" | "jobs" | "baseOutput" | "baseJobs"): Figure => {
    const sum = sumOfMeasured(
      compared.map((sector) => sector[of]),
      "independent",
    );
    return figure(sum.point, sum);
  };
  const { area, base } = sidesOf(question);
  const isPlaces = question.against === "places";
  return {
    key: "whole",
    title: "Output per job",
    rowsAre: "area",
    measures: wholeMeasures(
      question,
      compared.some(({ jobs, output }) => jobs.error === "sampling" || output.error === "sampling"),
    ),
    rows: unranked([
      {
        code: "area",
        name: isPlaces ? "The area" : `The area ${area}`,
        figures: { level: levels.level, output: total("output"), jobs: total("jobs") },
        notes: [],
      },
      {
        code: "base",
        name: isPlaces ? "What it is compared with" : `The area ${base}`,
        figures: { level: levels.baseLevel, output: total("baseOutput"), jobs: total("baseJobs") },
        notes: [],
      },
    ]),
  };
}

/** As the classification names a section; as the table of output names a code of its own. */
function nameOf({ code, pooled, outputKeys }: Compared, { output }: Evidence): string {
  if (code === "small") return `Sectors too small to be told apart (${pooled!.length})`;
  const [only] = outputKeys;
  const published =
    outputKeys.length === 1
      ? output
          .nameOf("industry", only!)
          ?.trim()
          .replace(/^[A-U\d,\s-]+:\s*/, "")
      : undefined;
  return nameOfSections(code) ?? published ?? sicNameOf(code) ?? code;
}

/** A sector is within a section when all it covers is. */
const liesWithin = ({ cover, code }: Compared, section: string): boolean =>
  code === section || sectionsOf(cover).every((one) => one === section);

function notesOf(sector: Compared, { shared }: Gathered): string[] {
  const notes: string[] = [];
  if (shared.unlike.includes(sector.code)) notes.push("unlike");
  if (sector.pooled && sector.pooled.length > 1) notes.push("pooled");
  if (sector.jobs.point === 0 || sector.baseJobs.point === 0) notes.push("no-jobs");
  return notes;
}
