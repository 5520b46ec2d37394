import type { Column } from "@concord/domain/evidence";
import { asHeld, columnIn, compare, figureColumn, type Filter, type ViewPlan } from "@concord/domain/explore";
import { chunkOf, type Footer, type GroupSpan } from "./footer.ts";
import { heldValue } from "./read-groups.ts";

/** Which of a group's rows meet the filters, as far as its statistics tell. */
export type Verdict = "none" | "some" | "all";

export function judgeGroup(footer: Footer, group: GroupSpan, plan: ViewPlan): Verdict {
  let verdict: Verdict = "all";
  for (const filter of plan.view.filters) {
    const one = judgeFilter(filter, statisticsOf(footer, group, columnIn(plan, filter.column)), plan);
    if (one === "none") return "none";
    if (one === "some") verdict = "some";
  }
  return verdict;
}

type Statistics = {
  rows: number;
  blanks: number | undefined;
  min: string | number | undefined;
  max: string | number | undefined;
  exact: boolean;
};

/** What a group's statistics say of a column, as its type has it. */
export function statisticsOf(footer: Footer, group: GroupSpan, column: Pick<Column, "name" | "type">): Statistics {
  const chunk = chunkOf(footer, group, column.name);
  const physical = footer.columns.find(({ name }) => name === column.name)?.type;
  const read = (bytes: Uint8Array | undefined) => (bytes ? (heldValue(asWritten(bytes, physical), column.type) ?? undefined) : undefined);
  return { rows: group.rows, blanks: chunk?.blanks, min: read(chunk?.min), max: read(chunk?.max), exact: chunk?.exact ?? false };
}

/** Parquet writes the least and the greatest plainly: numbers with the lowest byte first, text as UTF-8. */
function asWritten(bytes: Uint8Array, physical: string | undefined): unknown {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (physical) {
    case "BYTE_ARRAY":
      return utf8.decode(bytes);
    case "DOUBLE":
      return bytes.byteLength === 8 ? view.getFloat64(0, true) : undefined;
    case "INT32":
      return bytes.byteLength === 4 ? view.getInt32(0, true) : undefined;
    case "INT64":
      return bytes.byteLength === 8 ? view.getBigInt64(0, true) : undefined;
    case "BOOLEAN":
      return bytes[0] === 1;
    default:
      return undefined;
  }
}
const utf8 = new TextDecoder();

function judgeFilter(filter: Filter, statistics: Statistics, plan: ViewPlan): Verdict {
  const { rows, blanks, min, max, exact } = statistics;
  const column = columnIn(plan, filter.column);
  const figures = figureColumn(plan, filter.column);
  // A figure that its status takes away is blank, which the statistics of its column do not know.
  const mayBeTakenAway = figures?.mark !== undefined || figures?.status !== undefined;
  const all = (condition: boolean): Verdict => (condition && !mayBeTakenAway ? "all" : "some");
  const held = (value: string) => asHeld(value, column);

  switch (filter.op) {
    case "has-mark":
      return "some";
    case "is-blank":
      if (mayBeTakenAway || blanks === undefined) return "some";
      if (blanks === rows) return "all";
      return blanks === 0 && (typeof min === "number" || (typeof min === "string" && exact && min !== "")) ? "none" : "some";
    case "is-not-blank":
      if (blanks === rows) return "none";
      return all(blanks === 0 && (typeof min === "number" || (typeof min === "string" && exact && min !== "")));
    case "contains":
      return blanks === rows ? "none" : "some";
    case "not-among": {
      if (blanks === rows && !mayBeTakenAway) return "all";
      if (min === undefined || max === undefined) return "some";
      const values = filter.values.map(held);
      if (compare(min, max) === 0 && exact && blanks === 0 && !mayBeTakenAway && values.some((value) => compare(value, min) === 0))
        return "none";
      return values.every((value) => compare(value, min) < 0 || compare(value, max) > 0) ? "all" : "some";
    }
  }
  // What is left is met by no blank cell.
  if (blanks === rows) return "none";
  if (min === undefined || max === undefined) return "some";
  if (filter.op === "among") {
    const values = filter.values.map(held);
    if (!values.some((value) => compare(value, min) >= 0 && compare(value, max) <= 0)) return "none";
    return all(exact && blanks === 0 && compare(min, max) === 0);
  }
  const from = filter.op === "between" ? held(filter.from) : filter.op === "at-least" ? held(filter.value) : undefined;
  const to = filter.op === "between" ? held(filter.to) : filter.op === "at-most" ? held(filter.value) : undefined;
  if ((from !== undefined && compare(max, from) < 0) || (to !== undefined && compare(min, to) > 0)) return "none";
  return all(blanks === 0 && (from === undefined || compare(min, from) >= 0) && (to === undefined || compare(max, to) <= 0));
}
