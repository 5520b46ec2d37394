/** Jobs by industry in an area and in its reference economy, in the same order. */
export type Economy = { readonly area: ArrayLike<number>; readonly reference: ArrayLike<number> };

/** A change in jobs and what it is made of. A part is undefined where it has nothing to be reckoned from. */
export type Shift = {
  /** e1 − e0. */
  readonly change: number;
  readonly national: number | undefined;
  readonly mix: number | undefined;
  readonly competitive: number | undefined;
};

export type ShiftShare = {
  /** By industry, in the order given. */
  readonly sectors: readonly Shift[];
  /** Of the area: each part the sum of its sectors', and undefined where one of them is. */
  readonly total: Shift;
};

/**
 * Where a change in jobs came from (Dunn 1960; Creamer 1943). For each industry
 * of an area, with e its jobs before (0) and after (1), g the growth of the
 * reference economy and g_i that of the industry in it:
 *
 *     national     e0 × g           had the area grown as the reference did
 *     mix          e0 × (g_i − g)   what being in this industry added
 *     competitive  e1 − e0 (1 + g_i) what it did better or worse than the industry elsewhere
 *
 * In jobs; the three add up to the change, industry by industry and in all. The
 * competitive effect is written without the area's own growth, so that an
 * industry that began from nothing has one: all it has now.
 *
 * Undefined: national and mix where the reference had no jobs at the start; mix
 * and competitive of an industry that the area had and the reference had not,
 * which can be only where the area is not in its reference.
 */
export function shiftShare(before: Economy, after: Economy): ShiftShare {
  requireSameIndustries([before, after]);
  const growth = growthOf(before.reference, after.reference);
  const sectors = Array.from(
    before.area,
    (start, industry): Shift =>
      sectorShift({ start, end: after.area[industry]!, growth, industryFactor: after.reference[industry]! / before.reference[industry]! }),
  );
  return { sectors, total: totalShift(sectors) };
}

type Moving = {
  start: number;
  end: number;
  /** Of the reference economy; undefined from nothing. */
  growth: number | undefined;
  /** 1 + g_i; not finite from nothing. */
  industryFactor: number;
};

export function sectorShift({ start, end, growth, industryFactor }: Moving): Shift {
  const factor = Number.isFinite(industryFactor) ? industryFactor : undefined;
  return {
    change: end - start,
    national: growth === undefined ? undefined : start === 0 ? 0 : start * growth,
    mix: growth === undefined ? undefined : start === 0 ? 0 : factor === undefined ? undefined : start * (factor - 1 - growth),
    competitive: start === 0 ? end : factor === undefined ? undefined : end - start * factor,
  };
}

/** The growth of all industries together; undefined from nothing. */
export function growthOf(before: ArrayLike<number>, after: ArrayLike<number>): number | undefined {
  let [start, end] = [0, 0];
  for (let industry = 0; industry < before.length; industry++) {
    start += before[industry]!;
    end += after[industry]!;
  }
  return start === 0 ? undefined : end / start - 1;
}

export function totalShift(sectors: readonly Shift[]): Shift {
  return {
    change: sectors.reduce((sum, { change }) => sum + change, 0),
    national: sumIfAll(sectors.map(({ national }) => national)),
    mix: sumIfAll(sectors.map(({ mix }) => mix)),
    competitive: sumIfAll(sectors.map(({ competitive }) => competitive)),
  };
}

/** The sum, and undefined where one of them is. */
export function sumIfAll(values: readonly (number | undefined)[]): number | undefined {
  let sum = 0;
  for (const value of values) {
    if (value === undefined) return undefined;
    sum += value;
  }
  return sum;
}

export function requireSameIndustries(economies: readonly Economy[]): void {
  const [first] = economies;
  for (const { area, reference } of economies) {
    if (area.length !== first!.area.length || reference.length !== first!.area.length) {
      throw new RangeError("The area and its reference must have the same industries in every period");
    }
  }
}
