import type { DuckDBConnection } from "@duckdb/node-api";
import type { Column, Meaning } from "@concord/domain/evidence";
import { name, text } from "../ingest/sandbox.ts";

/** One of the two versions: its table on this machine's disk, and what is known of it. */
export type ComparedVersion = { number: number; parquet: string; rows: number; columns: readonly Column[] };

/** A column that both have, and how each of the two tables calls its type. */
export type Shared = { name: string; meaning: Meaning; type: Column["type"]; comparable: (side: "before" | "after") => string };
export type Tables = {
  before: ComparedVersion;
  after: ComparedVersion;
  shared: Shared[];
  /** By what they are about, rows are told apart; so they are by other words and days, but not by names or marks. */
  about: Shared[];
  others: Shared[];
  whole: Shared[];
  period: Shared | undefined;
};

const about: readonly Meaning[] = ["place", "origin", "destination", "period", "industry", "occupation", "measure", "unit"];

export async function readingBoth(duck: DuckDBConnection, before: ComparedVersion, after: ComparedVersion): Promise<Tables> {
  await duck.run(`CREATE VIEW before AS SELECT * FROM read_parquet(${text(before.parquet)})`);
  await duck.run(`CREATE VIEW after AS SELECT * FROM read_parquet(${text(after.parquet)})`);
  const [typesBefore, typesAfter] = [await typesIn(duck, "before"), await typesIn(duck, "after")];
  const shared = after.columns.flatMap(({ name: called, meaning, type }): Shared[] => {
    const [then, now] = [typesBefore.get(called), typesAfter.get(called)];
    if (then === undefined || now === undefined) return [];
    const comparable = (side: string) => (then === now ? `${side}.${name(called)}` : `${side}.${name(called)}::VARCHAR`);
    return [{ name: called, meaning, type: then === now ? type : "text", comparable }];
  });
  const beside = new Set([...before.columns, ...after.columns].flatMap(({ labelColumn, marksColumn }) => [labelColumn, marksColumn]));
  const tellsApart = ({ name: called, meaning }: Shared) => meaning === "other" && !beside.has(called);
  const isNumber = ({ type }: Shared) => type === "number" || type === "integer";
  return {
    before,
    after,
    shared,
    about: about.flatMap((meaning) => shared.filter((column) => column.meaning === meaning)),
    others: shared.filter((column) => tellsApart(column) && !isNumber(column)),
    whole: shared.filter((column) => tellsApart(column) && column.type === "integer"),
    period: shared.find(({ meaning }) => meaning === "period"),
  };
}

async function typesIn(duck: DuckDBConnection, table: "before" | "after"): Promise<Map<string, string>> {
  const described = await answers<{ column_name: string; column_type: string }>(duck, `DESCRIBE ${table}`);
  return new Map(described.map(({ column_name, column_type }) => [column_name, column_type]));
}

export const isFigure = ({ type }: Pick<Shared, "type">) => type === "number" || type === "integer";

/** A mark says of a figure what the figure cannot: that one was withheld is a change of the figure. */
export function isOfStatus({ name: called, meaning }: Shared, { before, after }: Tables): boolean {
  return meaning === "status" || [...before.columns, ...after.columns].some(({ marksColumn }) => marksColumn === called);
}

export async function onlyIn(
  duck: DuckDBConnection,
  column: Shared,
  side: "before" | "after",
  other: "before" | "after",
): Promise<string[]> {
  const found = await answers<{ value: string }>(
    duck,
    `SELECT value::VARCHAR AS value FROM (SELECT ${column.comparable(side)} AS value FROM ${side} EXCEPT SELECT ${column.comparable(other)} FROM ${other}) AS these
     WHERE value IS NOT NULL ORDER BY these.value`,
  );
  return found.map(({ value }) => value);
}

export async function answers<Row>(duck: DuckDBConnection, question: string): Promise<Row[]> {
  return (await duck.runAndReadAll(question)).getRowObjectsJS() as Row[];
}
