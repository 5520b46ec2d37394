import { counted } from "@concord/kernel";
import type { Figure } from "../questions/figure.ts";
import { sayDistance, sayFigure, sayThreshold, type Unit } from "../questions/unit.ts";
import { boundOf, type Claim } from "./claim.ts";
import type { HeldAgainst, Insight, Standing } from "./insight.ts";

/** What a claim is judged on: its figure now, and what it was when the claim was made. */
export type Evidence = {
  claim: Pick<Claim, "direction" | "threshold" | "against" | "margin" | "coverageMayFall" | "mayMeet">;
  /** What the figure is called and how it is written. */
  about: Pick<Insight["about"], "rowName" | "said" | "unit">;
  /** Undefined where the answer no longer has it, or no longer has what it is held against. */
  figure: Figure | undefined;
  /** Of a claim against another row, or every other. */
  against?: HeldAgainst | undefined;
  lead?: Figure | undefined;
  coverage: number;
  /** The run the author saw. Absent on that run itself. */
  first?: { figure: Figure; lead?: Figure | undefined; coverage: number } | undefined;
};

export type Judgement = { standing: Standing; because: string };

/**
 * Does the claim still stand?
 *
 * What is judged is the figure, held against a number; or, of a claim against
 * another row or every other, the figure's lead over theirs, held against
 * nought or the least lead that was claimed.
 *
 * *Holds*: true at the point, and separable: its whole interval is on the right
 * side. *Weakened*: true at the point but no longer separable (unless its author
 * allows that, and it once was), or moved towards the other side by more than
 * the margin its author set, or its coverage fell by more than may be; also
 * false at the point but not separably so, or no longer to be worked out.
 * *Overturned*: false at the point, and separable.
 *
 * Movement and coverage are measured from the run the author saw, and not from
 * the one before: many small steps are a long way.
 */
export function judgeStanding({ claim, about, figure, against, lead, coverage, first }: Evidence): Judgement {
  const { unit } = about;
  const subject = `The ${about.said} of ${about.rowName}`;
  const judged = claim.against === undefined ? figure : lead;
  if (figure === undefined || figure.point === null) {
    return { standing: "weakened", because: `${subject} cannot be worked out from this version.` };
  }
  if (judged === undefined || judged.point === null) {
    const with_ = against ? `that of ${against.name}` : "what it is held against";
    return {
      standing: "weakened",
      because: `${subject} is ${sayWithin(unit, figure, claim)}, but ${with_} cannot be worked out from this version.`,
    };
  }

  const is = `${subject} is ${sayWithin(unit, figure, claim)}`;
  const than = sayTest({ claim, unit, against });
  const meets = sayMeeting({ claim, against, lead: judged });

  if (!isTrueAt(judged.point, claim)) {
    return isSeparable(judged, opposite(claim))
      ? { standing: "overturned", because: `${is}, which is not ${than}.` }
      : { standing: "weakened", because: `${is}, which is not ${than}, but ${meets}, so it cannot be called false.` };
  }
  const separable = isSeparable(judged, claim);
  const firstJudged = first && judgedOf(claim, first);
  const wasSeparable = firstJudged !== undefined && isSeparable(firstJudged, claim);
  const meetingAllowed = claim.mayMeet === true && wasSeparable;
  if (!separable && !meetingAllowed) {
    return { standing: "weakened", because: `${is}: ${than}, but ${meets}, so ${cannotBeSaid(claim, against)}.` };
  }
  const moved = firstJudged && movedTowards(claim, firstJudged, judged.point);
  if (moved !== undefined && moved > claim.margin + tolerance(claim.margin)) {
    return {
      standing: "weakened",
      because: `${is}, still ${than}, but ${sayDistance(unit, moved)} nearer to ${claim.against ? "not being so" : "it"} than when the claim was made. The margin is ${sayDistance(unit, claim.margin)}.`,
    };
  }
  if (first && coverage < first.coverage - (claim.coverageMayFall ?? 0) - 1e-12) {
    const allowed = claim.coverageMayFall ? ` It may fall by ${percent(claim.coverageMayFall)}.` : "";
    return {
      standing: "weakened",
      because: `${is}, ${than}, but it rests on ${percent(coverage)} of the cells it needs, and rested on ${percent(first.coverage)} when the claim was made.${allowed}`,
    };
  }
  if (!separable) return { standing: "holds", because: `${is}: ${than}. Now ${meets}, which its author allows.` };
  return { standing: "holds", because: `${is}, ${than} by more than the ${claim.against ? "intervals" : "interval"}.` };
}

/** What is judged of a run: its figure, or its lead over what it is held against. */
export const judgedOf = ({ against }: Pick<Claim, "against">, run: { figure: Figure; lead?: Figure | undefined }): Figure | undefined =>
  against === undefined ? run.figure : run.lead;

/** Is the claim borne out by the judged point itself, its interval aside? */
export const isTrueAt = (point: number, claim: Pick<Claim, "direction" | "threshold" | "against">): boolean =>
  claim.direction === "above" ? point > boundOf(claim) : point < boundOf(claim);

/** Whether every value the judged quantity may have is on the claim's side. A bound that nothing holds is on no side. */
export function isSeparable({ low, high }: Figure, claim: Pick<Claim, "direction" | "threshold" | "against">): boolean {
  const nearest = claim.direction === "above" ? low : high;
  return nearest !== null && isTrueAt(nearest, claim);
}

/** The claim that is true wherever this one is false and separable: beyond the same bound on its other side. */
const opposite = (claim: Pick<Claim, "direction" | "threshold" | "against">) => ({
  direction: claim.direction === "above" ? ("below" as const) : ("above" as const),
  threshold: boundOf(claim),
});

function movedTowards({ direction }: Pick<Claim, "direction">, before: Figure, now: number): number | undefined {
  if (before.point === null) return undefined;
  return direction === "above" ? before.point - now : now - before.point;
}

/** Two figures of twelve digits differ by a rest that is no movement. */
const tolerance = (margin: number): number => 1e-9 * Math.max(1e-3, margin);

type Testing = { claim: Pick<Claim, "direction" | "threshold" | "against">; unit: Unit; against?: HeldAgainst | undefined };

/** "above 1"; "above that of Leeds, 1.1 (1.05 to 1.15)"; "above every other, of which Leeds comes nearest, at 1.1 (1.05 to 1.15)". */
export function sayTest({ claim, unit, against }: Testing): string {
  if (claim.against === undefined || against === undefined) return `${claim.direction} ${sayThreshold(unit, claim.threshold)}`;
  const beyond = claim.threshold > 0 ? `more than ${sayDistance(unit, claim.threshold)} ` : "";
  const its = against.figure.point === null ? "not known" : sayWithin(unit, against.figure);
  return against.others === undefined
    ? `${beyond}${claim.direction} that of ${against.name}, ${its}`
    : `${beyond}${claim.direction} every other, of which ${against.name} comes nearest, at ${its}`;
}

/** What leaves it open. */
function sayMeeting({ claim, against, lead }: { claim: Evidence["claim"]; against: HeldAgainst | undefined; lead: Figure }): string {
  if (claim.against === undefined) return "the interval reaches it";
  const away = claim.direction === "above" ? lead.low : lead.high;
  if (away === null && against?.unknown) return `${counted(against.unknown, "other")} ${against.unknown === 1 ? "has" : "have"} no figure`;
  if (away === null) return "an interval is not known";
  return claim.threshold > 0 ? "the intervals leave less between them" : "the intervals meet";
}

const cannotBeSaid = ({ against, direction }: Evidence["claim"], held: HeldAgainst | undefined): string =>
  against?.is === "every-other-row"
    ? `it cannot be said to be the ${direction === "above" ? "highest" : "lowest"}`
    : held
      ? "the two cannot be told apart so"
      : "the two cannot be told apart";

function sayWithin(unit: Unit, figure: Figure, claim?: Pick<Claim, "threshold" | "against">): string {
  const unlike = claim === undefined || claim.against !== undefined ? undefined : claim.threshold;
  return `${sayFigure(unit, figure.point!, unlike)}${sayBounds(unit, figure)}`; // a figure that is said has a point
}

function sayBounds(unit: Unit, { low, high }: Figure): string {
  if (low === null && high === null) return " (no interval can be given)";
  if (low === high) return "";
  if (low === null) return ` (at most ${sayFigure(unit, high!)})`; // not both are null
  if (high === null) return ` (at least ${sayFigure(unit, low)})`;
  return ` (${sayFigure(unit, low)} to ${sayFigure(unit, high)})`;
}

const percent = (share: number): string => {
  const shown = (share * 100).toFixed(1);
  return `${shown === "100.0" && share < 1 ? "99.9" : shown.replace(/\.0$/, "")}%`;
};
