export { Appraisal, AppraisalResult, appraisals, BenefitLine, CostLine, OptimismBiasClass } from "./appraisal.ts";
