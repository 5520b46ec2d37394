export { additionality, landValueUplift, type GrossImpact } from "./additionality.ts";
export {
  Appraisal,
  AppraisalContent,
  AppraisalResult,
  appraisals,
  BenefitLine,
  Category,
  CostLine,
  OptimismBiasClass,
} from "./appraisal.ts";
export { appraise, categoryOf, type Lines } from "./appraise.ts";
export { discountFactor } from "./discount-factor.ts";
export { optimismBiasOf } from "./optimism-bias.ts";
export { packNamed, packRefusals, parameterPacks, type BiasBounds, type ParameterPack, type RateBand } from "./parameter-packs.ts";
export { listAppraisals, readAppraisal } from "./read-appraisal.ts";
export {
  appraisalRefusals,
  changeAppraisal,
  createAppraisal,
  judgeAppraisalChange,
  reappraise,
  type AppraisalChange,
} from "./save-appraisal.ts";
export { switchingValues, type SwitchingValues } from "./switching-values.ts";
