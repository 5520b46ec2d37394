import { growthOf, requireSameIndustries, sectorShift, sumIfAll, totalShift, type Economy, type Shift } from "./shift-share.ts";

/** A change in jobs, whose competitive effect is cut into what is competitive alone and what is allocation. */
export type EstebanMarquillasShift = Shift & {
  /** e′, the jobs the industry would have had in the area, had the area the reference's mix. Undefined where the reference has no jobs. */
  readonly homothetic: number | undefined;
  readonly allocation: number | undefined;
  /** Dunn's competitive effect, of which the two are the parts: known also where it cannot be cut. */
  readonly differential: number | undefined;
};

export type EstebanMarquillas = {
  readonly sectors: readonly EstebanMarquillasShift[];
  readonly total: Shift & {
    readonly allocation: number | undefined;
    /** What came in industries that the area had none of at the start, which no growth and so no cut can be told of. */
    readonly fromNothing: number;
  };
};

/**
 * Shift-share as Esteban-Marquillas (1972) extended it. Dunn's competitive
 * effect is large where an industry is large, whatever it did; so it is cut at
 * e′ = e_j e_i / e, the jobs at the start under the reference's mix. With r the
 * industry's growth in the area and g_i in the reference:
 *
 *     competitive  e′ (r − g_i)          as if the area had been no more in it than others
 *     allocation   (e0 − e′)(r − g_i)    for being more (or less) in what it is better (or worse) at
 *
 * In jobs. The two add up to Dunn's competitive effect; with the national and
 * the mix effect all four add up to the change.
 *
 * An industry the area had none of has no growth r, so neither part: what came
 * of it is `fromNothing` in the total, and the total's parts are the sums of the
 * other industries. national + mix + competitive + allocation + fromNothing is
 * the change.
 */
export function estebanMarquillas(before: Economy, after: Economy): EstebanMarquillas {
  requireSameIndustries([before, after]);
  const growth = growthOf(before.reference, after.reference);
  const areaTotal = sum(before.area);
  const referenceTotal = sum(before.reference);
  const sectors = Array.from(before.area, (start, industry): EstebanMarquillasShift => {
    const factor = after.reference[industry]! / before.reference[industry]!;
    const shift = sectorShift({ start, end: after.area[industry]!, growth, industryFactor: factor });
    const homothetic = referenceTotal === 0 ? undefined : (areaTotal * before.reference[industry]!) / referenceTotal;
    const differential = shift.competitive;
    const canBeCut = start !== 0 && homothetic !== undefined && differential !== undefined;
    const competitive = canBeCut ? (homothetic * differential) / start : undefined;
    return {
      ...shift,
      homothetic,
      differential,
      competitive,
      allocation: competitive === undefined ? undefined : differential! - competitive,
    };
  });

  const begun = sectors.filter((_, industry) => before.area[industry] !== 0);
  const { change, national, mix } = totalShift(sectors);
  return {
    sectors,
    total: {
      change,
      national,
      mix,
      competitive: sumIfAll(begun.map(({ competitive }) => competitive)),
      allocation: sumIfAll(begun.map(({ allocation }) => allocation)),
      fromNothing: sectors.reduce((come, { change: more }, industry) => (before.area[industry] === 0 ? come + more : come), 0),
    },
  };
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let index = 0; index < values.length; index++) total += values[index]!;
  return total;
}
