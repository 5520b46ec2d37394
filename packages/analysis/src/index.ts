export { growth, growthInterval } from "./growth.ts";
export { growthShareQuadrant, type Quadrant } from "./growth-share-quadrant.ts";
export { contains, exactly, intersection, overlap, sumOfIntervals, type Interval } from "./interval.ts";
export { locationQuotient, type Employment } from "./location-quotient.ts";
export {
  locationQuotientInterval,
  locationQuotientIntervalOfSeparate,
  type NestedEmployment,
  type SeparateEmployment,
} from "./location-quotient-interval.ts";
export { rankTiers, type Standing } from "./rank-tiers.ts";
export { beforeRounding, isPublishable, type Rounding } from "./rounding-bands.ts";
export { share, shareInterval } from "./share.ts";
