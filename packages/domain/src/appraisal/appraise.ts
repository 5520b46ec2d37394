import { additionality } from "./additionality.ts";
import type { AppraisalContent, AppraisalResult, BenefitLine, Category, CostLine } from "./appraisal.ts";
import { discountFactor } from "./discount-factor.ts";
import { optimismBiasOf } from "./optimism-bias.ts";
import type { ParameterPack } from "./parameter-packs.ts";

export type Lines = Pick<AppraisalContent, "costs" | "benefits">;

/**
 * One option against do-nothing: what it costs and what it is worth to society,
 * in real pounds discounted to year 0 under a parameter pack.
 *
 * NPSV = benefits - all costs, public and private. BCR = benefits / costs to
 * the public purse, both in present values; its denominator holds the public
 * costs of every line, capital and revenue, with optimism bias.
 */
export function appraise({ costs, benefits }: Lines, pack: ParameterPack): AppraisalResult {
  const lastYear = Math.max(...[...costs, ...benefits].flatMap(({ flows }) => flows.map(({ year }) => year)));
  const years = Array.from({ length: lastYear + 1 }, (_, year) => {
    const factor = discountFactor(year, pack.discounting.bands);
    const borne = costs.map((line) => ({ line, pounds: inYear(line, year), bias: inYear(line, year) * optimismBiasOf(line, pack) }));
    const publicly = borne.filter(({ line }) => line.borneBy === "public");
    const net = sum(benefits, (line) => netBenefit(line, year));
    const before = sum(borne, ({ pounds }) => pounds);
    const bias = sum(borne, (one) => one.bias);
    return {
      row: { year, discountFactor: factor, costs: before, optimismBias: bias, benefits: net, presentValue: (net - before - bias) * factor },
      allCosts: (before + bias) * factor,
      publicCosts: sum(publicly, ({ pounds, bias }) => pounds + bias) * factor,
      benefits: net * factor,
    };
  });

  const presentValueCosts = sum(years, (year) => year.allCosts);
  const presentValuePublicCosts = sum(years, (year) => year.publicCosts);
  const presentValueBenefits = sum(years, (year) => year.benefits);
  const benefitCostRatio = presentValuePublicCosts === 0 ? null : presentValueBenefits / presentValuePublicCosts;
  const result = {
    packId: pack.id,
    ledger: "national-welfare" as const,
    presentValueCosts,
    presentValuePublicCosts,
    presentValueBenefits,
    netPresentSocialValue: presentValueBenefits - presentValueCosts,
    benefitCostRatio,
    category: categoryOf(benefitCostRatio, pack),
    years: years.map(({ row }) => row),
  };
  return { ...result, warnings: warningsOf(costs, result, pack) };
}

export function categoryOf(benefitCostRatio: number | null, { categories }: ParameterPack): Category {
  if (benefitCostRatio === null) return "undefined";
  return categories.thresholds.find(({ from }) => benefitCostRatio >= from)?.category ?? categories.below;
}

const inYear = ({ flows }: Pick<CostLine, "flows">, year: number): number => sum(flows, (flow) => (flow.year === year ? flow.pounds : 0));

/** The reference case is the same line with what would have come anyway. */
function netBenefit(line: BenefitLine, year: number): number {
  const { deadweight, ...factors } = line.additionality;
  const gross = inYear(line, year);
  return additionality({ ...factors, gross }, { ...factors, gross: gross * deadweight });
}

function warningsOf(
  costs: readonly CostLine[],
  result: Pick<AppraisalResult, "benefitCostRatio" | "netPresentSocialValue" | "presentValuePublicCosts">,
  pack: ParameterPack,
): AppraisalResult["warnings"] {
  const warnings: AppraisalResult["warnings"] = [];
  if (pack.status !== "in-force" && pack.note) warnings.push({ code: "pack-not-in-force", detail: pack.note });
  for (const { title, kind, optimismBias } of costs) {
    if (optimismBias.class === "none") continue;
    const { on, costUpper, costLower } = pack.optimismBias.bounds[optimismBias.class];
    if (on !== kind) {
      warnings.push({
        code: "optimism-bias-of-another-kind",
        detail: `${title}: the published uplift for this class is of ${on} cost, and the line is ${kind}.`,
      });
    }
    if (costUpper * (1 - optimismBias.mitigation) < costLower) {
      warnings.push({
        code: "optimism-bias-below-lower-bound",
        detail: `${title}: after mitigation the uplift is below the lower bound of ${costLower * 100}% that was ever observed.`,
      });
    }
  }
  if (result.presentValuePublicCosts === 0) {
    warnings.push({ code: "no-public-costs", detail: "There are no public costs, so there is no benefit-cost ratio." });
  }
  if (result.benefitCostRatio !== null && result.benefitCostRatio >= 1 && result.netPresentSocialValue < 0) {
    warnings.push({
      code: "private-costs-decide",
      detail: "Benefits exceed public costs but not all costs: private costs are in the net present social value and not in the ratio.",
    });
  }
  return warnings;
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number => items.reduce((total, item) => total + of(item), 0);
