import { cellOf } from "../evidence/tables/cell-of.ts";
import type { Cell } from "../evidence/tables/warehouse.ts";
import { figureColumn, type ViewPlan } from "./plan.ts";
import type { Value } from "./values.ts";

/** Some rows of a table, one after another, by column. */
export type Stretch = { rows: number; column(name: string): ArrayLike<Value> };

/** A column of a stretch: figures as their statuses leave them. */
export type ReadColumn = {
  value(row: number): Value;
  /** Of figures; absent of other columns. */
  cell: ((row: number) => Cell) | undefined;
};

/** Reads the columns of stretches as a view sees them. */
export function columnReader(plan: ViewPlan): (stretch: Stretch, name: string) => ReadColumn {
  const remembered = new Map<string, { noFigure: boolean; cell(value: number | null): Cell }>();
  /** Marks are few and rows are many. */
  const reading = (mark: Value, status: Value) => {
    const key = JSON.stringify([mark, status]);
    const known = remembered.get(key);
    if (known) return known;
    const said = { mark: asText(mark), status: asText(status) };
    const made = { noFigure: cellOf(0, said).value === null, cell: (value: number | null) => cellOf(value, said) };
    remembered.set(key, made);
    return made;
  };

  return (stretch, name) => {
    const values = stretch.column(name);
    const figures = figureColumn(plan, name);
    if (!figures) return { value: (row) => values[row]!, cell: undefined };

    const marks = figures.mark === undefined ? undefined : stretch.column(figures.mark);
    const statuses = figures.status === undefined ? undefined : stretch.column(figures.status);
    const cell = (row: number) => {
      const [mark, status] = [marks?.[row] ?? null, statuses?.[row] ?? null];
      const value = values[row] as number | null; // the column is one of figures
      return mark === null && status === null ? cellOf(value) : reading(mark, status).cell(value);
    };
    const value = (row: number): Value => {
      const [mark, status] = [marks?.[row] ?? null, statuses?.[row] ?? null];
      return (mark !== null || status !== null) && reading(mark, status).noFigure ? null : values[row]!;
    };
    return { value, cell };
  };
}

const asText = (value: Value) => (value === null ? null : String(value));
