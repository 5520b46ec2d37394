import type { Table } from "@concord/domain/questions";
import { figureOf } from "./figures.ts";

type Cell = string | number | null;

/** A table that a spreadsheet or a script can take up, its heads first. What is not known is left empty, and is not 0. */
export function tableCsv({ measures, labels = [], rows, rowsAre }: Pick<Table, "measures" | "labels" | "rows" | "rowsAre">): Cell[][] {
  const ranked = rows.some(({ ranks }) => ranks !== null);
  const parts = rows.some(({ within }) => within !== undefined);
  const heads = measures.flatMap(({ key }) => [snake(key), `${snake(key)}_low`, `${snake(key)}_high`]);
  return [
    [
      snake(rowsAre),
      "name",
      ...(parts ? ["within"] : []),
      ...heads,
      ...labels.map(({ key }) => snake(key)),
      ...(ranked ? ["tier", "best_place", "worst_place"] : []),
      "notes",
    ],
    ...rows.map((row) => [
      row.code,
      row.name,
      ...(parts ? [row.within ?? null] : []),
      ...measures.flatMap(({ key }) => {
        const { point, low, high } = figureOf(row, key);
        return [point, low, high];
      }),
      ...labels.map(({ key }) => row.labels?.[key] ?? null),
      ...(ranked ? [row.tier, row.ranks?.best ?? null, row.ranks?.worst ?? null] : []),
      row.notes.join(" "),
    ]),
  ];
}

const snake = (key: string): string => key.replaceAll("-", "_");
