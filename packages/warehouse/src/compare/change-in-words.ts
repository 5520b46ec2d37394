import { counted, listed } from "@concord/kernel";
import type { ChangeWord, Column, Comparison } from "@concord/domain/evidence";

type Facts = Omit<Comparison, "word" | "sentence">;

type Beside = {
  before: readonly Pick<Column, "name" | "meaning" | "type">[];
  /** Rows in which the mark of a figure changed, or its status. */
  statusChanged: number;
  /** Rows of periods that the old version had none of; undefined where rows have no period. */
  addedInNewPeriods: number | undefined;
};

/** What a version is to the one before it, in a word. The first that is true, from the gravest to the mildest. */
export function changeWordOf(facts: Facts, { before, statusChanged, addedInNewPeriods }: Beside): ChangeWord {
  const { rowsAdded, rowsRemoved, rowsChanged, figuresChanged, rows, columns, key } = facts;
  const same = rowsAdded === 0 && rowsRemoved === 0 && rowsChanged === 0;
  const meant = new Map(before.map((column) => [column.name, column]));
  const matters = (name: string) => {
    const column = meant.get(name);
    return column !== undefined && ((column.meaning !== "label" && column.meaning !== "other") || column.type !== "text");
  };
  const retold =
    columns.retyped.some(({ name }) => matters(name)) ||
    columns.reread.some(({ name, before }) => matters(name) && meant.get(name)?.meaning === before);
  if (columns.removed.some(matters) || retold) return "restatement";
  if (key.length === 0) return same && rows.before === rows.after ? "unchanged" : "not-comparable";
  if (rowsRemoved * 2 > rows.before) return "restatement";
  if (figuresChanged > 0 || statusChanged > 0) return "revision";
  const onlyNew = rowsAdded === (addedInNewPeriods ?? rowsAdded);
  if (rowsChanged > 0 || rowsRemoved > 0 || !onlyNew) return "correction";
  return same && columns.added.length === 0 && columns.removed.length === 0 ? "unchanged" : "extension";
}

/** What changed, in a sentence or two for people. */
export function sentenceOfChange(facts: Facts & { word: ChangeWord }): string {
  const { word, rows, rowsAdded, rowsRemoved, rowsChanged, figuresChanged, columns, byPeriod } = facts;
  const changedPeriods = byPeriod.filter(({ changed }) => changed > 0).map(({ period }) => period);
  const of = (names: readonly string[]) => (names.length === 0 ? "" : ` of ${span(names)}`);
  const cameOf = byPeriod.filter(({ added }) => added > 0).map(({ period }) => period);
  const came = rowsAdded > 0 ? [`${counted(rowsAdded, "row")}${of(cameOf)} came`] : [];
  const went =
    rowsRemoved > 0
      ? [`${counted(rowsRemoved, "row")}${of(byPeriod.filter(({ removed }) => removed > 0).map(({ period }) => period))} went`]
      : [];
  const figures =
    figuresChanged > 0
      ? [`${counted(figuresChanged, "figure")}${of(changedPeriods)} changed`]
      : rowsChanged > 0
        ? [`${counted(rowsChanged, "row")}${of(changedPeriods)} changed in words or marks`]
        : [];
  const newColumns = columns.added.length > 0 ? [`${named(columns.added)} came`] : [];
  const lostColumns = columns.removed.length > 0 ? [`${named(columns.removed)} went`] : [];

  switch (word) {
    case "unchanged":
      return `Nothing changed: the same ${counted(rows.after, "row")}.`;
    case "extension":
      return `An extension: ${all([...came, ...newColumns, ...lostColumns])}, and every row of before stands.`;
    case "revision":
      return `A revision: ${all([...figures, ...came, ...went, ...newColumns, ...lostColumns])}.`;
    case "correction":
      return `A correction: no figure changed of a row that was there, but ${all([...figures, ...came, ...went, ...newColumns, ...lostColumns])}.`;
    case "restatement":
      return `A restatement: ${all([...lostColumns, ...retold(columns), ...went, ...came, ...figures, ...newColumns])}. Figures of before and of now stand on different footings.`;
    case "not-comparable":
      return `Nothing in the table tells one row from another, so what became of which cannot be said. ${capital(all([...came, ...went, ...figures]))}.`;
  }
}

const retold = ({ retyped, reread }: Comparison["columns"]): string[] =>
  [...retyped, ...reread].slice(0, 3).map(({ name, before, after }) => `“${name}” was ${before} and is ${after}`);

const named = (names: readonly string[]): string =>
  names.length === 1
    ? `the column “${names[0]}”`
    : `${names.length} columns (${names
        .slice(0, 3)
        .map((name) => `“${name}”`)
        .join(", ")}${names.length > 3 ? " …" : ""})`;

/** "2019 and 2020", "2015 to 2021": periods in order. */
const span = (periods: readonly string[]): string =>
  periods.length <= 2 ? periods.join(" and ") : `${periods.length} periods from ${periods[0]} to ${periods.at(-1)}`;

const capital = (words: string) => words.slice(0, 1).toUpperCase() + words.slice(1);

/** A word for what changed, where no row did. */
const all = (parts: readonly string[]): string => listed(parts) || "its columns changed";
