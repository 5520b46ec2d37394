import { counted } from "@concord/kernel";
import { requireAdditive, type MeasureKind } from "./additive.ts";
import type { Coverage } from "./coverage.ts";
import { regroup, wholeness } from "./regroup.ts";
import { sumCells, type Figure, type Total } from "./sum-cells.ts";
import { groupsOf, type Target, type TargetGroup } from "./target.ts";

/** A figure of a place. `rest` is all else the row is about (period, industry, measure): only rows of one `rest` are added. */
export type PlaceFigure = { place: string; rest?: string | undefined; cell: Figure };

export type GroupFigure = {
  place: string;
  name: string;
  rest: string;
  /** Not a figure (value null) where a part is missing, hidden or would be counted twice. */
  cell: Total;
  /** How many rows went into it. */
  rows: number;
  /** The districts of the place for which there is no row of this `rest`. */
  lacking: readonly { code: string; name: string }[];
  /** Codes of one ground, which would be counted twice. */
  doubled: readonly string[];
};

export type Aggregated = { rows: readonly GroupFigure[]; coverage: Coverage };

/**
 * Adds figures of districts up to the places of the target. Nothing is lost in silence: the coverage says which
 * rows have no place in it, and a total for which a district's row is missing is "missing", with its bounds,
 * rather than a smaller number. Throws refused (`not-additive`) for measures that do not add up.
 */
export function aggregate(
  rows: readonly PlaceFigure[],
  target: Target,
  measure: { kind: MeasureKind; name?: string | undefined },
): Aggregated {
  requireAdditive(measure);
  const { groupOf, coverage } = regroup(rowsByCode(rows), target);
  const groups = new Map(groupsOf(target).map((group) => [group.code, group]));

  const bins = new Map<string, { place: string; rest: string; rows: PlaceFigure[] }>();
  for (const row of rows) {
    const group = groupOf.get(row.place);
    if (!group) continue;
    const rest = row.rest ?? "";
    const key = JSON.stringify([group.code, rest]);
    const bin = bins.get(key) ?? { place: group.code, rest, rows: [] };
    bin.rows.push(row);
    bins.set(key, bin);
  }

  const totals = [...bins.values()].map(({ place, rest, rows: parts }): GroupFigure => {
    const group = groups.get(place)!; // groupOf answers with these groups alone
    const { lacking, doubled } = wholenessIn(target, [...new Set(parts.map((part) => part.place))], group);
    const whole = lacking.length === 0 && doubled.length === 0;
    const sum = sumCells(parts.map(({ cell }) => cell));
    return { place, name: group.name, rest, cell: whole ? sum : notWhole(sum, doubled.length > 0), rows: parts.length, lacking, doubled };
  });

  const partial = totals.filter(({ lacking }) => lacking.length > 0).length;
  const twice = totals.filter(({ doubled }) => doubled.length > 0).length;
  const notes = [
    ...coverage.notes,
    ...(partial > 0
      ? [`${counted(partial, "total is", "totals are")} partial: a district's row is missing, and only a lower bound is given.`]
      : []),
    ...(twice > 0 ? [`${counted(twice, "total was", "totals were")} not given, since a place would have been counted twice.`] : []),
  ];
  const exact = coverage.exact && partial === 0 && twice === 0;
  return { rows: totals, coverage: { ...coverage, ...shareOfValue(rows, groupOf, coverage), exact, notes } };
}

/** Figures of one vintage's districts as those of another day: `aggregate` to the districts of that day. */
export const recode = (rows: readonly PlaceFigure[], to: string, measure: { kind: MeasureKind; name?: string | undefined }): Aggregated =>
  aggregate(rows, { to: "districts", on: to }, measure);

function wholenessIn(target: Target, codes: readonly string[], group: TargetGroup): ReturnType<typeof wholeness> {
  if (target.to !== "area" || target.area.on !== undefined) return wholeness(codes, group);
  const given = new Set(codes);
  return { lacking: group.members.filter(({ code }) => !given.has(code)), doubled: [] };
}

/** What can be said of a total with a part missing, or with a part in it twice: bounds, and no figure. */
function notWhole(sum: Total, twice: boolean): Total {
  const status = sum.status === "suppressed" ? "suppressed" : "missing";
  const { below: _, ...rest } = sum;
  return { ...rest, value: null, status, low: twice || (sum.low ?? -1) < 0 ? null : sum.low, high: null };
}

function rowsByCode(rows: readonly PlaceFigure[]): { code: string; rows: number }[] {
  const counts = new Map<string, number>();
  for (const { place } of rows) counts.set(place, (counts.get(place) ?? 0) + 1);
  return [...counts].map(([code, count]) => ({ code, rows: count }));
}

/** Of the figures of places that were matched or lost, the share that was matched. Totals of other levels are no part of it. */
function shareOfValue(
  rows: readonly PlaceFigure[],
  groupOf: ReadonlyMap<string, unknown>,
  { unmatched, outside }: Coverage,
): { valueShare?: number } {
  const apart = new Set([...outside, ...unmatched.filter(({ because }) => because === "another-level")].map(({ code }) => code));
  let all = 0;
  let matched = 0;
  for (const { place, cell } of rows) {
    if (apart.has(place) || cell.value === null) continue;
    if (cell.value < 0) return {};
    all += cell.value;
    if (groupOf.has(place)) matched += cell.value;
  }
  return all > 0 ? { valueShare: matched / all } : {};
}
