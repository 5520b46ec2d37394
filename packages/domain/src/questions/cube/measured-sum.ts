import { sumOfMeasured, type Measured } from "@concord/analysis";
import type { Part } from "../source.ts";
import type { Cube, Select } from "./cube.ts";

/** Some cells added up, as far as they are known. A cell without a figure is never 0: it is counted as missing. */
export type MeasuredSum = { readonly sum: Measured; readonly known: number; readonly missing: number };

/**
 * Adds cells up with what their errors allow: rounding end to end, and the
 * sampling errors of estimates by squares. The cells of one table are different
 * people or firms, so their sampling errors are independent; `Cube.sum` adds
 * intervals end to end, which is right for rounding and too wide for samples.
 */
export function measuredSum(cube: Cube, select: Select): MeasuredSum {
  if (!cube.sampled) {
    const { point, low, high, known, missing } = cube.sum(select);
    return { sum: { point, low, high, error: low === high ? "none" : "rounding" }, known, missing };
  }
  const parts = Object.entries(select) as [Part, readonly string[]][];
  const figures: Measured[] = [];
  let missing = 0;
  const visit = (depth: number, where: Partial<Record<Part, string>>): void => {
    const part = parts[depth];
    if (!part) {
      const figure = cube.at(where)?.figure;
      if (figure) figures.push(figure);
      else missing++;
      return;
    }
    for (const code of part[1]) visit(depth + 1, { ...where, [part[0]]: code });
  };
  visit(0, {});
  return { sum: sumOfMeasured(figures, "independent"), known: figures.length, missing };
}

export const addMeasuredSums = (sums: readonly MeasuredSum[]): MeasuredSum => ({
  sum: sumOfMeasured(
    sums.map(({ sum }) => sum),
    "independent",
  ),
  known: sums.reduce((total, { known }) => total + known, 0),
  missing: sums.reduce((total, { missing }) => total + missing, 0),
});
