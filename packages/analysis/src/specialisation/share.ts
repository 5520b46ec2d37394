import type { Interval } from "../uncertainty/interval.ts";

/** What part of the whole this is, 0 to 1. Undefined when there is no whole to be part of. */
export function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}

/**
 * Bounds of a share, given the part and the rest of the whole apart: the part
 * is in its own whole, and must not be let vary twice. It rises in the part and
 * falls in the rest, so both bounds are at corners. Where either may be below 0,
 * as output may, which way it goes in the one depends on the other: all corners
 * are tried. Nothing bounds the share of a whole that may be 0 by such parts.
 */
export function shareInterval(part: Interval, rest: Interval): Interval | undefined {
  if (part.high + rest.high === 0 && part.low >= 0 && rest.low >= 0) return undefined;
  if (part.low < 0 || rest.low < 0) return ofEitherSign(part, rest);
  return {
    low: part.low === 0 ? (rest.high === 0 ? 1 : 0) : part.low / (part.low + rest.high),
    high: part.high === 0 ? 0 : part.high === Number.POSITIVE_INFINITY ? 1 : part.high / (part.high + rest.low),
  };
}

function ofEitherSign(part: Interval, rest: Interval): Interval {
  const ends = [part.low, part.high].flatMap((one) => [rest.low, rest.high].map((other) => one / (one + other)));
  const isHeld = part.low + rest.low > 0 || part.high + rest.high < 0;
  if (!isHeld || !ends.every(Number.isFinite)) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  return { low: Math.min(...ends), high: Math.max(...ends) };
}
