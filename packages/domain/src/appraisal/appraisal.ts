import * as z from "zod";
import { id, Instant } from "@concord/kernel";
import { noun } from "../noun.ts";

/** A flow in one year of the appraisal, in real pounds of the price-base year. Year 0 is not discounted. */
const Flow = z.object({ year: z.int().min(0).max(125), pounds: z.number().nonnegative() });

export const OptimismBiasClass = z.enum([
  "none",
  "standard-buildings",
  "non-standard-buildings",
  "standard-civil",
  "non-standard-civil",
  "equipment-development",
  "outsourcing",
]);

export const CostLine = z.object({
  title: z.string().trim().min(1).max(200),
  kind: z.enum(["capital", "revenue"]),
  /** Who bears it. Only public costs are in the denominator of the BCR. */
  borneBy: z.enum(["public", "private"]),
  optimismBias: z.object({
    class: OptimismBiasClass,
    /** Share of the upper bound that has been mitigated, 0 to 1. */ mitigation: z.number().min(0).max(1),
  }),
  flows: z.array(Flow).min(1).max(126),
});

export const BenefitLine = z.object({
  title: z.string().trim().min(1).max(200),
  flows: z.array(Flow).min(1).max(126),
  /** Gross to net: 0 to 1 each, multiplier 1 or more; deadweight is the do-nothing case. */
  additionality: z.object({
    deadweight: z.number().min(0).max(1),
    leakage: z.number().min(0).max(1),
    displacement: z.number().min(0).max(1),
    substitution: z.number().min(0).max(1),
    multiplier: z.number().min(1).max(5),
  }),
  source: z.string().trim().max(300),
});

export const AppraisalResult = z.object({
  packId: z.string(),
  presentValueCosts: z.number(),
  presentValuePublicCosts: z.number(),
  presentValueBenefits: z.number(),
  netPresentSocialValue: z.number(),
  /** Null when there are no public costs. */
  benefitCostRatio: z.number().nullable(),
  category: z.enum(["very-high", "high", "medium", "low", "poor", "very-poor", "undefined"]),
  /** Year by year, so that any figure can be followed. */
  years: z.array(
    z.object({
      year: z.int(),
      discountFactor: z.number(),
      costs: z.number(),
      optimismBias: z.number(),
      benefits: z.number(),
      presentValue: z.number(),
    }),
  ),
});
export type AppraisalResult = z.infer<typeof AppraisalResult>;

/** One option against do-nothing, under a pinned parameter pack. */
export const Appraisal = z.object({
  id: id("appraisal"),
  version: z.int().nonnegative(),
  dealId: id("deal"),
  title: z.string().trim().min(1).max(200),
  /** A parameter pack by name and vintage: "green-book-2022". */
  packId: z.string(),
  priceBaseYear: z.int().min(2000).max(2100),
  costs: z.array(CostLine).min(1).max(50),
  benefits: z.array(BenefitLine).max(50),
  result: AppraisalResult,
  changedAt: Instant,
});
export type Appraisal = z.infer<typeof Appraisal>;

export const appraisals = noun<Appraisal>({
  name: "appraisal",
  title: "Appraisal",
  schema: Appraisal,
  addressOf: ({ id, dealId }) => ({ within: dealId, id }),
});
