import type { LongRun } from "../long-run.ts";
import { type DistanceWeight, weightAtDistance } from "./distance-weight.ts";
import { pointIndex } from "./point-index.ts";
import type { Points } from "./points.ts";
import { type Neighbour, type SpatialWeights, spatialWeights } from "./spatial-weights.ts";

export type NearestNeighbours = {
  readonly weights: SpatialWeights;
  /**
   * The places for which several were just as far as the last neighbour and not
   * all could be taken: those that stand first in the order of the places were.
   * To be told: another order could give other neighbours.
   */
  readonly tied: readonly number[];
};

/** Distances that differ by less than this part are equal: it is what rounding makes of equal ones. */
const asFar = 1e-9;

/**
 * The k nearest of each place; all others where there are no more than k. Every
 * place has as many neighbours, so none is an island, but to be among the nearest
 * of another is not mutual: `symmetrised` makes it so.
 */
export function* nearestNeighbours(
  points: Points,
  { k, weigh }: { readonly k: number; readonly weigh: DistanceWeight },
): LongRun<NearestNeighbours> {
  if (!Number.isInteger(k) || k < 1) throw new RangeError(`${k} is not a number of neighbours`);
  const index = pointIndex(points);
  const rows: Neighbour[][] = [];
  const tied: number[] = [];
  for (let place = 0; place < index.size; place++) {
    const distances = index.nearestDistances(place, k);
    const furthest = distances.at(-1) ?? 0;
    const nearer: Near[] = [];
    const last: Near[] = [];
    index.within(place, furthest * (1 + asFar), (other, metres) => {
      (metres < furthest * (1 - asFar) ? nearer : last).push({ other, metres });
    });
    last.sort((one, another) => one.other - another.other);
    const free = distances.length - nearer.length;
    if (last.length > free) tied.push(place);
    rows.push([...nearer, ...last.slice(0, free)].map(({ other, metres }) => ({ place: other, weight: weightAtDistance(weigh, metres) })));
    if (place % 256 === 255) yield (place + 1) / index.size;
  }
  return { weights: spatialWeights(rows), tied };
}

type Near = { readonly other: number; readonly metres: number };
