import {
  growth,
  growthInterval,
  growthShareQuadrant,
  locationQuotient,
  locationQuotientInterval,
  locationQuotientIntervalOfSeparate,
  rankTiers,
  share,
  shareInterval,
  type Interval,
} from "@concord/analysis";
import { refused, rounded } from "@concord/kernel";
import { isPseudoIndustry } from "../reference/index.ts";
import type { EvidenceForAnswer } from "./answer-question.ts";
import { countTable, type CountTable, type GroupSums, type Sum } from "./count-table.ts";
import { figure, intervalOf, unknown } from "./figure.ts";
import { groupName, groupOf } from "./industry-group.ts";
import type { Answer, Figure, RowNote, SectorRow, UnusuallyGoodAt } from "./insight.ts";
import { warningsOf } from "./warnings.ts";

/** The version changes whenever the same evidence would get another answer. */
const method = { name: "location quotient, share and growth by sector", version: "1" };

/** Below this many jobs at the start, a handful more is a large growth. */
export const smallBaseJobs = 500;

/** How the area lies to the reference: only an area that is wholly in it can have the tightest bounds. */
export type Relation = "inside" | "apart" | "partly";

/**
 * "What are we unusually good at?": for each sector, its share of the area's
 * jobs, that share against the reference's, and how it grew; each with the
 * interval that its source's rounding leaves.
 */
export function unusuallyGoodAt(question: UnusuallyGoodAt, evidence: EvidenceForAnswer): Answer {
  const table = countTable(question, evidence.cells, evidence.rounding);
  const relation = relationOf(question);
  requireFound(question, table);

  const totals = { from: totalsOf(table, "from"), to: totalsOf(table, "to") };
  const pseudo = new Set(table.codes.filter(isPseudoIndustry).map((code) => groupOf(code, question.sectorDetail)));
  const codes = [...table.groups.keys()].sort();
  const unranked = codes.map((code): Omit<SectorRow, "tier" | "ranks"> => {
    const { from, to } = table.groups.get(code)!; // a key of it
    const locationQuotient = quotientOf(to, totals.to, relation);
    const grown = growthOf(question, from.area, to.area);
    return {
      code,
      name: groupName(code, question.sectorDetail, evidence.names),
      jobsFrom: jobsOf(from.area),
      jobsTo: jobsOf(to.area),
      share: shareOf(to.area, totals.to.area),
      locationQuotient,
      growth: grown,
      quadrant: growthShareQuadrant(intervalOf(locationQuotient), intervalOf(grown)),
      notes: notesOf(from, to, pseudo.has(code)),
    };
  });

  return {
    method,
    pins: [evidence.pin],
    question,
    rounding: evidence.rounding,
    areaJobs: figure(totals.to.area.point, totals.to.area),
    referenceJobs: figure(totals.to.reference.point, totals.to.reference),
    sectors: ranked(unranked),
    warnings: warningsOf({ question, table, relation, rounding: evidence.rounding, rows: unranked }),
    coverage: {
      cells: table.counts.cells,
      share: rounded(table.counts.known / Math.max(1, table.counts.cells)),
      blank: table.counts.blank,
      suppressed: table.counts.suppressed,
      absent: table.counts.absent,
      placesAsked: table.places.asked.length,
      placesFound: table.places.found.length,
    },
  };
}

function relationOf({ places, reference }: UnusuallyGoodAt): Relation {
  const inside = places.filter((place) => reference.includes(place)).length;
  if (inside === places.length) return "inside";
  return inside === 0 ? "apart" : "partly";
}

function requireFound({ places, reference }: UnusuallyGoodAt, { places: { found } }: CountTable): void {
  if (!places.some((place) => found.includes(place))) {
    throw refused("place-not-found", `None of the places asked about is in this version: ${places.slice(0, 5).join(", ")}.`);
  }
  if (!reference.some((place) => found.includes(place))) {
    throw refused("reference-not-found", `None of the places to compare with is in this version: ${reference.slice(0, 5).join(", ")}.`);
  }
}

function totalsOf(table: CountTable, end: "from" | "to"): GroupSums {
  const every = [...table.groups.values()].map((sums) => sums[end]);
  const total = (part: keyof GroupSums) =>
    every.reduce<Sum>(
      (sum, sums) => ({
        point: sum.point + sums[part].point,
        low: sum.low + sums[part].low,
        high: sum.high + sums[part].high,
        known: sum.known + sums[part].known,
        missing: sum.missing + sums[part].missing,
      }),
      { point: 0, low: 0, high: 0, known: 0, missing: 0 },
    );
  return { area: total("area"), elsewhere: total("elsewhere"), reference: total("reference") };
}

/** Everything but this: exact, for the sums are made of the same cells. */
const without = (total: Sum, part: Sum): Interval => ({ low: total.low - part.low, high: total.high - part.high });

/** With a cell missing, a sum is at least what is known, and nothing holds it from above. */
const jobsOf = (sum: Sum): Figure => {
  if (sum.known === 0) return unknown;
  const jobs = figure(sum.point, sum);
  return sum.missing > 0 ? { ...jobs, high: null } : jobs;
};

/** The point stands on what is known; with a cell missing no bound of a ratio is true, so none is given. */
const unheld = (one: Figure): Figure => ({ ...one, low: null, high: null });

function shareOf(part: Sum, whole: Sum): Figure {
  if (part.known === 0) return unknown;
  const shared = figure(share(part.point, whole.point), shareInterval(part, without(whole, part)));
  return part.missing > 0 ? unheld(shared) : shared;
}

function quotientOf(sector: GroupSums, total: GroupSums, relation: Relation): Figure {
  if (sector.area.known === 0 || sector.reference.known === 0) return unknown;
  const point = locationQuotient({
    areaIndustryJobs: sector.area.point,
    areaTotalJobs: total.area.point,
    referenceIndustryJobs: sector.reference.point,
    referenceTotalJobs: total.reference.point,
  });
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
  if (point === undefined) return unknown;
  const quotient = figure(point, bounds);
  return sector.area.missing + sector.reference.missing > 0 ? unheld(quotient) : quotient;
}

/** No growth across a gap: with a cell missing at either end, the two ends do not count the same things. */
function growthOf({ from, to }: UnusuallyGoodAt, before: Sum, after: Sum): Figure {
  if (from === to || before.missing > 0 || after.missing > 0) return unknown;
  const grown = growth(before.point, after.point);
  return grown === undefined ? unknown : figure(grown, growthInterval(before, after));
}

function notesOf(from: GroupSums, to: GroupSums, pseudo: boolean): RowNote[] {
  const notes: RowNote[] = [];
  if (from.area.known > 0 && from.area.point < smallBaseJobs) notes.push("small-base");
  if (from.area.missing + to.area.missing + to.reference.missing > 0) notes.push("cells-missing");
  if (pseudo) notes.push("pseudo-code");
  return notes;
}

/** Ranked among those that have an interval: of a quotient that nothing holds, no place can be told. */
function ranked(rows: readonly Omit<SectorRow, "tier" | "ranks">[]): SectorRow[] {
  const held = rows.filter(({ locationQuotient: { low, high } }) => low !== null && high !== null);
  const standings = rankTiers(held.map((row) => intervalOf(row.locationQuotient)!)); // held, so it has one
  const standingOf = new Map(held.map((row, index) => [row.code, standings[index]!]));
  return rows.map((row) => {
    const standing = standingOf.get(row.code);
    return { ...row, tier: standing?.tier ?? null, ranks: standing ? { best: standing.best, worst: standing.worst } : null };
  });
}
