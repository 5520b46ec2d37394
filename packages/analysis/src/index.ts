export { growth, growthInterval } from "./change/growth.ts";
export { growthShareQuadrant, type Quadrant } from "./change/growth-share-quadrant.ts";
export { contains, exactly, intersection, overlap, sumOfIntervals, type Interval } from "./uncertainty/interval.ts";
export { locationQuotient, type Employment } from "./specialisation/location-quotient.ts";
export {
  locationQuotientInterval,
  locationQuotientIntervalOfSeparate,
  type NestedEmployment,
  type SeparateEmployment,
} from "./specialisation/location-quotient-interval.ts";
export { rankTiers, type Standing } from "./uncertainty/rank-tiers.ts";
export { beforeRounding, isPublishable, type Rounding } from "./uncertainty/rounding-bands.ts";
export { share, shareInterval } from "./specialisation/share.ts";
export { finish, type LongRun } from "./long-run.ts";
export { measuredExactly, type Measured } from "./uncertainty/measured.ts";
export { seededRandom, type Random } from "./uncertainty/seeded-random.ts";
export { simulateIntervals, type Simulation } from "./uncertainty/simulated-interval.ts";
export { closestPresent, type CloseIndustry } from "./relatedness/closest-present.ts";
export { relatednessIntervals, type RelatednessIntervals, type RelatednessSimulation } from "./relatedness/relatedness-intervals.ts";
export { diversity } from "./relatedness/diversity.ts";
export { economicComplexity, unknownComplexity, type Complexity } from "./relatedness/economic-complexity.ts";
export { presenceOf, type JobsTable, type Presence } from "./relatedness/presence.ts";
export { proximity } from "./relatedness/proximity.ts";
export { reflections, type Reflections } from "./relatedness/reflections.ts";
export { relatednessDensity, relatednessDensityOf, type Relatedness } from "./relatedness/relatedness-density.ts";
export { ubiquity } from "./relatedness/ubiquity.ts";
export {
  measuredFromHalfWidth,
  measuredFromInterval,
  measuredFromStandardError,
  measuredFromVariation,
  reachOf,
  standardErrorsIn95,
  type Estimate,
  type Reach,
} from "./uncertainty/sampling-error.ts";
export { differenceOfMeasured, othersOfMeasured, sumOfMeasured, type Dependence } from "./uncertainty/sum-of-measured.ts";
export { ratioOfMeasured, shareOfMeasured } from "./uncertainty/ratio-of-measured.ts";
export { skillsGaps, type Occupation, type SkillsGap } from "./skills/skills-gap.ts";
export { skillsMismatch } from "./skills/skills-mismatch.ts";
export { qualificationGaps, type QualificationGap, type QualificationLevel } from "./skills/qualification-gap.ts";
export {
  productivityDecomposition,
  type ProductivityDecomposition,
  type ProductivityParts,
  type SectorOutput,
  type SectorProductivity,
} from "./change/productivity-decomposition.ts";
export {
  productivityBounds,
  type ProductivityBounds,
  type SectorProductivityBounds,
  type UncertainSectorOutput,
} from "./change/productivity-bounds.ts";
export { locationQuotients } from "./specialisation/location-quotients.ts";
export { industryTotals } from "./specialisation/jobs-table.ts";
export { sumsOfOthers, type ComparedCells } from "./specialisation/compared-cells.ts";
export {
  coefficientOfSpecialisation,
  coefficientOfSpecialisationInterval,
  krugmanSpecialisation,
  krugmanSpecialisationInterval,
} from "./specialisation/krugman-specialisation.ts";
export { shareDifferenceInterval, type ComparedPart } from "./specialisation/share-distance-interval.ts";
export { hooverIndex, hooverIndexInterval } from "./specialisation/hoover-index.ts";
export { effectiveNumber, herfindahl, normalisedHerfindahl } from "./specialisation/herfindahl.ts";
export { herfindahlInterval } from "./specialisation/herfindahl-interval.ts";
export { gini, normalisedGini } from "./specialisation/gini.ts";
export { giniOfConcentration, giniOfSpecialisation } from "./specialisation/gini-of-quotients.ts";
export { giniInterval, giniOfQuotientsInterval } from "./specialisation/gini-interval.ts";
export { theilL, theilT, type Evenly } from "./specialisation/theil.ts";
export { theilLInterval, theilTInterval } from "./specialisation/theil-interval.ts";
export { theilLDecomposition, theilTDecomposition, type Decomposition } from "./specialisation/theil-decomposition.ts";
export { shiftShare, type Economy, type Shift, type ShiftShare } from "./change/shift-share.ts";
export { shiftShares, type JobsInPeriod, type JobsOverTime, type ShiftShares } from "./change/shift-shares.ts";
export { shiftShareIntervals, type ComparedPeriods, type ShiftIntervals, type ShiftShareIntervals } from "./change/shift-share-interval.ts";
export { estebanMarquillas, type EstebanMarquillas, type EstebanMarquillasShift } from "./change/esteban-marquillas.ts";
export { estebanMarquillasIntervals, type CutPeriods, type EstebanMarquillasIntervals } from "./change/esteban-marquillas-interval.ts";
export { dynamicShiftShare } from "./change/dynamic-shift-share.ts";
export { dynamicShiftShareIntervals } from "./change/dynamic-shift-share-interval.ts";
export type { Commuters } from "./flows/commuters.ts";
export { selfContainment, selfContainmentInterval, type SelfContainment } from "./flows/self-containment.ts";
export { jobsPerResidentWorker, jobsPerResidentWorkerInterval, netCommuting, netCommutingInterval } from "./flows/commuting-balance.ts";
export { commutingZone, functionalUrbanAreaShare, type SentWorkers, type ZoneMember } from "./flows/commuting-zone.ts";
export { smallestSupply, type Belonging, type OriginWorkers, type SmallestSupply } from "./flows/smallest-supply.ts";
export {
  travelToWorkAreas2011,
  travelToWorkValidity,
  travelToWorkValidityInterval,
  type TravelToWorkRule,
} from "./flows/travel-to-work-rule.ts";
export { labourMarketAreas, type LabourMarketAreas, type WorkerFlows } from "./flows/labour-market-areas.ts";
export { median, medianInterval } from "./comparators/median.ts";
export { centre, centreInterval, spread, spreadInterval, type Yardstick } from "./comparators/spread.ts";
export { inSpreads } from "./comparators/in-spreads.ts";
export { standardScores } from "./comparators/standard-score.ts";
export { valueRange } from "./comparators/value-range.ts";
export {
  comparatorDistances,
  type ComparatorAsk,
  type ComparatorDistance,
  type ComparatorDistances,
  type CriterionDifference,
  type CriterionUse,
} from "./comparators/comparator-distances.ts";
export { rankComparators } from "./comparators/rank-comparators.ts";
export type { Boundary } from "./spatial/boundary.ts";
export { centroid } from "./spatial/centroid.ts";
export { contiguity, type Contiguity } from "./spatial/contiguity.ts";
export type { Departure } from "./spatial/departure.ts";
export { distanceBand, leastBandWithoutIslands, type DistanceBand } from "./spatial/distance-band.ts";
export { weightAtDistance, type DistanceWeight } from "./spatial/distance-weight.ts";
export { geary, type Geary } from "./spatial/geary.ts";
export { generalG, type GeneralG } from "./spatial/general-g.ts";
export { gi, giStar } from "./spatial/getis-ord.ts";
export { earthRadiusMetres, greatCircleMetres, type LongitudeLatitude } from "./spatial/great-circle.ts";
export { localMoran, type LocalMoran, type LocalMoranScale } from "./spatial/local-moran.ts";
export { moran, type Moran } from "./spatial/moran.ts";
export { moranQuadrant, type MoranQuadrant } from "./spatial/moran-quadrant.ts";
export { nearestNeighbours, type NearestNeighbours } from "./spatial/nearest-neighbours.ts";
export { normalPValue, type Tail } from "./spatial/normal-p-value.ts";
export { permuteMoran, type PermutedMoran } from "./spatial/permute-moran.ts";
export { localPValues, permuteNeighbours, type PermutedNeighbours } from "./spatial/permute-neighbours.ts";
export type { Points } from "./spatial/points.ts";
export { rowStandardised } from "./spatial/row-standardised.ts";
export { simulateClusters, type SimulatedClusters } from "./spatial/simulate-clusters.ts";
export { spatialLag } from "./spatial/spatial-lag.ts";
export { binaryWeights, islandsOf, spatialWeights, type Neighbour, type SpatialWeights } from "./spatial/spatial-weights.ts";
export { isSymmetric, symmetrised } from "./spatial/symmetric-weights.ts";
export { weightSums, type WeightSums } from "./spatial/weight-sums.ts";
export { falseDiscoveryRate, type FalseDiscovery } from "./uncertainty/false-discovery-rate.ts";
export { permutationPValue, permutationPValueOfEither, type PermutationCounts } from "./uncertainty/permutation-p-value.ts";
