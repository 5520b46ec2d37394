import type { Interval } from "../uncertainty/interval.ts";
import type { Commuters } from "./commuters.ts";

/** What an area must come to, to be a labour market of its own. The larger it is, the less self-contained it need be. */
export type TravelToWorkRule = {
  /** Enough for an area of the target size or more, 0 to 1. */
  readonly leastSelfContainment: number;
  /** Asked of an area of the least size. */
  readonly targetSelfContainment: number;
  /** Residents in work. */
  readonly leastSize: number;
  readonly targetSize: number;
};

/**
 * The rule of the United Kingdom's Travel to Work Areas of 2007 and 2011:
 * Coombes and Bond (2008), Travel-to-Work Areas: the 2007 review, ONS; Coombes
 * and ONS (2015), Travel to Work Areas, CURDS RR2015/05.
 */
export const travelToWorkAreas2011: TravelToWorkRule = {
  leastSelfContainment: 0.667,
  targetSelfContainment: 0.75,
  leastSize: 3_500,
  targetSize: 25_000,
};

/**
 * How an area stands to the rule: 1 or more where it meets it, less where it
 * does not.
 *
 *     size = within + out,  sc = min(within / (within + out), within / (within + in))
 *
 *             min(sc, target sc)   target sc   (     (     least sc  )        (    target size − size     ) )
 *     validity = ---------------- × --------- × ( 1 − ( 1 − --------- ) × max ( ------------------------, 0 ) )
 *                  target sc         least sc   (     (     target sc )        ( target size − least size   ) )
 *
 * So an area of the least size needs the target self-containment on both sides,
 * one of the target size the least, and in between some of each. One below the
 * least size never meets it. Where size alone would take it below 0 it is 0.
 *
 * Undefined where no resident is in work, or no job is here. The trade-off is
 * the one of Franconi, D'Alò and Ichim (2016), Istat implementation of the
 * algorithm to develop Labour Market Areas, after Coombes and Bond; their
 * programme calls an area valid at once where nobody crosses its border,
 * however small, which the rule does not, and nor do we.
 */
export function travelToWorkValidity({ within, out, in: inward }: Commuters<number>, rule: TravelToWorkRule): number | undefined {
  requireRule(rule);
  if (within + out === 0 || within + inward === 0) return undefined;
  return validity(within, out, inward, rule);
}

/**
 * The tightest bounds of it. Validity rises in those who live and work here and
 * falls in those who come in. In those who go out it is neither, for they make
 * the area larger and less self-contained: with the others held it rises until
 * they hold the self-containment down (where they are as many as come in, or as
 * the target leaves room for), and on either side of that, and of the point
 * where the target size is reached, it goes one way. So its extremes are at the
 * ends of `out` or at those two points, and all are tried.
 */
export function travelToWorkValidityInterval(commuters: Commuters<Interval>, rule: TravelToWorkRule): Interval | undefined {
  requireRule(rule);
  const { within, out, in: inward } = commuters;
  if (within.high + out.high === 0 || within.high + inward.high === 0) return undefined;
  return {
    low: Math.min(...turningPoints(within.low, inward.high, out, rule).map((one) => validity(within.low, one, inward.high, rule))),
    high: Math.max(...turningPoints(within.high, inward.low, out, rule).map((one) => validity(within.high, one, inward.low, rule))),
  };
}

function turningPoints(within: number, inward: number, out: Interval, rule: TravelToWorkRule): number[] {
  const bindsFrom = Math.max(inward, within / rule.targetSelfContainment - within);
  const between = [bindsFrom, rule.targetSize - within].filter((one) => out.low < one && one < out.high);
  return [out.low, out.high, ...between];
}

function validity(within: number, out: number, inward: number, rule: TravelToWorkRule): number {
  const { leastSelfContainment, targetSelfContainment, leastSize, targetSize } = rule;
  const contained = Math.min(part(within, out), part(within, inward));
  const tooSmall = Math.max((targetSize - within - out) / (targetSize - leastSize), 0);
  const ofTarget = leastSelfContainment / targetSelfContainment;
  return ((Math.min(contained, targetSelfContainment) / targetSelfContainment) * Math.max(1 - (1 - ofTarget) * tooSmall, 0)) / ofTarget;
}

/** What part of both together the one is, however many there are; of nobody, none. */
const part = (one: number, other: number): number => (one === 0 ? 0 : one === Number.POSITIVE_INFINITY ? 1 : one / (one + other));

function requireRule({ leastSelfContainment, targetSelfContainment, leastSize, targetSize }: TravelToWorkRule): void {
  const rises = 0 < leastSelfContainment && leastSelfContainment < targetSelfContainment && targetSelfContainment <= 1;
  if (!rises) throw new RangeError("The least self-containment must be above 0 and below the target, which is at most 1");
  if (!(0 < leastSize && leastSize < targetSize)) throw new RangeError("The least size must be above 0 and below the target size");
}
