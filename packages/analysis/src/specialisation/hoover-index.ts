import type { Interval } from "../uncertainty/interval.ts";
import type { ComparedCells } from "./compared-cells.ts";
import { shareDistance } from "./share-distance.ts";
import { shareDistanceInterval } from "./share-distance-interval.ts";

/**
 * How concentrated something is across places (Hoover 1936): the share of it
 * that would have to move for every place to have of it as it has of the rest.
 *
 *     H = ½ Σ |x_j / x − p_j / p|
 *
 * x: jobs in an industry, or income, by place; p: population or all jobs by
 * place. 0: spread as the rest is; towards 1: all of it where next to nothing
 * of the rest is. Undefined when either is nothing.
 */
export function hooverIndex(byPlace: ArrayLike<number>, comparedWith: ArrayLike<number>): number | undefined {
  return shareDistance(byPlace, comparedWith);
}

/** Outer bounds of Hoover's index: see `shareDistanceInterval`. `inside` where what is concentrated is part of what it is compared with, as an industry's jobs are of all jobs. */
export function hooverIndexInterval(cells: ComparedCells): Interval | undefined {
  return shareDistanceInterval(cells);
}
