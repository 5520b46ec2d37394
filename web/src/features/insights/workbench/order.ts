import type { Row, Table as AnswerTableData } from "@concord/domain/questions";
import { figureOf } from "../figures.ts";

export type Order = { by: string; down: boolean };

/** By what a table is in order before anybody has said: what it is ranked by, from the first of it; else as the answer has it. */
export const firstOrder = (table: Pick<AnswerTableData, "rankedBy" | "lowestFirst">): Order => ({
  by: table.rankedBy ?? "",
  down: table.lowestFirst !== true,
});

/** What each column is sorted by, by its key. */
export function keysOf({
  measures,
  labels = [],
}: Pick<AnswerTableData, "measures" | "labels">): Record<string, (row: Row) => string | number | null> {
  return {
    name: ({ name }) => name,
    ...Object.fromEntries(measures.map(({ key }) => [key, (row: Row) => figureOf(row, key).point])),
    rank: ({ ranks }) => (ranks ? -ranks.best : null),
    ...Object.fromEntries(labels.map(({ key, values }) => [`is-${key}`, (row: Row) => values[row.labels?.[key] ?? ""] ?? null])),
  };
}
