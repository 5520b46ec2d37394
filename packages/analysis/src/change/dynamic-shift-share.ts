import { requireSameIndustries, shiftShare, sumIfAll, totalShift, type Economy, type Shift, type ShiftShare } from "./shift-share.ts";

/**
 * Shift-share year by year, summed (Barff and Knight 1988).
 *
 * Over many years the classic one gives every year the mix and the size of the
 * first. Here each year is reckoned from the year before it, and the national,
 * mix and competitive effects are the sums over the years. They still add up to
 * the change from the first year to the last.
 *
 * `years` in order, with none left out: a gap makes one long step of several
 * years. Undefined of an industry where it is in one of the years; see
 * `shiftShare`. Of fewer than two years there is no change to tell of.
 */
export function dynamicShiftShare(years: readonly Economy[]): ShiftShare {
  if (years.length < 2) throw new RangeError("A change needs at least two years");
  requireSameIndustries(years);
  const steps = years.slice(1).map((after, index) => shiftShare(years[index]!, after));
  const sectors = steps[0]!.sectors.map(
    (_, industry): Shift => ({
      change: steps.reduce((sum, { sectors }) => sum + sectors[industry]!.change, 0),
      national: sumIfAll(steps.map(({ sectors }) => sectors[industry]!.national)),
      mix: sumIfAll(steps.map(({ sectors }) => sectors[industry]!.mix)),
      competitive: sumIfAll(steps.map(({ sectors }) => sectors[industry]!.competitive)),
    }),
  );
  return { sectors, total: totalShift(sectors) };
}
