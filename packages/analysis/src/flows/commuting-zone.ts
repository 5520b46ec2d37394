import { share, shareInterval } from "../specialisation/share.ts";
import type { Interval } from "../uncertainty/interval.ts";
import type { Belonging } from "./smallest-supply.ts";

type Workers = Interval & { readonly point: number };

/** The residents in work of one place, by whether they work in the area. */
export type SentWorkers = { readonly place: string; readonly here: Workers; readonly elsewhere: Workers };

export type ZoneMember = {
  readonly place: string;
  /** Of its residents in work, how many work in the area, 0 to 1. Undefined where it has none. */
  readonly share: number | undefined;
  readonly interval: Interval | undefined;
  readonly belonging: Belonging;
};

/**
 * The share of their workers that the EU and the OECD ask of the places in a
 * city's commuting zone: Dijkstra, Poelman and Veneri (2019), The EU-OECD
 * definition of a functional urban area.
 */
export const functionalUrbanAreaShare = 0.15;

/**
 * The places that send at least a share of their resident workers to an area.
 * Each share is given with its tightest bounds: those who work in the area are
 * part of their own whole. A place belongs certainly where even its least share
 * is enough, perhaps where only its greatest is.
 *
 * One round and no more: the EU-OECD definition goes on to drop exclaves and
 * take in enclaves, which needs a map.
 */
export function commutingZone(places: readonly SentWorkers[], leastShare: number): ZoneMember[] {
  return places.map(({ place, here, elsewhere }) => {
    const interval = shareInterval(here, elsewhere);
    return { place, share: share(here.point, here.point + elsewhere.point), interval, belonging: belongingOf(interval, leastShare) };
  });
}

function belongingOf(interval: Interval | undefined, leastShare: number): Belonging {
  if (interval === undefined || interval.high < leastShare) return "certainly-not";
  return interval.low >= leastShare ? "certainly" : "perhaps";
}
