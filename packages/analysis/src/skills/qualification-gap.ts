import type { Measured } from "../uncertainty/measured.ts";
import { ratioOfMeasured, shareOfMeasured } from "../uncertainty/ratio-of-measured.ts";
import { differenceOfMeasured, sumOfMeasured, type Dependence } from "../uncertainty/sum-of-measured.ts";

/** One level of qualification. */
export type QualificationLevel = {
  /** People whose highest qualification is of this level. */
  readonly held: Measured;
  /** Jobs that need this level and no higher one. */
  readonly required: Measured;
};

export type QualificationGap = {
  /** The share of people who hold this level or a higher one. Undefined when there are no people. */
  readonly held: Measured | undefined;
  /** The share of jobs that need this level or a higher one. Undefined when there are no jobs. */
  readonly required: Measured | undefined;
  /** Required less held: 0.1 means that a tenth of people would need it who do not have it. Below 0, more people hold it than jobs need it. */
  readonly shortfall: Measured | undefined;
  /** Required over held: above 1, short. Undefined when nobody holds it. */
  readonly ratio: Measured | undefined;
};

/**
 * Qualification required against qualification held, level by level from the
 * lowest.
 *
 *     shortfall(x) = jobs that need x or more / all jobs − people who hold x or more / all people
 *
 * Counted from each level upwards, for who holds a degree can do what needs
 * less. At the lowest level both shares are 1 and nothing is short.
 *
 * Whoever is left out (people whose level is not known, apprenticeships that
 * have none) is in neither share.
 *
 * Intervals: of each share, the levels from x up against the levels below it,
 * so that no one is let vary twice; of the shortfall, both shares apart from
 * each other, or together in the worst way where their dependence is unknown.
 */
export function qualificationGaps(fromLowest: readonly QualificationLevel[], dependence: Dependence): QualificationGap[] {
  const held = sharesFromEach(fromLowest.map((level) => level.held));
  const required = sharesFromEach(fromLowest.map((level) => level.required));
  return fromLowest.map((_, index) => {
    const ofPeople = held[index];
    const ofJobs = required[index];
    return {
      held: ofPeople,
      required: ofJobs,
      shortfall: ofPeople && ofJobs && differenceOfMeasured(ofJobs, ofPeople, dependence),
      ratio: ofPeople && ofJobs && ratioOfMeasured(ofJobs, ofPeople, dependence),
    };
  });
}

function sharesFromEach(figures: readonly Measured[]): (Measured | undefined)[] {
  return figures.map((_, index) =>
    shareOfMeasured(
      sumOfMeasured(figures.slice(index), "independent"),
      sumOfMeasured(figures.slice(0, index), "independent"),
      "independent",
    ),
  );
}
