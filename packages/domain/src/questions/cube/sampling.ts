import { standardErrorsIn95 } from "@concord/analysis";

/**
 * How a table says how sure its estimates are: a column beside the figures, and
 * what half of the 95% confidence interval it gives for an estimate.
 */
export type Sampling = {
  /** Which of the columns beside the figures. */
  readonly column: number;
  /** NaN for an estimate that is known without error. */
  readonly halfWidth: (estimate: number, said: number) => number;
};

/**
 * Half the width of a 95% confidence interval, in the estimate's own unit: what
 * Nomis gives as "Confidence" (20701). That it is so, and for independent
 * cells, shows in its published tables: the root of the sum of squares of the
 * parts is what stands beside their total.
 */
export const confidenceHalf = (column: number): Sampling => ({
  column,
  halfWidth: (estimate, said) => (Number.isNaN(said) ? ofFewRespondents(estimate) : Math.abs(said)),
});

/** The standard error as a percentage of the estimate: what ASHE gives. 1.96 of them either side hold 95%. */
export const coefficientOfVariation = (column: number): Sampling => ({
  column,
  halfWidth: (estimate, said) =>
    Number.isNaN(said) ? ofFewRespondents(estimate) : (standardErrorsIn95 * Math.abs(said) * Math.abs(estimate)) / 100,
});

/** The standard error, in the estimate's own unit. */
export const standardError = (column: number): Sampling => ({
  column,
  halfWidth: (estimate, said) => (Number.isNaN(said) ? ofFewRespondents(estimate) : standardErrorsIn95 * Math.abs(said)),
});

/**
 * Half of an interval of which both ends are given, which need not lie evenly
 * about the estimate: the longer of its two sides, so that it is never made out
 * to be surer than it is. NaN where an end is blank.
 */
export const halfOfInterval = (estimate: number, lower: number, upper: number): number => Math.max(estimate - lower, upper - estimate, 0);

/** The fewest people in a sample of whom Nomis gives an estimate at all. */
const fewestRespondents = 3;

/**
 * Of an estimate that stands there without saying how sure it is. Nomis gives
 * one from 3 to 9 respondents so, with the mark G where its confidence would
 * be: unreliable, which is anything but exact. With n respondents of weight w
 * the estimate is n w and its variance about n w², so half of 95% is
 * 1.96 / √n of the estimate, and of the fewest there may have been 1.13 of it.
 * Of nought there is nothing to take a part of: it stays as it stands.
 */
const ofFewRespondents = (estimate: number): number =>
  estimate === 0 ? Number.NaN : (standardErrorsIn95 / Math.sqrt(fewestRespondents)) * Math.abs(estimate);
