import { counted } from "@concord/kernel";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { IdentifiedCodes } from "@concord/domain/code-sets";
import type { Column, Meaning } from "@concord/domain/evidence";
import type { TableColumn } from "../inspect/columns.ts";
import { isPeriod } from "../inspect/period.ts";
import { codeSetOf } from "../meaning/code-sets.ts";
import type { Report } from "./progress.ts";
import { name, text } from "./sandbox.ts";

export type CodeList = { code: string; label?: string | undefined; rows: number }[];
export type Profile = {
  rows: number;
  columns: Column[];
  /** What a reader should know. */
  notes: string[];
  /** The codes of each column that has few enough, for a page's lists. */
  codes: Record<string, CodeList>;
  /** DuckDB took for a date, a number or a period what is none: look closer. */
  doubtful: boolean;
  /** Columns of days with a day beyond the twelfth in it, so that it can be no month. */
  provenDays: Set<string>;
};

/** Beyond this a column's values are not codes that a person picks from. */
const mostCodes = 20_000;
const listed: ReadonlySet<Meaning> = new Set([
  "place",
  "origin",
  "destination",
  "period",
  "industry",
  "occupation",
  "measure",
  "status",
  "unit",
]);

const isListed = ({ meaning }: TableColumn) => listed.has(meaning);

/** What is in each column of a Parquet file, and what is odd about it. */
export async function profile(
  duck: DuckDBConnection,
  parquet: string,
  columns: readonly TableColumn[],
  report: Report,
  /** Of columns with marks: how many cells hold a mark and no figure. */
  marksAlone: ReadonlyMap<string, number> = new Map(),
): Promise<Profile> {
  const rows = await rowsIn(duck, parquet);
  const result: Profile = { rows, columns: [], notes: [], codes: {}, doubtful: false, provenDays: new Set() };
  if (rows === 0) return result;
  const facts = new Map<TableColumn, Facts>();
  const named = new Map(columns.map((column) => [column.name, column]));
  const commonest = Math.max(1, Math.min(10, Math.floor(600 / columns.length)));

  for (const column of columns) {
    if (facts.has(column)) continue;
    // Codes and their names are counted together: the names are most of the file.
    const label = isListed(column) && column.labelColumn !== undefined ? named.get(column.labelColumn) : undefined;
    await count(duck, parquet, column, label);
    facts.set(column, await factsOf(duck, column, "value", label ? "label" : undefined, commonest));
    if (label && !facts.has(label)) facts.set(label, await factsOf(duck, label, "label", undefined, commonest));
    report({ stage: "Looking at columns", done: facts.size, total: columns.length, unit: "columns" });
  }

  for (const column of columns) {
    const { filled, distinct, min, max, common, whole, finite, beyondTwelve, codes } = facts.get(column)!; // each was looked at
    const set = codes && codeSetOf(column.meaning, codes.list);
    result.columns.push({
      name: column.name,
      type: column.type === "number" && whole ? "integer" : column.type,
      meaning: column.meaning,
      ...(set ? { codeSet: set.name } : {}),
      ...(column.labelColumn === undefined ? {} : { labelColumn: column.labelColumn }),
      ...(column.marksColumn === undefined ? {} : { marksColumn: column.marksColumn }),
      ...(column.unit === undefined ? {} : { unit: column.unit }),
      distinct,
      blank: rows - filled,
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
      common,
    });
    if (codes) result.codes[column.name] = codes.list;
    // A cell with a mark in it is not blank, though it has no figure.
    const marked = column.marksColumn === undefined ? 0 : (marksAlone.get(column.name) ?? 0);
    result.notes.push(...notesOn(column, rows - filled - marked, codes, set));
    if (beyondTwelve) result.provenDays.add(column.name);
    result.doubtful ||= !finite || (column.periods === true && codes !== undefined && !codes.list.every(({ code }) => isPeriod(code)));
  }
  return result;
}

type Facts = {
  filled: number;
  distinct: number;
  min: string | undefined;
  max: string | undefined;
  common: { value: string; rows: number }[];
  /** Every number is whole, and small enough that a double holds it exactly. */
  whole: boolean;
  finite: boolean;
  /** A day of a month beyond its twelfth is there. */
  beyondTwelve: boolean;
  /** Absent where they are no codes, or too many. */
  codes: Codes | undefined;
};
type Codes = { list: CodeList; ambiguous: string[] };

/** Reads a column, or one with its names, into what is in it and how often. Everything else is asked of that. */
async function count(duck: DuckDBConnection, parquet: string, column: TableColumn, label: TableColumn | undefined): Promise<void> {
  await duck.run(
    `CREATE OR REPLACE TEMP TABLE counted AS
       SELECT ${name(column.name)} AS value, ${label ? `${name(label.name)} AS label, ` : ""}count(*)::DOUBLE AS n FROM read_parquet(${text(parquet)}) GROUP BY ALL`,
  );
}

async function factsOf(
  duck: DuckDBConnection,
  column: TableColumn,
  from: "value" | "label",
  label: "label" | undefined,
  commonest: number,
): Promise<Facts> {
  const { type } = column;
  const one =
    label || from === "label"
      ? `(SELECT ${from} AS value, sum(n) AS n FROM counted WHERE ${from} IS NOT NULL GROUP BY 1)`
      : "(FROM counted WHERE value IS NOT NULL)";
  const whole = type === "number" ? "bool_and(value = trunc(value) AND abs(value) < 9007199254740992)" : "false";
  const finite = {
    number: "bool_and(isfinite(value))",
    date: "bool_and(isfinite(value)) AND min(value) >= DATE '1000-01-01'",
    text: "true",
  }[type];
  const beyondTwelve = type === "date" ? "max(day(value)) > 12" : "false";
  const [facts] = await answers<{
    filled: number | null;
    different: number;
    low: string | null;
    high: string | null;
    whole: boolean | null;
    finite: boolean | null;
    beyondTwelve: boolean | null;
  }>(
    duck,
    `SELECT sum(n) AS filled, count(*)::DOUBLE AS different, min(value)::VARCHAR AS low, max(value)::VARCHAR AS high, ${whole} AS whole, ${finite} AS finite, ${beyondTwelve} AS "beyondTwelve" FROM ${one}`,
  );
  const distinct = facts?.different ?? 0;
  const common = await answers<{ value: string; rows: number }>(
    duck,
    `SELECT value::VARCHAR AS value, n AS rows FROM ${one} AS values_counted ORDER BY n DESC, values_counted.value LIMIT ${commonest}`,
  );
  return {
    filled: facts?.filled ?? 0,
    distinct,
    min: asRead(facts?.low, type),
    max: asRead(facts?.high, type),
    common: common.map(({ value, rows }) => ({ value: asRead(value, type)!, rows })), // blanks are not among them
    whole: facts?.whole ?? false,
    finite: facts?.finite ?? true,
    beyondTwelve: facts?.beyondTwelve ?? false,
    codes: from === "value" && isListed(column) && distinct <= mostCodes ? await codesIn(duck, label) : undefined,
  };
}

async function codesIn(duck: DuckDBConnection, label: "label" | undefined): Promise<Codes> {
  const names = label ? "min(label)::VARCHAR AS label, count(DISTINCT label) > 1 AS ambiguous" : "NULL AS label, false AS ambiguous";
  const found = await answers<{ code: string; rows: number; label: string | null; ambiguous: boolean }>(
    duck,
    `SELECT value::VARCHAR AS code, sum(n) AS rows, ${names} FROM counted WHERE value IS NOT NULL GROUP BY value ORDER BY counted.value`,
  );
  return {
    list: found.map(({ code, rows, label }) => ({ code, rows, ...(label === null ? {} : { label }) })),
    ambiguous: found.filter(({ ambiguous }) => ambiguous).map(({ code }) => code),
  };
}

async function answers<Row>(duck: DuckDBConnection, question: string): Promise<Row[]> {
  return (await duck.runAndReadAll(question)).getRowObjectsJS() as Row[];
}

/** DuckDB writes 900 as "900.0". */
const asRead = (value: string | null | undefined, type: TableColumn["type"]): string | undefined =>
  value === null || value === undefined ? undefined : type === "number" ? String(Number(value)) : value;

async function rowsIn(duck: DuckDBConnection, parquet: string): Promise<number> {
  const answer = await duck.runAndReadAll(`SELECT count(*)::DOUBLE FROM read_parquet(${text(parquet)})`).catch(() => undefined);
  return Number(answer?.getRows()[0]?.[0] ?? 0);
}

/** Of codes with the same thing the matter with them, so many are told one by one. */
const mostTold = 3;

function notesOnUnknown(name: string, unknown: IdentifiedCodes["unknown"]): string[] {
  const problems = [...new Set(unknown.map(({ problem }) => problem))];
  return problems.flatMap((problem) => {
    const alike = unknown.filter((code) => code.problem === problem);
    const more = alike.length - mostTold;
    const last = more > 0 ? [`${name}: and so with ${counted(more, "more code")}.`] : [];
    return [...alike.slice(0, mostTold).map(({ sentence }) => `${name}: ${sentence}`), ...last];
  });
}

function notesOn(
  { name, meaning, type, holdsMarks }: TableColumn,
  blank: number,
  codes: Codes | undefined,
  set: IdentifiedCodes | undefined,
): string[] {
  const notes: string[] = [];
  if (blank > 0 && !holdsMarks && (type === "number" || listed.has(meaning))) {
    const kept = type === "number" ? (blank === 1 ? " It is kept as missing, not as 0." : " They are kept as missing, not as 0.") : "";
    notes.push(`${name}: ${counted(blank, "cell")} ${blank === 1 ? "is" : "are"} blank.${kept}`);
  }
  for (const { code, rows, sentence } of set?.pseudo ?? []) {
    notes.push(`${name}: ${sentence.replace(code, `${code} (${counted(rows, "row")})`)}`);
  }
  notes.push(...notesOnUnknown(name, set?.unknown ?? []));
  if (codes && codes.ambiguous.length > 0) {
    notes.push(
      `${name}: ${counted(codes.ambiguous.length, "code")} with more than one name, the first of them “${codes.ambiguous[0]}”. The first name in order is shown.`,
    );
  }
  return notes;
}
