import {
  growth,
  growthInterval,
  growthShareQuadrant,
  locationQuotient,
  locationQuotientInterval,
  locationQuotientIntervalOfSeparate,
  share,
  shareInterval,
} from "@concord/analysis";
import { refused } from "@concord/kernel";
import { isPseudoIndustry } from "../../reference/index.ts";
import type { Finding, Table } from "../answer.ts";
import type { Cube, Sum } from "../cube/cube.ts";
import { figure, intervalOf, unknown, type Figure } from "../figure.ts";
import { rankRows, unranked, type UnrankedRow } from "../rank-rows.ts";
import { groupName, liesWithin } from "../sectors/industry-group.ts";
import { coverageOf, sectorSums, without, type GroupSums, type SectorSums } from "../sectors/sector-sums.ts";
import { areaMeasures, boundsAsRead, placeMeasures, quadrantLabel, rowNotes, sectorMeasures, smallBaseJobs } from "./measures.ts";
import type { UnusuallyGoodAt } from "./question.ts";
import { warningsOf } from "./warnings.ts";

/** How the area lies to the reference: only an area that is wholly in it can have the tightest bounds. */
export type Relation = "inside" | "apart" | "partly";

/** For each sector, its share of the area's jobs, that share against the reference's, and how it grew; each with its interval. */
export function answerUnusuallyGoodAt(question: UnusuallyGoodAt, { jobs }: { jobs: Cube }): Finding {
  const sums = sectorSums(jobs, { ...question, periods: [question.from, question.to] });
  const relation = relationOf(question);
  const total = sums.totals[question.to]!; // the period was asked for

  const rows = sums.shown.map((code): UnrankedRow => {
    const periods = sums.groups.get(code)!; // a key of it
    const [from, to] = [periods[question.from]!, periods[question.to]!];
    const quotient = quotientOf(to, total, relation);
    const grown = growthOf(question, from.area, to.area);
    return {
      code,
      name: groupName(code, question.sectorDetail, (one) => jobs.nameOf("industry", one)),
      figures: {
        "jobs-from": jobsOf(from.area),
        "jobs-to": jobsOf(to.area),
        share: shareOf(to.area, total.area),
        "location-quotient": quotient,
        growth: grown,
        "growth-there": growthOf(question, from.reference, to.reference),
      },
      labels: { quadrant: growthShareQuadrant(intervalOf(quotient), intervalOf(grown)) },
      notes: notesOf(question, { from, to, pseudo: sums.codesOf.get(code)!.some(isPseudoIndustry) }),
    };
  });
  const sectors: Table = {
    key: "sectors",
    title: "Sector by sector",
    rowsAre: "industry",
    measures: boundsAsRead(jobs, sectorMeasures(question)),
    labels: [quadrantLabel],
    rankedBy: "location-quotient",
    rows: rankRows(rows, "location-quotient"),
    notes: rowNotes,
  };
  const inPlaces: Table | undefined = question.sector === undefined ? undefined : placesTable(question, { jobs, sums });
  const whole: Table = {
    key: "whole",
    title: "All jobs",
    rowsAre: "area",
    measures: boundsAsRead(jobs, areaMeasures(question)),
    rows: unranked([
      { code: "area", name: "The area", figures: { jobs: jobsOf(total.area) }, notes: [] },
      { code: "reference", name: "What it is compared with", figures: { jobs: jobsOf(total.reference) }, notes: [] },
    ]),
  };
  return {
    tables: inPlaces ? [sectors, whole, inPlaces] : [sectors, whole],
    warnings: warningsOf({ question, sums, relation, jobs, rows }),
    coverage: coverageOf(sums),
  };
}

export function relationOf({ places, reference }: Pick<UnusuallyGoodAt, "places" | "reference">): Relation {
  const inside = places.filter((place) => reference.includes(place)).length;
  if (inside === places.length) return "inside";
  return inside === 0 ? "apart" : "partly";
}

export const goodAtRefusals = { "sector-not-found": "No industry of this table lies within the sector asked for: " } as const;

/** One sector in every place of the area and of what it is compared with, each against the whole of that. */
function placesTable(question: UnusuallyGoodAt, { jobs, sums }: { jobs: Cube; sums: SectorSums }): Table {
  const sector = question.sector!; // asked for
  const codes = codesWithin(sums, sector);
  if (codes.length === 0) throw refused("sector-not-found", `${goodAtRefusals["sector-not-found"]}${sector}.`);
  const every = [...sums.codesOf.values()].flat();
  const reference = new Set([...question.reference].sort());
  const there = jobs.sum({ place: [...reference], period: [question.to], industry: codes });
  const total = sums.totals[question.to]!.reference;
  const rows = sums.places.found.map((place): UnrankedRow => {
    const sumOf = (industry: readonly string[], period: string) => jobs.sum({ place: [place], period: [period], industry });
    const [from, to, all] = [sumOf(codes, question.from), sumOf(codes, question.to), sumOf(every, question.to)];
    const isInside = reference.has(place);
    // Where nothing holds the place's own sum, taking it from the whole would leave the rest unheld too.
    const rest = (whole: Sum, part: Sum, industry: readonly string[]): Sum =>
      all.missing === 0
        ? restOf(whole, part)
        : jobs.sum({ place: [...reference].filter((one) => one !== place), period: [question.to], industry });
    const quotient = quotientOf(
      { area: to, elsewhere: isInside ? rest(there, to, codes) : there, reference: there },
      { area: all, elsewhere: isInside ? rest(total, all, every) : total, reference: total },
      isInside ? "inside" : "apart",
    );
    const grown = growthOf(question, from, to);
    return {
      code: place,
      name: jobs.nameOf("place", place) ?? place,
      figures: { "jobs-from": jobsOf(from), "jobs-to": jobsOf(to), share: shareOf(to, all), "location-quotient": quotient, growth: grown },
      labels: { quadrant: growthShareQuadrant(intervalOf(quotient), intervalOf(grown)) },
      notes: [...(isSmall(question, from) ? ["small-base"] : []), ...(from.missing + to.missing > 0 ? ["cells-missing"] : [])],
    };
  });
  return {
    key: "places",
    title: `${groupName(sector, question.sectorDetail, (one) => jobs.nameOf("industry", one))}, place by place`,
    rowsAre: "place",
    measures: boundsAsRead(jobs, placeMeasures(question)),
    labels: [quadrantLabel],
    rankedBy: "location-quotient",
    rows: rankRows(rows, "location-quotient"),
    notes: rowNotes,
  };
}

/** The codes of a sector: of one of those the answer has, of one coarser, or of one finer. */
export const codesWithin = ({ codesOf }: SectorSums, sector: string): string[] =>
  [...codesOf].flatMap(([group, codes]) => (group === sector ? codes : codes.filter((code) => liesWithin(code, sector)))).sort();

const restOf = (whole: Sum, part: Sum): Sum => ({
  point: whole.point - part.point,
  ...without(whole, part),
  known: whole.known - part.known,
  missing: whole.missing - part.missing,
});

/** With a cell missing, a sum is at least what is known, and nothing holds it from above. */
export const jobsOf = (sum: Sum): Figure => (sum.known === 0 ? unknown : figure(sum.point, sum));

/** The point stands on what is known; with a cell missing in it, it is no more than that, and no bound of a ratio is given. */
const unheld = (one: Figure): Figure => ({ ...one, low: null, high: null });

export function shareOf(part: Sum, whole: Sum): Figure {
  const point = share(part.point, whole.point);
  if (part.known === 0 || point === undefined) return unknown;
  return part.missing > 0 ? unheld(figure(point, undefined)) : figure(point, shareInterval(part, without(whole, part)));
}

export function quotientOf(sector: GroupSums, total: GroupSums, relation: Relation): Figure {
  if (sector.area.known === 0 || sector.reference.known === 0) return unknown;
  const point = locationQuotient({
    areaIndustryJobs: sector.area.point,
    areaTotalJobs: total.area.point,
    referenceIndustryJobs: sector.reference.point,
    referenceTotalJobs: total.reference.point,
  });
  if (point === undefined) return unknown;
  if (sector.area.missing + sector.reference.missing > 0) return unheld(figure(point, undefined));
  const bounds =
    relation === "inside"
      ? locationQuotientInterval({
          areaIndustryJobs: sector.area,
          areaOtherJobs: without(total.area, sector.area),
          elsewhereIndustryJobs: sector.elsewhere,
          elsewhereOtherJobs: without(total.elsewhere, sector.elsewhere),
        })
      : locationQuotientIntervalOfSeparate({
          areaIndustryJobs: sector.area,
          areaOtherJobs: without(total.area, sector.area),
          referenceIndustryJobs: sector.reference,
          referenceOtherJobs: without(total.reference, sector.reference),
        });
  return figure(point, bounds);
}

/** No growth across a gap: with a cell missing at either end, the two ends do not count the same things. */
export function growthOf({ from, to }: Pick<UnusuallyGoodAt, "from" | "to">, before: Sum, after: Sum): Figure {
  if (from === to || before.missing > 0 || after.missing > 0) return unknown;
  const grown = growth(before.point, after.point);
  return grown === undefined ? unknown : figure(grown, growthInterval(before, after));
}

/** How much is little is told of jobs only: output is counted in whatever unit its table has. */
const isSmall = ({ counts }: Pick<UnusuallyGoodAt, "counts">, from: Sum): boolean =>
  counts !== "output" && from.known > 0 && from.point < smallBaseJobs;

function notesOf(question: UnusuallyGoodAt, { from, to, pseudo }: { from: GroupSums; to: GroupSums; pseudo: boolean }): string[] {
  const notes: string[] = [];
  if (isSmall(question, from.area)) notes.push("small-base");
  if (from.area.missing + to.area.missing + to.reference.missing > 0) notes.push("cells-missing");
  if (pseudo) notes.push("pseudo-code");
  return notes;
}
