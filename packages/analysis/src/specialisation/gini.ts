import { anyBelowZero, sumOf } from "./compared-cells.ts";

/**
 * How unequal values are (Gini 1912), each counting the same:
 *
 *     G = 2 / (n² mean) × Σ rank × (x − mean)
 *
 * with rank 1 for the least. 0: all the same; (n − 1)/n: one has everything.
 * Undefined of no values, where all are 0, and where one is below it.
 */
export function gini(values: ArrayLike<number>): number | undefined {
  const count = values.length;
  const total = sumOf(values);
  if (count === 0 || total === 0 || anyBelowZero(values)) return undefined;
  const sorted = Float64Array.from(values).sort();
  let weighted = 0;
  for (let index = 0; index < count; index++) weighted += (2 * (index + 1) - count - 1) * sorted[index]!; // Σ (2 rank − n − 1) x is 2 Σ rank (x − mean)
  return Math.max(0, weighted / (count * total));
}

/** G × n / (n − 1): 1 where one has everything, however many there are. Undefined of fewer than two values. */
export function normalisedGini(values: ArrayLike<number>): number | undefined {
  const plain = values.length < 2 ? undefined : gini(values);
  return plain === undefined ? undefined : (plain * values.length) / (values.length - 1);
}
