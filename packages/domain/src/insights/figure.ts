import type { Interval } from "@concord/analysis";
import { rounded } from "@concord/kernel";
import type { Figure } from "./insight.ts";

export const unknown: Figure = { point: null, low: null, high: null };

/** Twelve significant digits, so that the same question has the same hash on every machine. */
export function figure(point: number | undefined, interval: Interval | undefined): Figure {
  return { point: finite(point), low: finite(interval?.low), high: finite(interval?.high) };
}

/** A figure as an interval, where what is not known to be held is not. */
export const intervalOf = ({ point, low, high }: Figure): Interval | undefined =>
  point === null ? undefined : { low: low ?? Number.NEGATIVE_INFINITY, high: high ?? Number.POSITIVE_INFINITY };

const finite = (number: number | undefined): number | null =>
  number === undefined || !Number.isFinite(number) ? null : number === 0 ? 0 : rounded(number); // no -0
