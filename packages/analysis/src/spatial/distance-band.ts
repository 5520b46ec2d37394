import type { LongRun } from "../long-run.ts";
import { type DistanceWeight, weightAtDistance } from "./distance-weight.ts";
import { pointIndex } from "./point-index.ts";
import type { Points } from "./points.ts";
import { type Neighbour, type SpatialWeights, spatialWeights } from "./spatial-weights.ts";

export type DistanceBand = {
  readonly withinMetres: number;
  readonly weigh: DistanceWeight;
  /** More than this, counting each from both sides, are not made: memory grows with them. */
  readonly mostNeighbours: number;
};

/**
 * Everybody within the distance, ends included, is a neighbour. Symmetric. A
 * place with nobody so near is an island. Undefined where there would be more
 * neighbours than `mostNeighbours`.
 */
export function* distanceBand(points: Points, { withinMetres, weigh, mostNeighbours }: DistanceBand): LongRun<SpatialWeights | undefined> {
  if (!(withinMetres > 0 && withinMetres < Number.POSITIVE_INFINITY)) throw new RangeError(`${withinMetres} metres is not a distance band`);
  const index = pointIndex(points);
  const rows: Neighbour[][] = [];
  let count = 0;
  let reported = 0;
  for (let place = 0; place < index.size; place++) {
    const row: Neighbour[] = [];
    index.within(place, withinMetres, (other, metres) => {
      if (row.length <= mostNeighbours) row.push({ place: other, weight: weightAtDistance(weigh, metres) });
    });
    rows.push(row);
    count += row.length;
    if (count > mostNeighbours) return undefined;
    if (count + place - reported > 20_000) {
      reported = count + place;
      yield (place + 1) / index.size;
    }
  }
  return spatialWeights(rows);
}

/**
 * The least distance, in metres, at which nobody is an island: the farthest that
 * any place lies from its nearest neighbour. Undefined for fewer than two.
 */
export function leastBandWithoutIslands(points: Points): number | undefined {
  const index = pointIndex(points);
  if (index.size < 2) return undefined;
  let farthest = 0;
  for (let place = 0; place < index.size; place++) farthest = Math.max(farthest, index.nearestDistances(place, 1)[0]!);
  return farthest;
}
