import { listed, refused } from "@concord/kernel";
import {
  fileKeys,
  type AcceptedVersion,
  type CellAsk,
  type CellTable,
  type Column,
  type Dataset,
  type Warehouse,
} from "../../evidence/index.ts";
import { paced, unwatched, type Pace } from "../pace.ts";
import { pinOf } from "../pin-of.ts";
import type { Part, Source } from "../source.ts";
import { columnsOf, type ColumnsOf } from "./columns-of.ts";
import { buildCube, type Cube } from "./cube.ts";
import { coefficientOfVariation, confidenceHalf, halfOfInterval, standardError, type Sampling } from "./sampling.ts";

export const cubeRefusals = {
  "several-counts": "The table has more than one figure for the same cell, and this question needs one.",
} as const;

export type CubeAsk = {
  source: Source;
  parts: readonly Part[];
  /** Parts that are used where the table has them. */
  optional?: readonly Part[] | undefined;
  /** Only these codes. */
  among?: Partial<Record<Part, readonly string[]>> | undefined;
};

type From = { dataset: Dataset; version: AcceptedVersion; warehouse: Warehouse; mostRows?: number | undefined; pace?: Pace | undefined };

/** Names of codes that are read with a cube: of a column with more, the codes stand for themselves. */
const mostNames = 10_000;

/** Reads the figures that a question asks for from one version of a dataset. */
export async function readCube(
  { dataset, version, warehouse, mostRows, pace }: From,
  { source, parts, optional, among }: CubeAsk,
): Promise<Cube> {
  const columns = columnsOf(version, source, { parts, optional });
  const held = ([...parts, ...(optional ?? [])] as Part[]).filter((part) => columns.parts[part] !== undefined);
  const columnOf = (part: Part): Column => columns.parts[part]!; // those held have one
  const parquet = fileKeys.parquet(dataset.id, version.number);
  const { sureness } = columns;
  const ask: CellAsk = {
    by: held.map((part) => columnOf(part).name),
    value: columns.value.name,
    status: columns.status?.name,
    marks: columns.marks,
    beside: sureness?.in === "column" ? [sureness.column] : sureness?.in === "columns" ? [sureness.lower, sureness.upper] : [],
    among: {
      ...Object.fromEntries(columns.where.map(({ column, equals }) => [column, [equals]])),
      ...Object.fromEntries(held.flatMap((part) => (among?.[part] ? [[columnOf(part).name, among[part]]] : []))),
    },
    mostRows,
    ...(pace ? { pace: (done, total) => pace({ stage: `Reading ${dataset.name}`, done, total, unit: "rows" }) } : {}),
  };
  const [cells, confidence, names] = await Promise.all([
    warehouse.cells(parquet, ask),
    sureness?.in === "rows"
      ? warehouse.cells(parquet, {
          ...ask,
          status: undefined,
          marks: undefined,
          among: { ...ask.among, [sureness.column]: [sureness.equals] },
        })
      : undefined,
    namesOf(warehouse, parquet, held, columnOf),
  ]);
  requireDistinct(cells, version, columns, held);
  const { table, sampling } = withSureness(cells, confidence, sureness);
  const making = buildCube({
    pin: pinOf(version),
    rounding: dataset.rounding,
    parts: [...parts, ...(optional ?? [])],
    columns: held,
    cells: table,
    sampling,
    absent: source.absent,
    names,
  });
  return paced(making, pace ?? unwatched, `Putting ${dataset.name} in order`);
}

async function namesOf(warehouse: Warehouse, parquet: string, parts: readonly Part[], columnOf: (part: Part) => Column) {
  const named: Partial<Record<Part, ReadonlyMap<string, string>>> = {};
  await Promise.all(
    parts.map(async (part) => {
      const column = columnOf(part);
      if (column.labelColumn === undefined) return;
      const codes = await warehouse.codes(parquet, column, mostNames);
      named[part] = new Map(codes.flatMap(({ code, label }) => (label === undefined ? [] : [[code, label] as const])));
    }),
  );
  return named;
}

/** Two figures for one cell would be added up, or one of them dropped: neither is what was asked. */
function requireDistinct({ at, codes, value }: CellTable, version: AcceptedVersion, columns: ColumnsOf, parts: readonly Part[]): void {
  const isAsBefore = (row: number): boolean => {
    for (let column = 0; column < at.length; column++) if (at[column]![row] !== at[column]![row - 1]) return false;
    return true;
  };
  for (let row = 1; row < value.length; row++) {
    if (!isAsBefore(row)) continue;
    const where = parts.map((_, column) => codes[column]![at[column]![row]!]!);
    const used = new Set([
      ...Object.values(columns.parts).flatMap(({ name, labelColumn }) => [name, labelColumn]),
      ...columns.where.map(({ column }) => column),
      columns.status?.name,
      columns.marks,
    ]);
    const others = version.columns.filter(
      ({ name, distinct, meaning }) =>
        distinct > 1 &&
        !used.has(name) &&
        ["other", "measure", "unit", "period", "place", "origin", "destination", "industry", "occupation"].includes(meaning),
    );
    throw refused(
      "several-counts",
      `The table has more than one figure for ${listed(where)}, and this question needs one.${
        others.length > 0
          ? ` Choose one value of ${listed(
              others.map(({ name }) => name),
              { joint: "or", most: 5 },
            )}.`
          : ""
      }`,
    );
  }
}

/** The estimates with how sure each is beside it, wherever the table keeps that. */
function withSureness(
  cells: CellTable,
  confidence: CellTable | undefined,
  sureness: ColumnsOf["sureness"],
): { table: CellTable; sampling?: Sampling | undefined } {
  if (sureness === undefined) return { table: cells };
  if (sureness.in === "column") {
    const as = { confidence: confidenceHalf, "standard-error": standardError, "coefficient-of-variation": coefficientOfVariation };
    return { table: cells, sampling: as[sureness.as](0) };
  }
  if (sureness.in === "columns") {
    const [lower, upper] = cells.beside;
    const half = Float64Array.from(cells.value, (estimate, row) => halfOfInterval(estimate, lower![row]!, upper![row]!)); // both were asked for
    return { table: { ...cells, beside: [half] }, sampling: confidenceHalf(0) };
  }
  const keyOf = ({ at, codes }: CellTable, row: number) => at.map((held, column) => codes[column]![held[row]!]).join("\n");
  const said = new Map<string, number>();
  if (confidence) for (let row = 0; row < confidence.value.length; row++) said.set(keyOf(confidence, row), confidence.value[row]!);
  const half = Float64Array.from(cells.value, (_, row) => said.get(keyOf(cells, row)) ?? Number.NaN);
  return { table: { ...cells, beside: [half] }, sampling: confidenceHalf(0) };
}
