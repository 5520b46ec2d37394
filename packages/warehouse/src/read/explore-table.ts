import { isOfPlaces, type Meaning } from "@concord/domain/evidence";
import {
  columnIn,
  columnReader,
  exploreLimits,
  filterColumns,
  gatherGroups,
  gatherRows,
  isGrouped,
  matchRows,
  neededColumns,
  takeRow,
  compare,
  type Found,
  type FoundRows,
  type ViewPlan,
} from "@concord/domain/explore";
import type { GroupSpan } from "./footer.ts";
import { judgeGroup, statisticsOf, type Verdict } from "./judge-group.ts";
import { bytesOf, groupReader, spansOf, together, unpackedBytesOf, type GroupReader } from "./read-groups.ts";
import type { Table } from "./table.ts";

/** A stretch of the file that is read whole, to be done in one request. */
const wholeSpan = 2 * 1024 * 1024;

type Candidate = GroupSpan & { verdict: Verdict };

/**
 * Answers a view from the ranges of the file that hold it; undefined where that
 * would take more than the API may spend, and is work for a worker. A page in the
 * table's own order is found from the groups' statistics without reading what
 * comes before it.
 */
export async function exploreTable(table: Table, plan: ViewPlan): Promise<Found | undefined> {
  const needed = neededColumns(plan);
  const candidates = table.groups.flatMap((group): Candidate[] => {
    const verdict = group.rows === 0 ? "none" : judgeGroup(table, group, plan);
    return verdict === "none" ? [] : [{ ...group, verdict }];
  });
  if (!isGrouped(plan.view) && isInTableOrder(table, plan)) return await pageInOrder(table, plan, candidates);

  if (!isAffordable(table, candidates, needed)) return undefined;
  const reader = await groupReader(table, candidates, needed);
  await reader.fetch(candidates, needed);
  const gathered = isGrouped(plan.view) ? gatherGroups(plan) : gatherRows(plan);
  for (const group of candidates) {
    gathered.add(await reader.stretch(group, columnsNamed(plan, needed)));
    await others();
  }
  return gathered.found();
}

const rowsIn = (groups: readonly GroupSpan[]) => groups.reduce((sum, { rows }) => sum + rows, 0);

const isAffordable = (table: Table, groups: readonly GroupSpan[], columns: readonly string[]) =>
  rowsIn(groups) <= exploreLimits.rowsAtOnce && areFewBytes(table, groups, columns);

const areFewBytes = (table: Table, groups: readonly GroupSpan[], columns: readonly string[]) =>
  bytesOf(table, groups, columns) <= exploreLimits.bytesAtOnce && unpackedBytesOf(table, groups, columns) <= exploreLimits.unpackedAtOnce;

const columnsNamed = (plan: ViewPlan, names: readonly string[]) => names.map((name) => columnIn(plan, name));

/** Lets others have their turn between two row groups. */
const others = () => new Promise<void>((resolve) => setImmediate(resolve));

type Paging = { table: Table; plan: ViewPlan; reader: GroupReader; candidates: readonly Candidate[] };

/** The rows of a group that are wanted: some of them, or all. */
type Matched = { group: Candidate; rows: readonly number[] | undefined };
const countOf = ({ group, rows }: Matched) => rows?.length ?? group.rows;

async function pageInOrder(table: Table, plan: ViewPlan, candidates: readonly Candidate[]): Promise<FoundRows | undefined> {
  const unsure = candidates.filter(({ verdict }) => verdict === "some");
  const isSure = isAffordable(table, unsure, filterColumns(plan));
  if (unsure.length === 0)
    return await takePage({ table, plan }, { matched: candidates.map((group) => ({ group, rows: undefined })), exact: true });
  const near = isSure ? candidates : candidates.slice(0, mostLooked);
  const paging = { table, plan, candidates: near, reader: await groupReader(table, near, neededColumns(plan)) };
  const matched = isSure ? await matchAll(paging, unsure) : await matchAsFar(paging, near.length < candidates.length);
  return matched && (await takePage(paging, matched));
}

/** Row groups that are looked through for a page before it is given to a worker. */
const mostLooked = 200;

/** Looks into every group of which the statistics do not tell: there are few. */
async function matchAll({ table, plan, reader, candidates }: Paging, unsure: readonly Candidate[]) {
  const needed = neededColumns(plan);
  if (unsure.length > 0) {
    const [hull, ...more] = together(spansOf(table, candidates, needed), Number.POSITIVE_INFINITY);
    if (hull && more.length === 0 && hull.to - hull.from <= wholeSpan) await reader.fetchWhole(candidates, needed);
    else await reader.fetch(unsure, filterColumns(plan));
  }
  const matched: Matched[] = [];
  for (const group of candidates) matched.push({ group, rows: await matchGroup({ plan, reader }, group) });
  return { matched, exact: true };
}

/** Looks from the first group on until the page is full; undefined if it is not by the time that there is. */
async function matchAsFar({ table, plan, reader, candidates }: Paging, isMore: boolean) {
  const { offset, limit } = plan.view;
  const names = filterColumns(plan);
  const matched: Matched[] = [];
  let [found, bytes, unpacked, rows, ahead] = [0, 0, 0, 0, 1];
  let fetched = 0;

  for (const [place, group] of candidates.entries()) {
    if (found >= offset + limit) return { matched, exact: false };
    if (group.verdict === "some" && place >= fetched) {
      const next = candidates.slice(place, place + ahead);
      fetched = place + ahead;
      ahead = Math.min(ahead * 2, exploreLimits.groupsAtOnce);
      const unsure = next.filter(({ verdict }) => verdict === "some");
      bytes += bytesOf(table, unsure, names);
      unpacked += unpackedBytesOf(table, unsure, names);
      rows += rowsIn(unsure);
      if (bytes > exploreLimits.bytesAtOnce || unpacked > exploreLimits.unpackedAtOnce || rows > exploreLimits.rowsAtOnce) return undefined;
      await reader.fetch(unsure, place === 0 ? neededColumns(plan) : names);
    }
    const one = { group, rows: await matchGroup({ plan, reader }, group) };
    matched.push(one);
    found += countOf(one);
  }
  if (!isMore) return { matched, exact: true };
  return found >= offset + limit ? { matched, exact: false } : undefined;
}

async function matchGroup({ plan, reader }: Pick<Paging, "plan" | "reader">, group: Candidate): Promise<number[] | undefined> {
  if (group.verdict === "all") return undefined;
  const stretch = await reader.stretch(group, columnsNamed(plan, filterColumns(plan)));
  await others();
  return matchRows(plan, stretch, columnReader(plan));
}

async function takePage(
  { table, plan, reader: opened }: Pick<Paging, "table" | "plan"> & { reader?: GroupReader },
  { matched, exact }: { matched: readonly Matched[]; exact: boolean },
) {
  const { offset, limit } = plan.view;
  const needed = neededColumns(plan);
  const total = matched.reduce((sum, one) => sum + countOf(one), 0);

  const wanted: (Matched & { from: number; to: number })[] = [];
  let before = 0;
  for (const one of matched) {
    const count = countOf(one);
    const [from, to] = [Math.max(0, offset - before), Math.min(count, offset + limit - before)];
    if (from < to) wanted.push({ ...one, from, to });
    before += count;
  }
  const groups = wanted.map(({ group }) => group);
  if (!areFewBytes(table, groups, needed)) return undefined;
  const reader = opened ?? (await groupReader(table, groups, needed));
  await reader.fetch(groups, needed);

  const read = columnReader(plan);
  const page: FoundRows = { kind: "rows", rows: [], notes: [], total: { rows: total, exact } };
  for (const { group, rows, from, to } of wanted) {
    const wantedRows = rows?.slice(from, to) ?? Array.from({ length: to - from }, (_, row) => from + row);
    const stretch = await reader.stretch(group, columnsNamed(plan, needed), wantedRows);
    for (let row = 0; row < stretch.rows; row++) {
      const { values, notes } = takeRow(plan, stretch, { row, as: page.rows.length, read });
      page.rows.push(values);
      page.notes.push(...notes);
    }
    await others();
  }
  return page;
}

/** By what tables are sorted when they are made into versions (see `ingest`), the first counting most. */
const fileOrder: readonly Meaning[] = ["place", "origin", "destination", "period", "industry", "occupation", "measure", "status"];

/**
 * Is the order asked for the one in which the rows lie? By the rule after which
 * tables are sorted; and what the groups' statistics say must not speak against it.
 */
export function isInTableOrder(table: Table, { view, columns }: ViewPlan): boolean {
  if (view.sort.length === 0) return true;
  const order = fileOrder.flatMap((meaning) => columns.find((column) => column.meaning === meaning) ?? []);
  if (!order.some(({ meaning }) => isOfPlaces(meaning) || meaning === "period")) return false;
  if (view.sort.some(({ column, direction }, place) => direction === "descending" || order[place]?.name !== column)) return false;
  return isSortedBy(table, order[0]!);
}

function isSortedBy(table: Table, column: ViewPlan["columns"][number]): boolean {
  let last: string | number | undefined;
  for (const group of table.groups) {
    const { min, max } = statisticsOf(table, group, column);
    if (min === undefined || max === undefined) continue; // nothing but blanks, which come last
    if (last !== undefined && compare(last, min) > 0) return false;
    last = max;
  }
  return true;
}
