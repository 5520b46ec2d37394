import type { Interval } from "../uncertainty/interval.ts";
import type { Commuters } from "./commuters.ts";

/** Workers who come in less those who go out, which is also jobs here less residents in work. */
export const netCommuting = ({ out, in: inward }: Commuters<number>): number => inward - out;

/** The tightest bounds: no worker both comes in and goes out, so the two vary each on its own. */
export function netCommutingInterval({ out, in: inward }: Commuters<Interval>): Interval {
  return { low: inward.low - out.high, high: inward.high - out.low };
}

/**
 * Jobs here for each resident in work:
 *
 *     (within + in) / (within + out)
 *
 * 1 where as many come in as go out; above it the area is one to work in, below
 * it one to live in. Undefined where no resident is in work. The U.S. Census
 * Bureau's employment-residence ratio. It is not the ONS jobs density, which
 * sets jobs against everybody of working age.
 */
export function jobsPerResidentWorker({ within, out, in: inward }: Commuters<number>): number | undefined {
  return within + out === 0 ? undefined : (within + inward) / (within + out);
}

/**
 * The tightest bounds of it. It rises in those who come in and falls in those
 * who go out. In those who live and work here its slope has the sign of
 * out − in, which at either corner of the other two is one sign throughout: so
 * both ends are at corners, and both corners are tried. `high` is Infinity
 * where perhaps no resident is in work and somebody comes in.
 */
export function jobsPerResidentWorkerInterval({ within, out, in: inward }: Commuters<Interval>): Interval | undefined {
  if (within.high + out.high === 0) return undefined;
  const atEnds = (inwardEnd: number, outEnd: number) => [within.low, within.high].map((end) => ratio(end, inwardEnd, outEnd));
  return {
    low: Math.min(...atEnds(inward.low, out.high).filter((one) => !Number.isNaN(one))),
    high: Math.max(0, ...atEnds(inward.high, out.low).filter((one) => !Number.isNaN(one))),
  };
}

/** The ratio, or what it comes to as one of the three grows without end or as the last resident goes. NaN of nothing at all. */
function ratio(within: number, inward: number, out: number): number {
  if (within === Number.POSITIVE_INFINITY) return 1;
  if (out === Number.POSITIVE_INFINITY) return 0;
  return (within + inward) / (within + out);
}
