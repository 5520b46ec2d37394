import * as z from "zod";
import type { Interval } from "@concord/analysis";
import { rounded } from "@concord/kernel";

/**
 * A figure with the interval within which the truth must lie, given how its
 * source rounds or samples. Null where it is undefined or, of a bound, where
 * nothing is known to hold it.
 */
export const Figure = z.object({ point: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() });
export type Figure = z.infer<typeof Figure>;

export const unknown: Figure = { point: null, low: null, high: null };

/** Twelve significant digits, so that the same question has the same hash on every machine. */
export function figure(point: number | undefined, interval: Interval | undefined): Figure {
  return { point: finite(point), low: finite(interval?.low), high: finite(interval?.high) };
}

/** A figure known exactly. */
export const exactFigure = (value: number | undefined): Figure =>
  value === undefined ? unknown : figure(value, { low: value, high: value });

/** A figure as an interval, where what is not known to be held is not. */
export const intervalOf = ({ point, low, high }: Figure): Interval | undefined =>
  point === null ? undefined : { low: low ?? Number.NEGATIVE_INFINITY, high: high ?? Number.POSITIVE_INFINITY };

const finite = (value: number | undefined): number | null =>
  value === undefined || !Number.isFinite(value) ? null : value === 0 ? 0 : rounded(value); // no -0
