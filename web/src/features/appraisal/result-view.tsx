import { switchingValues, type AppraisalResult, type Category, type ParameterPack } from "@concord/domain/appraisal";
import { change, Money, Notice, number, SummaryList, Tag } from "../../ui/index.ts";
import { categoryNames } from "./words.ts";

type Props = { result: AppraisalResult; pack: ParameterPack; adjusted?: { category: Category; reason: string } | undefined };

const healthOf = (category: Category) =>
  category === "undefined" ? "none" : category === "poor" || category === "very-poor" ? "over" : category === "low" ? "weak" : "holds";

/** What an appraisal comes to, and what is in each figure. */
export function ResultView({ result, pack, adjusted }: Props) {
  const { benefitCostRatio: ratio, category, warnings } = result;
  const switching = switchingValues(result, pack);
  return (
    <div className="stack">
      <p className="row">
        <Tag health={healthOf(category)}>{categoryNames[category]}</Tag>
      </p>
      {adjusted && (
        <p className="small">
          Adjusted to <strong>{categoryNames[adjusted.category].toLowerCase()}</strong>: {adjusted.reason}
        </p>
      )}
      <SummaryList
        rows={[
          {
            key: "Benefit-cost ratio",
            value: (
              <>
                <strong className="tabular">{ratio === null ? "none" : number(ratio, 2)}</strong>
                <span className="tiny block">Benefits by each pound of public cost, both discounted, costs with optimism bias.</span>
              </>
            ),
          },
          {
            key: "Net present social value",
            value: (
              <>
                <Money pounds={result.netPresentSocialValue} />
                <span className="tiny block">Benefits less all costs, public and private.</span>
              </>
            ),
          },
          { key: "Benefits, present value", value: <Money pounds={result.presentValueBenefits} /> },
          { key: "Public costs, present value", value: <Money pounds={result.presentValuePublicCosts} /> },
          { key: "All costs, present value", value: <Money pounds={result.presentValueCosts} /> },
          switching.benefitsForRatioOfOne === null
            ? undefined
            : {
                key: "Switching value",
                value: `Benefits would have to change by ${change(switching.benefitsForRatioOfOne, 0)}, or public costs by ${saying(switching.publicCostsForRatioOfOne)}, for the ratio to be 1.`,
              },
          switching.benefitsToNextCategoryDown
            ? {
                key: "To the next category down",
                value: `${change(switching.benefitsToNextCategoryDown.change, 0)} in benefits (a ratio of ${switching.benefitsToNextCategoryDown.threshold}).`,
              }
            : undefined,
        ]}
      />
      {warnings.length > 0 && (
        <Notice health="weak" title="Before you use these figures">
          <ul>
            {warnings.map(({ code, detail }) => (
              <li key={`${code} ${detail}`}>{detail}</li>
            ))}
          </ul>
        </Notice>
      )}
      <p className="tiny">
        {pack.name}: {pack.discounting.source}. Optimism bias: {pack.optimismBias.source}. Categories: {pack.categories.source}.
      </p>
    </div>
  );
}

const saying = (share: number | null) => (share === null ? "no amount" : change(share, 0));
