/** The steps in which the survey's open figures are rounded: finer the smaller they are. */
const steps = [
  [50, 5],
  [250, 25],
  [500, 50],
  [1_000, 100],
  [2_500, 250],
  [5_000, 500],
  [Number.POSITIVE_INFINITY, 1_000],
] as const;

/** A number of jobs as the Business Register and Employment Survey would give it. */
export function roundedAsBres(jobs: number): number {
  const step = steps.find(([upTo]) => jobs <= upTo)![1]; // the last takes all
  return Math.round(jobs / step) * step;
}
