import * as Plot from "@observablehq/plot";
import { useCallback, useMemo } from "react";
import type { Dataset } from "@concord/domain/evidence";
import type { Answer, View } from "@concord/domain/explore";
import { Card, Chart, Notice, number } from "../../ui/index.ts";
import type { Readable } from "./explore-page.tsx";
import { extremesOf, findingOf, highestFirst, pointsOf, type Points } from "./points.ts";

type Props = { answer: Answer; view: View; dataset: Dataset; version: Readable };

/** Beyond this many bars or lines nobody reads them. */
const mostBars = 40;
const mostLines = 12;

/** Bars for places and sectors, lines over time: whichever the groups of the view are. */
export function AnswerChart({ answer, view, dataset, version }: Props) {
  const isSorted = view.sort.length > 0;
  const points = useMemo(() => {
    const found = pointsOf(answer, version.columns);
    return found && !isSorted ? highestFirst(found) : found;
  }, [answer, version.columns, isSorted]);
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
        <Notice health="weak">{`The ${isSorted ? "first" : "highest"} ${shown} of ${number(there)} are drawn. Add a condition, or see them all in the table.`}</Notice>
      )}
      <Card label="Chart">
        <Chart
          title={findingOf(points, { answer, by: view.groupBy })}
          note={`${dataset.name}, version ${version.number}. ${dataset.publisher}. ${dataset.licence.attribution ?? ""}`}
          alt={altOf(points)}
          name={`${dataset.name.replace(/[^\w]+/g, "-").toLowerCase()}-v${version.number}`}
          draw={draw}
          data={() => [answer.columns.map(({ name }) => name), ...answer.rows]}
        />
      </Card>
    </>
  );
}

function altOf({ items, measure, time }: Points): string {
  const [highest, lowest] = extremesOf(items);
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
    marginRight: 70,
    marginBottom: 40,
    style,
    x: {
      label: measure,
      labelAnchor: "left",
      labelArrow: "none",
      labelOffset: 36,
      grid: true,
      zero: true,
      tickFormat,
      ticks: Math.max(2, Math.round(width / 160)),
    },
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
  const kept = series.slice(0, mostLines);
  const drawn = items.filter((item) => kept.includes(item.series ?? ""));
  const last = kept.flatMap((name) => drawn.findLast((item) => (item.series ?? "") === name && item.figure !== null) ?? []);
  const height = Math.min(460, Math.max(280, width * 0.5));
  const periods = [...new Set(items.map(({ name }) => name))].toSorted();
  const each = Math.ceil(periods.length / Math.max(2, Math.floor((width * 0.6) / 60)));
  const highest = Math.max(...drawn.map(({ figure }) => figure ?? 0));
  return Plot.plot({
    width,
    height,
    marginTop: 30,
    marginLeft: 20 + 8 * number(highest).length,
    marginRight: Math.min(170, width * 0.3),
    style,
    x: { label: null, type: "point", domain: periods, ticks: periods.filter((_, at) => at % each === 0) },
    y: { label: measure, labelArrow: "none", grid: true, zero: true, tickFormat, ticks: 6 },
    color: { domain: kept, range: kept.map((_, at) => hues[at % hues.length]!) },
    marks: [
      Plot.ruleY([0]),
      // There are fewer hues than lines: those that come round again are dashed.
      ...[false, true].map((dashed) =>
        Plot.line(
          drawn.filter(({ series: name = "" }) => kept.indexOf(name) >= hues.length === dashed),
          {
            x: "name",
            y: "figure",
            z: "series",
            stroke: "series",
            strokeWidth: 2.5,
            sort: "name",
            ...(dashed ? { strokeDasharray: "6 4" } : {}),
          },
        ),
      ),
      Plot.dot(drawn, { x: "name", y: "figure", fill: "series", r: 3 }),
      ...spaced(last, { pixels: height - 60, highest }).flatMap(({ item, dy }) => {
        const at = { x: "name", y: "figure", dy };
        const isDashed = kept.indexOf(item.series ?? "") >= hues.length;
        return [
          Plot.dot([item], { ...at, stroke: "series", fill: isDashed ? "var(--paper)" : "series", r: 4, dx: 14 }),
          Plot.text([item], { ...at, text: "series", fill: "var(--ink)", textAnchor: "start", dx: 22 }),
        ];
      }),
    ],
  });
}

const tickFormat = (figure: number) => number(figure);

/** Pixels from one name to the next, that both can be read. */
const apart = 15;

/** The names at the ends of lines, each moved as far as it takes to be read beside the others and within the picture. */
function spaced<I extends { figure: number | null }>(
  items: readonly I[],
  { pixels, highest }: { pixels: number; highest: number },
): { item: I; dy: number }[] {
  const placed = items
    .map((item) => ({ item, at: pixels * (1 - (item.figure ?? 0) / (highest || 1)), dy: 0 }))
    .toSorted((one, other) => one.at - other.at);
  let above = Number.NEGATIVE_INFINITY;
  for (const name of placed) {
    above = Math.max(name.at, above + apart);
    name.dy = above - name.at;
  }
  let below = pixels + apart;
  for (const name of placed.toReversed()) {
    below = Math.min(name.at + name.dy, below - apart);
    name.dy = below - name.at;
  }
  return placed;
}
