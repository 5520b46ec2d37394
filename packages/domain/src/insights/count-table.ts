import { beforeRounding, isPublishable, type Interval, type Rounding } from "@concord/analysis";
import { refused } from "@concord/kernel";
import type { CellRow } from "../evidence/index.ts";
import { groupOf, levelOf } from "./industry-group.ts";
import type { Question } from "./insight.ts";

/** A sum of cells: what is known of it, and how many cells it should have had and did not. */
export type Sum = { point: number; low: number; high: number; known: number; missing: number };

/** A sector in one period: in the area, in the part of the reference outside the area, and in the whole reference. */
export type GroupSums = { area: Sum; elsewhere: Sum; reference: Sum };

export type CountTable = {
  groups: ReadonlyMap<string, Record<"from" | "to", GroupSums>>;
  /** The industry codes as published. */
  codes: readonly string[];
  /** Codes the classification has no place for, and so no sector that was asked for: left out. */
  unplaced: readonly string[];
  places: { asked: readonly string[]; found: readonly string[] };
  counts: { cells: number; known: number; blank: number; suppressed: number; absent: number };
  /** Values that the rounding the dataset claims could not have published. */
  notRoundedSo: number;
};

const noCells = (): Sum => ({ point: 0, low: 0, high: 0, known: 0, missing: 0 });
const noSums = (): GroupSums => ({ area: noCells(), elsewhere: noCells(), reference: noCells() });

/** Adds published cells up to the sectors, places and periods of a question. A cell without a figure is never 0: it is counted as missing. */
export function countTable(question: Question, cells: readonly CellRow[], rounding: Rounding): CountTable {
  const area = new Set(question.places);
  const reference = new Set(question.reference);
  const asked = [...new Set([...area, ...reference])].sort();
  const periods = [...new Set([question.from, question.to])];
  const byKey = indexed(cells);
  requirePeriods(periods, cells);

  const found = new Set(cells.map(({ place }) => place));
  const codes = [...new Set(cells.map(({ industry }) => industry))].sort();
  requireOneLevel(codes, question);

  const groups = new Map<string, Record<"from" | "to", GroupSums>>();
  const unplaced: string[] = [];
  const counts = { cells: 0, known: 0, blank: 0, suppressed: 0, absent: 0 };
  let notRoundedSo = 0;

  for (const code of codes) {
    const group = groupOf(code, question.sectorDetail);
    if (group === undefined) {
      unplaced.push(code);
      continue;
    }
    const sums = groups.get(group) ?? { from: noSums(), to: noSums() };
    groups.set(group, sums);
    for (const place of asked) {
      for (const period of periods) {
        counts.cells++;
        const cell = byKey.get(keyOf(place, period, code))?.cell;
        const value = cell?.value ?? undefined;
        if (value !== undefined) counts.known++;
        else if (cell === undefined) counts.absent++;
        else if (cell.status === "suppressed") counts.suppressed++;
        else counts.blank++;

        if (value !== undefined && !isPublishable(value, rounding)) notRoundedSo++;
        const interval = value === undefined ? undefined : intervalOfCell(value, rounding);
        for (const end of ["from", "to"] as const) {
          if (question[end] !== period) continue;
          if (area.has(place)) add(sums[end].area, value, interval);
          else add(sums[end].elsewhere, value, interval);
          if (reference.has(place)) add(sums[end].reference, value, interval);
        }
      }
    }
  }
  return { groups, codes, unplaced, places: { asked, found: asked.filter((place) => found.has(place)) }, counts, notRoundedSo };
}

function add(sum: Sum, value: number | undefined, interval: Interval | undefined): void {
  if (value === undefined || interval === undefined) {
    sum.missing++;
    return;
  }
  sum.known++;
  sum.point += value;
  sum.low += interval.low;
  sum.high += interval.high;
}

/** A value that was not rounded as the dataset says is taken as it stands; the answer warns of it. */
const intervalOfCell = (value: number, rounding: Rounding): Interval =>
  isPublishable(value, rounding) ? beforeRounding(value, rounding) : { low: value, high: value };

const keyOf = (place: string, period: string, industry: string) => `${place}\n${period}\n${industry}`;

function indexed(cells: readonly CellRow[]): Map<string, CellRow> {
  const byKey = new Map<string, CellRow>();
  for (const row of cells) {
    const key = keyOf(row.place, row.period, row.industry);
    if (byKey.has(key)) {
      throw refused(
        "several-counts",
        `The table has more than one count for ${row.industry} in ${row.place} in ${row.period}, and this question needs one.`,
      );
    }
    byKey.set(key, row);
  }
  return byKey;
}

function requirePeriods(periods: readonly string[], cells: readonly CellRow[]): void {
  const there = new Set(cells.map(({ period }) => period));
  const missing = periods.filter((period) => !there.has(period));
  if (missing.length > 0) throw refused("period-not-found", `This version has no figures for ${missing.join(" or ")}.`);
}

/** Sections and divisions in one column would count every job twice. */
function requireOneLevel(codes: readonly string[], { sectorDetail }: Question): void {
  const levels = new Set(codes.map(levelOf).filter((level) => level !== undefined));
  if (levels.size > 1) {
    throw refused("mixed-levels", "The industry column holds codes of several levels, so adding them up would count jobs more than once.");
  }
  const [level] = levels;
  if (sectorDetail === "as-published") return;
  if (level === undefined) throw refused("not-sic", "The industries are not coded by SIC 2007, so they cannot be added up to it.");
  if (sectorDetail === "division" && level < 2) {
    throw refused("not-fine-enough", "This table has sections only. Ask for sections, or use a table with finer industries.");
  }
}
