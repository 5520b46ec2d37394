import type { AppraisalResult } from "./appraisal.ts";
import { categoryOf } from "./appraise.ts";
import type { ParameterPack } from "./parameter-packs.ts";

/** How far one side must move, all else as it is: -0.2 is a fall by a fifth. Null where no move would do it. */
export type SwitchingValues = {
  /** Of all benefits, for benefits to equal all costs: NPSV 0. */
  benefitsToBreakEven: number | null;
  /** Of all costs, for the same. */
  costsToBreakEven: number | null;
  /** Of all benefits, for the BCR to be 1. */
  benefitsForRatioOfOne: number | null;
  /** Of public costs, for the BCR to be 1. */
  publicCostsForRatioOfOne: number | null;
  /** Of all benefits, to fall just into the next category down; null from the lowest. */
  benefitsToNextCategoryDown: { change: number; threshold: number } | null;
};

/** Present values are sums of lines, so each answer is a ratio: benefits times k break even where k is costs over benefits. */
export function switchingValues(result: AppraisalResult, pack: ParameterPack): SwitchingValues {
  const { presentValueBenefits: benefits, presentValueCosts: costs, presentValuePublicCosts: publicCosts, benefitCostRatio } = result;
  const here = pack.categories.thresholds.find(({ category }) => category === categoryOf(benefitCostRatio, pack));
  return {
    benefitsToBreakEven: change(benefits, costs),
    costsToBreakEven: change(costs, benefits),
    benefitsForRatioOfOne: publicCosts === 0 ? null : change(benefits, publicCosts),
    publicCostsForRatioOfOne: change(publicCosts, benefits),
    benefitsToNextCategoryDown:
      here && benefitCostRatio !== null && benefitCostRatio > 0 && here.from > 0
        ? { change: here.from / benefitCostRatio - 1, threshold: here.from }
        : null,
  };
}

const change = (from: number, to: number): number | null => (from === 0 ? null : to / from - 1);
