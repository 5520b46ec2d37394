import type { Interval } from "../uncertainty/interval.ts";

/**
 * Bounds of Herfindahl's index of cells that are uncertain each on its own. The
 * lower one is the tightest; the upper one is an outer bound, too high by less
 * than what one cell's own interval makes.
 *
 * H = Σx² / (Σx)². The inputs with H ≤ τ are those with ‖x‖ ≤ √τ Σx, a cone and
 * so convex: the least H is where no cell can be moved towards the others, all
 * x_i being m cut to their intervals for one m. Between two ends of intervals
 * Σx² = Q + k m² and Σx = S + k m (Q and S of those cut, k of those not), and
 * the slope of H is 0 at m = Q / S. Every such m and every end is tried; each
 * is an admissible input, and the least one is among them.
 *
 * In one cell H falls and then rises, so its greatest is at ends only. All pairs
 * (Σx, Σx²) lie below the upper hull of the sums of ends, along which the cells
 * go from low to high in descending order of low + high; the greatest Q/A² on
 * that hull, at its corners (which are admissible) or between two, is the bound.
 *
 * Undefined where no admissible input has a job, and where a cell may be below 0.
 */
export function herfindahlInterval(cells: readonly Interval[]): Interval | undefined {
  if (!cells.some(({ high }) => high > 0) || cells.some(({ low }) => low < 0)) return undefined;
  return { low: least(cells), high: greatest(cells) };
}

function least(cells: readonly Interval[]): number {
  const lows = Float64Array.from(cells, ({ low }) => low).sort();
  const highs = Float64Array.from(cells, ({ high }) => high).sort();
  const ends = Float64Array.from([...lows, ...highs, 1].filter((end) => Number.isFinite(end))).sort(); // 1 does for all, where no end but 0 is finite
  const count = cells.length;

  // Below m those that end before it, above m those that begin after it: one more of the first and one less of the second as m rises.
  let [below, belowSum, belowSquares] = [0, 0, 0];
  let [above, aboveSum, aboveSquares] = [count, 0, 0];
  for (const low of lows) {
    aboveSum += low;
    aboveSquares += low * low;
  }
  let best = 1;
  const tried = (m: number) => {
    const free = count - below - above;
    const sum = belowSum + aboveSum + free * m;
    if (sum > 0) best = Math.min(best, (belowSquares + aboveSquares + free * m * m) / (sum * sum));
  };
  for (let index = 0; index < ends.length; index++) {
    const end = ends[index]!;
    const next = ends[index + 1] ?? end;
    while (above > 0 && lows[count - above]! <= end) {
      const low = lows[count - above]!;
      aboveSum -= low;
      aboveSquares -= low * low;
      above--;
    }
    while (below < count && highs[below]! < end) {
      const high = highs[below]!;
      belowSum += high;
      belowSquares += high * high;
      below++;
    }
    tried(end);
    while (below < count && highs[below]! <= end) {
      const high = highs[below]!;
      belowSum += high;
      belowSquares += high * high;
      below++;
    }
    const turn = (belowSquares + aboveSquares) / (belowSum + aboveSum);
    if (end < turn && turn < next) tried(turn);
  }
  return Math.max(best, 1 / count);
}

function greatest(cells: readonly Interval[]): number {
  if (cells.some(({ high }) => high === Number.POSITIVE_INFINITY)) return 1;
  let [sum, squares] = [0, 0];
  for (const { low } of cells) {
    sum += low;
    squares += low * low;
  }
  let best = sum > 0 ? squares / (sum * sum) : 1; // one cell alone might have a job
  for (const { low, high } of [...cells].sort((one, other) => other.low + other.high - one.low - one.high)) {
    const slope = low + high;
    const [nextSum, nextSquares] = [sum + high - low, squares + high * high - low * low];
    if (nextSum > 0) best = Math.max(best, nextSquares / (nextSum * nextSum));
    const turn = 2 * (sum - squares / slope);
    if (slope > 0 && sum < turn && turn < nextSum) best = Math.max(best, (squares + slope * (turn - sum)) / (turn * turn));
    [sum, squares] = [nextSum, nextSquares];
  }
  return Math.min(1, best);
}
