import { centre, spread, type Yardstick } from "./spread.ts";

/**
 * How far each value lies from the middle of all of them, in units of their
 * spread:
 *
 *     z = (x − mean) / standard deviation,   or   (x − median) / (1.4826 × median absolute deviation)
 *
 * A value that is not known has none, and takes no part in the middle or the
 * spread: it is never put at the middle. Undefined for all where there is no
 * spread, or fewer than two are known. Does not depend on the unit, nor on
 * where the unit's zero lies.
 */
export function standardScores(values: readonly (number | undefined)[], yardstick: Yardstick): (number | undefined)[] {
  const known = values.filter((value) => value !== undefined);
  const [middle, unit] = [centre(known, yardstick), spread(known, yardstick)];
  return values.map((value) => (value === undefined || middle === undefined || !unit ? undefined : (value - middle) / unit));
}
