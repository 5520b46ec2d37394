import * as Plot from "@observablehq/plot";
import type { Insight, Run } from "@concord/domain/insights";
import { sayFigure, sayThreshold } from "@concord/domain/questions";

const colours = { holds: "var(--holds)", weakened: "var(--weak)", overturned: "var(--over)" } as const;

/** Which run: the versions it was asked of, in the order of their datasets. */
export const saidRun = ({ pins }: Pick<Run, "pins">): string => pins.map(({ number }) => `v${number}`).join(" ");

/** As many runs as are named under the picture. */
const mostNamed = 10;

/** The claim's figure in each run, against its threshold, or against what it is held against as each run found that. */
export function standingChart(
  { claim, runs, about: { unit } }: Pick<Insight, "claim" | "runs" | "about">,
  width: number,
): SVGElement | HTMLElement {
  const numbered = runs.map((run, at) => ({ run, at }));
  const drawn = numbered.filter(({ run }) => run.figure.point !== null);
  const against = numbered.filter(({ run }) => typeof run.against?.figure.point === "number");
  const every = Math.ceil(runs.length / mostNamed);
  const named = numbered.filter(({ at }) => at % every === 0 || at === runs.length - 1).map(({ at }) => at);
  const last = against.at(-1)?.run.against;
  const line = claim.against === undefined ? claim.threshold : (last?.figure.point ?? undefined);
  const broken = { stroke: "var(--ink)", strokeDasharray: "5 4" } as const;
  type Drawn = (typeof drawn)[number];
  const point = ({ run }: Drawn) => run.figure.point!; // drawn
  return Plot.plot({
    width,
    height: 220,
    marginLeft: 56,
    marginRight: width < 420 ? 12 : 96,
    marginTop: 24,
    style: { fontFamily: "inherit", fontSize: "13px", color: "var(--ink-2)", background: "transparent" },
    x: { type: "point", label: null, domain: numbered.map(({ at }) => at), ticks: named, tickFormat: (at: number) => saidRun(runs[at]!) },
    y: {
      label: null,
      grid: true,
      zero: unit === "ratio",
      nice: true,
      tickFormat: (value: number) => (unit === "ratio" || unit === "index" ? String(value) : sayFigure(unit, value)),
    },
    marks: [
      claim.against === undefined
        ? Plot.ruleY([claim.threshold], broken)
        : Plot.line(against, { x: "at", y: ({ run }: Drawn) => run.against!.figure.point, ...broken }),
      ...(line === undefined
        ? []
        : [
            Plot.text([`${claim.direction} ${claim.against === undefined ? sayThreshold(unit, line) : last!.name}`], {
              y: [line],
              frameAnchor: "right",
              ...(width < 420 ? { textAnchor: "end", dy: -9 } : { textAnchor: "start", dx: 8, lineWidth: 7 }),
              fill: "var(--ink)",
            }),
          ]),
      Plot.ruleX(drawn, {
        x: "at",
        y1: (one: Drawn) => one.run.figure.low ?? point(one),
        y2: (one: Drawn) => one.run.figure.high ?? point(one),
        stroke: ({ run }: Drawn) => colours[run.standing],
        strokeWidth: 4,
        strokeLinecap: "round",
      }),
      Plot.dot(drawn, {
        x: "at",
        y: point,
        r: 5,
        fill: "var(--paper)",
        stroke: ({ run }: Drawn) => colours[run.standing],
        strokeWidth: 2.5,
      }),
    ],
  });
}
