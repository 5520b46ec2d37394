import type { Column } from "../evidence/tables/column.ts";
import { isNumeric } from "./judge-view.ts";
import { columnIn, type ViewPlan } from "./plan.ts";
import type { columnReader, Stretch } from "./stretch.ts";
import { compare, dayNumber, folded, type Value } from "./values.ts";
import type { Filter } from "./view.ts";

/** The value that a filter names, as a column of this kind holds it. */
export function asHeld(value: string, column: Pick<Column, "type">): string | number {
  if (isNumeric(column)) return Number(value) + 0;
  return column.type === "date" ? dayNumber(value) : value;
}

/** Which rows of a stretch meet every filter, in order. */
export function matchRows(plan: ViewPlan, stretch: Stretch, read: ReturnType<typeof columnReader>): number[] {
  const tests = plan.view.filters.map((filter) => testOf(filter, plan, stretch, read));
  const matching: number[] = [];
  for (let row = 0; row < stretch.rows; row++) if (tests.every((test) => test(row))) matching.push(row);
  return matching;
}

function testOf(filter: Filter, plan: ViewPlan, stretch: Stretch, read: ReturnType<typeof columnReader>): (row: number) => boolean {
  const column = columnIn(plan, filter.column);
  const { value, cell } = read(stretch, filter.column);
  if (filter.op === "has-mark") {
    const wanted: ReadonlySet<string> = new Set(filter.statuses);
    return (row) => cell !== undefined && wanted.has(cell(row).status);
  }
  const test = valueTest(filter, column);
  return (row) => test(value(row));
}

/** Does a value meet a filter? */
export function valueTest(filter: Exclude<Filter, { op: "has-mark" }>, column: Pick<Column, "type">): (value: Value) => boolean {
  const held = (value: string) => asHeld(value, column);
  switch (filter.op) {
    case "among": {
      const wanted = new Set(filter.values.map(held));
      return (value) => value !== null && wanted.has(value);
    }
    case "not-among": {
      const unwanted = new Set(filter.values.map(held));
      return (value) => value === null || !unwanted.has(value);
    }
    case "between": {
      const [from, to] = [held(filter.from), held(filter.to)];
      return (value) => value !== null && compare(value, from) >= 0 && compare(value, to) <= 0;
    }
    case "at-least": {
      const least = held(filter.value);
      return (value) => value !== null && compare(value, least) >= 0;
    }
    case "at-most": {
      const most = held(filter.value);
      return (value) => value !== null && compare(value, most) <= 0;
    }
    case "contains": {
      const part = folded(filter.value);
      return (value) => typeof value === "string" && folded(value).includes(part);
    }
    case "is-blank":
      return (value) => value === null || value === "";
    case "is-not-blank":
      return (value) => value !== null && value !== "";
  }
}
