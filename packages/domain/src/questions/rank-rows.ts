import { rankTiers } from "@concord/analysis";
import type { Row } from "./answer.ts";
import { intervalOf } from "./figure.ts";

export type UnrankedRow = Omit<Row, "tier" | "ranks">;

/** Ranked by a measure among those that have an interval of it: of a figure that nothing holds, no place can be told. */
export function rankRows(rows: readonly UnrankedRow[], by: string): Row[] {
  const held = rows.filter(({ figures }) => {
    const figure = figures[by];
    return figure !== undefined && figure.point !== null && figure.low !== null && figure.high !== null;
  });
  const standings = rankTiers(held.map(({ figures }) => intervalOf(figures[by]!)!)); // held, so it has one
  const standingOf = new Map(held.map((row, index) => [row, standings[index]!]));
  return rows.map((row) => {
    const standing = standingOf.get(row);
    return { ...row, tier: standing?.tier ?? null, ranks: standing ? { best: standing.best, worst: standing.worst } : null };
  });
}

/** Rows of a table that is not ranked. */
export const unranked = (rows: readonly UnrankedRow[]): Row[] => rows.map((row) => ({ ...row, tier: null, ranks: null }));
