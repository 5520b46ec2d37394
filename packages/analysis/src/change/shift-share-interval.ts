import { exactly, intersection, sumOfIntervals, type Interval } from "../uncertainty/interval.ts";
import { requireSameLength, sumsOfOthers, type ComparedCells } from "../specialisation/compared-cells.ts";
import { shiftShare, type Shift } from "./shift-share.ts";
import { exactEconomies, exactlyOr, mayBeOfEitherSign, unbounded } from "./shift-share-of-either-sign.ts";
import { mixBySlopes } from "./shift-share-slopes.ts";

/** Cells of an area and of what else is in its reference, in each of some periods. No job of a period is in two. */
export type ComparedPeriods = {
  readonly relation: ComparedCells["relation"];
  /** In order of time. */
  readonly periods: readonly Pick<ComparedCells, "area" | "rest">[];
};

/** Bounds of each part of a change. Undefined where the part is, whatever the cells are. */
export type ShiftIntervals = {
  readonly change: Interval;
  readonly national: Interval | undefined;
  readonly mix: Interval | undefined;
  readonly competitive: Interval | undefined;
};

export type ShiftShareIntervals = { readonly sectors: readonly ShiftIntervals[]; readonly total: ShiftIntervals };

/**
 * Bounds of classic shift-share. Of each industry they are the tightest; so are
 * those of the area's change, national and competitive effect. Those of its mix
 * effect are outer bounds (every industry's cells are in the growth that all are
 * measured by), held by the sum of the industries' and by slopes (`mixBySlopes`).
 *
 * The area is part of its reference, so its cells are on both sides. Of one
 * industry a is the area's cell, c the rest of the industry, o everything else
 * in the reference (u = c + o), S = a + c, T = S + o; 0 before and 1 after.
 *
 * national  a0 (T1/T0 − 1): rises in T1 and falls in u0, and is concave in a0,
 *   greatest at a0 = √(T1 u0) − u0: so the greatest is at an end of a0 or
 *   there, the least at an end.
 * mix  a0 (S1/S0 − T1/T0): rises in S1 and o0, falls in o1. In c0 it falls and
 *   then rises (least where S0/T0 = √(S1/T1)); in a0 it rises and then falls
 *   (greatest where T0/S0 = √(T1 (c0+o0) / (S1 c0))). So the greatest is at an
 *   end of c0, the least at an end of a0, and each in the other at an end or
 *   where it turns.
 * competitive  a1 − a0 S1/S0 = (a1 c0 − a0 c1) / S0: rises in a1 and c0, falls
 *   in a0 and c1. Both bounds are at corners.
 *
 * Apart from its reference (r = S) only r0 turns: the mix effect per job,
 * r1/r0 − T1/T0, falls and then rises in it.
 *
 * All of this is of counts. Of figures that may be below 0 only the change has
 * bounds, unless every cell is known exactly.
 */
export function shiftShareIntervals({ relation, periods }: ComparedPeriods): ShiftShareIntervals {
  const [before, after] = periods;
  if (!before || !after || periods.length !== 2) throw new RangeError("Classic shift-share has two periods");
  for (const { area, rest } of periods) {
    requireSameLength(area, before.area);
    requireSameLength(rest, before.area);
  }
  if (mayBeOfEitherSign({ relation, periods })) return ofEitherSign({ relation, periods });
  const step: Step = relation === "inside" ? insideStep(before, after) : apartStep(before, after);
  const sectors = before.area.map((_, industry) => step.sector(industry));
  const total = {
    change: differenceOf(sumOfIntervals(after.area), sumOfIntervals(before.area)),
    national: step.national(),
    mix: sumIfAll(sectors.map(({ mix }) => mix)),
    competitive: sumIfAll(sectors.map(({ competitive }) => competitive)),
  };
  const bySlopes = total.mix && mixBySlopes({ relation, periods: periods.map((period) => ({ ...period, others: exactly(0) })) });
  return { sectors, total: { ...total, mix: total.mix && bySlopes ? (intersection(total.mix, bySlopes) ?? total.mix) : total.mix } };
}

function ofEitherSign(compared: ComparedPeriods): ShiftShareIntervals {
  const economies = exactEconomies(compared);
  return changesAnd(compared, economies && shiftShare(economies[0]!, economies[1]!)); // there are two
}

/** The bounds of every change, and of its parts those of points that are known exactly. */
export function changesAnd(
  { periods }: ComparedPeriods,
  points: { readonly sectors: readonly Shift[]; readonly total: Shift } | undefined,
): ShiftShareIntervals {
  const [first, last] = [periods[0]!, periods.at(-1)!];
  const partsOf = (change: Interval, shift: Shift | undefined): ShiftIntervals => {
    if (!points) return { change, national: unbounded, mix: unbounded, competitive: unbounded };
    return { change, national: exactlyOr(shift?.national), mix: exactlyOr(shift?.mix), competitive: exactlyOr(shift?.competitive) };
  };
  return {
    sectors: first.area.map((before, industry) => partsOf(differenceOf(last.area[industry]!, before), points?.sectors[industry])),
    total: partsOf(differenceOf(sumOfIntervals(last.area), sumOfIntervals(first.area)), points?.total),
  };
}

type Period = ComparedPeriods["periods"][number];
type Step = { sector: (industry: number) => ShiftIntervals; national: () => Interval | undefined };

function insideStep(before: Period, after: Period): Step {
  const together = (period: Period) => period.area.map((area, industry) => sumOfIntervals([area, period.rest[industry]!]));
  const [start, end] = [together(before), together(after)];
  const [othersBefore, othersAfter] = [sumsOfOthers(start), sumsOfOthers(end)];
  const totalAfter = sumOfIntervals(end);
  return {
    sector(industry) {
      const [a0, a1] = [before.area[industry]!, after.area[industry]!];
      const [c0, c1] = [before.rest[industry]!, after.rest[industry]!];
      const [o0, o1] = [othersBefore[industry]!, othersAfter[industry]!];
      const none = a0.high + c0.high + o0.high === 0;
      return {
        change: differenceOf(a1, a0),
        national: none ? undefined : nationalInside(a0, sumOfIntervals([c0, o0]), totalAfter),
        mix: none ? undefined : mixInside({ a0, c0, o0, end: end[industry]!, o1 }),
        competitive: sound({
          low: competitiveInside(a0.high, c0.low, a1.low, c1.high),
          high: competitiveInside(a0.low, c0.high, a1.high, c1.low),
        }),
      };
    },
    national() {
      const [area, rest] = [sumOfIntervals(before.area), sumOfIntervals(before.rest)];
      return area.high + rest.high === 0 ? undefined : nationalInside(area, rest, totalAfter);
    },
  };
}

function nationalInside(a0: Interval, u0: Interval, totalAfter: Interval): Interval {
  const value = (a: number, u: number, total: number): number => (a === 0 ? 0 : (a / (a + u)) * total - a);
  const turn = Math.sqrt(totalAfter.high * u0.low) - u0.low;
  const candidates = [a0.low, a0.high, ...inside(turn, a0)].map((a) => value(a, u0.low, totalAfter.high));
  // Where the area might be all there was, next to nothing of it has the whole of what came.
  if (a0.low === 0 && u0.low === 0 && a0.high > 0) candidates.push(totalAfter.high);
  return sound({
    low: Math.min(value(a0.low, u0.high, totalAfter.low), value(a0.high, u0.high, totalAfter.low)),
    high: Math.max(...candidates),
  });
}

type Mixing = { a0: Interval; c0: Interval; o0: Interval; end: Interval; o1: Interval };

function mixInside({ a0, c0, o0, end, o1 }: Mixing): Interval {
  const value = (a: number, c: number, o: number, sector: number, total: number): number => {
    if (a === 0) return 0;
    return a * (sector / (a + c) - total / (a + c + o));
  };
  const least: number[] = [];
  const [endLow, totalOfLow] = [end.low, end.low + o1.high];
  const ratio = Math.sqrt(endLow / totalOfLow);
  for (const a of [a0.low, a0.high]) {
    const turn = (o0.low * ratio) / (1 - ratio) - a;
    for (const c of [c0.low, c0.high, ...inside(turn, c0)]) least.push(value(a, c, o0.low, endLow, totalOfLow));
  }
  const greatest: number[] = [];
  const [endHigh, totalOfHigh] = [end.high, end.high + o1.low];
  for (const c of [c0.low, c0.high]) {
    const turn = o0.high / (Math.sqrt((totalOfHigh * (c + o0.high)) / (endHigh * c)) - 1) - c;
    for (const a of [a0.low, a0.high, ...inside(turn, a0)]) greatest.push(value(a, c, o0.high, endHigh, totalOfHigh));
  }
  // Where the area might be all there was of the industry, next to nothing of it has the whole of what came.
  if (a0.low === 0 && c0.low === 0 && a0.high > 0) greatest.push(o0.high > 0 ? endHigh : endHigh - totalOfHigh);
  return sound({ low: Math.min(...least), high: Math.max(...greatest) });
}

/** Of nothing anywhere at the start, all there is now. */
function competitiveInside(a0: number, c0: number, a1: number, c1: number): number {
  if (a0 === 0) return a1;
  return c0 === 0 ? -c1 : (a1 * c0 - a0 * c1) / (a0 + c0);
}

function apartStep(before: Period, after: Period): Step {
  const [othersBefore, othersAfter] = [sumsOfOthers(before.rest), sumsOfOthers(after.rest)];
  const [start, end] = [sumOfIntervals(before.rest), sumOfIntervals(after.rest)];
  const growth = start.high === 0 ? undefined : sound({ low: end.low / start.high - 1, high: end.high / start.low - 1 });
  return {
    sector(industry) {
      const [a0, a1] = [before.area[industry]!, after.area[industry]!];
      const [r0, r1] = [before.rest[industry]!, after.rest[industry]!];
      const wasNone = a0.low > 0 && r0.high === 0;
      const factor = r0.high === 0 ? { low: 0, high: 0 } : sound({ low: r1.low / r0.high, high: r1.high === 0 ? 0 : r1.high / r0.low });
      return {
        change: differenceOf(a1, a0),
        national: growth && timesCount(a0, growth),
        mix:
          wasNone || !growth ? undefined : timesCount(a0, mixPerJob({ r0, o0: othersBefore[industry]!, r1, o1: othersAfter[industry]! })),
        competitive: wasNone ? undefined : sound({ low: a1.low - timesCount(a0, factor).high, high: a1.high - timesCount(a0, factor).low }),
      };
    },
    national: () => growth && timesCount(sumOfIntervals(before.area), growth),
  };
}

function mixPerJob({ r0, o0, r1, o1 }: { r0: Interval; o0: Interval; r1: Interval; o1: Interval }): Interval {
  if (r0.high === 0) return { low: 0, high: 0 };
  const value = (r: number, o: number, sector: number, others: number): number => {
    if (r > 0) return sector / r - (sector + others) / (r + o);
    // As r comes to nothing: where it is all there was, only what came of the others is left of the difference.
    if (o === 0) return others === 0 ? 0 : Number.NEGATIVE_INFINITY;
    return sector === 0 ? -others / o : Number.POSITIVE_INFINITY;
  };
  const ratio = Math.sqrt(r1.low / (r1.low + o1.high));
  const turn = (o0.low * ratio) / (1 - ratio);
  return sound({
    low: Math.min(...[r0.low, r0.high, ...inside(turn, r0)].map((r) => value(r, o0.low, r1.low, o1.high))),
    high: Math.max(...[r0.low, r0.high].map((r) => value(r, o0.high, r1.high, o1.low))),
  });
}

/** A count, which is never below 0, times what may be. */
function timesCount(count: Interval, other: Interval): Interval {
  const times = (one: number, two: number) => (one === 0 || two === 0 ? 0 : one * two);
  return {
    low: Math.min(times(count.low, other.low), times(count.high, other.low)),
    high: Math.max(times(count.low, other.high), times(count.high, other.high)),
  };
}

const inside = (turn: number, { low, high }: Interval): number[] => (low < turn && turn < high ? [turn] : []);

export function differenceOf(after: Interval, before: Interval): Interval {
  return sound({ low: after.low - before.high, high: after.high - before.low });
}

/** Where nothing holds a cell the arithmetic may have no answer: then nothing holds that end. */
export function sound({ low, high }: Interval): Interval {
  return { low: Number.isNaN(low) ? Number.NEGATIVE_INFINITY : low, high: Number.isNaN(high) ? Number.POSITIVE_INFINITY : high };
}

export function sumIfAll(intervals: readonly (Interval | undefined)[]): Interval | undefined {
  const known = intervals.filter((interval) => interval !== undefined);
  return known.length === intervals.length ? sumOfIntervals(known) : undefined;
}
