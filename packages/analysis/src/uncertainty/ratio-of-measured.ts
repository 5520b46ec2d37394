import { shareInterval } from "../specialisation/share.ts";
import type { Interval } from "./interval.ts";
import type { Measured } from "./measured.ts";
import { reachOf } from "./sampling-error.ts";
import type { Dependence } from "./sum-of-measured.ts";

/**
 * One measured figure over another that cannot be negative, and the interval
 * that has from theirs.
 *
 * Both from samples and independent: Fieller's interval (1954, Journal of the
 * Royal Statistical Society B 16, 175), in the form that takes intervals which
 * do not lie evenly about their points (MOVER-R, Donner and Zou 2012,
 * Statistical Methods in Medical Research 21, 347). A ratio R is in it when
 * x − R y could be 0:
 *
 *     (x − R y)² ≤ reach(x)² + R² reach(y)²
 *
 * Fieller and not the delta method. They agree while the denominator is sure;
 * as its error nears its size, which small areas reach, the delta method stays
 * even about the point and finite where the true interval is neither. Fieller's
 * has no upper end exactly when the denominator could be 0, and so it is told:
 * `high` is Infinity.
 *
 * One of them or both rounded, or dependence unknown: the least numerator over
 * the greatest denominator to the greatest over the least. Of two rounded
 * figures these are the tightest bounds; of one from a sample and one rounded
 * they hold with at least 95% whatever the rounding was; where the dependence
 * is unknown they are the Fieller interval of errors that go wholly against
 * each other, which contains every other.
 *
 * Undefined when the denominator is 0.
 */
export function ratioOfMeasured(numerator: Measured, denominator: Measured, dependence: Dependence): Measured | undefined {
  if (denominator.point < 0) throw new RangeError(`${denominator.point} is below 0, which a denominator must not be`);
  if (denominator.point === 0) return undefined;
  const point = numerator.point / denominator.point;
  const isFieller = dependence === "independent" && numerator.error === "sampling" && denominator.error === "sampling";
  const { low, high } = isFieller ? fieller(numerator, denominator) : corners(numerator, denominator);
  const least = numerator.low >= 0 ? 0 : Number.NEGATIVE_INFINITY;
  return {
    point,
    low: Math.min(point, Math.max(least, low)), // a point that is off by its last digit stays inside
    high: Math.max(point, high),
    error: errorOf(numerator, denominator),
  };
}

/**
 * What part of a whole this is, 0 to 1, the rest of the whole being measured
 * apart: part / (part + rest), for figures that cannot be negative.
 *
 * The part is in its own whole and must not be let vary twice. A share rises
 * with the ratio r of the part to the rest, and with nothing else: share =
 * r / (1 + r). So its interval is that of the ratio, carried over: as tight and
 * as sure, and finite where the ratio's is not. Undefined when there is no whole.
 */
export function shareOfMeasured(part: Measured, rest: Measured, dependence: Dependence): Measured | undefined {
  if (part.point < 0 || rest.point < 0) throw new RangeError("a part of a whole must not be negative");
  if (part.point + rest.point === 0) return undefined;
  const point = part.point / (part.point + rest.point);
  const { low, high } = shareBounds(part, rest, dependence);
  return { point, low: Math.min(point, low), high: Math.max(point, high), error: errorOf(part, rest) };
}

function shareBounds(part: Measured, rest: Measured, dependence: Dependence): Interval {
  const isFieller = dependence === "independent" && part.error === "sampling" && rest.error === "sampling";
  if (!isFieller) return shareInterval(notBelowZero(part), notBelowZero(rest))!;
  if (rest.point > 0) {
    const { low, high } = fieller(part, rest);
    return { low: shareAt(Math.max(0, low)), high: shareAt(high) };
  }
  const { low, high } = fieller(rest, part); // the share falls with the ratio of the rest to the part
  return { low: 1 - shareAt(high), high: 1 - shareAt(Math.max(0, low)) };
}

const notBelowZero = ({ low, high }: Interval): Interval => ({ low: Math.max(0, low), high: Math.max(0, high) });
const shareAt = (ratio: number): number => (ratio === Number.POSITIVE_INFINITY ? 1 : ratio / (1 + ratio));

function errorOf(one: Measured, other: Measured): Measured["error"] {
  if (one.error === "sampling" || other.error === "sampling") return "sampling";
  return one.error === "rounding" || other.error === "rounding" ? "rounding" : "none";
}

function corners(numerator: Interval, denominator: Interval): Interval {
  const { low: least, high: most } = notBelowZero(denominator);
  return {
    low: numerator.low === 0 ? 0 : numerator.low / (numerator.low > 0 ? most : least),
    high: numerator.high === 0 ? 0 : numerator.high / (numerator.high > 0 ? least : most),
  };
}

/**
 * Both ends are roots of a R² − 2xy R + c = 0, with a = y² − reach(y)² and
 * c = x² − reach(x)²: the lower with the numerator's reach below and the
 * denominator's above, the upper the other way round.
 */
function fieller(numerator: Measured, denominator: Measured): Interval {
  const x = numerator.point;
  const y = denominator.point;
  const reachX = reachOf(numerator);
  const reachY = reachOf(denominator);
  if (x < 0) {
    // The mirror image: the interval of −x/y, turned round.
    const { low, high } = fieller({ point: -x, low: -numerator.high, high: -numerator.low, error: "sampling" }, denominator);
    return { low: -high, high: -low };
  }
  const isLowBelowZero = reachX.below > x;
  return {
    low: lowerRoot({ x, y, reachX: reachX.below, reachY: isLowBelowZero ? reachY.below : reachY.above }),
    high: upperRoot({ x, y, reachX: reachX.above, reachY: reachY.below }),
  };
}

type Equation = { readonly x: number; readonly y: number; readonly reachX: number; readonly reachY: number };

function lowerRoot({ x, y, reachX, reachY }: Equation): number {
  const a = (y - reachY) * (y + reachY);
  const c = (x - reachX) * (x + reachX);
  if (c === 0) return 0;
  const root = Math.sqrt(Math.max(0, x * x * y * y - a * c));
  // From the product of the roots, c/a, so that near equals are not taken from each other; also where a is 0 or less.
  if (c > 0) return c / (x * y + root);
  return a > 0 ? (x * y - root) / a : Number.NEGATIVE_INFINITY;
}

function upperRoot({ x, y, reachX, reachY }: Equation): number {
  const a = (y - reachY) * (y + reachY);
  if (a <= 0) return Number.POSITIVE_INFINITY; // the denominator could be 0
  const c = (x - reachX) * (x + reachX);
  return (x * y + Math.sqrt(Math.max(0, x * x * y * y - a * c))) / a;
}
