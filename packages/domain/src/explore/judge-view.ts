import type { FailurePart } from "@concord/kernel";
import { isOfPlaces, type Column } from "../evidence/tables/column.ts";
import { measureKindOf, type MeasureKind } from "../geography/additive.ts";
import { exploreLimits } from "./limits.ts";
import { isGrouped, nameOfMeasure, type Filter, type Measure, type View } from "./view.ts";

/** Why a view cannot be had of a table. The API returns the key; the page shows the sentence. */
export const viewRefusals = {
  "no-such-column": "This version has no such column",
  "not-figures": "Only a column of figures can be added up or averaged",
  "codes-not-figures": "The numbers of this column are codes, and a sum or mean of codes means nothing",
  "not-a-number": "This column holds numbers, and this is none",
  "not-a-day": "This column holds days: write one as 2026-11-24",
  "no-marks": "Only figures have a status",
  "pivot-needs-one-measure": "To spread a column out, choose one measure and at least one column for the rows.",
  "pivot-among-groups": "A column cannot be spread out and be a column of the rows at once",
  "sort-not-in-answer": "A grouped view can only be sorted by what is in it",
  "named-twice": "This is in the view twice",
  "regroup-not-places": "Only a column of places can be brought to other places",
  "not-additive":
    "Percentages, rates, averages and the like of places do not add up to those of a larger place. Take the counts that they were worked out from",
  "regroup-not-grouped": "Bringing places to other places adds their rows up: group by the column of places as well.",
  "too-many-cells": `An answer has ${exploreLimits.cells.toLocaleString("en-GB")} cells at most. Ask for fewer rows or columns; a download has all of them.`,
} as const;
export type ViewRefusal = keyof typeof viewRefusals;

export type JudgedView =
  | { allowed: true; view: View; warnings: string[] }
  | { allowed: false; because: ViewRefusal; sentence: string; parts: FailurePart[] };

/** May this view be had of a table with these columns, and what should a reader be warned of? Asked by the page and by the API. */
export function judgeView(view: View, columns: readonly Column[]): JudgedView {
  const wrong = [
    ...namesWrong(view, columns),
    ...view.filters.flatMap((filter, place) => filterWrong(filter, columns, `filters.${place}`)),
    ...view.measures.flatMap((measure, place) => measureWrong(measure, columns, `measures.${place}`)),
    ...shapeWrong(view, columns),
  ];
  const [first] = wrong;
  if (first)
    return { allowed: false, because: first.because, sentence: first.detail, parts: wrong.map(({ at, detail }) => ({ at, detail })) };
  return { allowed: true, view, warnings: warningsOf(view, columns) };
}

type Wrong = FailurePart & { because: ViewRefusal };

const wrong = (at: string, because: ViewRefusal, name?: string): Wrong => {
  const sentence: string = viewRefusals[because];
  return { at, because, detail: name === undefined ? sentence : `${sentence}: “${name}”.` };
};

function namesWrong(view: View, columns: readonly Column[]): Wrong[] {
  const known = new Set(columns.map(({ name }) => name));
  // A measure that is spread out has a column for each value, and none to sort by.
  const inAnswer = new Set([...view.groupBy, ...(view.pivot === undefined ? measuresOf(view).map(nameOfMeasure) : [])]);
  const grouped = isGrouped(view);
  const named: [at: string, name: string][] = [
    ...(view.columns ?? []).map((name, place): [string, string] => [`columns.${place}`, name]),
    ...view.filters.map(({ column }, place): [string, string] => [`filters.${place}`, column]),
    ...view.groupBy.map((name, place): [string, string] => [`groupBy.${place}`, name]),
    ...view.measures.flatMap((measure, place): [string, string][] =>
      measure.measure === "count" ? [] : [[`measures.${place}`, measure.column]],
    ),
    ...(view.pivot === undefined ? [] : [["pivot", view.pivot] satisfies [string, string]]),
    ...(view.regroup ? [["regroup", view.regroup.column] satisfies [string, string]] : []),
    ...(grouped ? [] : view.sort.map(({ column }, place): [string, string] => [`sort.${place}`, column])),
  ];
  return [
    ...named.filter(([, name]) => !known.has(name)).map(([at, name]) => wrong(at, "no-such-column", name)),
    ...(grouped
      ? view.sort.flatMap(({ column }, place) => (inAnswer.has(column) ? [] : [wrong(`sort.${place}`, "sort-not-in-answer", column)]))
      : []),
    ...twice("columns", view.columns ?? []),
    ...twice("groupBy", view.groupBy),
    ...twice("measures", view.measures.map(nameOfMeasure)),
    ...twice(
      "sort",
      view.sort.map(({ column }) => column),
    ),
  ];
}

function twice(at: string, names: readonly string[]): Wrong[] {
  return names.flatMap((name, place) => (names.indexOf(name) < place ? [wrong(`${at}.${place}`, "named-twice", name)] : []));
}

function filterWrong(filter: Filter, columns: readonly Column[], at: string): Wrong[] {
  const column = columns.find(({ name }) => name === filter.column);
  if (!column) return [];
  if (filter.op === "has-mark") return isFigures(column) ? [] : [wrong(at, "no-marks", column.name)];
  if (filter.op === "contains" || filter.op === "is-blank" || filter.op === "is-not-blank") return [];
  const values =
    filter.op === "between"
      ? [filter.from, filter.to]
      : filter.op === "at-least" || filter.op === "at-most"
        ? [filter.value]
        : filter.values;
  if (isNumeric(column)) return values.filter((value) => !isNumber(value)).map((value) => wrong(at, "not-a-number", value));
  if (column.type === "date") return values.filter((value) => !isDay(value)).map((value) => wrong(at, "not-a-day", value));
  return [];
}

function measureWrong(measure: Measure, columns: readonly Column[], at: string): Wrong[] {
  if (measure.measure === "count" || measure.measure === "distinct") return [];
  const column = columns.find(({ name }) => name === measure.column);
  if (!column || measure.measure === "min" || measure.measure === "max") return [];
  if (!isNumeric(column)) return [wrong(at, "not-figures", column.name)];
  if (areCodes(column)) return [wrong(at, "codes-not-figures", column.name)];
  return [];
}

function shapeWrong(view: View, columns: readonly Column[]): Wrong[] {
  const found: Wrong[] = [];
  if (view.pivot !== undefined) {
    if (view.groupBy.length === 0 || view.measures.length > 1) found.push(wrong("pivot", "pivot-needs-one-measure"));
    if (view.groupBy.includes(view.pivot)) found.push(wrong("pivot", "pivot-among-groups", view.pivot));
  }
  if (view.regroup) {
    const { column: of } = view.regroup;
    const column = columns.find(({ name }) => name === of);
    if (column && !isOfPlaces(column.meaning)) found.push(wrong("regroup", "regroup-not-places", of));
    for (const [place, measure] of view.measures.entries()) {
      const figures = measure.measure === "sum" ? columns.find(({ name }) => name === measure.column) : undefined;
      if (figures && isShare(figures)) found.push(wrong(`measures.${place}`, "not-additive", figures.name));
    }
    if (!view.groupBy.includes(of) && view.pivot !== of) found.push(wrong("regroup", "regroup-not-grouped"));
  }
  const across = isGrouped(view) ? view.groupBy.length + measuresOf(view).length : (view.columns?.length ?? columns.length);
  if (view.limit * across > exploreLimits.cells) found.push(wrong("limit", "too-many-cells"));
  return found;
}

function warningsOf(view: View, columns: readonly Column[]): string[] {
  return view.measures.flatMap((measure) => {
    if (measure.measure !== "sum" && measure.measure !== "mean") return [];
    const column = columns.find(({ name }) => name === measure.column);
    if (!column) return [];
    if (isShare(column)) {
      return measure.measure === "sum"
        ? [`${column.name} holds percentages, rates or averages. Their sum means nothing unless they are parts of one whole.`]
        : [`${column.name} holds percentages, rates or averages. Their plain mean counts a small place as much as a large one.`];
    }
    return manyMeasures(view, columns).map(
      (name) => `${name} says that this table holds several measures. Choose one, or figures of different kinds are added together.`,
    );
  });
}

/** Columns that say which of several measures a row is of, and that the view does not hold to one. */
function manyMeasures(view: View, columns: readonly Column[]): string[] {
  const held = new Set([
    ...view.groupBy,
    ...(view.pivot === undefined ? [] : [view.pivot]),
    ...view.filters.flatMap((filter) => (filter.op === "among" && filter.values.length === 1 ? [filter.column] : [])),
  ]);
  return columns
    .filter(({ meaning, distinct, name }) => (meaning === "measure" || meaning === "unit") && distinct > 1 && !held.has(name))
    .map(({ name }) => name);
}

/** A grouped view without a measure counts its rows. */
export const measuresOf = ({ measures, groupBy, pivot }: Pick<View, "measures" | "groupBy" | "pivot">): readonly Measure[] =>
  measures.length > 0 || (groupBy.length === 0 && pivot === undefined) ? measures : [{ measure: "count" }];

export const isNumeric = ({ type }: Pick<Column, "type">): boolean => type === "number" || type === "integer";

const codes: ReadonlySet<Column["meaning"]> = new Set([
  "place",
  "origin",
  "destination",
  "period",
  "industry",
  "occupation",
  "measure",
  "unit",
  "label",
  "status",
]);
const areCodes = ({ meaning }: Column) => codes.has(meaning);

/** Figures have a status: numbers that are not codes, and what marks stand beside. */
export const isFigures = (column: Column): boolean => column.marksColumn !== undefined || (isNumeric(column) && !areCodes(column));

/** Does its unit, or its name, say that it holds percentages, rates, averages: what does not add up? */
export const isShare = ({ unit, name, meaning }: Pick<Column, "unit" | "name" | "meaning">): boolean =>
  meaning === "confidence" || !addsUp.has(measureKindOf({ name, unit }));
const addsUp: ReadonlySet<MeasureKind> = new Set(["count", "money", "quantity"]);

/** A number as a filter may write it. */
export const isNumber = (text: string): boolean => /^-?(\d+(\.\d+)?|\.\d+)(e[+-]?\d{1,3})?$/i.test(text) && Number.isFinite(Number(text));

export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
