import { share, shareInterval } from "../specialisation/share.ts";
import type { Interval } from "../uncertainty/interval.ts";
import type { Commuters } from "./commuters.ts";

export type SelfContainment<Share> = {
  /** Of those who live here and are in work, how many work here. */
  supply: Share | undefined;
  /** Of those who work here, how many live here. */
  demand: Share | undefined;
};

/**
 * How far an area is a labour market of its own, from both sides.
 *
 *     supply side = live and work here / residents in work  = within / (within + out)
 *     demand side = live and work here / jobs here          = within / (within + in)
 *
 * Shares, 0 to 1. A side is undefined where it has nobody: no resident in work,
 * or no job. Goodman, J. F. B. (1970), The definition and analysis of local
 * labour markets, British Journal of Industrial Relations 8; Coombes and Bond
 * (2008), Travel-to-Work Areas: the 2007 review, ONS.
 */
export function selfContainment({ within, out, in: inward }: Commuters<number>): SelfContainment<number> {
  return { supply: share(within, within + out), demand: share(within, within + inward) };
}

/**
 * The tightest bounds of both sides. Those who live and work here are in their
 * own whole, and are not let vary twice: each side rises in them and falls in
 * those who cross, so both ends are at corners.
 */
export function selfContainmentInterval({ within, out, in: inward }: Commuters<Interval>): SelfContainment<Interval> {
  return { supply: shareInterval(within, out), demand: shareInterval(within, inward) };
}
