import type { AppraisalContent, BenefitLine, CostLine } from "@concord/domain/appraisal";
import { flowsOf, spansOf, type Span } from "./spans.ts";

/** A line as it is being typed: shares in per cent, flows as spans, and a key that stays while others come and go. */
export type CostDraft = Pick<CostLine, "title" | "kind" | "borneBy"> & {
  key: string;
  biasClass: CostLine["optimismBias"]["class"];
  mitigated: number | undefined;
  spans: Span[];
};
export type BenefitDraft = Pick<BenefitLine, "title" | "source"> & {
  key: string;
  spans: Span[];
  deadweight: number | undefined;
  leakage: number | undefined;
  displacement: number | undefined;
  substitution: number | undefined;
  multiplier: number | undefined;
};
export type AppraisalDraft = Pick<AppraisalContent, "title" | "packId"> & {
  priceBaseYear: number | undefined;
  costs: CostDraft[];
  benefits: BenefitDraft[];
  adjustedCategory: NonNullable<AppraisalContent["adjusted"]>["category"] | "";
  adjustedReason: string;
};

let keys = 0;
const nextKey = () => `line-${++keys}`;

export const newSpan = (): Span => ({ from: 0, to: undefined, pounds: undefined });

export const newCost = (): CostDraft => ({
  key: nextKey(),
  title: "",
  kind: "capital",
  borneBy: "public",
  biasClass: "standard-buildings",
  mitigated: 0,
  spans: [newSpan()],
});

export const newBenefit = (): BenefitDraft => ({
  key: nextKey(),
  title: "",
  source: "",
  spans: [newSpan()],
  deadweight: 0,
  leakage: 0,
  displacement: 0,
  substitution: 0,
  multiplier: 1,
});

export const newDraft = (packId: string, priceBaseYear: number): AppraisalDraft => ({
  title: "",
  packId,
  priceBaseYear,
  costs: [newCost()],
  benefits: [newBenefit()],
  adjustedCategory: "",
  adjustedReason: "",
});

export const draftOf = ({ title, packId, priceBaseYear, costs, benefits, adjusted }: AppraisalContent): AppraisalDraft => ({
  title,
  packId,
  priceBaseYear,
  costs: costs.map(({ optimismBias, flows, ...line }) => ({
    ...line,
    key: nextKey(),
    biasClass: optimismBias.class,
    mitigated: inPercent(optimismBias.mitigation),
    spans: spansOf(flows),
  })),
  benefits: benefits.map(({ additionality, flows, ...line }) => ({
    ...line,
    key: nextKey(),
    spans: spansOf(flows),
    deadweight: inPercent(additionality.deadweight),
    leakage: inPercent(additionality.leakage),
    displacement: inPercent(additionality.displacement),
    substitution: inPercent(additionality.substitution),
    multiplier: additionality.multiplier,
  })),
  adjustedCategory: adjusted?.category ?? "",
  adjustedReason: adjusted?.reason ?? "",
});

/** What would be sent. What is not yet typed is left undefined, for the contract's schema to say. */
export const contentOf = (draft: AppraisalDraft) => ({
  title: draft.title,
  packId: draft.packId,
  priceBaseYear: draft.priceBaseYear,
  costs: draft.costs.map(({ title, kind, borneBy, biasClass, mitigated, spans }) => ({
    title,
    kind,
    borneBy,
    optimismBias: { class: biasClass, mitigation: ofPercent(mitigated) },
    flows: flowsOf(spans),
  })),
  benefits: draft.benefits.map(({ title, source, spans, multiplier, ...factors }) => ({
    title,
    source,
    flows: flowsOf(spans),
    additionality: {
      deadweight: ofPercent(factors.deadweight),
      leakage: ofPercent(factors.leakage),
      displacement: ofPercent(factors.displacement),
      substitution: ofPercent(factors.substitution),
      multiplier,
    },
  })),
  ...(draft.adjustedCategory === "" ? {} : { adjusted: { category: draft.adjustedCategory, reason: draft.adjustedReason } }),
});

const inPercent = (share: number) => Number((share * 100).toPrecision(10));
const ofPercent = (percent: number | undefined) => (percent === undefined ? undefined : Number((percent / 100).toPrecision(10)));
