import { refused } from "@concord/kernel";
import { measuredBy, type SectorDefinitionVersion, type SectorInTable } from "../../sector-definitions/index.ts";
import type { Cube, Sum } from "../cube/cube.ts";
import { sectorSums, type GroupSums, type SectorSums } from "../sectors/sector-sums.ts";
import type { Clusters } from "./question.ts";

export const clusterRefusals = {
  "nothing-measured": "None of the codes of these sectors is among the industries of this table. Use a table with industries of SIC 2007.",
  "definition-twice": "The same version of a definition was chosen twice. Take one of them out.",
} as const;

/** A definition with what the table has of it. */
export type MeasuredSector = {
  /** Where it stands in the answer: the definition and its version. */
  key: string;
  definition: SectorDefinitionVersion;
  inTable: SectorInTable;
  /** By period: each code of it, as much of it as is the sector's, added up. */
  sums: Readonly<Record<string, GroupSums>>;
};

export type Measuring = { sums: SectorSums; sectors: readonly MeasuredSector[] };

export const keyOf = ({ definitionId, number }: Pick<SectorDefinitionVersion, "definitionId" | "number">): string =>
  `${definitionId}-${number}`;

/** Adds up what each definition has of the table's industries, by its shares. */
export function measureSectors(
  question: Clusters,
  { jobs, definitions }: { jobs: Cube; definitions: readonly SectorDefinitionVersion[] },
): Measuring {
  if (new Set(definitions.map(keyOf)).size < definitions.length) throw refused("definition-twice", clusterRefusals["definition-twice"]);
  const periods = [...new Set([question.from, question.to])];
  const sums = sectorSums(jobs, { ...question, periods, sectorDetail: "as-published" });
  const codes = jobs.codes("industry");
  const sectors = definitions.map((definition): MeasuredSector => {
    const inTable = measuredBy(definition.codes, codes);
    return {
      key: keyOf(definition),
      definition,
      inTable,
      sums: Object.fromEntries(periods.map((period) => [period, weighted(sums, inTable.shares, period)])),
    };
  });
  if (sectors.every(({ inTable }) => inTable.shares.size === 0)) throw refused("nothing-measured", clusterRefusals["nothing-measured"]);
  return { sums, sectors };
}

/**
 * The parts of industries that belong to a sector, added up. Each end of the
 * interval is reached when every cell is at its end, so it is the tightest.
 */
export function weighted({ groups }: Pick<SectorSums, "groups">, shares: ReadonlyMap<string, number>, period: string): GroupSums {
  const of = (where: keyof GroupSums): Sum => {
    const total = { point: 0, low: 0, high: 0, known: 0, missing: 0 };
    for (const code of [...shares.keys()].sort()) {
      const sum = groups.get(code)![period]![where]; // shares are of codes of the table
      const share = shares.get(code)!;
      total.point += share * sum.point;
      total.low += share * sum.low;
      total.high += share * sum.high;
      total.known += sum.known;
      total.missing += sum.missing;
    }
    return total;
  };
  return { area: of("area"), elsewhere: of("elsewhere"), reference: of("reference") };
}

/** What several sectors have together when no job counts twice: of each industry the largest part that any of them takes. */
export function largestShares(sectors: readonly Pick<MeasuredSector, "inTable">[]): Map<string, number> {
  const largest = new Map<string, number>();
  for (const { inTable } of sectors) for (const [code, share] of inTable.shares) largest.set(code, Math.max(share, largest.get(code) ?? 0));
  return largest;
}

/**
 * What two sectors both count. Where both take only part of an industry it is not known whether it is the same part: the
 * smaller of the two is the most that can be the same.
 */
export function sharedBy(one: Pick<MeasuredSector, "inTable">, other: Pick<MeasuredSector, "inTable">): Map<string, number> {
  const shared = new Map<string, number>();
  for (const [code, share] of one.inTable.shares) {
    const theirs = other.inTable.shares.get(code);
    if (theirs !== undefined) shared.set(code, Math.min(share, theirs));
  }
  return shared;
}
