import * as Plot from "@observablehq/plot";
import { useCallback, useMemo } from "react";
import type { Answer, Measure, Row } from "@concord/domain/questions";
import { count } from "../../../ui/index.ts";
import { figureOf, measureOf, sayPoint } from "../figures.ts";
import { tableOf, type Picture, type PictureProps } from "../questions/question-page.ts";
import { fieldOf } from "../workbench/asking.ts";
import { clusterColours, markColour, plotStyle } from "./colours.ts";
import { sayTick } from "./dots.tsx";
import { PictureChart } from "./picture-chart.tsx";

const drawable = (answer: Answer): Row[] =>
  tableOf(answer, "places").rows.filter((row) => figureOf(row, "value").point !== null && figureOf(row, "around").point !== null);

/**
 * Each place against the mean of its neighbours (Anselin's Moran scatter plot):
 * the cross is the mean of all places, and the slope through the points is
 * Moran's I. Only where surroundings are means, which have the same axis.
 */
export const moranScatter = ({ name }: { name: string }): Picture => ({
  key: "moran-scatter",
  name,
  fits: (answer) => fieldOf(answer.question, "surroundings") === "mean" && drawable(answer).length > 1,
  Drawn: (props) => <Scatter {...props} />,
});

function Scatter(picture: PictureProps) {
  const { answer, marked } = picture;
  const table = tableOf(answer, "places");
  const rows = useMemo(() => drawable(answer), [answer]);
  const [value, around] = [measureOf(table, "value")!, measureOf(table, "around")!]; // of its own table
  const clusters = table.labels?.find(({ key }) => key === "cluster");
  const draw = useCallback((width: number) => drawn({ rows, value, around, marked, width }), [rows, value, around, marked]);
  const of = (kind: string) => rows.filter(({ labels }) => labels?.cluster === kind).length;
  return (
    <PictureChart
      picture={picture}
      table="places"
      note={`${value.name} of each place against the mean of its neighbours. The cross is the mean of all places; the slope of the line is Moran’s I. Places in colour are parts of clusters or stand out from their surroundings.`}
      alt={`${count(rows.length, "place")} by their own ${value.said} and that of their neighbours: ${Object.entries(clusters?.values ?? {})
        .map(([kind, called]) => `${called.toLowerCase()} ${of(kind)}`)
        .join(", ")}. The table has every figure.`}
      draw={draw}
      legend={
        <ul className="picture-legend">
          {Object.entries(clusters?.values ?? {})
            .filter(([kind]) => of(kind) > 0)
            .map(([kind, called]) => (
              <li key={kind}>
                <span className="swatch" style={{ background: clusterColours[kind] }} aria-hidden />
                {called}
              </li>
            ))}
        </ul>
      }
    />
  );
}

type Drawing = { rows: readonly Row[]; value: Measure; around: Measure; marked: string | undefined; width: number };

function drawn({ rows, value, around, marked, width }: Drawing): SVGElement | HTMLElement {
  const x = (row: Row) => figureOf(row, "value").point!; // drawable
  const y = (row: Row) => figureOf(row, "around").point!;
  const kind = (row: Row) => row.labels?.cluster ?? "none";
  const mean = rows.reduce((sum, row) => sum + x(row), 0) / rows.length;
  const slope =
    rows.reduce((sum, row) => sum + (x(row) - mean) * (y(row) - mean), 0) / rows.reduce((sum, row) => sum + (x(row) - mean) ** 2, 0);
  const [least, most] = [Math.min(...rows.map(x)), Math.max(...rows.map(x))];
  const on = (at: number) => ({ at, up: mean + slope * (at - mean) });
  // What is part of something last, so that it lies on top.
  const inOrder = rows.toSorted((one, other) => Number(kind(one) !== "none") - Number(kind(other) !== "none"));
  return Plot.plot({
    width,
    height: width < 560 ? 400 : 460,
    marginLeft: 60,
    marginBottom: 42,
    marginTop: 28,
    style: plotStyle,
    x: {
      label: value.name,
      labelArrow: "none",
      labelAnchor: "right",
      ticks: width < 560 ? 4 : 8,
      tickFormat: (at: number) => sayTick(value, at),
      nice: true,
    },
    y: { label: around.name, labelArrow: "none", ticks: 6, tickFormat: (at: number) => sayTick(around, at), nice: true },
    marks: [
      Plot.gridX({ stroke: "var(--line-2)", strokeOpacity: 1 }),
      Plot.gridY({ stroke: "var(--line-2)", strokeOpacity: 1 }),
      Plot.ruleX([mean], { stroke: "var(--ink-3)" }),
      Plot.ruleY([mean], { stroke: "var(--ink-3)" }),
      ...(Number.isFinite(slope)
        ? [Plot.line([on(least), on(most)], { x: "at", y: "up", stroke: "var(--ink)", strokeDasharray: "4 3" })]
        : []),
      Plot.dot(inOrder, {
        x,
        y,
        r: (row: Row) => (row.code === marked ? 7 : 4),
        fill: (row: Row) => clusterColours[kind(row)],
        stroke: (row: Row) => (row.code === marked ? markColour : "var(--ink-3)"),
        strokeWidth: (row: Row) => (row.code === marked ? 3 : 0.6),
      }),
      Plot.tip(
        inOrder,
        Plot.pointer({
          x,
          y,
          title: (row: Row) =>
            [
              row.name,
              `${value.name}: ${sayPoint(value.unit, figureOf(row, "value"))}`,
              `${around.name}: ${sayPoint(around.unit, figureOf(row, "around"))}`,
            ].join("\n"),
          fill: "var(--paper)",
          stroke: "var(--line)",
        }),
      ),
    ],
  });
}
