import { anyBelowZero, requireSameLength, sumOf } from "./compared-cells.ts";

/**
 * How far apart two sets of shares are: the part of the one that would have to
 * move for both to be alike, 0 to 1.
 *
 *     D = ½ Σ |x_i / x − y_i / y|
 *
 * It is the field's one measure under several names: of an area's industries
 * the coefficient of specialisation, of an industry's places Hoover's index.
 * Undefined when either is nothing, and where a figure is below 0.
 */
export function shareDistance(parts: ArrayLike<number>, against: ArrayLike<number>): number | undefined {
  requireSameLength(parts, against);
  const [whole, other] = [sumOf(parts), sumOf(against)];
  if (whole === 0 || other === 0 || anyBelowZero(parts) || anyBelowZero(against)) return undefined;
  let distance = 0;
  for (let index = 0; index < parts.length; index++) distance += Math.abs(parts[index]! / whole - against[index]! / other);
  return Math.min(1, distance / 2); // of sums of shares the last digit may say more than the whole
}
