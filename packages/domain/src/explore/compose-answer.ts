import { Failure, refused } from "@concord/kernel";
import type { Column } from "../evidence/tables/column.ts";
import type { Pin } from "../evidence/versions/dataset-version.ts";
import type { Answer, AnswerColumn, AnswerCoverage, CellNote } from "./answer.ts";
import { told } from "./exact-sum.ts";
import type { Found, FoundGroup, FoundMeasure } from "./found.ts";
import { viewRefusals } from "./judge-view.ts";
import { exploreLimits } from "./limits.ts";
import { columnIn, planMeasures, shownColumns, type ViewPlan } from "./plan.ts";
import { compareBlanksLast, dayFromNumber, type Value } from "./values.ts";
import { nameOfMeasure, type Measure } from "./view.ts";

/** What is known beside what was found. */
export type Beside = {
  pin: Pin;
  warnings: readonly string[];
  coverage?: AnswerCoverage | undefined;
  labels?: Answer["labels"];
};

/** A table that a view makes: all of it, or one page. */
export type ComposedTable = Pick<Answer, "columns" | "rows" | "notes">;

/** Makes an answer of what was found. Pure, and the same for whoever found it. */
export function composeAnswer(plan: ViewPlan, found: Found, { pin, warnings, coverage, labels }: Beside): Answer {
  const { offset, limit } = plan.view;
  const table = found.kind === "rows" ? tableOfRows(plan, found) : tableOfGroups(plan, found.groups, { offset, limit });
  const shortened = shorten(table.rows);
  return {
    columns: table.columns,
    rows: shortened.rows,
    notes: table.notes,
    offset,
    total: found.kind === "rows" ? found.total : { rows: table.total, exact: true },
    ...(labels && Object.keys(labels).length > 0 ? { labels } : {}),
    ...(coverage ? { coverage } : {}),
    warnings: [
      ...warnings,
      ...sentencesOf(plan, found, coverage),
      ...(shortened.cut > 0
        ? [
            `${cells(shortened.cut, "cell is", "cells are")} longer than ${exploreLimits.cellCharacters.toLocaleString("en-GB")} characters and cut short here. A download has all of them.`,
          ]
        : []),
    ],
    lineage: [pin],
  };
}

function tableOfRows(plan: ViewPlan, { rows, notes }: Extract<Found, { kind: "rows" }>): ComposedTable & { total: number } {
  const columns = shownColumns(plan).map((name) => plainColumn(columnIn(plan, name)));
  return { columns, rows: rows.map((row) => row.map((value, place) => written(value, columns[place]!))), notes, total: rows.length };
}

/** Every group as a row, in order; or the groups of one page. */
function tableOfGroups(
  plan: ViewPlan,
  groups: readonly FoundGroup[],
  { offset, limit }: { offset: number; limit: number } = { offset: 0, limit: Number.POSITIVE_INFINITY },
): ComposedTable & { total: number } {
  const { view } = plan;
  const measures = planMeasures(plan);
  const keys = view.groupBy.map((name) => keyColumn(plan, name));
  const spread = view.pivot === undefined ? undefined : spreadOut(plan, view.pivot, groups);

  const lines = spread?.lines ?? groups.map(({ keys, measures }) => ({ keys, cells: measures as (FoundMeasure | undefined)[] }));
  const columns = [...keys, ...(spread?.columns ?? measures.map((measure) => measureColumn(plan, measure)))];
  const sorted = inOrder(plan, lines).slice(offset, offset + limit);
  if (Number.isFinite(limit) && sorted.length * columns.length > exploreLimits.cells)
    throw refused("too-many-cells", viewRefusals["too-many-cells"]);
  const notes: CellNote[] = [];
  const rows = sorted.map(({ keys, cells }, row) => [
    ...keys.map((value, place) => written(value, columns[place]!)),
    ...cells.map((cell, place) => {
      const column = keys.length + place;
      if (cell && Object.keys(cell.statuses).length > 0) notes.push({ row, column, statuses: cell.statuses });
      return cell === undefined ? null : written(worked(cell.value, columns[column]!), columns[column]!);
    }),
  ]);
  return { columns, rows, notes, total: lines.length };
}

type Line = { keys: Value[]; cells: (FoundMeasure | undefined)[] };

function spreadOut(plan: ViewPlan, pivot: string, groups: readonly FoundGroup[]): { lines: Line[]; columns: AnswerColumn[] } {
  const measure = planMeasures(plan)[0]!; // a judged pivot has one
  const held = keyColumn(plan, pivot);
  const across = new Map<Value, number>();
  for (const { keys } of groups) across.set(keys.at(-1)!, 0);
  if (across.size > exploreLimits.pivotColumns) {
    throw new Failure(
      "refused",
      "too-many-pivot-columns",
      `“${pivot}” has ${across.size.toLocaleString("en-GB")} different values here, and ${exploreLimits.pivotColumns} at most can be spread out. Filter it first, or group by it.`,
    );
  }
  const values = [...across.keys()].sort((one, other) => compareBlanksLast(one, other, "ascending"));
  for (const [place, value] of values.entries()) across.set(value, place);

  const lines = new Map<string, Line>();
  for (const { keys, measures } of groups) {
    const own = keys.slice(0, -1);
    const key = JSON.stringify(own);
    const line: Line = lines.get(key) ?? { keys: own, cells: values.map(() => undefined) };
    line.cells[across.get(keys.at(-1)!)!] = measures[0];
    lines.set(key, line);
  }
  const columns = values.map((value): AnswerColumn => {
    const text = value === null ? null : String(written(value, held));
    return { ...measureColumn(plan, measure), name: text ?? "blank", across: text };
  });
  return { lines: [...lines.values()], columns };
}

function inOrder(plan: ViewPlan, lines: readonly Line[]): Line[] {
  const names = planMeasures(plan).map(nameOfMeasure);
  const by = plan.view.sort.map(({ column, direction }) => {
    const key = plan.view.groupBy.indexOf(column);
    const measure = names.indexOf(column);
    return { direction, of: ({ keys, cells }: Line) => (key >= 0 ? keys[key]! : (cells[measure]?.value ?? null)) };
  });
  return [...lines].sort((one, other) => {
    for (const { direction, of } of by) {
      const order = compareBlanksLast(of(one), of(other), direction);
      if (order !== 0) return order;
    }
    for (const [place, value] of one.keys.entries()) {
      const order = compareBlanksLast(value, other.keys[place]!, "ascending"); // groups have the same keys
      if (order !== 0) return order;
    }
    return 0;
  });
}

const plainColumn = ({ name, type, meaning, unit, codeSet }: Column): AnswerColumn => ({
  name,
  type,
  meaning,
  ...(unit === undefined ? {} : { unit }),
  ...(codeSet === undefined ? {} : { codeSet }),
});

/** Of regrouped places the code set is no longer the table's. */
function keyColumn(plan: ViewPlan, name: string): AnswerColumn {
  const { codeSet, ...column } = plainColumn(columnIn(plan, name));
  return { ...column, ...(codeSet !== undefined && plan.view.regroup?.column !== name ? { codeSet } : {}) };
}

function measureColumn(plan: ViewPlan, measure: Measure): AnswerColumn {
  const name = nameOfMeasure(measure);
  if (measure.measure === "count") return { name, type: "integer", meaning: "value", measure: "count" };
  const { type, unit, meaning } = columnIn(plan, measure.column);
  const asColumn = measure.measure === "min" || measure.measure === "max";
  return {
    name,
    type: measure.measure === "distinct" ? "integer" : measure.measure === "mean" || measure.measure === "median" ? "number" : type,
    meaning: asColumn ? meaning : "value",
    measure: measure.measure,
    of: measure.column,
    ...(unit === undefined || measure.measure === "distinct" ? {} : { unit }),
  };
}

/** Sums, means and medians are worked out, and told to twelve digits; the rest are as they stand in the table. */
const worked = (value: Value, { measure }: AnswerColumn): Value =>
  typeof value === "number" && (measure === "sum" || measure === "mean" || measure === "median") ? told(value) : value;

const written = (value: Value, { type, measure }: Pick<AnswerColumn, "type" | "measure">): string | number | null => {
  if (typeof value !== "number") return value;
  return type === "date" && measure !== "distinct" ? dayFromNumber(value) : value + 0;
};

function shorten(rows: Answer["rows"]): { rows: Answer["rows"]; cut: number } {
  const most = exploreLimits.cellCharacters;
  let cut = 0;
  let characters = 0;
  const short = rows.map((row) =>
    row.map((value) => {
      if (typeof value !== "string") return value;
      characters += Math.min(value.length, most);
      if (value.length <= most) return value;
      cut++;
      return `${value
        .slice(0, most)
        .toWellFormed()
        .replace(/\uFFFD$/, "")}…`;
    }),
  );
  if (characters > exploreLimits.characters) {
    throw new Failure(
      "too-large",
      "answer-too-large",
      "The text of this answer is over 3 MB. Ask for fewer rows or columns; a download has all of them.",
    );
  }
  return { rows: short, cut };
}

/** A total over cells that are not all there is never silently a total. */
function leftOutSentences(plan: ViewPlan, groups: readonly FoundGroup[]): string[] {
  return planMeasures(plan).flatMap((measure, place) => {
    if (measure.measure === "count" || measure.measure === "distinct") return [];
    const statuses: Record<string, number> = {};
    let leftOut = 0;
    for (const group of groups) {
      const found = group.measures[place]!; // each group has each measure
      leftOut += group.rows - found.of;
      for (const [status, count] of Object.entries(found.statuses)) statuses[status] = (statuses[status] ?? 0) + count;
    }
    const name = nameOfMeasure(measure);
    const kinds = (["suppressed", "less-than", "missing", "not-applicable"] as const).filter((status) => statuses[status]);
    const named = kinds.map((status) => `${statuses[status]!.toLocaleString("en-GB")} ${inWords[status]}`);
    const unreliable = leftOut - kinds.reduce((sum, status) => sum + statuses[status]!, 0);
    if (statuses.unreliable && unreliable > 0) named.push(`${unreliable.toLocaleString("en-GB")} unreliable without a figure`);
    const kept = (["provisional", "unreliable"] as const).flatMap((status) => {
      const count = (statuses[status] ?? 0) - (status === "unreliable" ? Math.max(0, unreliable) : 0);
      return count > 0 ? [`${name} has ${cells(count, "figure", "figures")} in it that ${count === 1 ? "is" : "are"} ${status}.`] : [];
    });
    if (leftOut === 0) return kept;
    const why = named.length > 0 ? `: ${named.join(", ")}` : "";
    return [`${name} is of the figures that are there. ${cells(leftOut, "cell is", "cells are")} left out of it${why}.`, ...kept];
  });
}

const inWords = {
  suppressed: "suppressed",
  "less-than": "given only as less than a number",
  missing: "missing",
  "not-applicable": "not applicable",
};

function coverageSentences({ rowsIn, rowsMatched, rowsLost, exact, notes }: AnswerCoverage, found: Found): string[] {
  const placeless = found.kind === "groups" ? (found.placeless ?? 0) : 0;
  return [
    `${rowsMatched.toLocaleString("en-GB")} of ${cells(rowsIn, "row", "rows")} have a place in what was asked for${rowsLost > 0 ? `; ${rowsLost.toLocaleString("en-GB")} could not be placed` : ""}${exact ? "" : ". Not every figure is of the whole of its place"}.`,
    ...(placeless > 0
      ? [`${cells(placeless, "row has", "rows have")} no place at all and ${placeless === 1 ? "is" : "are"} left out.`]
      : []),
    ...notes.slice(0, 20),
  ];
}

const cells = (count: number, one: string, many: string) => `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;

/** All that was found as a table, uncut: for those who write files. */
export const composeTable = (plan: ViewPlan, found: Found): ComposedTable =>
  found.kind === "rows" ? tableOfRows(plan, found) : tableOfGroups(plan, found.groups);

/** What a reader should know of totals, of whatever part of them a file has. */
export const sentencesOf = (plan: ViewPlan, found: Found, coverage: AnswerCoverage | undefined): string[] => [
  ...(found.kind === "groups" ? leftOutSentences(plan, found.groups) : []),
  ...(coverage ? coverageSentences(coverage, found) : []),
];
