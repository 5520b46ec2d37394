import type { Measured } from "../uncertainty/measured.ts";
import { ratioOfMeasured, shareOfMeasured } from "../uncertainty/ratio-of-measured.ts";
import { differenceOfMeasured, othersOfMeasured, type Dependence } from "../uncertainty/sum-of-measured.ts";

/** What is asked for and what is there in one occupation. */
export type Occupation = {
  /** Vacancies, adverts or jobs to be filled. */
  readonly demand: Measured;
  /** People who work in it, or who seek such work. */
  readonly supply: Measured;
};

export type SkillsGap = {
  /** Demand for each one of supply: demand / supply. Undefined where there is no supply. */
  readonly ratio: Measured | undefined;
  /** Demand less supply. It says how many are short only where both count the same thing: jobs and people who could do them. */
  readonly difference: Measured;
  /** What part of all demand is for this occupation, and what part of all supply is in it. Undefined where there is none at all. */
  readonly shareOfDemand: Measured | undefined;
  readonly shareOfSupply: Measured | undefined;
  /** Share of demand less share of supply. Over all occupations these come to 0. */
  readonly shareDifference: Measured | undefined;
  /** Share of demand over share of supply: 2 is twice as sought as it is supplied. Undefined where the occupation has no supply. */
  readonly relativeDemand: Measured | undefined;
};

/**
 * Demand against supply, occupation by occupation.
 *
 * Adverts and workers are not counted alike (most workers are not advertised
 * for, some adverts are for several posts), so the plain ratio says little by
 * itself. The shares take the scale out:
 *
 *     relative demand = (demand / all demand) / (supply / all supply)
 *
 * which is the location quotient of demand in supply; over all occupations its
 * mean, weighted by shares of supply, is 1. All of it is about the occupations
 * given: one that is left out, as suppressed cells are, is in neither whole.
 *
 * Intervals: a share's part is in its own whole and varies once
 * (`shareOfMeasured`: tightest for rounded counts, Fieller for samples); the
 * shares of demand and of supply then vary apart from each other, or together
 * in the worst way where `dependence` of the two is unknown. Cells of one
 * source that are different people are taken as independent.
 */
export function skillsGaps(occupations: readonly Occupation[], dependence: Dependence): SkillsGap[] {
  const shareOfDemand = sharesOf(occupations.map(({ demand }) => demand));
  const shareOfSupply = sharesOf(occupations.map(({ supply }) => supply));
  return occupations.map(({ demand, supply }, index) => {
    const ofDemand = shareOfDemand[index];
    const ofSupply = shareOfSupply[index];
    return {
      ratio: ratioOfMeasured(demand, supply, dependence),
      difference: differenceOfMeasured(demand, supply, dependence),
      shareOfDemand: ofDemand,
      shareOfSupply: ofSupply,
      shareDifference: ofDemand && ofSupply && differenceOfMeasured(ofDemand, ofSupply, dependence),
      relativeDemand: ofDemand && ofSupply && ratioOfMeasured(ofDemand, ofSupply, dependence),
    };
  });
}

/** Of each figure the share of all. Undefined when there is nothing at all. */
function sharesOf(figures: readonly Measured[]): (Measured | undefined)[] {
  const others = othersOfMeasured(figures, "independent");
  return figures.map((figure, index) => shareOfMeasured(figure, others[index]!, "independent"));
}
