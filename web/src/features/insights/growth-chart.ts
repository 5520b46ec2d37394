import * as Plot from "@observablehq/plot";
import type { Answer, SectorRow } from "@concord/domain/insights";
import { change, number } from "../../ui/format.tsx";
import { labelName } from "./finding.ts";
import { placeLabels } from "./place-labels.ts";

/** As many bubbles as can be told from one another. */
const mostBubbles = 120;

/** What can be drawn: it has both figures, and did not begin with so few jobs that its growth would stretch the picture. */
export function drawable(answer: Answer): SectorRow[] {
  return answer.sectors
    .filter(
      ({ locationQuotient, growth, notes }) =>
        locationQuotient.point !== null && locationQuotient.point > 0 && growth.point !== null && !notes.includes("small-base"),
    )
    .sort((one, other) => (other.jobsTo.point ?? 0) - (one.jobsTo.point ?? 0))
    .slice(0, mostBubbles);
}

/** Concentration against growth: a bubble a sector, its area the jobs, a bar the interval that rounding leaves. */
export function growthChart(answer: Answer, rows: readonly SectorRow[], width: number): SVGElement | HTMLElement {
  const narrow = width < 560;
  const height = narrow ? 420 : 480;
  const quotient = (row: SectorRow) => row.locationQuotient.point!; // drawable
  const growth = (row: SectorRow) => row.growth.point!;
  const low = (row: SectorRow) => Math.max(row.locationQuotient.low ?? quotient(row), 0.02);
  const high = (row: SectorRow) => row.locationQuotient.high ?? quotient(row);

  const xs = [...rows.map(growth), -0.05, 0.05];
  const pad = (Math.max(...xs) - Math.min(...xs)) * 0.06;
  const ys = [...rows.map(quotient), 0.8, 1.25];
  const options: Plot.PlotOptions = {
    width,
    height,
    marginLeft: 48,
    marginBottom: 42,
    marginTop: 30,
    marginRight: 16,
    style: { fontFamily: "inherit", fontSize: "13px", color: "var(--ink-2)", background: "transparent", overflow: "visible" },
    x: {
      domain: [Math.min(...xs) - pad, Math.max(...xs) + pad],
      tickFormat: (value: number) => change(value, 0),
      ticks: narrow ? 4 : 8,
      label: `change in jobs, ${answer.question.from} to ${answer.question.to}`,
      labelArrow: "none",
      labelAnchor: "right",
    },
    y: {
      type: "log",
      domain: [Math.max(0.04, Math.min(...ys) * 0.85), Math.max(...ys) * 1.18],
      tickFormat: (value: number) => String(value),
      ticks: [0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8, 12, 20],
      tickSize: 0,
      label: "location quotient",
      labelArrow: "none",
    },
    r: { type: "sqrt", domain: [0, Math.max(...rows.map((row) => row.jobsTo.point ?? 0), 1)], range: [2, narrow ? 20 : 28] },
  };
  const scales = Plot.plot({ ...options, marks: [Plot.dot(rows, { x: growth, y: quotient, r: (row: SectorRow) => row.jobsTo.point })] });
  const [x, y, r] = (["x", "y", "r"] as const).map((name) => scales.scale(name)!);
  const frame = { left: 50, right: width - 4, top: 34, bottom: height - 46 };
  const labels = placeLabels(
    rows.map((row) => ({
      id: row.code,
      text: labelName(row.name),
      x: x!.apply(growth(row)),
      y: y!.apply(quotient(row)),
      r: r!.apply(row.jobsTo.point ?? 0),
      weight: Math.abs(Math.log(quotient(row))) * Math.sqrt(row.jobsTo.point ?? 0),
    })),
    frame,
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
        x: ({ x: at }: { x: number }) => x!.invert!(at),
        y: ({ y: at }: { y: number }) => y!.invert!(at),
        text: "text",
        textAnchor: anchor,
        fill: "var(--ink)",
        stroke: "var(--paper)",
        strokeWidth: 3,
      },
    );

  return Plot.plot({
    ...options,
    marks: [
      Plot.gridY({ stroke: "var(--line-2)", strokeOpacity: 1 }),
      Plot.gridX({ stroke: "var(--line-2)", strokeOpacity: 1 }),
      Plot.ruleY([1], { stroke: "var(--ink)" }),
      Plot.ruleX([0], { stroke: "var(--ink)" }),
      corner("At risk", "left", "top"),
      corner("Strengths", "right", "top"),
      corner("Watch", "left", "bottom"),
      corner("Opportunities", "right", "bottom"),
      Plot.ruleX(rows, { x: growth, y1: low, y2: high, stroke: "var(--brand)", strokeWidth: 1.5, strokeOpacity: 0.75, clip: true }),
      Plot.dot(rows, {
        x: growth,
        y: quotient,
        r: (row: SectorRow) => row.jobsTo.point,
        fill: (row: SectorRow) => (row.quadrant === "cannot-be-told" ? "var(--paper)" : "var(--brand)"),
        fillOpacity: 0.78,
        stroke: "var(--brand)",
        strokeWidth: 1.25,
      }),
      label("start"),
      label("end"),
      Plot.tip(
        rows,
        Plot.pointer({
          x: growth,
          y: quotient,
          title: (row: SectorRow) =>
            [
              row.name,
              `Location quotient ${number(quotient(row), 2)} (${sayEnd(row.locationQuotient.low, 2)} to ${sayEnd(row.locationQuotient.high, 2)})`,
              `${number(row.jobsTo.point ?? 0)} jobs, ${change(growth(row))}`,
            ].join("\n"),
          fill: "var(--paper)",
          stroke: "var(--line)",
        }),
      ),
    ],
  });
}

const sayEnd = (end: number | null, places: number) => (end === null ? "not known" : number(end, places));
