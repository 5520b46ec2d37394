import type { Measure, Row, Table } from "@concord/domain/questions";

export { sayInterval, sayPoint } from "../../ui/say-figure.ts";

type Figure = Row["figures"][string];

const none: Figure = { point: null, low: null, high: null };

/** A row's figure of a measure. What a row lacks is not known. */
export const figureOf = (row: Pick<Row, "figures">, measure: string): Figure => row.figures[measure] ?? none;

export const measureOf = (table: Pick<Table, "measures">, key: string): Measure | undefined =>
  table.measures.find((measure) => measure.key === key);

/** The measure that a table is about: what it is ranked by, else the first that says something of elsewhere, else the first. */
export const mainMeasure = ({ measures, rankedBy }: Pick<Table, "measures" | "rankedBy">): Measure =>
  measures.find(({ key }) => key === rankedBy) ?? measures.find(({ neutral }) => neutral !== undefined) ?? measures[0]!; // it has one

export type Apart = "above" | "below" | "cannot-be-told";

/** On which side of a value a figure is, as far as its interval allows. */
export function saysApart({ point, low, high }: Figure, neutral: number): Apart {
  if (point === null) return "cannot-be-told";
  if (low !== null && low > neutral) return "above";
  if (high !== null && high < neutral) return "below";
  return "cannot-be-told";
}

/** Whether two figures differ by more than their intervals: which of them is the higher. */
export function saysHigher(one: Figure, other: Figure): "first" | "second" | "cannot-be-told" {
  if (one.low !== null && other.high !== null && one.low > other.high) return "first";
  if (other.low !== null && one.high !== null && other.low > one.high) return "second";
  return "cannot-be-told";
}

/** One rank where it stands apart; else the best and the worst it may have. */
export function sayRank({ ranks }: Pick<Row, "ranks">): string {
  if (!ranks) return "not ranked";
  return ranks.best === ranks.worst ? String(ranks.best) : `${ranks.best} to ${ranks.worst}`;
}

/** How many ranks can really be told. */
export function sayTiers(rows: readonly Pick<Row, "ranks">[]): string | undefined {
  const held = rows.filter(({ ranks }) => ranks);
  const alone = held.filter(({ ranks }) => ranks!.best === ranks!.worst).length;
  if (held.length < 2) return undefined;
  if (alone === held.length) return `Every one of the ${held.length} ranks can be told.`;
  if (alone === 0)
    return `None of the ${held.length} ranks can be told exactly: each row cannot be told apart from a neighbour, so a range is given.`;
  return `${alone} of ${held.length} ranks can be told exactly. The other rows cannot be told apart from some of their neighbours, so a range is given.`;
}
