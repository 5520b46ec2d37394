import type { ReactNode } from "react";

type FigureProps = {
  value: ReactNode;
  unit?: string;
  /** As written: "1.31 to 2.20". */
  interval?: string | undefined;
  /** "BRES, version 4, 2021". */
  source?: ReactNode;
  /** Makes the figure a link to its lineage; give a function that wraps it in a `Link` with `className="figure-value"`. */
  link?: (value: ReactNode) => ReactNode;
  big?: boolean;
};

/** A number that says what it is: unit, interval, source; and opens where it came from. */
export function Figure({ value, unit, interval, source, link, big }: FigureProps) {
  return (
    <span className={big ? "figure figure-big" : "figure"}>
      {link ? link(value) : <span className="figure-value">{value}</span>}
      {unit && <span className="figure-unit">{unit}</span>}
      {interval && <span className="figure-interval">{interval}</span>}
      {source && <span className="figure-source">{source}</span>}
    </span>
  );
}

type IntervalProps = {
  low: number | null;
  point: number | null;
  high: number | null;
  /** The ends of the scale: the same for every row of a table. */
  from: number;
  to: number;
  /** A line to compare with: 1 for a location quotient, 0 for growth. */
  reference?: number;
  /** How the numbers are said aloud. */
  say: (value: number) => string;
  width?: number;
};

/** A figure and the interval within which the truth must lie. An end that nothing holds is drawn broken, to the edge. */
export function IntervalBar({ low, point, high, from, to, reference, say, width = 200 }: IntervalProps) {
  if (point === null || (low === null && high === null)) return <span className="tiny">not known</span>;
  const x = (value: number) => 8 + ((Math.min(Math.max(value, from), to) - from) / (to - from || 1)) * (width - 16);
  const said = low === null ? `at most ${say(high!)}` : high === null ? `at least ${say(low)}` : `${say(low)} to ${say(high)}`; // not both are null
  const isOpen = low === null || high === null;
  return (
    <svg className="interval" width={width} height="16" viewBox={`0 0 ${width} 16`} role="img" aria-label={said}>
      {reference !== undefined && <line x1={x(reference)} x2={x(reference)} y1="0" y2="16" stroke="var(--edge)" />}
      <line
        x1={low === null ? 1 : x(low)}
        x2={high === null ? width - 1 : x(high)}
        y1="8"
        y2="8"
        stroke="var(--brand)"
        strokeWidth={isOpen ? 2 : 5}
        strokeDasharray={isOpen ? "3 3" : undefined}
        strokeLinecap={isOpen ? "butt" : "round"}
      />
      <circle cx={x(point)} cy="8" r="4.5" fill="var(--paper)" stroke="var(--brand)" strokeWidth="2.5" />
    </svg>
  );
}
