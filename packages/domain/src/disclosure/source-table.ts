import { beforeRounding, isPublishable } from "@concord/analysis";
import type { Context } from "../context.ts";
import { fileKeys, readMark, type AcceptedVersion, type Column, type Dataset, type Meaning } from "../evidence/index.ts";
import type { ReleasedCell, ReleasedTable } from "./released-table.ts";
import { TooLarge } from "./system.ts";

/** A version's rows, read as cells of a table. */
export type SourceTable =
  | { is: "table"; table: ReleasedTable }
  /** It has no column of figures: there is nothing that could be had by subtraction. */
  | { is: "no-figures" }
  /** Nothing in the rows tells them apart: a list of records, and no table. `hides`: some of their figures are hidden. */
  | { is: "records"; hides: boolean };

/** Rows that are read to be checked. More takes longer and more memory than an answer may. */
export const mostRows = 250_000;
const rowsAtOnce = 20_000;
/** A column of more different values than this is not one that a table is broken down by. */
const mostCodes = 2_000;

const always: ReadonlySet<Meaning> = new Set(["place", "origin", "destination", "period", "industry", "measure"]);
const whereSeveral: ReadonlySet<Meaning> = new Set(["occupation", "unit"]);

/** Whether a version may have hidden figures, as its columns say: what they leave open is taken for yes. */
export function mayHide({ columns }: Pick<AcceptedVersion, "columns">): boolean {
  const figures = columns.filter(({ meaning }) => meaning === "value");
  if (figures.some(({ type }) => type !== "integer" && type !== "number")) return true;
  const marks = new Set(figures.flatMap(({ marksColumn }) => marksColumn ?? []));
  return columns.some((column) => {
    if (column.meaning !== "status" && !marks.has(column.name)) return false;
    const all = column.common.length >= column.distinct;
    const blanks = figures.some(({ blank }) => blank > 0);
    return !all || column.common.some(({ value }) => hides(value, marks.has(column.name)) || (blanks && isUnknownStatus(value)));
  });
}

/** Reads every row. Throws `too-large-to-check` for a version of too many. */
export async function readSource(
  { warehouse }: Pick<Context, "warehouse">,
  dataset: Dataset,
  version: AcceptedVersion,
): Promise<SourceTable> {
  const figures = version.columns.filter(({ meaning }) => meaning === "value");
  if (figures.length === 0) return { is: "no-figures" };
  if (version.rows * figures.length > mostRows) throw new TooLarge();

  const columns = await readColumns(warehouse, version);
  const marked = new Set(version.columns.flatMap(({ marksColumn }) => marksColumn ?? []));
  const keys = keyColumns(version, columns, marked);
  const statusColumn = version.columns.find(({ meaning }) => meaning === "status");
  const status = columns.get(statusColumn?.name ?? "");
  const statusNames = columns.get(statusColumn?.labelColumn ?? "");
  if (!keys) return { is: "records", hides: mayHide(version) };

  const several = figures.length > 1;
  const cells: ReleasedCell[] = [];
  const rows = columns.get(figures[0]!.name)?.length ?? 0;
  for (let row = 0; row < rows; row++) {
    const at: Record<string, string> = {};
    for (const { dimension, values } of keys) at[dimension] = values[row] ?? "";
    for (const figure of figures) {
      const here = several ? { ...at, series: figure.name } : at;
      const mark = figure.marksColumn === undefined ? undefined : columns.get(figure.marksColumn)?.[row];
      cells.push(
        ...cellsOf(
          here,
          { text: columns.get(figure.name)?.[row], mark, status: status?.[row], statusName: statusNames?.[row] },
          dataset.rounding,
        ),
      );
    }
  }
  return { is: "table", table: { ...describe(dataset, version, cells), ...ratesOf(figures), names: namesOf(columns, keys) } };
}

function describe(dataset: Pick<Dataset, "kind" | "rounding" | "name">, version: AcceptedVersion, cells: ReleasedCell[]): ReleasedTable {
  return {
    name: `version ${version.number} of ${dataset.name}`,
    asOf: version.checkedAt,
    cells,
    whole: dataset.rounding !== "bres" && cells.every((cell) => cell.is !== "figure" || Number.isInteger(cell.value)),
    additive: true,
    asPublished: dataset.kind === "open",
  };
}

type Columns = ReadonlyMap<string, (string | null)[]>;

async function readColumns(warehouse: Context["warehouse"], version: AcceptedVersion): Promise<Columns> {
  const found = new Map<string, (string | null)[]>();
  const same = new Map<string, string>(); // one string for each code, not one for each row
  const parquet = fileKeys.parquet(version.datasetId, version.number);
  for (let offset = 0; ; ) {
    const page = await warehouse.preview(parquet, { offset, limit: rowsAtOnce });
    if (page.total > mostRows) throw new TooLarge();
    for (const [place, name] of page.columns.entries()) {
      const column = found.get(name) ?? [];
      found.set(name, column);
      for (const row of page.rows) {
        const text = row[place] ?? null;
        if (text !== null && !same.has(text)) same.set(text, text);
        column.push(text === null ? null : same.get(text)!);
      }
    }
    offset += page.rows.length;
    if (page.rows.length === 0 || offset >= page.total) return found;
  }
}

type Key = { dimension: string; column: Column; values: readonly (string | null)[] };

/** The columns a table is broken down by whose meaning is known, and the dimension each is. A second place (where people work) is one of its own. */
export function knownDimensions({ columns }: Pick<AcceptedVersion, "columns">): { dimension: string; column: Column }[] {
  const taken = new Set<string>();
  return columns.flatMap((column) => {
    if (!always.has(column.meaning) && !(whereSeveral.has(column.meaning) && column.distinct > 1)) return [];
    const about = column.meaning === "origin" ? "place" : column.meaning; // districts add up to authorities there too
    const dimension = taken.has(about) ? column.name : about;
    taken.add(dimension);
    return [{ dimension, column }];
  });
}

/** The columns that tell rows apart: those whose meaning is known, and as few of the others as it takes. Undefined where none do. */
function keyColumns(version: AcceptedVersion, values: Columns, marks: ReadonlySet<string>): Key[] | undefined {
  const { columns } = version;
  const keyOf = (column: Column, dimension: string): Key[] => {
    const there = values.get(column.name);
    return there ? [{ dimension, column, values: there }] : [];
  };
  const keys = knownDimensions(version).flatMap(({ dimension, column }) => keyOf(column, dimension));
  const labels = new Set(columns.flatMap(({ labelColumn }) => labelColumn ?? []));
  const others = columns
    .filter(
      ({ name, meaning, distinct }) =>
        meaning === "other" && distinct > 1 && distinct <= mostCodes && !labels.has(name) && !marks.has(name),
    )
    .flatMap((column) => keyOf(column, column.name));

  const rows = [...values.values()][0]?.length ?? 0;
  let groups = new Int32Array(rows);
  let count = rows === 0 ? 0 : 1;
  for (const key of keys) ({ groups, count } = split(groups, key.values));
  while (count < rows) {
    const splits = others.map((key) => ({ key, ...split(groups, key.values) }));
    const best = splits.reduce<(typeof splits)[number] | undefined>(
      (most, one) => (one.count > (most?.count ?? count) ? one : most),
      undefined,
    );
    if (!best) return undefined;
    keys.push(best.key);
    others.splice(others.indexOf(best.key), 1);
    ({ groups, count } = best);
  }
  return keys;
}

/** The groups of rows that are alike, parted further by one more column. */
function split(groups: Int32Array, values: readonly (string | null)[]): { groups: Int32Array<ArrayBuffer>; count: number } {
  const numbers = new Map<string, number>();
  const next = new Int32Array(groups.length);
  for (let row = 0; row < groups.length; row++) {
    const key = `${groups[row]} ${values[row] ?? ""}`;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    next[row] = number;
  }
  return { groups: next, count: numbers.size };
}

type Text = string | null | undefined;
type Said = { text: Text; mark: Text; status: Text; statusName: Text };

/** A figure beside a status that says it is hidden is both, and found out as both. */
function cellsOf(at: Record<string, string>, { text, mark, status, statusName }: Said, rounding: Dataset["rounding"]): ReleasedCell[] {
  const number = text === null || text === undefined || text.trim() === "" ? undefined : Number(text.replaceAll(",", ""));
  const figure = number === undefined || !Number.isFinite(number) ? undefined : number;
  const inPlace = mark ?? (number !== undefined && figure === undefined ? text : undefined);
  const said = inPlace === null || inPlace === undefined || inPlace.trim() === "" ? undefined : readMark(inPlace);
  const byStatus = status === null || status === undefined ? undefined : readMark(status);
  const cells: ReleasedCell[] = [];
  if (figure !== undefined) cells.push({ is: "figure", at, value: figure, ...before(figure, rounding) });
  if (hides(inPlace, true)) cells.push({ is: "hidden", at, ...(said?.below === undefined ? {} : { below: said.below }) });
  else if (hides(status, false)) cells.push({ is: "hidden", at, ...(byStatus?.below === undefined ? {} : { below: byStatus.below }) });
  else if (figure === undefined && hidesByName(status, statusName)) cells.push({ is: "hidden", at });
  else if (figure === undefined && (said ?? byStatus)?.status === "not-applicable") cells.push({ is: "figure", at, value: 0 });
  return cells.length > 0 ? cells : [{ is: "gap", at }];
}

/**
 * Whether a mark says that there is a figure, and that it is not given. ".." is disclosive in ASHE and missing elsewhere; a mark
 * in place of a figure that nobody knows may be anything. Both are taken for the worse.
 */
function hides(mark: string | null | undefined, inPlaceOfFigure: boolean): boolean {
  if (mark === null || mark === undefined || mark.trim() === "") return false;
  const said = readMark(mark);
  if (!said) return inPlaceOfFigure;
  if (said.status === "less-than") return said.below !== undefined;
  return said.status === "suppressed" || (inPlaceOfFigure && mark.trim() === "..");
}

/** Statuses of SDMX (CL_OBS_STATUS) that say how a figure is, or that there is none, and nothing of its being kept back. */
const plainStatuses: ReadonlySet<string> = new Set(["a", "b", "d", "e", "i", "n", "r", "t", "v", "normal", "missing", "not available"]);
const isUnknownStatus = (status: string): boolean =>
  status.trim() !== "" && !readMark(status) && !plainStatuses.has(status.trim().toLowerCase());

/**
 * Publishers have letters of their own: Nomis writes F in the Annual Population Survey where the sample was "zero or disclosive". The
 * letter's name says it where there is one; where not, a letter that nobody knows beside a blank is taken for the worse.
 */
function hidesByName(status: Text, name: Text): boolean {
  if (status === null || status === undefined || !isUnknownStatus(status)) return false;
  return name ? /disclos|suppress|confidential/i.test(name) : true;
}

const before = (value: number, rounding: Dataset["rounding"]) =>
  rounding !== "none" && isPublishable(value, rounding) ? beforeRounding(value, rounding) : {};

const rateWords = /%|per cent|percent|\bper\b|\brates?\b|\bratio\b|\bindex\b|\bmean\b|\bmedian\b|\baverage\b|confidence/i;

/** Columns of figures that are rates by their unit or by their name. */
function ratesOf(figures: readonly Column[]): Pick<ReleasedTable, "additive" | "rates"> {
  const rates = figures
    .filter(({ name, unit }) => rateWords.test(unit ?? "") || rateWords.test(name.replaceAll("_", " ")))
    .map(({ name }) => name);
  if (rates.length === figures.length) return { additive: false };
  return { additive: true, ...(rates.length > 0 ? { rates: { series: rates } } : {}) };
}

function namesOf(columns: Columns, keys: readonly Key[]): NonNullable<ReleasedTable["names"]> {
  return Object.fromEntries(
    keys.flatMap(({ dimension, column, values }) => {
      const labels = column.labelColumn === undefined ? undefined : columns.get(column.labelColumn);
      if (!labels) return [];
      const names: Record<string, string> = {};
      for (const [row, code] of values.entries()) {
        const label = labels[row];
        if (code !== null && label && names[code] === undefined) names[code] = label;
      }
      return [[dimension, names]];
    }),
  );
}
