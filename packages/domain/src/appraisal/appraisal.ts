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
export type OptimismBiasClass = z.infer<typeof OptimismBiasClass>;

/** Value for money, from the worst up; undefined where there are no public costs to get value for. */
export const Category = z.enum(["very-high", "high", "medium", "low", "poor", "very-poor", "undefined"]);
export type Category = z.infer<typeof Category>;

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
export type CostLine = z.infer<typeof CostLine>;

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
export type BenefitLine = z.infer<typeof BenefitLine>;

/** National welfare alone. Place-based impact (local jobs, GVA) is another ledger, and the two are never added together. */
export const AppraisalResult = z.object({
  packId: z.string(),
  /** Whose value this is. */
  ledger: z.literal("national-welfare").default("national-welfare"),
  /** Public and private, with optimism bias. */
  presentValueCosts: z.number(),
  /** The denominator of the BCR: public costs, capital and revenue, with optimism bias. */
  presentValuePublicCosts: z.number(),
  presentValueBenefits: z.number(),
  /** Benefits less all costs. */
  netPresentSocialValue: z.number(),
  /** Benefits by each pound of public cost. Null when there are no public costs. */
  benefitCostRatio: z.number().nullable(),
  category: Category,
  /** What a reader would otherwise be misled by. */
  warnings: z.array(z.object({ code: z.string(), detail: z.string() })).default([]),
  /** Year by year, so that any figure can be followed. */
  years: z.array(
    z.object({
      year: z.int(),
      discountFactor: z.number(),
      /** As entered, before optimism bias. */
      costs: z.number(),
      optimismBias: z.number(),
      /** Net of what would have come anyway, leaked, or was displaced. */
      benefits: z.number(),
      /** Of benefits less costs with optimism bias. */
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
  /** The category as adjusted for what the ratio leaves out, and why. The ratio's own category is kept beside it. */
  adjusted: z.object({ category: Category, reason: z.string().trim().min(10, "Say why in a sentence.").max(2000) }).optional(),
  result: AppraisalResult,
  changedAt: Instant,
});
export type Appraisal = z.infer<typeof Appraisal>;

/** What a person writes; the rest is worked out. */
export const AppraisalContent = Appraisal.pick({
  title: true,
  packId: true,
  priceBaseYear: true,
  costs: true,
  benefits: true,
  adjusted: true,
});
export type AppraisalContent = z.infer<typeof AppraisalContent>;

export const appraisals = noun<Appraisal>({
  name: "appraisal",
  title: "Appraisal",
  schema: Appraisal,
  addressOf: ({ id, dealId }) => ({ within: dealId, id }),
});
