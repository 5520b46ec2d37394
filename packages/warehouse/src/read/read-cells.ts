import { Failure } from "@concord/kernel";
import { cellOf, evidenceLimits, type CellColumns, type CellRow, type Column } from "@concord/domain/evidence";
import { View, type ViewPlan } from "@concord/domain/explore";
import type { GroupSpan } from "./footer.ts";
import { judgeGroup } from "./judge-group.ts";
import { textOf } from "./read-codes.ts";
import { bytesOf, groupReader } from "./read-groups.ts";
import type { Table } from "./table.ts";

/** Row groups that are fetched together and then let go: so much of the file is in memory at once. */
const batchBytes = 8 * 1024 * 1024;

export async function readCells(
  table: Table,
  columns: CellColumns,
  { places, periods }: { places?: readonly string[]; periods?: readonly string[] },
): Promise<CellRow[]> {
  const where = columns.where ?? [];
  const beside = [columns.status, columns.marks].filter((name) => name !== undefined);
  const names = [
    ...new Set([columns.place, columns.period, columns.industry, columns.value, ...beside, ...where.map(({ column }) => column)]),
  ];
  const [wantedPlaces, wantedPeriods] = [places && new Set(places), periods && new Set(periods)];
  const found: CellRow[] = [];

  for (const batch of batches(table, groupsWith(table, columns.place, places), names)) {
    const reader = await groupReader(table, batch, names);
    await reader.fetch(batch, names);
    for (const group of batch) {
      const { rows, column } = await reader.raw(group, names);
      const [place, period, industry, value] = [columns.place, columns.period, columns.industry, columns.value].map(column);
      const status = columns.status === undefined ? undefined : column(columns.status);
      const marks = columns.marks === undefined ? undefined : column(columns.marks);
      const conditions = where.map(({ column: name, equals }) => ({ held: column(name), equals }));
      for (let row = 0; row < rows; row++) {
        const [placeHere, periodHere] = [textOf(place![row]), textOf(period![row])]; // all four were read
        if (placeHere === null || periodHere === null) continue;
        if (wantedPlaces && !wantedPlaces.has(placeHere)) continue;
        if (wantedPeriods && !wantedPeriods.has(periodHere)) continue;
        if (!conditions.every(({ held, equals }) => textOf(held[row]) === equals)) continue;
        const figure = value![row];
        found.push({
          place: placeHere,
          period: periodHere,
          industry: textOf(industry![row]) ?? "",
          cell: cellOf(figure === null || figure === undefined ? null : Number(figure), {
            mark: textOf(marks?.[row]),
            status: textOf(status?.[row]),
          }),
        });
      }
      if (found.length > evidenceLimits.cells) {
        throw new Failure(
          "too-large",
          "too-many-cells",
          "This would read more than 2 million figures at once. Choose fewer places or periods.",
        );
      }
    }
  }
  return found.sort(byPlacePeriodIndustry);
}

/** Row groups in which one of these places may be; all of them where no places are asked for. */
function groupsWith(table: Table, column: string, places: readonly string[] | undefined): readonly GroupSpan[] {
  if (!places) return table.groups;
  if (places.length === 0) return [];
  const isText = table.columns.find(({ name }) => name === column)?.type === "BYTE_ARRAY";
  if (!isText) return table.groups; // codes that were read as numbers are in another order than as text
  const place: Column = { name: column, type: "text", meaning: "place", distinct: 0, blank: 0, common: [] };
  const plan: ViewPlan = { view: { ...View.parse({}), filters: [{ column, op: "among", values: [...places] }] }, columns: [place] };
  return table.groups.filter((group) => judgeGroup(table, group, plan) !== "none");
}

function batches(table: Table, groups: readonly GroupSpan[], names: readonly string[]): GroupSpan[][] {
  const made: GroupSpan[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const group of groups) {
    const own = bytesOf(table, [group], names);
    if (bytes + own > batchBytes) {
      made.push([]);
      bytes = 0;
    }
    made.at(-1)!.push(group); // the first is over any limit, so there is one
    bytes += own;
  }
  return made;
}

function byPlacePeriodIndustry(one: CellRow, other: CellRow): number {
  return compare(one.place, other.place) || compare(one.period, other.period) || compare(one.industry, other.industry);
}
const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
