import { setImmediate } from "node:timers/promises";
import { Failure } from "@concord/kernel";
import { cellOf, evidenceLimits, observationStatuses, ordering, type CellAsk, type CellTable, type Column } from "@concord/domain/evidence";
import { View, type ViewPlan } from "@concord/domain/explore";
import type { GroupSpan } from "./footer.ts";
import { growing } from "./growing.ts";
import { judgeGroup } from "./judge-group.ts";
import type { CodedColumn } from "./read-chunk.ts";
import { bytesOf, groupReader, type GroupReader } from "./read-groups.ts";
import type { Table } from "./table.ts";

/** Row groups that are fetched together and then let go: so much of the file is in memory at once. */
const batchBytes = 8 * 1024 * 1024;

/** Where nobody says otherwise, others have their turn after so many milliseconds. */
const longestHold = 8;

/** The figures of one column by the codes of others, for the codes asked for. */
export async function readCells(table: Table, ask: CellAsk): Promise<CellTable> {
  const { by, value, status, marks, beside = [], among = {}, mostRows, pace = turns() } = ask;
  const names = [...new Set([...by, value, ...beside, ...Object.keys(among), ...[status, marks].filter((name) => name !== undefined)])];
  const groups = groupsWith(table, among);
  const total = requireFewEnough(groups, mostRows);
  const wanted = Object.entries(among).map(([column, codes]) => ({ column, codes: new Set(codes) }));
  const cells = cellColumns(ask);
  let read = 0;

  for (const batch of batches(table, groups, names)) {
    const reader = await groupReader(table, batch, names);
    await reader.fetch(batch, names);
    for (const group of batch) {
      const chosen = await rowsAmong(reader, group, wanted);
      if (chosen === undefined || chosen.length > 0) await cells.add(reader, group, chosen);
      read += group.rows;
      await pace(read, total);
    }
  }
  const run = ordering(cells.found());
  for (let step = run.next(); ; step = run.next()) {
    if (step.done) return step.value;
    await pace(read, total);
  }
}

function turns(): NonNullable<CellAsk["pace"]> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < longestHold) return;
    await setImmediate();
    since = performance.now();
  };
}

/** Rows of a group that have the codes asked for; undefined where all of them do. */
async function rowsAmong(
  reader: GroupReader,
  group: GroupSpan,
  wanted: readonly { column: string; codes: ReadonlySet<string> }[],
): Promise<Int32Array | undefined> {
  let chosen: Int32Array | undefined;
  for (const { column, codes: asked } of wanted) {
    const { values, codes } = await reader.coded(group, column);
    const kept = Uint8Array.from(values, (value) => (asked.has(value) ? 1 : 0));
    if (!kept.includes(1)) return new Int32Array();
    const isKept = (row: number) => codes[row]! >= 0 && kept[codes[row]!] === 1;
    chosen = narrowed(chosen, group.rows, isKept);
    if (chosen?.length === 0) return chosen;
  }
  return chosen;
}

function narrowed(chosen: Int32Array | undefined, rows: number, isKept: (row: number) => boolean): Int32Array | undefined {
  const among = chosen?.length ?? rows;
  const kept = new Int32Array(among);
  let count = 0;
  for (let index = 0; index < among; index++) {
    const row = chosen ? chosen[index]! : index;
    if (isKept(row)) kept[count++] = row;
  }
  return count === among ? chosen : kept.slice(0, count);
}

/** Gathers cells column by column: a code is looked up once for each row group, and no row is an object. */
function cellColumns({ by, value, status, marks, beside = [] }: CellAsk) {
  const indexes = by.map(() => new Map<string, number>());
  const at = by.map(() => growing(Int32Array));
  const figures = growing(Float64Array);
  const statuses = growing(Uint8Array);
  const belows = growing(Float64Array);
  const sure = beside.map(() => growing(Float64Array));
  let nowhere = 0;

  return {
    async add(reader: GroupReader, group: GroupSpan, chosen: Int32Array | undefined): Promise<void> {
      const keys = await Promise.all(by.map((name) => reader.coded(group, name)));
      const held = await reader.numbers(group, value);
      const said = status === undefined ? undefined : await reader.coded(group, status);
      const marked = marks === undefined ? undefined : await reader.coded(group, marks);
      const besides = await Promise.all(beside.map((name) => reader.numbers(group, name)));

      const rows = placedRows(keys, chosen, group.rows);
      nowhere += (chosen?.length ?? group.rows) - rows.length;
      // Only codes that a row asked for has: a group may hold others.
      const places = keys.map(({ values, codes }, column) => {
        const place = new Int32Array(values.length).fill(-1);
        for (let index = 0; index < rows.length; index++) {
          const code = codes[rows[index]!]!;
          if (place[code]! < 0) place[code] = placeIn(indexes[column]!, values[code]!);
        }
        return place;
      });
      const from = figures.length;
      if (from + rows.length > evidenceLimits.cells) throw tooManyCells();
      for (const [column, into] of at.entries()) {
        const [codes, place, target] = [keys[column]!.codes, places[column]!, into.more(rows.length)];
        for (let index = 0; index < rows.length; index++) target[from + index] = place[codes[rows[index]!]!]!;
      }
      const [figure, stand, below] = [figures.more(rows.length), statuses.more(rows.length), belows.more(rows.length)];
      const read = cellReader(said, marked);
      for (let index = 0; index < rows.length; index++) {
        const row = rows[index]!;
        const number = held[row]!;
        const cell = read(row, !Number.isNaN(number));
        figure[from + index] = cell.hasFigure ? number : Number.NaN;
        stand[from + index] = cell.status;
        below[from + index] = cell.below;
      }
      for (const [column, into] of sure.entries()) {
        const [numbers, target] = [besides[column]!, into.more(rows.length)];
        for (let index = 0; index < rows.length; index++) target[from + index] = numbers[rows[index]!]!;
      }
    },
    found: () => ({
      codes: indexes.map((map) => [...map.keys()]),
      at: at.map(({ held }) => held()),
      value: figures.held(),
      status: statuses.held(),
      below: belows.held(),
      beside: sure.map(({ held }) => held()),
      nowhere,
    }),
  };
}

function placeIn(index: Map<string, number>, code: string): number {
  const known = index.get(code);
  if (known !== undefined) return known;
  index.set(code, index.size);
  return index.size - 1;
}

/** Of the rows chosen, those that have a code in every column. */
function placedRows(keys: readonly CodedColumn[], chosen: Int32Array | undefined, rows: number): Int32Array {
  let kept = chosen;
  for (const { codes } of keys) {
    if (codes.includes(-1)) kept = narrowed(kept, rows, (row) => codes[row]! >= 0);
  }
  return kept ?? everyRow(rows);
}

function everyRow(rows: number): Int32Array {
  const every = new Int32Array(rows);
  for (let row = 0; row < rows; row++) every[row] = row;
  return every;
}

type CellRead = { hasFigure: boolean; status: number; below: number };

/** What a cell says, by its mark, its row's status, and whether there is a figure: worked out once for each of these. */
function cellReader(said: CodedColumn | undefined, marked: CodedColumn | undefined): (row: number, hasFigure: boolean) => CellRead {
  const known: (CellRead | undefined)[] = [];
  const width = (marked?.values.length ?? 0) + 1;
  return (row, hasFigure) => {
    const [status, mark] = [said ? said.codes[row]! : -1, marked ? marked.codes[row]! : -1];
    const key = ((status + 1) * width + mark + 1) * 2 + (hasFigure ? 1 : 0);
    const read = known[key] ?? readCell(hasFigure, said?.values[status], marked?.values[mark]);
    known[key] = read;
    return read;
  };
}

function readCell(hasFigure: boolean, status: string | undefined, mark: string | undefined): CellRead {
  const cell = cellOf(hasFigure ? 1 : null, { mark: mark ?? null, status: status ?? null });
  return { hasFigure: cell.value !== null, status: observationStatuses.indexOf(cell.status), below: cell.below ?? Number.NaN };
}

const tooManyCells = () =>
  new Failure("too-large", "too-many-cells", "This would read more than 2 million figures at once. Choose fewer places or periods.");

function requireFewEnough(groups: readonly GroupSpan[], mostRows = Number.POSITIVE_INFINITY): number {
  const total = groups.reduce((sum, { rows }) => sum + rows, 0);
  if (total <= mostRows) return total;
  throw new Failure(
    "too-large",
    "too-many-rows",
    "Finding these figures takes reading more of the table than is done while somebody waits.",
  );
}

/** Row groups in which rows with these codes may be; all of them where none are asked for. */
function groupsWith(table: Table, among: NonNullable<CellAsk["among"]>): readonly GroupSpan[] {
  if (Object.values(among).some((codes) => codes.length === 0)) return [];
  // Codes that were read as numbers are in another order than as text.
  const texts = Object.entries(among).filter(([column]) => table.columns.find(({ name }) => name === column)?.type === "BYTE_ARRAY");
  if (texts.length === 0) return table.groups;
  const plan: ViewPlan = {
    view: { ...View.parse({}), filters: texts.map(([column, values]) => ({ column, op: "among", values: [...values] })) },
    columns: texts.map(([name]): Column => ({ name, type: "text", meaning: "other", distinct: 0, blank: 0, common: [] })),
  };
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
