import * as Plot from "@observablehq/plot";
import { useCallback, useMemo } from "react";
import type { Answer, Measure, Row } from "@concord/domain/questions";
import { count } from "../../../ui/index.ts";
import { figureOf, measureOf, sayInterval, sayPoint } from "../figures.ts";
import { tableOf, type Picture, type PictureProps } from "../questions/question-page.ts";
import { placeLabels } from "../place-labels.ts";
import { markColour, plotStyle } from "./colours.ts";
import { sayTick } from "./dots.tsx";
import { PictureChart } from "./picture-chart.tsx";
import { scaleOver } from "./scale-over.ts";
import { bareName, labelName } from "./short-names.ts";

type Ask = {
  table?: string;
  x: string;
  y: string;
  /** Its area: a count. */
  size?: string;
  /** A label one of whose values is "cannot-be-told": those are drawn hollow. */
  label?: string;
  /** What lies in each corner. */
  corners?: { topLeft: string; topRight: string; bottomLeft: string; bottomRight: string };
  /** Rows that are left to the table: with a base so small that they would stretch the picture. */
  without?: (row: Row) => boolean;
  name: string;
  title?: (answer: Answer) => string | undefined;
};

/** As many bubbles as can be told from one another. */
const mostBubbles = 120;
/** From so many on each is drawn smaller and paler, so that those beneath are seen. */
const manyBubbles = 40;

/** One measure against another: a bubble for each row, its area a third, bars the interval of the upright one. */
export const bubbles = (ask: Ask): Picture => ({
  key: `bubbles-${ask.x}-${ask.y}`,
  name: ask.name,
  fits: (answer) => drawable(answer, ask).length > 1,
  Drawn: (props) => <Bubbles {...props} ask={ask} />,
});

/** What can be drawn: it has both figures. The largest, where there are too many. */
export function drawable(answer: Answer, { table: key, x, y, size, without }: Ask): Row[] {
  const table = answer.tables.find((one) => key === undefined || one.key === key);
  const point = (row: Row, measure: string) => figureOf(row, measure).point;
  const isRatio = table && measureOf(table, y)?.unit === "ratio";
  return (table?.rows ?? [])
    .filter((row) => point(row, x) !== null && point(row, y) !== null && !(isRatio && point(row, y) === 0) && !without?.(row))
    .toSorted((one, other) => (size === undefined ? 0 : (point(other, size) ?? 0) - (point(one, size) ?? 0)))
    .slice(0, mostBubbles);
}

function Bubbles({ ask, ...picture }: PictureProps & { ask: Ask }) {
  const { answer, beside, marked, among } = picture;
  const table = tableOf(answer, ask.table);
  const [x, y] = [measureOf(table, ask.x)!, measureOf(table, ask.y)!]; // it fits, so they are there
  const size = ask.size === undefined ? undefined : measureOf(table, ask.size);
  const rows = useMemo(() => drawable(answer, ask), [answer, ask]);
  const every = useMemo(() => (beside.length > 1 ? beside.flatMap((one) => drawable(one, ask)) : rows), [beside, rows, ask]);
  const draw = useCallback(
    (width: number) => drawn({ rows, every, x, y, size, ask, marked, width }),
    [rows, every, x, y, size, ask, marked],
  );
  const left = table.rows.length - rows.length;
  return (
    <PictureChart
      picture={picture}
      title={ask.title?.(answer)}
      table={ask.table}
      note={`${y.name} against ${lower(x.name)}: a bubble for each row${size ? `, its area ${size.said}` : ""}${y.bounds === "none" ? "" : "; bars show the interval"}${ask.label ? "; hollow where the interval does not say which quarter it is in" : ""}.${left > 0 ? ` ${count(left, "row")} with a small base or no figure ${left === 1 ? "is" : "are"} in the table alone.` : ""}`}
      alt={altOf({ rows, x, y, size, among })}
      draw={draw}
    />
  );
}

const lower = (name: string) => (/^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name);

type Drawing = {
  rows: readonly Row[];
  /** Those of the pictures beside it too: they have one scale. */
  every: readonly Row[];
  x: Measure;
  y: Measure;
  size: Measure | undefined;
  ask: Ask;
  marked: string | undefined;
  width: number;
};

/** The rows at its edges, for those who do not see the picture. */
function altOf({ rows, x, y, size, among }: Pick<Drawing, "rows" | "x" | "y" | "size"> & { among: string | undefined }): string {
  const top = (measure: Measure) =>
    rows
      .toSorted((one, other) => (figureOf(other, measure.key).point ?? 0) - (figureOf(one, measure.key).point ?? 0))
      .slice(0, 3)
      .map((row) => `${bareName(row.name)} ${sayPoint(measure.unit, figureOf(row, measure.key))}`)
      .join(", ");
  return [
    `${among === undefined ? "" : `${among}: `}${y.name} against ${lower(x.name)} for ${count(rows.length, "row")}.`,
    `Highest ${y.said}: ${top(y)}.`,
    `Highest ${x.said}: ${top(x)}.`,
    ...(size ? [`Largest: ${top(size)}.`] : []),
    "The table has every figure.",
  ].join(" ");
}

function drawn({ rows, every, x, y, size, ask, marked, width }: Drawing): SVGElement | HTMLElement {
  const narrow = width < 560;
  const height = narrow ? 420 : 480;
  const along = (row: Row) => figureOf(row, x.key).point!; // drawable
  const up = (row: Row) => figureOf(row, y.key).point!;
  const area = (row: Row) => (size === undefined ? 1 : (figureOf(row, size.key).point ?? 0));
  const upright = scaleOver(
    every.map((row) => figureOf(row, y.key)),
    y,
  );
  const level = scaleOver(
    every.map((row) => ({ point: along(row), low: null, high: null })),
    x,
  );
  const within = (value: number) => Math.min(Math.max(value, upright.low), upright.high);
  const low = (row: Row) => within(figureOf(row, y.key).low ?? up(row));
  const high = (row: Row) => within(figureOf(row, y.key).high ?? up(row));
  const isHollow = (row: Row) => ask.label !== undefined && row.labels?.[ask.label] === "cannot-be-told";
  const colour = (row: Row) => (row.code === marked ? markColour : "var(--brand)");
  const options: Plot.PlotOptions = {
    width,
    height,
    marginLeft: 52,
    marginBottom: 42,
    marginTop: 30,
    marginRight: 16,
    style: plotStyle,
    x: {
      type: level.log ? "log" : "linear",
      domain: [level.low, level.high],
      tickFormat: (value: number) => sayTick(x, value),
      ticks: level.log ? level.ticks : narrow ? 4 : 8,
      label: x.name,
      labelArrow: "none",
      labelAnchor: "right",
    },
    y: {
      type: upright.log ? "log" : "linear",
      domain: [upright.low, upright.high],
      tickFormat: (value: number) => sayTick(y, value),
      ticks: upright.log ? upright.ticks : 6,
      tickSize: 0,
      label: y.name,
      labelArrow: "none",
    },
    r: {
      type: "sqrt",
      domain: [0, Math.max(...every.map(area), 1)],
      range: size ? [2, rows.length > manyBubbles ? 16 : narrow ? 20 : 28] : [4, 5],
    },
  };
  const scales = Plot.plot({ ...options, marks: [Plot.dot(rows, { x: along, y: up, r: area })] });
  const [toX, toY, toR] = (["x", "y", "r"] as const).map((name) => scales.scale(name)!);
  const labels = placeLabels(
    rows.map((row) => ({
      id: row.code,
      text: labelName(row.name),
      x: toX!.apply(along(row)),
      y: toY!.apply(up(row)),
      r: toR!.apply(area(row)),
      weight: row.code === marked ? Number.POSITIVE_INFINITY : distance(row, { x, y }) * Math.sqrt(area(row)),
    })),
    { left: 54, right: width - 4, top: 34, bottom: height - 46 },
    narrow ? 8 : 24,
  );
  const corner = (text: string, anchorX: "left" | "right", anchorY: "top" | "bottom") =>
    Plot.text([text], {
      frameAnchor: `${anchorY}-${anchorX}`,
      dx: anchorX === "left" ? 12 : -6,
      dy: anchorY === "top" ? 8 : -8,
      fill: "var(--ink-3)",
      fontWeight: 600,
    });
  const label = (anchor: "start" | "end") =>
    Plot.text(
      labels.filter((placed) => placed.anchor === anchor),
      {
        // Already in pixels: the scales have been applied.
        x: ({ x: at }: { x: number }) => toX!.invert!(at),
        y: ({ y: at }: { y: number }) => toY!.invert!(at),
        text: "text",
        textAnchor: anchor,
        fill: ({ id }: { id: string }) => (id === marked ? markColour : "var(--ink)"),
        fontWeight: ({ id }: { id: string }) => (id === marked ? 700 : 400),
        stroke: "var(--paper)",
        strokeWidth: 3,
      } as unknown as Plot.TextOptions,
    );
  const { corners } = ask;

  return Plot.plot({
    ...options,
    marks: [
      Plot.gridY({ stroke: "var(--line-2)", strokeOpacity: 1 }),
      Plot.gridX({ stroke: "var(--line-2)", strokeOpacity: 1 }),
      ...(y.neutral === undefined ? [] : [Plot.ruleY([y.neutral], { stroke: "var(--ink)" })]),
      ...(x.neutral === undefined ? [] : [Plot.ruleX([x.neutral], { stroke: "var(--ink)" })]),
      ...(corners
        ? [
            corner(corners.topLeft, "left", "top"),
            corner(corners.topRight, "right", "top"),
            corner(corners.bottomLeft, "left", "bottom"),
            corner(corners.bottomRight, "right", "bottom"),
          ]
        : []),
      Plot.ruleX(rows, { x: along, y1: low, y2: high, stroke: colour, strokeWidth: 1.5, strokeOpacity: 0.75, clip: true }),
      Plot.dot(rows, {
        x: along,
        y: up,
        r: area,
        fill: (row: Row) => (isHollow(row) ? "var(--paper)" : colour(row)),
        fillOpacity: rows.length > manyBubbles ? 0.5 : 0.78,
        stroke: colour,
        strokeWidth: (row: Row) => (row.code === marked ? 3 : 1.25),
        sort: (row: Row) => (row.code === marked ? 1 : 0),
      } as Plot.DotOptions),
      label("start"),
      label("end"),
      Plot.tip(
        rows,
        Plot.pointer({
          x: along,
          y: up,
          title: (row: Row) =>
            [
              row.name,
              ...[y, x, ...(size ? [size] : [])].map((measure) => {
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

/** How far from the ordinary: what lies far out is worth a name. */
function distance(row: Row, { x, y }: { x: Measure; y: Measure }): number {
  const far = ({ key, neutral, unit }: Measure) => {
    const point = figureOf(row, key).point ?? 0;
    return unit === "ratio" ? Math.abs(Math.log(Math.max(point, 0.01) / (neutral ?? 1))) : Math.abs(point - (neutral ?? 0));
  };
  return far(y) + 0.5 * Math.min(1, far(x));
}
