import * as Plot from "@observablehq/plot";
import { useCallback, useMemo } from "react";
import type { Answer, Row } from "@concord/domain/questions";
import { count, Loading, Notice } from "../../../ui/index.ts";
import { ringsTurned } from "../../../ui/choropleth-rings.ts";
import { figureOf, sayInterval, sayPoint } from "../figures.ts";
import { tableOf, type Picture, type PictureProps } from "../questions/question-page.ts";
import { markColour, partColour, plotStyle } from "./colours.ts";
import { middleOf } from "./middle-of.ts";
import { PictureChart } from "./picture-chart.tsx";
import { useShapes } from "./use-shapes.ts";

type Ask = {
  /** The tables of what comes in and what goes out, by the place at the other end. */
  inward: string;
  outward: string;
  measure: string;
  name: string;
  /** The places of the area itself. */
  areaOf: (answer: Answer) => readonly string[];
};

type Line = { code: string; row: Row; way: "in" | "out"; workers: number };

/** As many lines as can be told from one another. */
const mostLines = 60;

/** Lines on a map from where people come and to where they go, as wide as they are many. */
export const flowLines = (ask: Ask): Picture => ({
  key: `lines-${ask.inward}-${ask.outward}`,
  name: ask.name,
  fits: (answer) => linesOf(answer, ask).length > 0,
  Drawn: (props) => <FlowLines {...props} ask={ask} />,
});

function linesOf(answer: Answer, { inward, outward, measure }: Ask): Line[] {
  const of = (key: string, way: Line["way"]) =>
    (answer.tables.find((table) => table.key === key)?.rows ?? []).flatMap((row): Line[] => {
      const { point } = figureOf(row, measure);
      return point === null || point <= 0 || row.ranks === null ? [] : [{ code: row.code, row, way, workers: point }]; // the rest of them is no place
    });
  return [...of(inward, "in"), ...of(outward, "out")].toSorted((one, other) => other.workers - one.workers).slice(0, mostLines);
}

function FlowLines({ ask, ...picture }: PictureProps & { ask: Ask }) {
  const { answer, marked } = picture;
  const lines = useMemo(() => linesOf(answer, ask), [answer, ask]);
  const area = useMemo(() => ask.areaOf(answer), [answer, ask]);
  const codes = useMemo(() => [...new Set([...area, ...lines.map(({ code }) => code)])].sort(), [area, lines]);
  const shapes = useShapes(codes, undefined);
  const measure = tableOf(answer, ask.inward).measures.find(({ key }) => key === ask.measure)!; // the pictures of a question name its measures
  const here = useMemo(
    () => middleOfAll((shapes.features ?? []).filter(({ code }) => area.includes(code)).map(({ shape }) => middleOf(shape))),
    [shapes.features, area],
  );
  const draw = useCallback(
    (width: number) =>
      drawn({
        lines,
        features: shapes.features ?? [],
        area,
        here,
        marked,
        width,
        say: (row) => sayPoint(measure.unit, figureOf(row, measure.key)),
      }),
    [lines, shapes.features, area, here, marked, measure],
  );

  if (shapes.none) {
    return (
      <Notice title="There are no shapes to draw on yet">
        Add a dataset of the kind “spatial” to the evidence and send its GeoJSON or TopoJSON, such as the districts of the Open Geography
        portal. The flows are then drawn on it.
      </Notice>
    );
  }
  if (shapes.features === undefined) return <Loading what="the shapes" lines={6} />;
  if (here === undefined) {
    return (
      <Notice health="weak" title="The area has no shape in the evidence">
        The codes of the flows and of the shapes may be of different years or of different kinds of place. The tables below have every
        figure.
      </Notice>
    );
  }
  const placed = new Set(shapes.features.map(({ code }) => code));
  const without = lines.filter(({ code }) => !placed.has(code)).length;
  const said = ({ row, way }: Line) =>
    `${way === "in" ? "in from" : "out to"} ${row.name} ${sayPoint(measure.unit, figureOf(row, measure.key))}`;
  return (
    <PictureChart
      picture={picture}
      table={ask.inward}
      note={`The ${count(lines.length, "largest flow", "largest flows")} over the border. The wider a line, the more people; each goes to or from the middle of the area.${without > 0 ? ` ${count(without, "flow")} ${without === 1 ? "has" : "have"} no shape here and ${without === 1 ? "is" : "are"} in the tables alone.` : ""}`}
      alt={`Map of flows over the border of the area. The largest: ${lines.slice(0, 5).map(said).join("; ")}. The tables have every figure.`}
      draw={draw}
      legend={
        <ul className="picture-legend">
          {(["in", "out"] as const).map((way) => (
            <li key={way}>
              <span className="swatch" style={{ background: colourOf(way) }} aria-hidden />
              {way === "in" ? "Travel in" : "Travel out"}
            </li>
          ))}
        </ul>
      }
    />
  );
}

const colourOf = (way: Line["way"]): string => partColour(way === "in" ? 0 : 1);

function middleOfAll(points: readonly ([number, number] | undefined)[]): [number, number] | undefined {
  const known = points.filter((point) => point !== undefined);
  if (known.length === 0) return undefined;
  const mean = (of: 0 | 1) => known.reduce((sum, point) => sum + point[of], 0) / known.length;
  return [mean(0), mean(1)];
}

type Drawing = {
  lines: readonly Line[];
  features: readonly { code: string; shape: object }[];
  area: readonly string[];
  here: [number, number] | undefined;
  marked: string | undefined;
  width: number;
  say: (row: Row) => string;
};

function drawn({ lines, features, area, here, marked, width, say }: Drawing): SVGElement | HTMLElement {
  const drawnShapes = features.map(({ code, shape }) => ({ type: "Feature" as const, geometry: ringsTurned(shape), properties: { code } }));
  const middles = new Map(features.map(({ code, shape }) => [code, middleOf(shape)]));
  const most = Math.max(...lines.map(({ workers }) => workers));
  const placed = lines.flatMap((line) => {
    const there = middles.get(line.code);
    if (!there || !here) return [];
    const [from, to] = line.way === "in" ? [there, here] : [here, there];
    return [
      { ...line, x1: from[0], y1: from[1], x2: to[0], y2: to[1], x: there[0], y: there[1], width: 1 + 9 * Math.sqrt(line.workers / most) },
    ];
  });
  type Placed = (typeof placed)[number];
  const isHere = ({ properties: { code } }: (typeof drawnShapes)[number]) => area.includes(code);
  return Plot.plot({
    width,
    height: Math.min(640, Math.round(width * 0.9)),
    style: plotStyle,
    projection: { type: "mercator", domain: { type: "FeatureCollection", features: drawnShapes } as never, inset: 10 },
    marks: [
      Plot.geo(drawnShapes as never[], {
        fill: ((one: (typeof drawnShapes)[number]) => (isHere(one) ? "var(--map-2)" : "var(--none-2)")) as never,
        stroke: "var(--paper)",
        strokeWidth: 1,
      }),
      Plot.arrow(placed, {
        x1: "x1",
        y1: "y1",
        x2: "x2",
        y2: "y2",
        bend: 18,
        headLength: 5,
        inset: 2,
        stroke: ({ code, way }: Placed) => (code === marked ? markColour : colourOf(way)),
        strokeWidth: "width",
        strokeOpacity: 0.75,
      }),
      Plot.tip(
        placed,
        Plot.pointer({
          x: "x",
          y: "y",
          title: ({ row, way }: Placed) =>
            `${way === "in" ? "In from" : "Out to"} ${row.name}\n${say(row)}${intervalOf(row) ? `\n${intervalOf(row)}` : ""}`,
          fill: "var(--paper)",
          stroke: "var(--line)",
        } as Plot.TipOptions),
      ),
    ],
  });
}

const intervalOf = (row: Row): string | undefined => sayInterval("count", figureOf(row, "workers"));
