import type { Answer, Measure, Row } from "@concord/domain/questions";
import { tableOf } from "../questions/question-page.ts";

type Figure = Row["figures"][string];

export type Scale = { low: number; high: number; log: boolean; ticks: number[] };

/** Coarse for what spans much, fine for what lies close to 1. */
const ratioTicks = [
  [0.01, 0.1, 1, 10, 100],
  [0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64],
  [0.05, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8, 12],
  [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.6, 1.8, 2, 2.5],
] as const;
const mostTicks = 9;
/** An end of the scale is no more than so many times away from a tick. */
const farFromEnd = 1.7;

function ticksBetween(low: number, high: number): number[] {
  const within = ratioTicks.map((ticks) => ticks.filter((tick) => tick >= low && tick <= high));
  const reaches = (ticks: readonly number[]) => ticks.length >= 2 && ticks[0]! <= low * farFromEnd && ticks.at(-1)! >= high / farFromEnd;
  return [...(within.toReversed().find((ticks) => ticks.length <= mostTicks && reaches(ticks)) ?? within[1]!)];
}

/** What is nearly nothing is drawn at the edge of a scale of ratios. */
const leastRatio = 0.02;

/**
 * A scale on which figures and their intervals are drawn: every figure is on it,
 * and all but the longest of the intervals, so that one that nothing much holds does not make
 * dots of all the others. Ratios by ratio: half and twice are as far from 1.
 */
export function scaleOver(figures: readonly Figure[], { unit, neutral }: Pick<Measure, "unit" | "neutral">): Scale {
  const points = figures.flatMap(({ point }) => (point === null ? [] : [point]));
  const lows = figures.flatMap(({ low }) => (low === null ? [] : [low])).toSorted((one, other) => one - other);
  const highs = figures.flatMap(({ high }) => (high === null ? [] : [high])).toSorted((one, other) => one - other);
  const edges = [...points, ...(neutral === undefined ? [] : [neutral])];
  if (lows.length > 0) edges.push(quantile(lows, 0.06));
  if (highs.length > 0) edges.push(quantile(highs, 0.94));
  if (edges.length === 0) return { low: 0, high: 1, log: false, ticks: [] };
  if (unit === "ratio" && points.every((point) => point >= 0)) {
    const low = Math.max(leastRatio, Math.min(...edges)) * 0.9;
    const high = Math.max(...edges, low * 2) * 1.1;
    return { low, high, log: true, ticks: ticksBetween(low, high) };
  }
  const [least, most] = [Math.min(...edges), Math.max(...edges)];
  const wholeFromNought =
    (unit === "count" || unit === "share" || unit === "pounds" || unit === "metres") && least >= 0 && least <= most / 2;
  const pad = (most - least || Math.abs(most) || 1) * 0.05;
  return { low: wholeFromNought ? 0 : least - pad, high: most + pad, log: false, ticks: [] };
}

/** The figures of a measure in a table of each answer: what is drawn side by side has one scale. */
export const figuresOf = (answers: readonly Answer[], table: string | undefined, measure: string): Figure[] =>
  answers.flatMap((answer) => tableOf(answer, table).rows.flatMap(({ figures }) => figures[measure] ?? []));

const quantile = (sorted: readonly number[], at: number): number => sorted[Math.round(at * (sorted.length - 1))]!; // there is one
