import * as Plot from "@observablehq/plot";
import { useCallback, useMemo } from "react";
import type { Answer, Measure, Row } from "@concord/domain/questions";
import { figureOf, measureOf, sayInterval, sayPoint } from "../figures.ts";
import { tableOf, type Picture, type PictureProps } from "../questions/question-page.ts";
import { partColour, plotStyle } from "./colours.ts";
import { sayTick } from "./dots.tsx";
import { PictureChart } from "./picture-chart.tsx";
import { figuresOf } from "./scale-over.ts";
import { labelName } from "./short-names.ts";

type Ask = {
  /** A table whose rows are periods; with `within`, of several things. */
  table: string;
  measure: string;
  name: string;
  title?: (answer: Answer) => string | undefined;
};

const mostLines = 8;

/** A measure from period to period, with its interval as a band. */
export const lines = (ask: Ask): Picture => ({
  key: `lines-${ask.table}-${ask.measure}`,
  name: ask.name,
  fits: (answer) => {
    const table = answer.tables.find(({ key }) => key === ask.table);
    return table !== undefined && measureOf(table, ask.measure) !== undefined && new Set(table.rows.map(periodOf)).size > 1;
  },
  Drawn: (props) => <Lines {...props} ask={ask} />,
});

/** "2021", of a row that is a period; of a period of one thing, its name is the period. */
const periodOf = (row: Row): string => (row.within === undefined ? row.code : row.name);

function Lines({ ask, ...picture }: PictureProps & { ask: Ask }) {
  const { answer, beside } = picture;
  const table = tableOf(answer, ask.table);
  const measure = measureOf(table, ask.measure)!; // it fits, so it is there
  const rows = useMemo(() => {
    const series = [...new Set(table.rows.map(({ within }) => within ?? ""))].slice(0, mostLines);
    return table.rows.filter((row) => series.includes(row.within ?? "") && figureOf(row, measure.key).point !== null);
  }, [table, measure]);
  const span = useMemo((): [number, number] | undefined => {
    const figures = beside.length > 1 ? figuresOf(beside, ask.table, measure.key) : [];
    const ends = figures.flatMap(({ low, point, high }) => [low, point, high].filter((end) => end !== null));
    return ends.length === 0 ? undefined : [Math.min(...ends), Math.max(...ends)];
  }, [beside, ask, measure]);
  const draw = useCallback((width: number) => drawn(rows, measure, span, width), [rows, measure, span]);
  return (
    <PictureChart
      picture={picture}
      title={ask.title?.(answer)}
      table={ask.table}
      note={`${measure.name}. ${measure.help}${measure.bounds === "none" ? "" : " The band is its interval."}`}
      alt={`${measure.name} from period to period. ${rows.map((row) => `${[row.within, periodOf(row)].filter(Boolean).join(", ")}: ${sayPoint(measure.unit, figureOf(row, measure.key))}`).join("; ")}.`}
      draw={draw}
    />
  );
}

function drawn(rows: readonly Row[], measure: Measure, span: [number, number] | undefined, width: number): SVGElement | HTMLElement {
  const figure = (row: Row) => figureOf(row, measure.key);
  const series = [...new Set(rows.map(({ within }) => within ?? ""))];
  const colour = (row: Row) => partColour(series.indexOf(row.within ?? ""));
  const banded = rows.filter((row) => figure(row).low !== null && figure(row).high !== null);
  const periods = [...new Set(rows.map(periodOf))].toSorted();
  const each = Math.ceil(periods.length / Math.max(2, Math.floor(width / 70)));
  const last = series.flatMap((name) => rows.filter(({ within }) => (within ?? "") === name).at(-1) ?? []);
  const several = series.length > 1;
  return Plot.plot({
    width,
    height: 340,
    marginLeft: 60,
    marginTop: 28,
    marginRight: several ? Math.min(170, width * 0.3) : 24,
    style: plotStyle,
    x: { type: "point", domain: periods, ticks: periods.filter((_, at) => at % each === 0), label: null },
    y: {
      ...(span ? { domain: span } : {}),
      label: measure.name,
      labelArrow: "none",
      grid: true,
      nice: true,
      tickFormat: (value: number) => sayTick(measure, value),
      ticks: 6,
      zero: measure.unit === "count" || measure.unit === "pounds",
    },
    marks: [
      ...(measure.neutral === undefined ? [] : [Plot.ruleY([measure.neutral], { stroke: "var(--ink)" })]),
      Plot.areaY(banded, {
        x: periodOf,
        y1: (row: Row) => figure(row).low,
        y2: (row: Row) => figure(row).high,
        z: (row: Row) => row.within ?? "",
        fill: colour,
        fillOpacity: 0.16,
      }),
      Plot.ruleX(banded, {
        x: periodOf,
        y1: (row: Row) => figure(row).low,
        y2: (row: Row) => figure(row).high,
        stroke: colour,
        strokeOpacity: 0.5,
      }),
      Plot.line(rows, {
        x: periodOf,
        y: (row: Row) => figure(row).point,
        z: (row: Row) => row.within ?? "",
        stroke: colour,
        strokeWidth: 2.5,
      }),
      Plot.dot(rows, { x: periodOf, y: (row: Row) => figure(row).point, r: 3.5, fill: "var(--paper)", stroke: colour, strokeWidth: 2 }),
      ...(several
        ? [
            Plot.text(last, {
              x: periodOf,
              y: (row: Row) => figure(row).point,
              text: (row: Row) => labelName(row.within ?? "", 22),
              textAnchor: "start",
              dx: 10,
              fill: colour,
            }),
          ]
        : []),
      Plot.tip(
        rows,
        Plot.pointer({
          x: periodOf,
          y: (row: Row) => figure(row).point,
          title: (row: Row) =>
            [
              [row.within, periodOf(row)].filter(Boolean).join(", "),
              sayPoint(measure.unit, figure(row)),
              sayInterval(measure.unit, figure(row)),
            ]
              .filter(Boolean)
              .join("\n"),
          fill: "var(--paper)",
          stroke: "var(--line)",
        }),
      ),
    ],
  });
}
