import type { LongRun } from "../long-run.ts";
import { exactly, intersection, sumOfIntervals, type Interval } from "../uncertainty/interval.ts";
import { sumsOfOthers } from "../specialisation/compared-cells.ts";
import {
  changesAnd,
  differenceOf,
  shiftShareIntervals,
  sumIfAll,
  type ComparedPeriods,
  type ShiftIntervals,
  type ShiftShareIntervals,
} from "./shift-share-interval.ts";
import { dynamicShiftShare } from "./dynamic-shift-share.ts";
import { exactEconomies, mayBeOfEitherSign } from "./shift-share-of-either-sign.ts";
import { competitiveBySlopes, mixBySlopes, nationalBySlopes } from "./shift-share-slopes.ts";

/**
 * Outer bounds of dynamic shift-share: they contain every admissible input.
 *
 * The tightest bounds of each step, added up, are true but far too wide: a year
 * in the middle ends one step and begins the next, and what it is wrong by
 * nearly cancels. Bounds by slopes see that (`shift-share-slopes.ts`), but have
 * none to give where an industry may be nothing. Taken is what both allow. The
 * competitive effects of different industries share no cell, so the area's is
 * the sum of theirs. Of figures that may be below 0 only the change has bounds,
 * unless every cell is known exactly. Yields after every step and every industry.
 */
export function* dynamicShiftShareIntervals(compared: ComparedPeriods): LongRun<ShiftShareIntervals> {
  const { relation, periods } = compared;
  if (periods.length < 2) throw new RangeError("A change needs at least two years");
  if (mayBeOfEitherSign(compared)) {
    const economies = exactEconomies(compared);
    return changesAnd(compared, economies && dynamicShiftShare(economies));
  }
  const steps: ShiftShareIntervals[] = [];
  for (const [index, after] of periods.slice(1).entries()) {
    steps.push(shiftShareIntervals({ relation, periods: [periods[index]!, after] }));
    yield (steps.length / (periods.length - 1)) * 0.3;
  }
  const [first, last] = [periods[0]!, periods.at(-1)!];
  const whole = periods.map(({ area, rest }) =>
    area.map((cell, industry) => (relation === "inside" ? sumOfIntervals([cell, rest[industry]!]) : rest[industry]!)),
  );
  const others = whole.map(sumsOfOthers);
  const totals = whole.map(sumOfIntervals);

  const sectors: ShiftIntervals[] = [];
  for (const industry of first.area.keys()) {
    const stepsOf = steps.map(({ sectors }) => sectors[industry]!);
    const area = periods.map((period) => period.area[industry]!);
    const rest = periods.map((period) => period.rest[industry]!);
    const beside = rest.map((cell, period) =>
      relation === "inside" ? sumOfIntervals([cell, others[period]![industry]!]) : totals[period]!,
    );
    sectors.push({
      change: differenceOf(last.area[industry]!, first.area[industry]!),
      national: both(
        stepsOf.map(({ national }) => national),
        () => nationalBySlopes(area, beside, relation),
      ),
      mix: both(
        stepsOf.map(({ mix }) => mix),
        () =>
          mixBySlopes({
            relation,
            periods: area.map((cell, period) => ({ area: [cell], rest: [rest[period]!], others: others[period]![industry]! })),
          }),
      ),
      competitive: both(
        stepsOf.map(({ competitive }) => competitive),
        () => competitiveBySlopes(area, rest, relation),
      ),
    });
    yield 0.3 + (sectors.length / first.area.length) * 0.7;
  }

  const areaTotals = periods.map(({ area }) => sumOfIntervals(area));
  const restTotals = periods.map(({ rest }) => sumOfIntervals(rest));
  const mixes = both(
    steps.map(({ total }) => total.mix),
    () => mixBySlopes({ relation, periods: periods.map((period) => ({ ...period, others: exactly(0) })) }),
  );
  return {
    sectors,
    total: {
      change: differenceOf(sumOfIntervals(last.area), sumOfIntervals(first.area)),
      national: both(
        steps.map(({ total }) => total.national),
        () => nationalBySlopes(areaTotals, restTotals, relation),
      ),
      mix: mixes && held(mixes, sumIfAll(sectors.map(({ mix }) => mix))),
      competitive: sumIfAll(sectors.map(({ competitive }) => competitive)),
    },
  };
}

function both(steps: readonly (Interval | undefined)[], bySlopes: () => Interval): Interval | undefined {
  const added = sumIfAll(steps);
  return added && held(added, bySlopes());
}

/** Both are true, so they meet, but for the last digit. */
const held = (one: Interval, other: Interval | undefined): Interval => (other && intersection(one, other)) ?? one;
