import { useCallback } from "react";
import type { AppraisalResult } from "@concord/domain/appraisal";
import { Chart, number, poundsExactly, Table } from "../../ui/index.ts";
import { cumulative, yearsChart, yearsFinding } from "./years-chart.ts";

/** Year by year, so that any figure can be followed. */
export function YearsCard({ years, name }: { years: AppraisalResult["years"]; name: string }) {
  const draw = useCallback((width: number) => yearsChart(years, width), [years]);
  const running = cumulative(years);
  return (
    <div className="card gap-top">
      <Chart
        title={yearsFinding(years)}
        note="Bars: benefits less costs with optimism bias, discounted, in each year. Line: what it has come to by then."
        alt={`Present value by year over ${years.length} years, from ${poundsExactly(years[0]?.presentValue ?? 0)} in year 0 to a total of ${poundsExactly(running.at(-1)?.total ?? 0)}.`}
        draw={draw}
        name={name}
        data={() => [
          ["year", "discount_factor", "costs", "optimism_bias", "benefits", "present_value", "cumulative"],
          ...years.map((row, index) => [
            row.year,
            row.discountFactor,
            row.costs,
            row.optimismBias,
            row.benefits,
            row.presentValue,
            running[index]?.total,
          ]),
        ]}
        table={
          <Table
            caption="Costs, optimism bias, benefits and present value by year, pounds"
            captionHidden
            rows={years}
            keyOf={({ year }) => String(year)}
            columns={[
              { head: "Year", rowHead: true, cell: ({ year }) => year },
              { head: "Discount factor", numeric: true, cell: ({ discountFactor }) => number(discountFactor, 4) },
              { head: "Costs", numeric: true, cell: ({ costs }) => poundsExactly(costs) },
              { head: "Optimism bias", numeric: true, cell: ({ optimismBias }) => poundsExactly(optimismBias) },
              { head: "Benefits, net", numeric: true, cell: ({ benefits }) => poundsExactly(benefits) },
              { head: "Present value", numeric: true, cell: ({ presentValue }) => poundsExactly(presentValue) },
            ]}
          />
        }
      />
    </div>
  );
}
