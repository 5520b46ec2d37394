import { sumOfMeasured, type LongRun, type Measured } from "@concord/analysis";
import { listed, refused } from "@concord/kernel";
import type { Cube, Tally } from "../cube/cube.ts";
import { measuredSum } from "../cube/measured-sum.ts";
import { inOrderOfTime } from "../period-order.ts";
import type { ProductivityDiffers } from "./question.ts";
import { sharedSectors, type SharedSectors } from "./shared-sectors.ts";

/** The four figures that a sector is compared by. */
export type Four = { baseOutput: Measured; baseJobs: Measured; output: Measured; jobs: Measured };

/** A sector, or several that are too small to be told apart. */
export type Compared = Four & {
  code: string;
  outputKeys: readonly string[];
  jobKeys: readonly string[];
  cover: ReadonlySet<string>;
  pooled?: readonly string[];
};

/** Where the two sides of the comparison are to be read. */
export type Where = { places: readonly string[]; outputPeriod: string; jobsPeriod: string };

export type Gathered = {
  shared: SharedSectors;
  area: Where;
  base: Where;
  compared: readonly Compared[];
  /** Sectors with a blank or suppressed figure on either side: left out of both. */
  gaps: readonly string[];
  notFound: readonly string[];
  placesAsked: number;
  tally: Tally;
};

export const gatherRefusals = {
  "reference-needed": "Name the places to compare with.",
  "period-needed": "Name the earlier period to compare with.",
  "one-period": "From and to are the same period, so nothing changed between them. Choose two periods.",
  "end-before-start": "The end comes before the start. Choose them the other way round.",
  "period-not-found": "This version has no figures for ",
  "place-not-found": "None of these places is in both tables: ",
  "nothing-to-compare": "No sector has output and jobs on both sides. Look at the industry codes of the two tables.",
} as const;

const refusal = (code: keyof typeof gatherRefusals, which = "") => refused(code, `${gatherRefusals[code]}${which}`);

/** How a period of the jobs may be written in the table of output. */
export function periodsLike(period: string): string[] {
  const year = /\d{4}/.exec(period)?.[0];
  const ways = year === undefined ? [] : [year, `${year}-01-01`, `${year}-12-31`, `Jan ${year}-Dec ${year}`];
  return [...new Set([period, ...ways])];
}

/** The code of a period, the same or the only one that means the same. */
function periodIn(cube: Cube, asked: string): string {
  const codes = cube.codes("period");
  if (codes.includes(asked)) return asked;
  const like = codes.filter((code) => periodsLike(asked).includes(code));
  if (like.length !== 1) throw refusal("period-not-found", `${asked}.`);
  return like[0]!;
}

/** Adds both tables up to the sectors they share, on either side of the comparison: sector by sector, for there may be many cells. */
export function* gather(question: ProductivityDiffers, { output, jobs }: { output: Cube; jobs: Cube }): LongRun<Gathered> {
  const { places, reference, against, to, from, outputTo, outputFrom } = question;
  if (against === "places" && reference === undefined) throw refusal("reference-needed");
  if (against === "period" && from === undefined) throw refusal("period-needed");
  if (against === "period" && from === to) throw refusal("one-period");
  if (against === "period" && inOrderOfTime(to, from!) < 0) throw refusal("end-before-start");
  const there = new Set(output.codes("place").filter((place) => jobs.codes("place").includes(place)));
  const found = (asked: readonly string[]): string[] => {
    const both = [...new Set(asked)].filter((place) => there.has(place)).sort();
    if (both.length === 0) throw refusal("place-not-found", `${listed(asked, { most: 5 })}.`);
    return both;
  };
  const at = (asked: readonly string[], period: string, outputPeriod: string | undefined): Where => ({
    places: found(asked),
    jobsPeriod: periodIn(jobs, period),
    outputPeriod: periodIn(output, outputPeriod ?? period),
  });
  const area = at(places, to, outputTo);
  const base = against === "places" ? at(reference!, to, outputTo) : at(places, from!, outputFrom);

  const shared = sharedSectors({
    outputCodes: output.codes("industry"),
    jobCodes: jobs.codes("industry"),
    sectorDetail: question.sectorDetail,
    rent: question.imputedRent,
  });
  const gaps: string[] = [];
  const compared: Compared[] = [];
  const tally = { cells: 0, known: 0, blank: 0, suppressed: 0, absent: 0 };
  for (const [index, sector] of shared.sectors.entries()) {
    yield index / shared.sectors.length;
    const sums = [base, area].flatMap((where) => [
      { cube: output, select: { place: where.places, period: [where.outputPeriod], industry: sector.outputKeys } },
      { cube: jobs, select: { place: where.places, period: [where.jobsPeriod], industry: sector.jobKeys } },
    ]);
    for (const { cube, select } of sums) add(tally, cube.tally(select));
    const [baseOutput, baseJobs, areaOutput, areaJobs] = sums.map(({ cube, select }) => measuredSum(cube, select));
    const four = [baseOutput!, baseJobs!, areaOutput!, areaJobs!];
    if (four.some(({ known, missing }) => known === 0 || missing > 0)) gaps.push(sector.code);
    else {
      compared.push({
        ...sector,
        baseOutput: inPounds(four[0]!.sum, question),
        baseJobs: four[1]!.sum,
        output: inPounds(four[2]!.sum, question),
        jobs: four[3]!.sum,
      });
    }
  }
  if (compared.length === 0) throw refusal("nothing-to-compare");
  const asked = [...new Set([...places, ...(against === "places" ? reference! : [])])].sort();
  return {
    shared,
    area,
    base,
    compared: pooled(compared),
    gaps,
    notFound: asked.filter((place) => !there.has(place)),
    placesAsked: asked.length,
    tally,
  };
}

const inPounds = ({ point, low, high, error }: Measured, { poundsEach }: ProductivityDiffers): Measured => ({
  point: point * poundsEach,
  low: low * poundsEach,
  high: high * poundsEach,
  error,
});

const mayHaveNone = (jobs: Measured): boolean => jobs.low === 0 && jobs.high > 0;

/**
 * Puts together the sectors whose jobs may be none on one side: output over
 * what may be nothing may be anything, and would take every bound with it.
 * Where all of them together may still have none, the smallest other joins.
 */
export function pooled(sectors: readonly Compared[]): Compared[] {
  const small = sectors.filter(({ jobs, baseJobs }) => mayHaveNone(jobs) || mayHaveNone(baseJobs));
  if (small.length === 0) return [...sectors];
  const rest = sectors
    .filter((sector) => !small.includes(sector))
    .sort((one, other) => one.jobs.point - other.jobs.point || (one.code < other.code ? -1 : 1));
  let together = joined(small);
  while (rest.length > 1 && (mayHaveNone(together.jobs) || mayHaveNone(together.baseJobs))) {
    small.push(rest.shift()!); // there are more than one
    together = joined(small);
  }
  return [...rest, together].sort((one, other) => (one.code < other.code ? -1 : 1));
}

function joined(sectors: readonly Compared[]): Compared {
  const sum = (of: (sector: Compared) => Measured) => sumOfMeasured(sectors.map(of), "independent");
  return {
    code: sectors.length === 1 ? sectors[0]!.code : "small",
    outputKeys: sectors.flatMap(({ outputKeys }) => outputKeys).sort(),
    jobKeys: sectors.flatMap(({ jobKeys }) => jobKeys).sort(),
    cover: new Set(sectors.flatMap(({ cover }) => [...cover])),
    pooled: sectors.map(({ code }) => code).sort(),
    baseOutput: sum(({ baseOutput }) => baseOutput),
    baseJobs: sum(({ baseJobs }) => baseJobs),
    output: sum(({ output }) => output),
    jobs: sum(({ jobs }) => jobs),
  };
}

function add(tally: Tally, one: Tally): void {
  for (const key of ["cells", "known", "blank", "suppressed", "absent"] as const) tally[key] += one[key];
}
