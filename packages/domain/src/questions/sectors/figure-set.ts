import { seededRandom, simulateIntervals, type Interval, type LongRun, type Measured } from "@concord/analysis";
import * as z from "zod";
import { figure, unknown, type Figure } from "../figure.ts";

/** Takes the figures of an answer one by one: by table, row and measure, in the same order each time. */
export type Emit<T> = (table: string, row: string, measure: string, value: T | undefined) => void;

/** Figures by table, row and measure. */
export type FigureSet<T> = ReadonlyMap<string, T | undefined>;

const keyOf = (table: string, row: string, measure: string): string => `${table}\n${row}\n${measure}`;

/** All that is emitted. */
export function figureSet<T>(each: (emit: Emit<T>) => void): FigureSet<T> {
  const set = new Map<string, T | undefined>();
  each((table, row, measure, value) => void set.set(keyOf(table, row, measure), value));
  return set;
}

/** The same of what takes long. */
export function* figureSetOf<T>(each: (emit: Emit<T>) => LongRun<void>): LongRun<FigureSet<T>> {
  const set = new Map<string, T | undefined>();
  yield* each((table, row, measure, value) => void set.set(keyOf(table, row, measure), value));
  return set;
}

/** Drawn intervals where a draw can be made, and the bounds of what a missing cell touches. */
export function drawnUnless(
  touched: (table: string, row: string, measure: string) => boolean,
  { drawn, bounds }: { drawn: FigureSet<Interval>; bounds: FigureSet<Interval> },
): FigureSet<Interval> {
  return new Map(
    [...drawn].map(([key, interval]) => {
      const [table, row, measure] = key.split("\n") as [string, string, string];
      return [key, touched(table, row, measure) ? bounds.get(key) : interval];
    }),
  );
}

/** A row's figures, of these measures. What was not emitted is not there. */
export function figuresIn(
  points: FigureSet<number>,
  bounds: FigureSet<Interval>,
  { table, row, measures }: { table: string; row: string; measures: readonly string[] },
) {
  const figures: Record<string, Figure> = {};
  for (const measure of measures) {
    const key = keyOf(table, row, measure);
    if (points.has(key)) figures[measure] = held(points.get(key), bounds.get(key));
  }
  return figures;
}

/** A point lies in its own interval, but for the last digit, and but for what was left out so that like is compared with like. */
function held(point: number | undefined, interval: Interval | undefined): Figure {
  if (point === undefined || !Number.isFinite(point)) return unknown;
  return figure(point, interval && { low: Math.min(point, interval.low), high: Math.max(point, interval.high) });
}

/** How many draws, from which seed, and what part of them an interval holds. */
export const DrawnIntervals = z
  .object({ seed: z.int(), draws: z.int().min(39).max(5_000), level: z.number().min(0.5).max(0.99) })
  .refine(({ draws, level }) => ((draws + 1) * (1 - level)) / 2 >= 1 - 1e-9, "So few draws cannot give an interval at that level.");
export type DrawnIntervals = z.infer<typeof DrawnIntervals>;

type Drawing = {
  /** What is uncertain. */
  inputs: readonly Measured[];
  /** Emits every figure that these values of the inputs give. */
  each: (values: Float64Array, emit: Emit<number>) => void;
  drawn: DrawnIntervals;
};

/** The simulated interval of every figure: of each, what the middle draws of its cells within their errors come to. */
export function* drawnIntervals({ inputs, each, drawn: { seed, draws, level } }: Drawing): LongRun<FigureSet<Interval>> {
  const keys: string[] = [];
  each(
    Float64Array.from(inputs, ({ point }) => point),
    (table, row, measure) => void keys.push(keyOf(table, row, measure)),
  );
  const figures = new Float64Array(keys.length);
  const intervals = yield* simulateIntervals({
    inputs,
    statistics: (values) => {
      let next = 0;
      each(values, (_table, _row, _measure, value) => {
        figures[next++] = value ?? Number.NaN;
      });
      return figures;
    },
    random: seededRandom(seed),
    draws,
    level,
  });
  return new Map(keys.map((key, index) => [key, intervals[index]]));
}

/** The formula that an answer's method states for its intervals. */
export const intervalFormula = (drawn: DrawnIntervals | undefined) =>
  drawn
    ? {
        name: "Intervals",
        formula: `${drawn.draws} draws, ${drawn.level * 100}%`,
        words:
          "Rounded figures are drawn from everything that rounds to them, estimates from a normal distribution, each by itself. Where a figure is missing, no draw can be made: the bounds stand.",
        source: "JCGM 101 (2008), Monte Carlo propagation of distributions",
      }
    : {
        name: "Intervals",
        formula: "bounds over everything that rounds to the published figures",
        words:
          "They hold every figure that could be true, however unlikely it is that every cell is wrong in the same way. A missing cell may be anything.",
        source: "By monotonicity, and where that does not hold by bounds of the slopes (Moore, 1966)",
      };
