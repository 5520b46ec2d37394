import type { Interval } from "../uncertainty/interval.ts";
import type { ComparedCells } from "./compared-cells.ts";
import { shareDistance } from "./share-distance.ts";
import { shareDistanceInterval } from "./share-distance-interval.ts";

/**
 * How unlike an area's mix of industries is to another's (Krugman 1991):
 *
 *     K = Σ |s_ij − s_i|
 *
 * of the shares of jobs by industry in the area and in the other economy, which
 * may be the reference the area is part of, or another area. 0: the same mix.
 * 2: no industry in common. Undefined when either has no jobs.
 */
export function krugmanSpecialisation(area: ArrayLike<number>, reference: ArrayLike<number>): number | undefined {
  const distance = shareDistance(area, reference);
  return distance === undefined ? undefined : 2 * distance;
}

/** Outer bounds of Krugman's index: see `shareDistanceInterval`. */
export function krugmanSpecialisationInterval(cells: ComparedCells): Interval | undefined {
  const bounds = shareDistanceInterval(cells);
  return bounds && { low: 2 * bounds.low, high: 2 * bounds.high };
}

/**
 * The share of an area's jobs that would have to be in other industries for its
 * mix to be the reference's (Hoover and Giarratani, An Introduction to Regional
 * Economics): half of Krugman's index, 0 to 1.
 */
export function coefficientOfSpecialisation(area: ArrayLike<number>, reference: ArrayLike<number>): number | undefined {
  return shareDistance(area, reference);
}

/** Outer bounds of the coefficient of specialisation: see `shareDistanceInterval`. */
export function coefficientOfSpecialisationInterval(cells: ComparedCells): Interval | undefined {
  return shareDistanceInterval(cells);
}
