/** A gross impact and what is lost and gained on the way to a net one. */
export type GrossImpact = {
  gross: number;
  /** Share that benefits those outside the target area or group. */
  leakage: number;
  /** Share taken from others in the area who would have had it. */
  displacement: number;
  /** Share in which one thing is merely done instead of another to get the support. */
  substitution: number;
  /** Further effect by supply chains and spending: 1 is none. */
  multiplier: number;
};

/**
 * What there is because of the intervention and would not be without it: the
 * net impact with it, less the net impact in the reference case. Deadweight is
 * that second term, and not one more factor in the first.
 *
 *     [GI (1-L)(1-Dp)(1-S) M] - [the same for the reference case]
 *
 * (English Partnerships, Additionality Guide, 4th edition, 2014; Green Book 2022, annex 1.)
 */
export const additionality = (intervention: GrossImpact, referenceCase: GrossImpact): number => netOf(intervention) - netOf(referenceCase);

const netOf = ({ gross, leakage, displacement, substitution, multiplier }: GrossImpact): number =>
  gross * (1 - leakage) * (1 - displacement) * (1 - substitution) * multiplier;

/** What development adds to the value of land: its value in the new use over that in the old, on its whole area. */
export function landValueUplift(land: { areaAcres: number; newPoundsPerAcre: number; existingPoundsPerAcre: number }): number {
  return (land.newPoundsPerAcre - land.existingPoundsPerAcre) * land.areaAcres;
}
