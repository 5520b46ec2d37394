import type { LongRun } from "../long-run.ts";
import type { Interval } from "./interval.ts";
import type { Measured } from "./measured.ts";
import type { Random } from "./seeded-random.ts";

export type Simulation = {
  /** What the figures are made of, each wrong by itself: the errors are drawn independently. */
  readonly inputs: readonly Measured[];
  /**
   * The figures for one set of values, which stand in the order of `inputs`;
   * NaN where a figure is undefined. Always as many figures, in the same order.
   * It may keep neither the values it is given nor what it returns: both are
   * used again for the next draw.
   */
  readonly statistics: (values: Float64Array) => Float64Array;
  readonly random: Random;
  /** How many sets of values are drawn. At least 2 / (1 − level) − 1, so that both tails hold one. */
  readonly draws: number;
  /** The part of the draws that the interval holds, between 0 and 1: 0.95 is usual. */
  readonly level: number;
};

/**
 * The interval of each figure when its inputs may be anything their publishers'
 * errors allow: the middle `level` of what the figure comes to over many draws
 * of the inputs (Monte Carlo propagation of distributions, JCGM 101:2008).
 *
 * A rounded input is drawn uniformly from everything that rounds to it. One
 * estimated from a sample is drawn normally, with a standard deviation of
 * (high − low) / (2 × 1.959964), because its interval is the published 95% one;
 * where that was cut at 0 only its upper half tells the width. Where the
 * published interval does not go below 0 neither can the figure, and a draw
 * below is 0: one input simulated by itself then has its published interval
 * again. An exact input stays what it is.
 *
 * With n draws, the ends are the k-th smallest and the k-th largest,
 * k = ⌊(n + 1)(1 − level) / 2⌋: the next draw falls between them with at least
 * the probability `level`. The interval is widened to contain the figure at the
 * points, which a curved statistic can put outside the middle of its draws.
 *
 * Undefined where the figure is undefined at the points or in at least half of
 * the draws; otherwise the draws in which it is defined are taken.
 *
 * It is not a bound: an admissible input can put the figure outside, about as
 * often as the level says. Throws a RangeError for an input without an upper
 * end, from which nothing can be drawn, and for too few draws. Yields after
 * every draw; memory is 8 bytes × draws × figures.
 */
export function* simulateIntervals(simulation: Simulation): LongRun<readonly (Interval | undefined)[]> {
  const { inputs, statistics, draws, level } = simulation;
  requireLevel(level, draws);
  for (const { low, point, high } of inputs) {
    if (!Number.isFinite(low) || !Number.isFinite(high) || !(low <= point && point <= high)) {
      throw new RangeError(`${low} ≤ ${point} ≤ ${high} cannot be drawn from`);
    }
  }

  const values = Float64Array.from(inputs, ({ point }) => point);
  const atPoints = Float64Array.from(statistics(values));
  const figures = atPoints.length;
  const drawn = new Float64Array(figures * draws); // one row a figure, so that each is sorted in place
  const draw = drawing(inputs, simulation.random);
  for (let index = 0; index < draws; index++) {
    draw(values);
    const result = statistics(values);
    for (let figure = 0; figure < figures; figure++) drawn[figure * draws + index] = result[figure]!;
    yield (index + 1) / draws;
  }

  return Array.from(atPoints, (point, figure) => intervalOf(drawn.subarray(figure * draws, (figure + 1) * draws), point, level));
}

function requireLevel(level: number, draws: number): void {
  if (!(level > 0 && level < 1)) throw new RangeError(`${level} is not a level between 0 and 1`);
  if (!Number.isInteger(draws) || tailOf(draws, level) < 1) {
    throw new RangeError(`${draws} draws are too few for an interval at ${level}`);
  }
}

/** How many draws lie in each tail, the end of the interval among them. The small term forgives 0.95 its last binary digit. */
const tailOf = (draws: number, level: number): number => Math.floor(((draws + 1) * (1 - level)) / 2 + 1e-9);

function intervalOf(drawn: Float64Array, point: number, level: number): Interval | undefined {
  if (Number.isNaN(point)) return undefined;
  drawn.sort(); // NaN last
  let defined = drawn.length;
  while (defined > 0 && Number.isNaN(drawn[defined - 1]!)) defined--;
  if (defined * 2 <= drawn.length) return undefined;
  const tail = Math.max(1, tailOf(defined, level));
  return { low: Math.min(point, drawn[tail - 1]!), high: Math.max(point, drawn[defined - tail]!) };
}

/** Standard deviations from the middle to either end of a 95% interval of the normal distribution. */
const halfOf95 = 1.959964;

/** Fills in one set of values an input may have had. What is exact is not touched. */
function drawing(inputs: readonly Measured[], random: Random): (values: Float64Array) => void {
  const uncertain = inputs.flatMap(({ low, high, point, error }, index) =>
    error === "none" || low === high
      ? []
      : [{ index, low, point, width: high - low, isSampled: error === "sampling", deviation: deviationOf({ low, high, point }) }],
  );
  const normal = normalFrom(random);
  return (values) => {
    for (const { index, low, point, width, isSampled, deviation } of uncertain) {
      if (!isSampled) values[index] = low + width * random();
      else {
        const value = point + deviation * normal();
        values[index] = low >= 0 && value < 0 ? 0 : value;
      }
    }
  };
}

function deviationOf({ low, point, high }: Interval & { readonly point: number }): number {
  const isCutAtZero = low === 0 && high - point > point - low;
  return (isCutAtZero ? high - point : (high - low) / 2) / halfOf95;
}

/** Standard normal deviates, two at a time (Marsaglia's polar method, 1964). */
function normalFrom(random: Random): () => number {
  let spare: number | undefined;
  return () => {
    if (spare !== undefined) {
      const kept = spare;
      spare = undefined;
      return kept;
    }
    for (;;) {
      const x = 2 * random() - 1;
      const y = 2 * random() - 1;
      const square = x * x + y * y;
      if (square === 0 || square >= 1) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      spare = y * scale;
      return x * scale;
    }
  };
}
