import * as Plot from "@observablehq/plot";
import { sayFigure, sayThreshold, type Insight, type Run } from "@concord/domain/insights";

const colours = { holds: "var(--holds)", weakened: "var(--weak)", overturned: "var(--over)" } as const;

/** The claim's figure on each version it was run on, against its threshold. */
export function standingChart({ claim, runs }: Pick<Insight, "claim" | "runs">, width: number): SVGElement | HTMLElement {
  const drawn = runs.filter(({ figure }) => figure.point !== null);
  const version = ({ pin }: Run) => `v${pin.number}`;
  const point = ({ figure }: Run) => figure.point!; // drawn
  return Plot.plot({
    width,
    height: 220,
    marginLeft: 56,
    marginRight: 90,
    style: { fontFamily: "inherit", fontSize: "13px", color: "var(--ink-2)", background: "transparent" },
    x: { type: "point", label: null, domain: [...new Set(runs.map(version))] },
    y: {
      label: null,
      grid: true,
      zero: claim.measure === "location-quotient",
      nice: true,
      tickFormat: (value: number) => (claim.measure === "location-quotient" ? String(value) : sayFigure(claim.measure, value)),
    },
    marks: [
      Plot.ruleY([claim.threshold], { stroke: "var(--ink)", strokeDasharray: "5 4" }),
      Plot.text([`${claim.direction} ${sayThreshold(claim.measure, claim.threshold)}`], {
        y: [claim.threshold],
        frameAnchor: "right",
        textAnchor: "start",
        dx: 8,
        fill: "var(--ink)",
      }),
      Plot.ruleX(drawn, {
        x: version,
        y1: (run: Run) => run.figure.low ?? point(run),
        y2: (run: Run) => run.figure.high ?? point(run),
        stroke: (run: Run) => colours[run.standing],
        strokeWidth: 4,
        strokeLinecap: "round",
      }),
      Plot.dot(drawn, { x: version, y: point, r: 5, fill: "var(--paper)", stroke: (run: Run) => colours[run.standing], strokeWidth: 2.5 }),
    ],
  });
}
