import type { Figure } from "./figure.ts";
import type { Row, Table } from "./answer.ts";
import type { AnswerHead } from "./keep-answer.ts";
import type { Unit } from "./unit.ts";

/** A table's shape, without its rows. */
export type Heading = AnswerHead["tables"][number];

/** A column of a table as a notebook has it: one value a row. */
export type TidyColumn = {
  name: string;
  type: "text" | "number" | "integer";
  unit?: Unit;
  help: string;
  of: (row: Row) => string | number | null;
};

/**
 * The columns of a table for a notebook: each measure as its figure and the two ends of its interval, unrounded; each label as its
 * code; the notes as their codes, a space between. A key is written with underscores, as notebooks name columns.
 */
export function tidyColumns({ measures, labels = [], rankedBy, hasParts, rowsAre }: Heading): TidyColumn[] {
  const part = (key: string, end: keyof Figure) => (row: Row) => row.figures[key]?.[end] ?? null;
  const text = (name: string, help: string, of: (row: Row) => string | null): TidyColumn => ({ name, type: "text", help, of });
  const whole = (name: string, help: string, of: (row: Row) => number | null): TidyColumn => ({ name, type: "integer", help, of });
  return [
    text("code", `The code of the ${rowsAre}.`, ({ code }) => code),
    text("name", "What it is called.", ({ name }) => name),
    ...(hasParts ? [text("within", "The code of the row that this is a part of.", ({ within }) => within ?? null)] : []),
    ...measures.flatMap(({ key, name, unit, help, bounds }): TidyColumn[] => {
      const column = snake(key);
      return [
        { name: column, type: "number", unit, help: `${name}. ${help}`, of: part(key, "point") },
        { name: `${column}_low`, type: "number", unit, help: `${name}: the least it may be (${bounds}).`, of: part(key, "low") },
        { name: `${column}_high`, type: "number", unit, help: `${name}: the most it may be (${bounds}).`, of: part(key, "high") },
      ];
    }),
    ...labels.map(({ key, name, help, values }) =>
      text(snake(key), `${name}. ${help} ${sayValues(values)}`, ({ labels: held }) => held?.[key] ?? null),
    ),
    ...(rankedBy === undefined
      ? []
      : [
          whole(
            "tier",
            `Ranked by ${snake(rankedBy)}, 1 for the highest: those that cannot be told apart share a tier.`,
            ({ tier }) => tier,
          ),
          whole("rank_best", "The best place it may have.", ({ ranks }) => ranks?.best ?? null),
          whole("rank_worst", "The worst place it may have.", ({ ranks }) => ranks?.worst ?? null),
        ]),
    text("notes", "Codes of what a reader of the row must know, a space between.", ({ notes }) => notes.join(" ")),
  ];
}

export const headingOf = ({ rows, ...table }: Table, stretches: readonly (readonly [number, number])[]): Heading => ({
  ...table,
  rows: rows.length,
  hasParts: rows.some(({ within }) => within !== undefined),
  stretches: stretches.map(([from, to]) => [from, to]),
});

const sayValues = (values: Readonly<Record<string, string>>) =>
  Object.entries(values)
    .map(([code, words]) => `${code}: ${words}.`)
    .join(" ");

const snake = (key: string) => key.replaceAll("-", "_");
