import type { Column } from "../evidence/tables/column.ts";
import { isFigures, measuresOf } from "./judge-view.ts";
import { isGrouped, type Filter, type Measure, type View } from "./view.ts";

/** A judged view with what is needed to answer it: the table's columns, and where each code of places goes when they are regrouped. */
export type ViewPlan = {
  view: View;
  columns: readonly Column[];
  /** How many rows the table has; said where what the columns tell (least, greatest, blank) was counted in it. */
  rows?: number | undefined;
  /** Codes that are not in it have no place in what was asked for: their rows are not in the answer. */
  recode?: ReadonlyMap<string, string> | undefined;
};

/** A column of figures with the columns that say why a figure is not there. */
export type FigureColumn = { name: string; mark: string | undefined; status: string | undefined };

export function columnIn({ columns }: Pick<ViewPlan, "columns">, name: string): Column {
  return columns.find((column) => column.name === name)!; // the view was judged
}

/**
 * Whose status a column has: the marks that stood in it, and the status of its
 * row. A row's status is of its one value; where there are several, nobody knows of which.
 */
export function figureColumn({ columns }: Pick<ViewPlan, "columns">, name: string): FigureColumn | undefined {
  const column = columns.find((candidate) => candidate.name === name);
  if (!column || !isFigures(column)) return undefined;
  const values = columns.filter(({ meaning }) => meaning === "value");
  const isTheValue = values.length === 1 && values[0] === column;
  return {
    name,
    mark: columns.find((candidate) => candidate.name === column.marksColumn)?.name,
    status: isTheValue ? columns.find(({ meaning }) => meaning === "status")?.name : undefined,
  };
}

/** The columns that a view of rows shows. */
export const shownColumns = ({ view, columns }: ViewPlan): readonly string[] => view.columns ?? columns.map(({ name }) => name);

/** What the groups are of, the column that is spread out last. */
export const keyColumns = ({ groupBy, pivot }: View): readonly string[] => (pivot === undefined ? groupBy : [...groupBy, pivot]);

export const planMeasures = ({ view }: ViewPlan): readonly Measure[] => measuresOf(view);

/** Columns that must be read to know which rows are wanted. */
export function filterColumns(plan: ViewPlan): string[] {
  const { filters, regroup } = plan.view;
  return [...new Set([...filters.flatMap((filter) => withStatus(plan, filter.column)), ...(regroup ? [regroup.column] : [])])];
}

/** Every column that must be read to answer. */
export function neededColumns(plan: ViewPlan): string[] {
  const { view } = plan;
  const shown = isGrouped(view)
    ? [...keyColumns(view), ...planMeasures(plan).flatMap((measure) => (measure.measure === "count" ? [] : [measure.column]))]
    : [...shownColumns(plan), ...view.sort.map(({ column }) => column)];
  return [...new Set([...filterColumns(plan), ...shown.flatMap((name) => withStatus(plan, name))])];
}

function withStatus(plan: ViewPlan, name: string): string[] {
  const figures = figureColumn(plan, name);
  return [name, ...(figures?.mark === undefined ? [] : [figures.mark]), ...(figures?.status === undefined ? [] : [figures.status])];
}

/** The values of a filter as the column holds them. */
export const filterValues = (filter: Filter): readonly string[] => {
  switch (filter.op) {
    case "among":
    case "not-among":
      return filter.values;
    case "between":
      return [filter.from, filter.to];
    case "at-least":
    case "at-most":
    case "contains":
      return [filter.value];
    default:
      return [];
  }
};
