import { measureNames, sayFigure, sayThreshold } from "./claim-figure.ts";
import type { Claim, Figure, Standing } from "./insight.ts";

/** What a claim is judged on: its figure now, and what it was when the claim was made. */
export type Evidence = {
  claim: Pick<Claim, "measure" | "direction" | "threshold" | "margin">;
  sectorName: string;
  /** Undefined where the answer no longer has the sector. */
  figure: Figure | undefined;
  coverage: number;
  /** The run the author saw. Absent on that run itself. */
  first?: { figure: Figure; coverage: number } | undefined;
};

export type Judgement = { standing: Standing; because: string };

/**
 * Does the claim still stand?
 *
 * *Holds*: true at the point, and separable from its threshold: its whole
 * interval is on the right side. *Weakened*: true at the point but no longer
 * separable, or moved towards the threshold by more than the margin its author
 * set, or its coverage fell; also false at the point but not separably so, or
 * no longer to be worked out. *Overturned*: false at the point, and separable.
 *
 * Movement and coverage are measured from the run the author saw, and not from
 * the one before: many small steps are a long way.
 */
export function judgeStanding({ claim, sectorName, figure, coverage, first }: Evidence): Judgement {
  const subject = `The ${measureNames[claim.measure]} of ${sectorName}`;
  if (figure === undefined || figure.point === null) {
    return { standing: "weakened", because: `${subject} cannot be worked out from this version.` };
  }

  const threshold = sayThreshold(claim.measure, claim.threshold);
  const { point } = figure;
  const bounds = sayBounds(claim.measure, figure);
  const is = `${subject} is ${sayFigure(claim.measure, point, claim.threshold)}${bounds}`;

  if (!isTrueAt(point, claim)) {
    return isSeparable(figure, opposite(claim))
      ? { standing: "overturned", because: `${is}, which is not ${claim.direction} ${threshold}.` }
      : {
          standing: "weakened",
          because: `${is}, which is not ${claim.direction} ${threshold}, but the interval reaches it, so it cannot be called false.`,
        };
  }
  if (!isSeparable(figure, claim)) {
    return {
      standing: "weakened",
      because: `${is}: ${claim.direction} ${threshold}, but the interval reaches it, so the two cannot be told apart.`,
    };
  }
  const moved = first && movedTowards(claim, first.figure, point);
  if (moved !== undefined && moved > claim.margin) {
    return {
      standing: "weakened",
      because: `${is}, still ${claim.direction} ${threshold}, but ${sayDistance(claim.measure, moved)} nearer to it than when the claim was made. The margin is ${sayDistance(claim.measure, claim.margin)}.`,
    };
  }
  if (first && coverage < first.coverage) {
    return {
      standing: "weakened",
      because: `${is}, ${claim.direction} ${threshold}, but it rests on ${percent(coverage)} of the cells it needs, and rested on ${percent(first.coverage)} when the claim was made.`,
    };
  }
  return { standing: "holds", because: `${is}, ${claim.direction} ${threshold} by more than the interval.` };
}

/** Is the claim borne out by the figure itself, its interval aside? */
export const isTrueAt = (point: number, { direction, threshold }: Pick<Claim, "direction" | "threshold">): boolean =>
  direction === "above" ? point > threshold : point < threshold;

/** Whether every value the figure may have is on the claim's side. A bound that nothing holds is on no side. */
function isSeparable({ low, high }: Figure, claim: Pick<Claim, "direction" | "threshold">): boolean {
  const nearest = claim.direction === "above" ? low : high;
  return nearest !== null && isTrueAt(nearest, claim);
}

const opposite = ({ direction, threshold }: Pick<Claim, "direction" | "threshold">) => ({
  direction: direction === "above" ? ("below" as const) : ("above" as const),
  threshold,
});

function movedTowards({ direction }: Pick<Claim, "direction">, before: Figure, now: number): number | undefined {
  if (before.point === null) return undefined;
  return direction === "above" ? before.point - now : now - before.point;
}

function sayBounds(measure: Claim["measure"], { low, high }: Figure): string {
  if (low === null && high === null) return " (no interval can be given)";
  if (low === high) return "";
  if (low === null) return ` (at most ${sayFigure(measure, high!)})`; // not both are null
  if (high === null) return ` (at least ${sayFigure(measure, low)})`;
  return ` (${sayFigure(measure, low)} to ${sayFigure(measure, high)})`;
}

const sayDistance = (measure: Claim["measure"], distance: number): string =>
  measure === "location-quotient"
    ? String(Number(distance.toPrecision(3)))
    : `${Number((distance * 100).toPrecision(3))} percentage points`;

const percent = (share: number): string => {
  const shown = (share * 100).toFixed(1);
  return `${shown === "100.0" && share < 1 ? "99.9" : shown.replace(/\.0$/, "")}%`;
};
