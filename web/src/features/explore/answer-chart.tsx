import * as Plot from "@observablehq/plot";
import { useCallback } from "react";
import type { Dataset } from "@concord/domain/evidence";
import type { Answer, View } from "@concord/domain/explore";
import { Card, Chart, Notice, number } from "../../ui/index.ts";
import type { Readable } from "./explore-page.tsx";
import { pointsOf, type Points } from "./points.ts";

type Props = { answer: Answer; view: View; dataset: Dataset; version: Readable };

/** Beyond this many bars or lines nobody reads them. */
const mostBars = 40;
const mostLines = 12;

/** Bars for places and sectors, lines over time: whichever the groups of the view are. */
export function AnswerChart({ answer, view, dataset, version }: Props) {
  const points = pointsOf(answer, version.columns);
  const draw = useCallback((width: number) => (points?.time ? lines(points, width) : bars(points!, width)), [points]); // drawn only where there are points
  if (!points) {
    return (
      <Card title="Nothing to draw yet">
        <p>
          A chart needs figures by group: choose a column under <strong>Group by</strong>, such as a place, a sector or a year, and a figure
          under <strong>Work out</strong>.
        </p>
      </Card>
    );
  }
  const shown = points.time ? mostLines : mostBars;
  const there = points.time ? points.series.length : points.items.length;
  return (
    <>
      {there > shown && (
        <Notice health="weak">{`The first ${shown} of ${number(there)} are drawn. Add a condition, or see them all in the table.`}</Notice>
      )}
      <Chart
        title={`${points.measure} by ${view.groupBy.join(" and ")}`}
        note={`${dataset.name}, version ${version.number}. ${dataset.publisher}. ${dataset.licence.attribution ?? ""}`}
        alt={altOf(points)}
        name={`${dataset.name.replace(/[^\w]+/g, "-").toLowerCase()}-v${version.number}`}
        draw={draw}
        data={() => [answer.columns.map(({ name }) => name), ...answer.rows]}
      />
    </>
  );
}

function altOf({ items, measure, time }: Points): string {
  const known = items.filter(({ figure }) => figure !== null).toSorted((one, other) => other.figure! - one.figure!);
  const [highest, lowest] = [known[0], known.at(-1)];
  if (!highest || !lowest) return `${measure}: no figures.`;
  const of = ({ name, series, figure }: (typeof items)[number]) => `${[series, name].filter(Boolean).join(", ")}: ${number(figure!)}`;
  return `${measure}${time ? " over time" : ""}. Highest, ${of(highest)}; lowest, ${of(lowest)}.`;
}

const style = { fontFamily: "inherit", fontSize: "13px", color: "var(--ink-2)", background: "transparent" };
/** Told apart by people who see few colours (Okabe and Ito), and by the name at each line's end. */
const hues = ["var(--brand)", "#d55e00", "#009e73", "#cc79a7", "#0072b2", "#8a6d00", "#56b4e9", "#5a6574"];

function bars({ items, measure, series }: Points, width: number) {
  const drawn = items.slice(0, mostBars);
  const longest = Math.min(280, width * 0.45, Math.max(60, ...drawn.map(({ name }) => name.length * 7)));
  const several = series.length > 1;
  return Plot.plot({
    width,
    height: 40 + drawn.length * 26,
    marginLeft: longest + 8,
    marginRight: 60,
    style,
    x: { label: measure, grid: true, zero: true, tickFormat: "s" },
    y: { label: null, domain: several ? [...new Set(drawn.map(({ name }) => name))] : drawn.map(({ name }) => name) },
    ...(several ? { color: { domain: series, range: hues, legend: true } } : {}),
    marks: [
      Plot.barX(drawn, { y: "name", x: "figure", fill: several ? "series" : "var(--brand)" }),
      ...(several
        ? []
        : [
            Plot.text(drawn, {
              y: "name",
              x: "figure",
              text: ({ figure }: (typeof drawn)[number]) => (figure === null ? "no figure" : number(figure)),
              textAnchor: "start",
              dx: 5,
            }),
          ]),
      Plot.ruleX([0]),
    ],
  });
}

function lines({ items, measure, series }: Points, width: number) {
  const kept = new Set(series.slice(0, mostLines));
  const drawn = items.filter((item) => kept.has(item.series ?? ""));
  const last = [...kept].flatMap((name) => drawn.findLast((item) => (item.series ?? "") === name && item.figure !== null) ?? []);
  const height = Math.min(460, Math.max(280, width * 0.5));
  return Plot.plot({
    width,
    height,
    marginRight: Math.min(170, width * 0.3),
    style,
    x: { label: null, type: "point", domain: [...new Set(items.map(({ name }) => name))].sort() },
    y: { label: measure, grid: true, zero: true, tickFormat: "s" },
    color: { domain: [...kept], range: hues },
    marks: [
      Plot.ruleY([0]),
      Plot.line(drawn, { x: "name", y: "figure", z: "series", stroke: "series", strokeWidth: 2.5, sort: "name" }),
      Plot.dot(drawn, { x: "name", y: "figure", fill: "series", r: 3 }),
      ...spaced(last, height - 60, Math.max(...drawn.map(({ figure }) => figure ?? 0))).map(({ item, dy }) =>
        Plot.text([item], { x: "name", y: "figure", text: "series", fill: "var(--ink)", textAnchor: "start", dx: 8, dy }),
      ),
    ],
  });
}

/** The names at the ends of lines, each moved down as far as it takes to be read beside the one above it. */
function spaced<I extends { figure: number | null }>(items: readonly I[], pixels: number, highest: number): { item: I; dy: number }[] {
  let above = Number.NEGATIVE_INFINITY;
  return items
    .map((item) => ({ item, at: pixels * (1 - (item.figure ?? 0) / (highest || 1)) }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ item, at }) => {
      above = Math.max(at, above + 15);
      return { item, dy: above - at };
    });
}
