import type { PaperContent } from "@concord/domain/decisions";
import { Card, number, poundsExactly, SummaryList, Table } from "../../ui/index.ts";

/** An appraisal as it was frozen: its result, and every line it came from. */
export function AppraisalPaper({
  appraisal: { result, costs, benefits, packId, priceBaseYear },
}: {
  appraisal: PaperContent["appraisal"];
}) {
  const sum = (flows: readonly { pounds: number }[]) => flows.reduce((total, { pounds }) => total + pounds, 0);
  return (
    <>
      <Card title="What it comes to" note={`Parameter pack ${packId}, prices of ${priceBaseYear}.`}>
        <SummaryList
          rows={[
            {
              key: "Benefit-cost ratio",
              value: result.benefitCostRatio === null ? "undefined: there are no public costs" : number(result.benefitCostRatio, 2),
            },
            { key: "Net present social value", value: poundsExactly(result.netPresentSocialValue) },
            { key: "Present value of costs", value: poundsExactly(result.presentValueCosts) },
            { key: "Of those, public", value: poundsExactly(result.presentValuePublicCosts) },
            { key: "Present value of benefits", value: poundsExactly(result.presentValueBenefits) },
            { key: "Value for money", value: result.category.replace("-", " ") },
          ]}
        />
      </Card>
      <Card title="Costs">
        <Table
          caption="Costs, undiscounted pounds"
          rows={costs.map((line, index) => ({ ...line, index }))}
          keyOf={({ index }) => String(index)}
          columns={[
            { head: "Line", rowHead: true, cell: ({ title }) => title },
            { head: "Kind", cell: ({ kind, borneBy }) => `${kind}, ${borneBy}` },
            { head: "Optimism bias", cell: ({ optimismBias }) => optimismBias.class.replaceAll("-", " ") },
            { head: "Years", numeric: true, cell: ({ flows }) => flows.length },
            { head: "Sum", numeric: true, cell: ({ flows }) => poundsExactly(sum(flows)) },
          ]}
        />
      </Card>
      <Card title="Benefits">
        <Table
          caption="Benefits, gross and undiscounted pounds"
          rows={benefits.map((line, index) => ({ ...line, index }))}
          keyOf={({ index }) => String(index)}
          columns={[
            { head: "Line", rowHead: true, cell: ({ title }) => title },
            { head: "Source", cell: ({ source }) => source },
            { head: "Years", numeric: true, cell: ({ flows }) => flows.length },
            { head: "Sum", numeric: true, cell: ({ flows }) => poundsExactly(sum(flows)) },
          ]}
        />
      </Card>
      <Card title="Year by year">
        <Table
          caption="Each year, pounds"
          captionHidden
          rows={result.years}
          keyOf={({ year }) => String(year)}
          columns={[
            { head: "Year", rowHead: true, numeric: true, cell: ({ year }) => year },
            { head: "Discount factor", numeric: true, cell: ({ discountFactor }) => number(discountFactor, 4) },
            { head: "Costs", numeric: true, cell: ({ costs: cost }) => poundsExactly(cost) },
            { head: "Optimism bias", numeric: true, cell: ({ optimismBias }) => poundsExactly(optimismBias) },
            { head: "Benefits", numeric: true, cell: ({ benefits: benefit }) => poundsExactly(benefit) },
            { head: "Present value", numeric: true, cell: ({ presentValue }) => poundsExactly(presentValue) },
          ]}
        />
      </Card>
    </>
  );
}
