import { exactly, sumOfIntervals, type Interval } from "../uncertainty/interval.ts";
import { mayBeBelowZero, requireSameLength, sumsOfOthers, type ComparedCells } from "./compared-cells.ts";

/**
 * Outer bounds of the distance between two sets of shares: they contain every
 * admissible input, and are the tightest wherever it can be told of each
 * industry on which side of the reference it is.
 *
 * With d_i the difference of the shares of i, Σ d_i = 0, so D = ½ Σ |d_i| is
 * the greatest of f(I) = Σ_{i ∈ I} d_i over all sets I of industries: it is
 * reached by those with d_i > 0. f(I) is the difference of two shares of sums
 * of cells, whose tightest bounds are known (`shareDifferenceInterval`).
 *
 * Below: D ≥ f(I) for any I, so the least of one f(I) is a bound; taken is the
 * I of the middles, and the sums of those d_i that are certainly on one side.
 *
 * Above: let P be those certainly above and A those it cannot be told of. Then
 * D = f(P) + Σ_{A} max(d_i, 0) ≤ max f(P) + Σ_{A} max(high of d_i, 0), and the
 * same of those certainly below with the signs turned. Where it can be told of
 * few, that lets every one of them have all others low, and `mostOfAnySet`,
 * which does not, is less.
 */
export function shareDistanceInterval(cells: ComparedCells): Interval | undefined {
  const { area, rest, relation } = cells;
  requireSameLength(area, rest);
  const [areaOthers, restOthers] = [sumsOfOthers(area), sumsOfOthers(rest)];
  const whole = sumOfIntervals(area);
  const reference = relation === "inside" ? sumOfIntervals([...area, ...rest]) : sumOfIntervals(rest);
  if (whole.high === 0 || reference.high === 0 || mayBeBelowZero(cells)) return undefined;

  const differences = area.map((part, index) =>
    shareDifferenceInterval({ relation, part, others: areaOthers[index]!, restPart: rest[index]!, restOthers: restOthers[index]! }),
  );
  const boundsOf = (isIn: (difference: Interval) => boolean): Interval => {
    const pick = (intervals: readonly Interval[], wanted: boolean) =>
      sumOfIntervals(intervals.filter((_, index) => isIn(differences[index]!) === wanted));
    if (!differences.some(isIn)) return { low: 0, high: 0 };
    return shareDifferenceInterval({
      relation,
      part: pick(area, true),
      others: pick(area, false),
      restPart: pick(rest, true),
      restOthers: pick(rest, false),
    });
  };
  const sum = (value: (difference: Interval) => number) => differences.reduce((total, difference) => total + value(difference), 0);

  const above = boundsOf(({ low }) => low > 0).high + sum(({ low, high }) => (low > 0 ? 0 : Math.max(0, high)));
  const below = -boundsOf(({ high }) => high < 0).low + sum(({ low, high }) => (high < 0 ? 0 : Math.max(0, -low)));
  return {
    low: Math.max(
      0,
      boundsOf(({ low, high }) => low + high > 0).low,
      sum(({ low }) => Math.max(0, low)),
      sum(({ high }) => Math.max(0, -high)),
    ),
    high: Math.min(
      1,
      above,
      below,
      sum(({ high }) => Math.max(0, high)),
      sum(({ low }) => Math.max(0, -low)),
      mostOfAnySet(cells),
    ),
  };
}

const stretches = 8;
/** Which prices are tried is free: all give a bound. These come near the best, the likeliest first. */
const prices = [0.5, 0.3, 0.7, 0.1, 0.9];

/**
 * A bound of F(I) = x/(x+y) − u/(u+v) over all sets I of industries and all
 * inputs at once (x and u the sums over I of the area and of the rest, y and v
 * those over all others).
 *
 * F rises in x and v and falls in y and u, so what is in I is at its high in the
 * area and at its low in the rest, and the others the other way. With w(I) and
 * z(I) the widths of the cells in I, x+y = A + w(I) and u+v = C − z(I) for A the
 * lows of the area and C the highs of the rest. For w in [w0, w1] and z in
 * [z0, z1], and any prices p, q ≥ 0 (Lagrange),
 *
 *     F(I) ≤ x/(A + w0) − u/(C − z0) + p (w1 − w(I)) + q (z1 − z(I))
 *
 * which is a sum over I of one term an industry, greatest where I is those whose
 * term is above 0. All that w and z may be is cut into stretches, each with the
 * best of some prices.
 *
 * Inside its reference, the difference of the shares is F times the part of the
 * reference that is not the area.
 */
function mostOfAnySet({ relation, area, rest }: ComparedCells): number {
  const [inArea, inRest] = [sumOfIntervals(area), sumOfIntervals(rest)];
  if (!Number.isFinite(inArea.high) || !Number.isFinite(inRest.high) || inArea.low === 0 || inRest.low === 0) return 1;
  const highs = Float64Array.from(area, ({ high }) => high);
  const widths = Float64Array.from(area, ({ low, high }) => high - low);
  const restLows = Float64Array.from(rest, ({ low }) => low);
  const restWidths = Float64Array.from(rest, ({ low, high }) => high - low);
  const [widthOfArea, widthOfRest] = [inArea.high - inArea.low, inRest.high - inRest.low];
  let most = 0;
  for (let one = 0; one < stretches; one++) {
    for (let other = 0; other < stretches; other++) {
      const [w0, w1] = [(widthOfArea * one) / stretches, (widthOfArea * (one + 1)) / stretches];
      const [z0, z1] = [(widthOfRest * other) / stretches, (widthOfRest * (other + 1)) / stretches];
      const [wholeArea, wholeRest] = [inArea.low + w0, inRest.high - z0];
      let least = 1;
      for (const p of prices) {
        for (const q of prices) {
          if (least <= most) break; // it cannot be the greatest any more
          let bound = (p * w1) / wholeArea + (q * z1) / wholeRest;
          for (let index = 0; index < highs.length; index++) {
            const term = (highs[index]! - p * widths[index]!) / wholeArea - (restLows[index]! + q * restWidths[index]!) / wholeRest;
            if (term > 0) bound += term;
          }
          if (bound < least) least = bound;
        }
      }
      if (least > most) most = least;
    }
  }
  return relation === "inside" ? (most * inRest.high) / (inArea.low + inRest.high) : most;
}

/** A part of an area and of its reference, cut so that no job is in two. `rest` as in `ComparedCells`. */
export type ComparedPart = {
  relation: ComparedCells["relation"];
  part: Interval;
  others: Interval;
  restPart: Interval;
  restOthers: Interval;
};

/**
 * The tightest bounds of x/(x+y) − s, the share of a part less its share in the
 * reference.
 *
 * Apart, s = u/(u+v): it rises in x and v and falls in y and u, so both bounds
 * are at corners. Inside, s = (x+u)/(x+y+u+v), and with T = x+y+u+v
 *
 *     f = (xv − yu) / ((x+y) T)
 *
 * falls in u and rises in v. Its slope in x has the sign of y T² − (y+v)(x+y)²,
 * positive while T/(x+y) is above √((y+v)/y) and negative from there on: it
 * rises and then falls. In y it falls and then rises, by the same of the other
 * part (f of the others is −f). So its greatest is at the least u and the
 * greatest v, with y at an end and x at an end or where it turns; its least is
 * the greatest of the others with its sign turned.
 *
 * Of parts that may be below 0, as output may, it is bounded only where all are
 * known exactly.
 */
export function shareDifferenceInterval({ relation, part, others, restPart, restOthers }: ComparedPart): Interval {
  if ([part, others, restPart, restOthers].some(({ low }) => low < 0))
    return ofEitherSign({ relation, part, others, restPart, restOthers });
  if (relation === "apart") {
    return {
      low: shareOf(part.low, others.high, 0) - shareOf(restPart.high, restOthers.low, 1),
      high: shareOf(part.high, others.low, 1) - shareOf(restPart.low, restOthers.high, 0),
    };
  }
  return { low: -greatest(others, part, restOthers.low, restPart.high), high: greatest(part, others, restPart.low, restOthers.high) };
}

function ofEitherSign({ relation, ...cells }: ComparedPart): Interval {
  const isExact = Object.values(cells).every(({ low, high }) => low === high);
  const [x, y, u, v] = [cells.part.low, cells.others.low, cells.restPart.low, cells.restOthers.low];
  const difference = x / (x + y) - (relation === "inside" ? (x + u) / (x + y + u + v) : u / (u + v));
  return isExact && Number.isFinite(difference) ? exactly(difference) : { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
}

function greatest(x: Interval, y: Interval, u: number, v: number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const end of new Set([y.low, y.high])) {
    const turn = turningPoint(end, u, v);
    for (const at of [x.low, x.high, ...(x.low < turn && turn < x.high ? [turn] : [])]) most = Math.max(most, difference(at, end, u, v));
  }
  return Number.isNaN(most) ? 1 : most; // nothing holds a cell: nor does anything but the shares hold their difference
}

/** Where the difference is greatest in x. Infinity where more is always more. */
function turningPoint(y: number, u: number, v: number): number {
  if (y === 0) return 0;
  const ratio = Math.sqrt((y + v) / y);
  return ratio > 1 ? (u + v) / (ratio - 1) - y : Number.POSITIVE_INFINITY;
}

/** Of no area at all, what it comes to as the part alone appears. */
function difference(x: number, y: number, u: number, v: number): number {
  if (x + y === 0) return u + v === 0 ? 0 : v / (u + v);
  return x / (x + y) - (x + u) / (x + y + u + v);
}

const shareOf = (part: number, others: number, ofNothing: number): number =>
  part + others === 0 ? ofNothing : Number.isFinite(part) ? part / (part + others) : 1;
