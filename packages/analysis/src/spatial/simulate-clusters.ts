import type { LongRun } from "../long-run.ts";
import { falseDiscoveryRate } from "../uncertainty/false-discovery-rate.ts";
import type { Interval } from "../uncertainty/interval.ts";
import type { Measured } from "../uncertainty/measured.ts";
import type { Random } from "../uncertainty/seeded-random.ts";
import { simulateIntervals } from "../uncertainty/simulated-interval.ts";
import { deviations } from "./deviations.ts";
import { gearyC } from "./geary.ts";
import { generalGStatistic } from "./general-g.ts";
import { giStar } from "./getis-ord.ts";
import { normalPValue } from "./normal-p-value.ts";
import { spatialLag } from "./spatial-lag.ts";
import type { SpatialWeights } from "./spatial-weights.ts";

export type SimulatedClusters = {
  /** Of global Moran's I. Undefined where the statistic is. */
  readonly moran: Interval | undefined;
  /** Of Geary's C. */
  readonly geary: Interval | undefined;
  /** Of the general G. */
  readonly generalG: Interval | undefined;
  /** Of local Moran's I, scaled by n − 1, in the order of the places. */
  readonly localMoran: readonly (Interval | undefined)[];
  /** Of the standard score of Gi*. */
  readonly giStar: readonly (Interval | undefined)[];
  /** In what part of the draws each place is a hot spot. NaN for an island. */
  readonly hotShare: Float64Array;
  /** And a cold spot. */
  readonly coldShare: Float64Array;
};

type Asked = {
  /** What was published, with its errors. */
  readonly inputs: readonly Measured[];
  /** Works out the places' values from one set of inputs. The inputs themselves where it is one for each place. */
  readonly valuesOf: (inputs: Float64Array, values: Float64Array) => void;
  readonly weights: SpatialWeights;
  readonly random: Random;
  readonly draws: number;
  /** Of the intervals: 0.95 is usual. */
  readonly level: number;
  /** In each draw, the rate of false discoveries among its hot and cold spots. */
  readonly falseDiscoveryLevel: number;
};

/**
 * What clusters come to when the published figures may be anything their
 * rounding or their sampling allows.
 *
 * Neither Moran's I nor Gi* rises or falls steadily with a place's value, which
 * is in their mean and variance as well: their intervals are simulated, not
 * bounds (see `simulateIntervals`). In each draw a place is a hot or cold spot
 * where the normal p-value of its Gi*, in either tail, is a discovery at the
 * false discovery level: permuting anew in each draw would say the same a
 * hundred times as slowly. A place that is one in nearly all draws is so
 * whatever the errors; one in half of them hangs on the rounding.
 *
 * Memory is 8 bytes × draws × (2 × places + 3).
 */
export function* simulateClusters(asked: Asked): LongRun<SimulatedClusters> {
  const { inputs, valuesOf, weights, random, draws, level, falseDiscoveryLevel } = asked;
  const { size } = weights;
  const values = new Float64Array(size);
  const figures = new Float64Array(2 * size + 3);
  const [hot, cold] = [new Float64Array(size), new Float64Array(size)];
  let isDraw = false; // the first set of values is the published one

  const intervals = yield* simulateIntervals({
    inputs,
    random,
    draws,
    level,
    statistics: (drawn) => {
      valuesOf(drawn, values);
      const scores = giStar(values, weights);
      if (isDraw) countSpots(scores, { hot, cold, level: falseDiscoveryLevel });
      isDraw = true;
      fillFigures(values, weights, figures);
      figures.set(scores, size + 3);
      return figures;
    },
  });
  return {
    moran: intervals[0],
    geary: intervals[1],
    generalG: intervals[2],
    localMoran: intervals.slice(3, size + 3),
    giStar: intervals.slice(size + 3),
    hotShare: hot.map((times, place) => (isIsland(weights, place) ? Number.NaN : times / draws)),
    coldShare: cold.map((times, place) => (isIsland(weights, place) ? Number.NaN : times / draws)),
  };
}

const isIsland = ({ starts }: SpatialWeights, place: number): boolean => starts[place] === starts[place + 1];

/** The global statistics first, then the local Moran's I: parts of the first of them. */
function fillFigures(values: Float64Array, weights: SpatialWeights, figures: Float64Array): void {
  const { z, squares } = deviations(values);
  const lag = spatialLag(z, weights);
  let near = 0;
  let total = 0;
  for (let place = 0; place < z.length; place++) {
    near += z[place]! * lag[place]!;
    figures[place + 3] = isIsland(weights, place) ? Number.NaN : ((z.length - 1) * z[place]! * lag[place]!) / squares;
  }
  for (const weight of weights.weights) total += weight;
  figures[0] = ((z.length / total) * near) / squares;
  figures[1] = gearyC(z, weights, { total, squares });
  figures[2] = generalGStatistic(values, weights);
}

function countSpots(scores: Float64Array, { hot, cold, level }: { hot: Float64Array; cold: Float64Array; level: number }): void {
  const { isDiscovery } = falseDiscoveryRate(
    scores.map((z) => normalPValue(z, "either")),
    { level },
  );
  scores.forEach((z, place) => {
    if (!isDiscovery[place]) return;
    if (z > 0) hot[place]!++;
    else cold[place]!++;
  });
}
