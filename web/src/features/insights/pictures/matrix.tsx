import * as Plot from "@observablehq/plot";
import { useCallback, useMemo } from "react";
import type { Answer, Measure, Row } from "@concord/domain/questions";
import { figureOf, measureOf, sayInterval, sayPoint } from "../figures.ts";
import { tableOf, type Picture, type PictureProps } from "../questions/question-page.ts";
import { plotStyle } from "./colours.ts";
import { PictureChart } from "./picture-chart.tsx";
import { labelName } from "./short-names.ts";

type Ask = {
  /** A table of flows: each row's code is "from > to". */
  table: string;
  measure: string;
  name: string;
  from: string;
  to: string;
  nameOf: (answer: Answer, code: string) => string;
};

type Cell = { row: Row; from: string; to: string; point: number };

/** Flows between each two of a few places: from left to right, to from top to bottom. */
export const matrix = (ask: Ask): Picture => ({
  key: `matrix-${ask.table}-${ask.measure}`,
  name: ask.name,
  fits: (answer) => cellsOf(answer, ask).length > 1,
  Drawn: (props) => <Matrix {...props} ask={ask} />,
});

function cellsOf(answer: Answer, { table, measure }: Ask): Cell[] {
  const rows = answer.tables.find(({ key }) => key === table)?.rows ?? [];
  return rows.flatMap((row) => {
    const [from = "", to = ""] = row.code.split(" > ");
    const { point } = figureOf(row, measure);
    return point === null ? [] : [{ row, from, to, point }];
  });
}

function Matrix({ ask, ...picture }: PictureProps & { ask: Ask }) {
  const { answer } = picture;
  const measure = measureOf(tableOf(answer, ask.table), ask.measure)!; // it fits, so it is there
  const cells = useMemo(() => cellsOf(answer, ask), [answer, ask]);
  const draw = useCallback((width: number) => drawn({ cells, measure, ask, answer, width }), [cells, measure, ask, answer]);
  const largest = cells.filter(({ from, to }) => from !== to).toSorted((one, other) => other.point - one.point);
  return (
    <PictureChart
      picture={picture}
      table={ask.table}
      note={`${measure.name}. ${measure.help} Each row is ${ask.from}, each column ${ask.to}.`}
      alt={`${measure.name} between ${new Set(cells.map(({ from }) => from)).size} places. The largest: ${largest
        .slice(0, 4)
        .map(({ row }) => `${row.name} ${sayPoint(measure.unit, figureOf(row, measure.key))}`)
        .join("; ")}. The table has every figure.`}
      draw={draw}
    />
  );
}

type Drawing = { cells: readonly Cell[]; measure: Measure; ask: Ask; answer: Answer; width: number };

function drawn({ cells, measure, ask, answer, width }: Drawing): SVGElement | HTMLElement {
  const codes = [...new Set(cells.flatMap(({ from, to }) => [from, to]))];
  const names = Math.min(200, width * 0.28);
  const side = Math.max(26, (width - names) / codes.length);
  const called = new Map(codes.map((code) => [code, labelName(ask.nameOf(answer, code), Math.max(10, Math.floor(names / 7)))]));
  const above = new Map(codes.map((code) => [code, labelName(ask.nameOf(answer, code), Math.max(6, Math.floor(side / 7)))]));
  const roomy = side >= 44;
  const most = Math.max(...cells.map(({ point }) => point));
  return Plot.plot({
    width,
    height: 70 + codes.length * Math.min(44, Math.max(26, side)),
    marginLeft: names,
    marginTop: 56,
    marginBottom: 8,
    style: plotStyle,
    x: { type: "band", domain: codes, axis: null, padding: 0.04 },
    y: { type: "band", domain: codes, axis: null, padding: 0.04 },
    marks: [
      Plot.axisX({
        anchor: "top",
        tickFormat: (code: string) => above.get(code) ?? code,
        tickSize: 0,
        label: null,
        fill: "var(--ink)",
        tickRotate: roomy ? 0 : -45,
      }),
      Plot.axisY({ tickFormat: (code: string) => called.get(code) ?? code, tickSize: 0, label: null, fill: "var(--ink)" }),
      Plot.cell(cells, { x: "to", y: "from", fill: ({ point }: Cell) => shade(Math.sqrt(point / most)) }),
      ...(roomy
        ? [
            Plot.text(cells, {
              x: "to",
              y: "from",
              text: ({ row }: Cell) => sayPoint(measure.unit, figureOf(row, measure.key)).replace(/\.0%$/, "%"),
              fill: ({ point }: Cell) => (Math.sqrt(point / most) > darkFrom ? "var(--paper)" : "var(--ink)"),
            } as Plot.TextOptions),
          ]
        : []),
      Plot.tip(
        cells,
        Plot.pointer({
          x: "to",
          y: "from",
          title: ({ row }: Cell) =>
            [
              row.name,
              `${measure.name} ${sayPoint(measure.unit, figureOf(row, measure.key))}`,
              sayInterval(measure.unit, figureOf(row, measure.key)),
            ]
              .filter(Boolean)
              .join("\n"),
          fill: "var(--paper)",
          stroke: "var(--line)",
        } as Plot.TipOptions),
      ),
    ],
  });
}

/** From light to dark in the five shades of the maps; by root, for those who stay where they live are many more than those who go anywhere. */
const shade = (share: number): string => `var(--map-${Math.min(5, 1 + Math.floor((Number.isNaN(share) ? 0 : share) * 5))})`;

/** From the fourth shade on, what is written over it is light. */
const darkFrom = 0.6;
