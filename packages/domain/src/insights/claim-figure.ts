import { rounded } from "@concord/kernel";
import type { Answer, Measure, Row, Table } from "../questions/index.ts";
import { unknown, type Figure } from "../questions/figure.ts";
import type { Test } from "./claim.ts";
import type { HeldAgainst, Insight } from "./insight.ts";

/** The figure of a claim in an answer, and what it is held against there. */
export type ClaimedFigure = {
  table: Table;
  row: Row;
  measure: Measure;
  figure: Figure;
  /** Of a claim against another row, or every other: that row, and how far the figure is from its. */
  against?: HeldAgainst;
  lead?: Figure;
  /** How many rows of its kind have a higher figure, and how many a lower one, at the point. */
  higher: number;
  lower: number;
};

/** The figure that a claim is about. Undefined where the answer has no such row or measure, or no row to hold it against. */
export function claimFigure(
  { tables }: Pick<Answer, "tables">,
  claim: Pick<Test, "table" | "row" | "measure"> & Partial<Test>,
): ClaimedFigure | undefined {
  const table = tables.find(({ key }) => key === claim.table);
  const row = table?.rows.find(({ code }) => code === claim.row);
  const measure = table?.measures.find(({ key }) => key === claim.measure);
  if (!table || !row || !measure) return undefined;
  const figureOf = (one: Row): Figure => one.figures[claim.measure] ?? unknown;
  const figure = figureOf(row);
  const others = table.rows.filter(({ code, within }) => code !== row.code && within === row.within);
  const points = others.flatMap((one) => figureOf(one).point ?? []);
  const found = {
    table,
    row,
    measure,
    figure,
    higher: figure.point === null ? 0 : points.filter((point) => point > figure.point!).length,
    lower: figure.point === null ? 0 : points.filter((point) => point < figure.point!).length,
  };

  const { against } = claim;
  if (against === undefined) return found;
  if (against.is === "row") {
    const other = table.rows.find(({ code }) => code === against.row && code !== row.code);
    if (!other) return undefined;
    const its = figureOf(other);
    return { ...found, against: { row: other.code, name: other.name, figure: its }, lead: differenceOf(figure, its) };
  }
  if (others.length === 0) return undefined;
  return { ...found, ...againstEvery(figure, others, { figureOf, direction: claim.direction ?? "above" }) };
}

/** One figure less another: whatever the two may be within their intervals, their difference lies within its own. */
export const differenceOf = (one: Figure, other: Figure): Figure => ({
  point: less(one.point, other.point),
  low: less(one.low, other.high),
  high: less(one.high, other.low),
});

const less = (from: number | null, what: number | null): number | null =>
  from === null || what === null ? null : rounded(from - what) + 0; // + 0: never -0

type Every = { figureOf: (row: Row) => Figure; direction: Test["direction"] };

/**
 * The lead over the one of them that comes nearest: the figure less the highest of the others (or, for a claim to be the lowest, less the
 * lowest). Of the others' intervals the furthest ends count, each of them, so that the lead's interval holds it whichever other is nearest.
 * One whose figure is not known may be anything: the lead is then not bounded.
 */
function againstEvery(figure: Figure, others: readonly Row[], { figureOf, direction }: Every): { against: HeldAgainst; lead: Figure } {
  const sign = direction === "above" ? 1 : -1;
  const known = others.filter((one) => figureOf(one).point !== null);
  const nearest = known.reduce<Row | undefined>(
    (found, one) => (found === undefined || sign * (figureOf(one).point! - figureOf(found).point!) > 0 ? one : found),
    undefined,
  );
  const furthest = (ends: readonly (number | null)[]): number | null =>
    ends.reduce((far, end) => (far === null || end === null ? null : sign * (end - far) > 0 ? end : far), ends[0] ?? null);
  const knownEnds = (end: "low" | "high") => others.flatMap((one) => figureOf(one)[end] ?? []);
  // The end away from the claim's side may be any other's: every one of them must be known. Towards it, those that are known suffice.
  const [low, high] =
    direction === "above"
      ? [furthest(knownEnds("low")), furthest(others.map((one) => figureOf(one).high))]
      : [furthest(others.map((one) => figureOf(one).low)), furthest(knownEnds("high"))];
  const lead = differenceOf(figure, { point: nearest ? figureOf(nearest).point : null, low, high });
  return {
    against: {
      row: nearest?.code ?? others[0]!.code, // there is one at least
      name: nearest?.name ?? others[0]!.name,
      figure: nearest ? figureOf(nearest) : unknown,
      others: others.length,
      unknown: others.length - known.length,
    },
    lead,
  };
}

export const aboutFigure = ({ row, measure, against }: ClaimedFigure): Insight["about"] => ({
  rowName: row.name,
  measureName: measure.name,
  said: measure.said,
  unit: measure.unit,
  ...(measure.neutral === undefined ? {} : { neutral: measure.neutral }),
  ...(against === undefined || against.others !== undefined ? {} : { againstName: against.name }),
});
