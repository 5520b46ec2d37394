import * as Plot from "@observablehq/plot";
import type { AppraisalResult } from "@concord/domain/appraisal";
import { poundsShort } from "../../ui/format.tsx";

type Year = AppraisalResult["years"][number];

/** What each year adds, discounted, and what it has come to by then. */
export function yearsChart(years: AppraisalResult["years"], width: number): SVGElement | HTMLElement {
  const running = cumulative(years);
  const every = Math.ceil(years.length / Math.max(2, width / 48)); // as many years named as can be read
  return Plot.plot({
    width,
    height: 260,
    marginLeft: 64,
    marginBottom: 36,
    style: { fontFamily: "inherit", fontSize: "13px", color: "var(--ink-2)", background: "transparent" },
    x: {
      type: "band",
      label: "year",
      labelArrow: "none",
      tickSize: 0,
      ticks: years.map(({ year }) => year).filter((year) => year % every === 0),
    },
    y: { label: null, grid: true, tickFormat: (pounds: number) => poundsShort(pounds) },
    marks: [
      Plot.barY(years, {
        x: "year",
        y: "presentValue",
        fill: (year: Year) => (year.presentValue < 0 ? "var(--over)" : "var(--brand)"),
        fillOpacity: 0.75,
        insetLeft: 1,
        insetRight: 1,
      }),
      Plot.lineY(running, { x: "year", y: "total", stroke: "var(--ink)", strokeWidth: 2 }),
      Plot.ruleY([0], { stroke: "var(--ink)" }),
    ],
  });
}

export function cumulative(years: AppraisalResult["years"]): { year: number; total: number }[] {
  let total = 0;
  return years.map(({ year, presentValue }) => {
    total += presentValue;
    return { year, total };
  });
}

/** The finding over the picture: when what it gives has paid for what it takes. */
export function yearsFinding(years: AppraisalResult["years"]): string {
  const running = cumulative(years);
  const end = running.at(-1)?.total ?? 0;
  if (end < 0) return `Within ${years.length} years, benefits do not make up for costs`;
  const paidBack = running.find(({ year }) => running.every((later) => later.year < year || later.total >= 0))?.year ?? 0;
  return paidBack === 0 ? "Benefits exceed costs from the first year" : `Benefits have made up for costs by year ${paidBack}`;
}
