import type { Interval } from "../uncertainty/interval.ts";

/** What part of the whole this is, 0 to 1. Undefined when there is no whole to be part of. */
export function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}

/**
 * Bounds of a share, given the part and the rest of the whole apart: the part
 * is in its own whole, and must not be let vary twice. It rises in the part and
 * falls in the rest, so both bounds are at corners.
 */
export function shareInterval(part: Interval, rest: Interval): Interval | undefined {
  if (part.high + rest.high === 0) return undefined;
  return {
    low: part.low === 0 ? 0 : part.low / (part.low + rest.high),
    high: part.high === 0 ? 0 : part.high === Number.POSITIVE_INFINITY ? 1 : part.high / (part.high + rest.low),
  };
}
