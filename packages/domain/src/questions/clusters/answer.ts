import { growthShareQuadrant, share, shareInterval } from "@concord/analysis";
import type { Finding, Label, Table } from "../answer.ts";
import type { Cube, Sum } from "../cube/cube.ts";
import { figure, intervalOf, unknown, type Figure } from "../figure.ts";
import { rankRows, unranked, type UnrankedRow } from "../rank-rows.ts";
import { groupName } from "../sectors/industry-group.ts";
import { coverageOf, without } from "../sectors/sector-sums.ts";
import { growthOf, jobsOf, quotientOf, relationOf, shareOf } from "../unusually-good-at/answer.ts";
import { boundsAsRead, quadrantLabel, smallBaseJobs } from "../unusually-good-at/measures.ts";
import type { SectorDefinitionVersion } from "../../sector-definitions/index.ts";
import { largestShares, measureSectors, sharedBy, weighted, type MeasuredSector, type Measuring } from "./measured-sectors.ts";
import { definitionMeasures, overlapMeasures, rowNotes, wholeMeasures } from "./measures.ts";
import type { Clusters } from "./question.ts";
import { warningsOf } from "./warnings.ts";

export type ClustersEvidence = { jobs: Cube; definitions: readonly SectorDefinitionVersion[] };

/** Each definition measured here and there, what they count twice, and the industries each is made of. */
export function answerClusters(question: Clusters, evidence: ClustersEvidence): Finding {
  const measuring = measureSectors(question, evidence);
  const { sums, sectors } = measuring;
  const relation = relationOf(question);
  const total = sums.totals[question.to]!; // the period was asked for

  const rows = sectors.map((sector): UnrankedRow => {
    const [from, to] = [sector.sums[question.from]!, sector.sums[question.to]!];
    const isMeasured = sector.inTable.shares.size > 0;
    const quotient = isMeasured ? quotientOf(to, total, relation) : unknown;
    const grown = isMeasured ? growthOf(question, from.area, to.area) : unknown;
    return {
      code: sector.key,
      name: sector.definition.name,
      figures: {
        "jobs-from": jobsOf(from.area),
        "jobs-to": jobsOf(to.area),
        share: shareOf(to.area, total.area),
        "location-quotient": quotient,
        growth: grown,
        "growth-there": isMeasured ? growthOf(question, from.reference, to.reference) : unknown,
      },
      labels: { quadrant: growthShareQuadrant(intervalOf(quotient), intervalOf(grown)) },
      notes: notesOf(sector, from.area, to),
    };
  });
  const isPart = sectors.some(({ inTable }) => [...inTable.shares.values()].some((part) => part < 1));
  const overlaps = overlapRows(question, measuring);
  const tables: Table[] = [
    {
      key: "definitions",
      title: "Sector by sector",
      rowsAre: "definition",
      measures: boundsAsRead(evidence.jobs, definitionMeasures(question, isPart ? "outer" : "tightest")),
      labels: [quadrantLabel],
      rankedBy: "location-quotient",
      rows: rankRows(rows, "location-quotient"),
      notes: rowNotes,
    },
    {
      key: "overlaps",
      title: "Jobs counted in two",
      rowsAre: "part",
      measures: boundsAsRead(evidence.jobs, overlapMeasures(question)),
      rows: unranked(overlaps),
    },
    industriesTable(question, evidence, measuring),
    {
      key: "whole",
      title: "All of them",
      rowsAre: "area",
      measures: boundsAsRead(evidence.jobs, wholeMeasures(question)),
      rows: unranked(wholeRows(question, measuring)),
    },
  ];
  return {
    tables: tables.filter(({ key, rows: found }) => key !== "overlaps" || found.length > 0),
    warnings: warningsOf({ question, measuring, relation, jobs: evidence.jobs, rows, overlaps: overlaps.length }),
    coverage: coverageOf(sums),
  };
}

function notesOf({ inTable }: MeasuredSector, before: Sum, after: { area: Sum; reference: Sum }): string[] {
  const notes: string[] = [];
  if (inTable.shares.size === 0) return ["nothing-measured"];
  if (before.known > 0 && before.point < smallBaseJobs) notes.push("small-base");
  if (before.missing + after.area.missing + after.reference.missing > 0) notes.push("cells-missing");
  if (inTable.missing.length + inTable.absent.length > 0) notes.push("codes-missing");
  if (inTable.tooFine.length > 0) notes.push("too-fine");
  return notes;
}

function overlapRows({ to }: Clusters, { sums, sectors }: Measuring): UnrankedRow[] {
  return sectors.flatMap((one, index) =>
    sectors.slice(index + 1).flatMap((other): UnrankedRow[] => {
      const shared = sharedBy(one, other);
      if (shared.size === 0) return [];
      const both = weighted(sums, shared, to).area;
      return [
        {
          code: `${one.key} and ${other.key}`,
          name: `${one.definition.name} and ${other.definition.name}`,
          figures: { jobs: jobsOf(both), "of-first": partOf(both, one.sums[to]!.area), "of-second": partOf(both, other.sums[to]!.area) },
          notes: [],
        },
      ];
    }),
  );
}

/** What is in both is part of each, so that its share is that of one part and the rest. */
function partOf(both: Sum, whole: Sum): Figure {
  const point = share(both.point, whole.point);
  if (both.known === 0 || point === undefined) return unknown;
  return both.missing + whole.missing > 0
    ? { ...figure(point, undefined), low: null, high: null }
    : figure(point, shareInterval(both, without(whole, both)));
}

/** Every industry that any of them has, by itself; in which of them it is, as a label. */
function industriesTable(question: Clusters, { jobs }: ClustersEvidence, { sums, sectors }: Measuring): Table {
  const relation = relationOf(question);
  const total = sums.totals[question.to]!;
  const inWhich = (code: string) => sectors.flatMap(({ inTable }, index) => (inTable.shares.has(code) ? [index] : []));
  const values: Record<string, string> = {};
  const rows = [...largestShares(sectors).keys()].sort().map((code): UnrankedRow => {
    const periods = sums.groups.get(code)!;
    const [from, to] = [periods[question.from]!, periods[question.to]!];
    const which = inWhich(code);
    const label = which.map((index) => index + 1).join("-");
    values[label] = which
      .map((index) => {
        const part = sectors[index]!.inTable.shares.get(code)!;
        return part < 1 ? `${sectors[index]!.definition.name} (${Number((part * 100).toPrecision(4))}%)` : sectors[index]!.definition.name;
      })
      .join("; ");
    return {
      code,
      name: groupName(code, "as-published", (one) => jobs.nameOf("industry", one)),
      figures: {
        "jobs-from": jobsOf(from.area),
        "jobs-to": jobsOf(to.area),
        share: shareOf(to.area, total.area),
        "location-quotient": quotientOf(to, total, relation),
        growth: growthOf(question, from.area, to.area),
        "growth-there": growthOf(question, from.reference, to.reference),
      },
      labels: { sectors: label },
      notes: from.area.missing + to.area.missing + to.reference.missing > 0 ? ["cells-missing"] : [],
    };
  });
  const sectorsLabel: Label = {
    key: "sectors",
    name: "In which sectors",
    help: "The sectors that have this industry, and how much of it where not all.",
    values,
  };
  return {
    key: "industries",
    title: "Industry by industry",
    rowsAre: "industry",
    measures: boundsAsRead(jobs, definitionMeasures(question, "tightest")),
    labels: [sectorsLabel],
    rankedBy: "location-quotient",
    rows: rankRows(rows, "location-quotient"),
    notes: rowNotes,
  };
}

function wholeRows({ to }: Clusters, { sums, sectors }: Measuring): UnrankedRow[] {
  const once = weighted(sums, largestShares(sectors), to);
  return [
    { code: "once", name: "In any of these sectors, each job once", figures: { jobs: jobsOf(once.area) }, notes: [] },
    { code: "area", name: "All jobs in the area", figures: { jobs: jobsOf(sums.totals[to]!.area) }, notes: [] },
  ];
}
