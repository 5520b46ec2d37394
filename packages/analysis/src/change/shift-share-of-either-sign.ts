import { exactly, type Interval } from "../uncertainty/interval.ts";
import type { Economy } from "./shift-share.ts";
import type { ComparedPeriods } from "./shift-share-interval.ts";

/** Whether a cell may be below 0, as output can be and jobs cannot: the ends of no effect are then known to be where they else are. */
export const mayBeOfEitherSign = ({ periods }: ComparedPeriods): boolean =>
  periods.some(({ area, rest }) => [...area, ...rest].some(({ low }) => low < 0));

/**
 * The economies, where every cell is known exactly: of one that is not, while
 * figures may be below 0, nothing bounds the effects that its size is in.
 */
export function exactEconomies({ relation, periods }: ComparedPeriods): Economy[] | undefined {
  if (periods.some(({ area, rest }) => [...area, ...rest].some(({ low, high }) => low !== high))) return undefined;
  return periods.map(({ area, rest }) => ({
    area: area.map(({ low }) => low),
    reference: area.map(({ low }, industry) => rest[industry]!.low + (relation === "inside" ? low : 0)),
  }));
}

export const unbounded: Interval = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

export const exactlyOr = (value: number | undefined): Interval | undefined => (value === undefined ? undefined : exactly(value));
