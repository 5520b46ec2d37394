import * as Plot from "@observablehq/plot";
import { useCallback, useMemo } from "react";
import type { Answer, Measure, Row } from "@concord/domain/questions";
import { count } from "../../../ui/index.ts";
import { figureOf, measureOf, sayInterval, sayPoint } from "../figures.ts";
import { tableOf, type Picture, type PictureProps } from "../questions/question-page.ts";
import { markColour, partColour, plotStyle } from "./colours.ts";
import { sayTick } from "./dots.tsx";
import { PictureChart } from "./picture-chart.tsx";
import { labelName } from "./short-names.ts";

type Ask = {
  table?: string;
  /** The parts, of one unit; they may be more or less than nought. */
  measures: readonly string[];
  /** What they add up to: a mark with its interval over each bar. */
  total?: string;
  name: string;
  title?: (answer: Answer) => string | undefined;
};

const mostBars = 30;

/** What each row's figure is made of: parts side by side, those below nought to the left. */
export const parts = (ask: Ask): Picture => ({
  key: `parts-${[ask.table, ...ask.measures].filter(Boolean).join("-")}`,
  name: ask.name,
  fits: (answer) => {
    const table = answer.tables.find((one) => ask.table === undefined || one.key === ask.table);
    return table !== undefined && ask.measures.some((key) => measureOf(table, key) !== undefined) && table.rows.length > 0;
  },
  Drawn: (props) => <Parts {...props} ask={ask} />,
});

type Piece = { code: string; row: Row; measure: Measure; value: number };

function Parts({ ask, ...picture }: PictureProps & { ask: Ask }) {
  const { answer, beside, shownOf, marked } = picture;
  const table = tableOf(answer, ask.table);
  const measures = useMemo(() => ask.measures.flatMap((key) => measureOf(table, key) ?? []), [ask, table]);
  const total = ask.total === undefined ? undefined : measureOf(table, ask.total);
  const rows = useMemo(
    () =>
      shownOf(ask.table)
        .filter((row) => measures.some(({ key }) => figureOf(row, key).point !== null))
        .slice(0, mostBars),
    [shownOf, ask, measures],
  );
  const span = useMemo(
    () =>
      beside.length > 1
        ? spanOf(
            beside.flatMap((one) => tableOf(one, ask.table).rows),
            measures,
            total,
          )
        : undefined,
    [beside, ask, measures, total],
  );
  const draw = useCallback((width: number) => drawn({ rows, measures, total, span, marked, width }), [rows, measures, total, span, marked]);
  const left = table.rows.length - rows.length;
  return (
    <PictureChart
      picture={picture}
      title={ask.title?.(answer)}
      table={ask.table}
      note={`${measures.map(({ name, help }) => `${name}: ${help}`).join(" ")}${total ? ` The mark is ${total.said}, with its interval.` : ""}${left > 0 ? ` ${count(left, "row")} of the table ${left === 1 ? "is" : "are"} not drawn.` : ""}`}
      alt={`${measures.map(({ name }) => name).join(", ")} of ${count(rows.length, "row")}. ${rows
        .slice(0, 5)
        .map((row) => `${row.name}: ${measures.map(({ key, said, unit }) => `${said} ${sayPoint(unit, figureOf(row, key))}`).join(", ")}`)
        .join("; ")}. The table has every figure.`}
      draw={draw}
      legend={<Legend measures={measures} total={total} />}
    />
  );
}

const Legend = ({ measures, total }: { measures: readonly Measure[]; total: Measure | undefined }) => (
  <ul className="picture-legend">
    {measures.map(({ key, name }, at) => (
      <li key={key}>
        <span className="swatch" style={{ background: partColour(at) }} aria-hidden />
        {name}
      </li>
    ))}
    {total && (
      <li>
        <span className="swatch round" aria-hidden />
        {total.name}
      </li>
    )}
  </ul>
);

type Drawing = {
  rows: readonly Row[];
  measures: readonly Measure[];
  total: Measure | undefined;
  /** From where to where the bars go, where they share it with those of pictures beside. */
  span: [number, number] | undefined;
  marked: string | undefined;
  width: number;
};

/** How far bars go to either side. */
function spanOf(rows: readonly Row[], measures: readonly Measure[], total: Measure | undefined): [number, number] {
  let [low, high] = [0, 0];
  for (const row of rows) {
    const values = measures.map(({ key }) => figureOf(row, key).point ?? 0);
    const whole = total ? figureOf(row, total.key) : undefined;
    const below = values.reduce((sum, value) => sum + Math.min(value, 0), 0);
    const above = values.reduce((sum, value) => sum + Math.max(value, 0), 0);
    [low, high] = [Math.min(low, below, whole?.low ?? 0), Math.max(high, above, whole?.high ?? 0)];
  }
  return [low, high];
}

function drawn({ rows, measures, total, span, marked, width }: Drawing): SVGElement | HTMLElement {
  const pieces = rows.flatMap((row): Piece[] =>
    measures.flatMap((measure) => {
      const { point } = figureOf(row, measure.key);
      return point === null ? [] : [{ code: row.code, row, measure, value: point }];
    }),
  );
  const names = Math.min(240, width * 0.42);
  const called = new Map(rows.map((row) => [row.code, labelName(row.name, Math.max(14, Math.floor(names / 7)))]));
  const whole = (row: Row) => (total ? figureOf(row, total.key) : undefined);
  const totalled = rows.filter((row) => whole(row)?.point != null);
  const first = measures[0]!; // there is one at least
  return Plot.plot({
    width,
    height: 64 + rows.length * 28,
    marginLeft: names + 10,
    marginRight: 24,
    marginBottom: 40,
    style: plotStyle,
    x: {
      ...(span ? { domain: span } : {}),
      tickFormat: (value: number) => sayTick(first, value),
      ticks: Math.max(3, Math.round((width - names) / 100)),
      label: null,
    },
    y: { type: "band", domain: rows.map(({ code }) => code), label: null, axis: null, padding: 0.25 },
    color: { type: "ordinal", domain: measures.map(({ key }) => key), range: measures.map((_, at) => partColour(at)) },
    marks: [
      Plot.gridX({ stroke: "var(--line-2)", strokeOpacity: 1 }),
      Plot.axisY({
        tickFormat: (code: string) => called.get(code) ?? code,
        tickSize: 0,
        label: null,
        fill: (code: string) => (code === marked ? markColour : "var(--ink)"),
      } as Plot.AxisYOptions),
      Plot.barX(
        pieces,
        Plot.stackX({
          y: "code",
          x: "value",
          fill: ({ measure }: Piece) => measure.key,
          order: measures.map(({ key }) => key),
        } as Plot.BarXOptions),
      ),
      Plot.ruleX([0], { stroke: "var(--ink)" }),
      ...(total
        ? [
            Plot.ruleY(
              totalled.filter((row) => whole(row)!.low !== null && whole(row)!.high !== null),
              { y: "code", x1: (row: Row) => whole(row)!.low, x2: (row: Row) => whole(row)!.high, stroke: "var(--ink)", strokeWidth: 2 },
            ),
            Plot.dot(totalled, {
              y: "code",
              x: (row: Row) => whole(row)!.point,
              r: 4.5,
              fill: "var(--paper)",
              stroke: (row: Row) => (row.code === marked ? markColour : "var(--ink)"),
              strokeWidth: 2,
            }),
          ]
        : []),
      Plot.tip(
        rows,
        Plot.pointerY({
          y: "code",
          x: (row: Row) => whole(row)?.point ?? 0,
          title: (row: Row) =>
            [
              row.name,
              ...[...measures, ...(total ? [total] : [])].map((measure) => {
                const figure = figureOf(row, measure.key);
                const interval = sayInterval(measure.unit, figure);
                return `${measure.name} ${sayPoint(measure.unit, figure)}${interval ? ` (${interval})` : ""}`;
              }),
            ].join("\n"),
          fill: "var(--paper)",
          stroke: "var(--line)",
        }),
      ),
    ],
  });
}
