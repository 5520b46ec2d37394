import * as Plot from "@observablehq/plot";
import { useCallback, useMemo } from "react";
import { sayFigure, type Answer, type Measure, type Row } from "@concord/domain/questions";
import { count, number } from "../../../ui/index.ts";
import { figureOf, mainMeasure, measureOf, sayInterval, sayPoint, saysApart } from "../figures.ts";
import { tableOf, type Picture, type PictureProps } from "../questions/question-page.ts";
import { markColour, plotStyle } from "./colours.ts";
import { PictureChart } from "./picture-chart.tsx";
import { figuresOf, scaleOver, type Scale } from "./scale-over.ts";
import { labelName } from "./short-names.ts";

type Ask = {
  /** The answer's first table where none is named. */
  table?: string;
  /** What the table is ranked by where none is named. */
  measure?: string;
  name?: string;
  title?: (answer: Answer) => string | undefined;
};

/** As many as can be read one under another. */
const mostDots = 40;

/** A dot for each row, and the interval that its figure truly may lie in. */
export const dots = ({ table: key, measure: by, name, title }: Ask = {}): Picture => ({
  key: ["dots", key, by].filter(Boolean).join("-"),
  name: name ?? "Figures with their intervals",
  fits: (answer) => {
    const table = answer.tables.find((one) => key === undefined || one.key === key);
    return table !== undefined && (by === undefined || measureOf(table, by) !== undefined) && table.rows.length > 1;
  },
  Drawn: (props) => (
    <Dots {...props} ask={{ ...(key ? { table: key } : {}), ...(by ? { measure: by } : {}), ...(title ? { title } : {}) }} />
  ),
});

function Dots({ ask, ...picture }: PictureProps & { ask: Ask }) {
  const { answer, beside, shownOf, marked } = picture;
  const table = tableOf(answer, ask.table);
  const measure = (ask.measure === undefined ? undefined : measureOf(table, ask.measure)) ?? mainMeasure(table);
  /** By the measure of the picture, unless the table is in an order that somebody sees beside it. */
  const inOrder = table === answer.tables[0] || measure.key === mainMeasure(table).key;
  const rows = useMemo(() => {
    const from = inOrder ? shownOf(ask.table) : highestFirst(table.rows, measure.key);
    const known = from.filter((row) => figureOf(row, measure.key).point !== null);
    const first = known.slice(0, mostDots);
    const also = known.find(({ code }) => code === marked);
    return also && !first.includes(also) ? [...first.slice(0, -1), also] : first;
  }, [inOrder, shownOf, ask.table, table, measure, marked]);
  const scale = useMemo(
    () => scaleOver(beside.length > 1 ? figuresOf(beside, ask.table, measure.key) : rows.map((row) => figureOf(row, measure.key)), measure),
    [beside, ask.table, rows, measure],
  );
  const draw = useCallback((width: number) => drawn({ rows, measure, scale, marked, width }), [rows, measure, scale, marked]);
  const left = table.rows.length - rows.length;
  return (
    <PictureChart
      picture={picture}
      title={ask.title?.(answer)}
      table={ask.table}
      note={`${measure.name}. ${measure.help} Bars show the interval${hollowNote(measure)}.${left > 0 ? ` ${count(left, "row")} of the table ${left === 1 ? "is" : "are"} not drawn.` : ""}`}
      alt={altOf(rows, measure)}
      draw={draw}
    />
  );
}

const hollowNote = ({ neutral, unit }: Measure): string =>
  neutral === undefined ? "" : `; hollow where it holds ${sayFigure(unit, neutral)}, so that which side cannot be told`;

const highestFirst = (rows: readonly Row[], measure: string): Row[] =>
  rows.toSorted(
    (one, other) =>
      (figureOf(other, measure).point ?? Number.NEGATIVE_INFINITY) - (figureOf(one, measure).point ?? Number.NEGATIVE_INFINITY),
  );

function altOf(rows: readonly Row[], measure: Measure): string {
  const said = (row: Row) => {
    const figure = figureOf(row, measure.key);
    const interval = sayInterval(measure.unit, figure);
    return `${row.name} ${sayPoint(measure.unit, figure)}${interval ? `, ${interval}` : ""}`;
  };
  const first = rows.slice(0, 5).map(said);
  return `${measure.name} of ${count(rows.length, "row")} with intervals, in the order of the table. ${first.join("; ")}. The table has every figure.`;
}

type Drawing = { rows: readonly Row[]; measure: Measure; scale: Scale; marked: string | undefined; width: number };

function drawn({ rows, measure, scale, marked, width }: Drawing): SVGElement | HTMLElement {
  const { key, unit, neutral } = measure;
  const figure = (row: Row) => figureOf(row, key);
  const point = (row: Row) => figure(row).point!; // those drawn have one
  const within = (value: number) => Math.min(Math.max(value, scale.low), scale.high);
  const low = (row: Row) => within(figure(row).low ?? (figure(row).high === null ? point(row) : scale.low));
  const high = (row: Row) => within(figure(row).high ?? (figure(row).low === null ? point(row) : scale.high));
  const isOpen = (row: Row) => (figure(row).low === null) !== (figure(row).high === null);
  const names = Math.min(240, width * 0.42);
  const called = new Map(rows.map((row) => [row.code, labelName(row.name, Math.max(14, Math.floor(names / 7)))]));
  const colour = (row: Row) => (row.code === marked ? markColour : "var(--brand)");
  return Plot.plot({
    width,
    height: 64 + rows.length * 24,
    marginLeft: names + 10,
    marginRight: 24,
    marginTop: 26,
    marginBottom: 40,
    style: plotStyle,
    x: {
      type: scale.log ? "log" : "linear",
      domain: [scale.low, scale.high],
      tickFormat: (value: number) => sayTick(measure, value),
      ticks: scale.log ? scale.ticks : Math.max(3, Math.min(8, Math.round((width - names) / 90))),
      label: measure.name,
      labelArrow: "none",
      labelAnchor: "left",
      labelOffset: 36,
    },
    y: { type: "band", domain: rows.map(({ code }) => code), label: null, axis: null },
    marks: [
      Plot.gridX({ stroke: "var(--line-2)", strokeOpacity: 1, ...(scale.log ? { ticks: scale.ticks } : {}) }),
      ...(neutral === undefined ? [] : [Plot.ruleX([neutral], { stroke: "var(--ink)" })]),
      Plot.axisY({ tickFormat: (code: string) => called.get(code) ?? code, tickSize: 0, label: null, fill: "var(--ink)" }),
      Plot.ruleY(
        rows.filter((row) => !isOpen(row)),
        { y: "code", x1: low, x2: high, stroke: colour, strokeWidth: 4, strokeLinecap: "round", strokeOpacity: 0.55 },
      ),
      Plot.ruleY(rows.filter(isOpen), { y: "code", x1: low, x2: high, stroke: colour, strokeWidth: 2, strokeDasharray: "3 3" }),
      Plot.dot(rows, {
        y: "code",
        x: (row: Row) => within(point(row)),
        r: (row: Row) => (row.code === marked ? 6 : 4.5),
        fill: (row: Row) => (neutral !== undefined && saysApart(figure(row), neutral) === "cannot-be-told" ? "var(--paper)" : colour(row)),
        stroke: colour,
        strokeWidth: 2,
      }),
      Plot.tip(
        rows,
        Plot.pointerY({
          y: "code",
          x: (row: Row) => within(point(row)),
          title: (row: Row) =>
            [row.name, `${measure.name} ${sayPoint(unit, figure(row))}`, sayInterval(unit, figure(row))].filter(Boolean).join("\n"),
          fill: "var(--paper)",
          stroke: "var(--line)",
        }),
      ),
    ],
  });
}

/** A tick as short as it can be said. */
export function sayTick({ unit }: Pick<Measure, "unit">, value: number): string {
  if (unit === "ratio" || unit === "index" || unit === "probability") return String(Number(value.toPrecision(3)));
  const said = sayFigure(unit, value).replace(" percentage points", "");
  if (unit === "share" || unit === "growth" || unit === "points") return said.replace(/\.0(%?)$/, "$1");
  return Math.abs(value) >= 10_000
    ? `${said.startsWith("−") ? "−" : unit === "change" && value > 0 ? "+" : ""}${said.includes("£") ? "£" : ""}${shortNumber(Math.abs(value))}`
    : said;
}

const shortNumber = (size: number): string =>
  size >= 1e9
    ? `${number(size / 1e9, size % 1e9 === 0 ? 0 : 1)}bn`
    : size >= 1e6
      ? `${number(size / 1e6, size % 1e6 === 0 ? 0 : 1)}m`
      : `${number(size / 1000)}k`;
