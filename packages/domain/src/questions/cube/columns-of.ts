import { listed, refused } from "@concord/kernel";
import type { AcceptedVersion, Column } from "../../evidence/index.ts";
import type { Part, Source } from "../source.ts";

/** How a version's table is read for a question: which column is which, and which rows. */
export type ColumnsOf = {
  /** The columns of the parts that the table has. */
  parts: Partial<Record<Part, Column>>;
  value: Column;
  status?: Column | undefined;
  marks?: string | undefined;
  where: readonly { column: string; equals: string }[];
  /** Its estimates come with how sure they are, in a column or in rows of their own. */
  sureness?: Sureness | undefined;
};

/** Where a table says how sure its estimates are, and as what: half of the 95% interval, its two ends, or an error to make it from. */
export type Sureness =
  | { in: "column"; column: string; as: "confidence" | "standard-error" | "coefficient-of-variation" }
  | { in: "columns"; lower: string; upper: string }
  | { in: "rows"; column: string; equals: string };

export const columnsRefusals = {
  "part-not-found": "This table cannot be read for this question. It has no column recognised as ",
  "no-figures": "This table has no column of figures.",
  "several-figures": "This table has several columns of figures, and this question needs one: ",
  "several-measures": "This table holds several measures in one column, and this question needs one: ",
  "column-not-found": "This version has no column called ",
} as const;

const refusal = (code: keyof typeof columnsRefusals, which = "") => refused(code, `${columnsRefusals[code]}${which}`);

const said: Record<Part, string> = {
  place: "places",
  origin: "origins",
  destination: "destinations",
  period: "periods",
  industry: "industries",
  occupation: "occupations",
  category: "categories",
};

/** The plain value, where a column holds a percentage and a confidence beside it: Nomis' code, and its name. */
const plainValues = new Set(["20100", "value"]);

/** Which measure says how sure another is: of counts, and of the rates that Nomis gives as a variable. */
const confidences: readonly { of: ReadonlySet<string>; is: ReadonlySet<string> }[] = [
  { of: plainValues, is: new Set(["20701", "confidence"]) },
  { of: new Set(["20599", "variable"]), is: new Set(["21003", "confidence"]) },
];

/**
 * Finds the columns. A column that the source names goes before what columns
 * mean. Refuses where a part is not there, or where the table leaves a choice
 * that would change the answer: nothing is chosen for the asker silently.
 */
export function columnsOf(
  { columns }: Pick<AcceptedVersion, "columns">,
  source: Source,
  { parts, optional = [] }: { parts: readonly Part[]; optional?: readonly Part[] | undefined },
): ColumnsOf {
  const named = (name: string): Column => {
    const column = columns.find((one) => one.name === name);
    if (!column) throw refusal("column-not-found", `“${name}”.`);
    return column;
  };
  const found: Partial<Record<Part, Column>> = {};
  for (const part of [...parts, ...optional]) {
    const name = source.columns?.[part];
    const column = name === undefined ? (part === "category" ? undefined : columns.find(({ meaning }) => meaning === part)) : named(name);
    if (column) found[part] = column;
  }
  const missing = parts.filter((part) => found[part] === undefined);
  if (missing.length > 0)
    throw refusal(
      "part-not-found",
      `${listed(
        missing.map((part) => said[part]),
        { joint: "or" },
      )}.`,
    );

  const where = [...(source.where ?? [])];
  for (const { column } of where) named(column);
  const taken = new Set(Object.values(found).map(({ name }) => name));
  let sureness: Sureness | undefined;
  for (const column of columns.filter(({ meaning, distinct, name }) => meaning === "measure" && distinct > 1 && !taken.has(name))) {
    const holds = (codes: ReadonlySet<string>) => column.common.find(({ value }) => codes.has(value.toLowerCase()))?.value;
    const asked = where.find((one) => one.column === column.name)?.equals;
    const plain = holds(plainValues);
    const wanted = (asked ?? plain)?.toLowerCase();
    const confidence = confidences.flatMap(({ of, is }) => (wanted !== undefined && of.has(wanted) ? [holds(is)] : []))[0];
    if (confidence !== undefined) sureness ??= { in: "rows", column: column.name, equals: confidence };
    if (asked !== undefined) continue;
    if (plain === undefined)
      throw refusal(
        "several-measures",
        `${column.name} (${listed(
          column.common.map(({ value }) => value),
          { joint: "or", most: 6 },
        )}). Choose which.`,
      );
    where.push({ column: column.name, equals: plain });
  }

  const value = valueColumn(columns, source, named);
  sureness = surenessBeside(columns, value) ?? sureness;
  return {
    parts: found,
    value,
    status: columns.find(({ meaning }) => meaning === "status"),
    marks: value.marksColumn,
    where: where.sort((one, other) => (one.column < other.column ? -1 : 1)),
    sureness,
  };
}

function valueColumn(columns: readonly Column[], source: Source, named: (name: string) => Column): Column {
  if (source.value !== undefined) return named(source.value);
  const values = columns.filter(({ meaning }) => meaning === "value");
  if (values.length > 1)
    throw refusal(
      "several-figures",
      `${listed(
        values.map(({ name }) => name),
        { joint: "or", most: 8 },
      )}. Choose which.`,
    );
  const [only] = values;
  if (!only) throw refusal("no-figures");
  return only;
}

/**
 * The columns that say how sure a column of figures is. Where there are several
 * columns of figures it is those that bear its name; of others nothing says
 * whose they are.
 */
function surenessBeside(columns: readonly Column[], value: Column): Sureness | undefined {
  const numbers = columns.filter(({ meaning, type }) => meaning === "confidence" && (type === "number" || type === "integer"));
  const named = numbers.filter(({ name }) => name.toLowerCase().startsWith(value.name.toLowerCase()));
  const isOnlyFigure = columns.filter(({ meaning }) => meaning === "value").length === 1;
  const [own = []] = [named, isOnlyFigure ? numbers : []].filter(({ length }) => length > 0);
  const called = (pattern: RegExp) => own.find(({ name }) => pattern.test(name))?.name;

  const variation = called(/(^|[^a-z])cv([^a-z]|$)|variation/i);
  if (variation !== undefined) return { in: "column", column: variation, as: "coefficient-of-variation" };
  const standard = called(/(^|[^a-z])se([^a-z]|$)|std|standard.?err/i);
  if (standard !== undefined) return { in: "column", column: standard, as: "standard-error" };
  const lower = called(/low|(^|[^a-z])lc[il]([^a-z]|$)/i);
  const upper = called(/upp|high|(^|[^a-z])uc[il]([^a-z]|$)/i);
  if (lower !== undefined && upper !== undefined) return { in: "columns", lower, upper };
  // One end alone is no half of an interval, and a level (95) is none at all.
  const half = own.find(({ name }) => name !== lower && name !== upper && !/level/i.test(name))?.name;
  return half === undefined ? undefined : { in: "column", column: half, as: "confidence" };
}
