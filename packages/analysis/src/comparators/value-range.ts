import type { Interval } from "../uncertainty/interval.ts";

/**
 * The least and the greatest of some values, each with its tightest bounds: the
 * least of them rises in every one of them, and so does the greatest. Undefined
 * of none.
 */
export function valueRange(values: readonly Interval[]): { least: Interval; greatest: Interval } | undefined {
  if (values.length === 0) return undefined;
  const lows = values.map(({ low }) => low);
  const highs = values.map(({ high }) => high);
  return {
    least: { low: Math.min(...lows), high: Math.min(...highs) },
    greatest: { low: Math.max(...lows), high: Math.max(...highs) },
  };
}
